"""The Dash application: which pages there are, and how it is put together."""

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

import flask
import orjson

from dashboard.app.application import Application, application
from dashboard.app.page_content import Pages, register_pages
from dashboard.app.printing import register_printing
from dashboard.dash_internals import CALLBACK_PATH
from dashboard.pages.agenda import page as agenda
from dashboard.pages.changes import page as changes
from dashboard.pages.commitment import edit as edit_commitment
from dashboard.pages.commitment import new as new_commitment
from dashboard.pages.commitment import page as commitment
from dashboard.pages.review import page as review
from dashboard.pages.sources import detail as source
from dashboard.pages.sources import edit as edit_source
from dashboard.pages.sources import list as sources
from dashboard.pages.sources import new as new_source
from dashboard.pages.statistics import page as statistics
from dashboard.pages.table import page as commitments
from dashboard.pages.timeline import page as timeline
from dashboard.routing import routes_of
from dashboard.settings import Settings
from dashboard.web.errors import answer_flask_errors

if TYPE_CHECKING:
    from db.engine import Database

PAGES: tuple[ModuleType, ...] = (
    timeline,
    commitments,
    agenda,
    review,
    statistics,
    changes,
    sources,
    commitment,
    source,
    new_commitment,
    edit_commitment,
    new_source,
    edit_source,
)
# What the application works without: a line here and its package can be deleted together.
EXTENSIONS: Sequence[str] = [
    "dashboard.app.prerender",
]


def create_dash(
    settings: Settings,
    database: "Database",
    *,
    pages: Iterable[ModuleType] = PAGES,
    token: Callable[[], str] = str,
) -> Application:
    """A Dash application with the shell and `pages`, ready to serve, all its callbacks and inline scripts known.

    `token` is the state of the database (dashboard/web/change_hub.py). May be called repeatedly in a process.
    """
    modules = tuple(pages)
    app = application(settings)
    registered = Pages(routes_of(modules), database, settings, token)
    register_pages(app.server, registered)
    register_printing(app.server)
    app.layout = lambda: registered.layout(token=token())
    for page in modules:
        page.register(app, database, settings)
    for extension in EXTENSIONS:
        import_module(extension).install(app)
    answer_flask_errors(app.server)
    app.server.after_request(_unescape_json)
    # Dash adds its page callback and learns its inline scripts in the first request; have that behind us.
    with app.server.test_request_context("/"):
        app.server.preprocess_request()
    return app


def _unescape_json(response: flask.Response) -> flask.Response:
    """A callback's answer without Plotly's escapes of `<`, `>` and `/`, which mean nothing where JSON is no page.

    They are 8 % of a compressed window of rows (9,894 → 9,170 bytes).
    """
    if flask.request.path == CALLBACK_PATH and response.status_code == 200:
        response.set_data(orjson.dumps(orjson.loads(response.get_data())))
    return response

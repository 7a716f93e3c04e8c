"""The Dash application: which pages there are, and how Dash is set up.

Dash keeps its pages in one registry for the whole process. Here that registry has two constant entries (“the page
at this address” and “no such page”) that look up the routes of the application which answers the request, so that
several applications, each with its own pages and database, can live in one process.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, cast

import dash
import flask
import orjson
from dash import Dash, State, dcc
from dash._pages import PAGE_REGISTRY
from markupsafe import escape

from dashboard.app import shell
from dashboard.app.prerender import Filling, Fillings, asked, filled_container, filling, late_scripts
from dashboard.ids import LOCATION
from dashboard.pages import not_found
from dashboard.pages.agenda import page as agenda
from dashboard.pages.changes import page as changes
from dashboard.pages.commitment import edit as edit_commitment
from dashboard.pages.commitment import new as new_commitment
from dashboard.pages.commitment import page as commitment
from dashboard.pages.review import page as review
from dashboard.pages.sources import detail as source
from dashboard.pages.sources import list as sources
from dashboard.pages.sources import new as new_source
from dashboard.pages.statistics import page as statistics
from dashboard.pages.table import page as commitments
from dashboard.pages.timeline import page as timeline
from dashboard.routing import PageUrl, Route, find_route, page_function, read_query, routes_of
from dashboard.settings import Settings
from dashboard.web import asset_bundles
from dashboard.web.csrf import CSRF_HEADER, csrf_cookie_name
from dashboard.web.errors import answer_flask_errors
from dashboard.web.gate import CALLBACK_PATH, nonce_of
from dashboard.web.plotly_bundle import bundle
from db.errors import NotFound

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
)

_EXTENSION = "commitments"
_NONCE_MARK = "{nonce}"
_TITLE_MARK = "{title}"
_FIRST_MARK = "{first}"
_GIVEN_MARK = "{given}"
_PRELOAD_MARK = "{preload}"
# What Dash's own callback that writes the document's title says it changes.
_TITLE_WRITTEN = "_pages_dummy.children"
# For browsers that could not draw the timeline anyway; assets/js/boot/plotly.js has the one name of it that Dash needs.
_POLYFILL = "/deps/polyfill@"
# Component packages whose scripts only a page that says so loads, in its NEEDS; Dash's own table is never needed. Parts
# of dcc named there, such as `async-graph`, come with the page instead of after it.
_HEAVY = {"dash_ag_grid": "dash_ag_grid", "dash_table": ""}


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one application and what they are given."""

    routes: tuple[Route, ...]
    database: Any
    settings: Settings
    token: Callable[[], str]
    fillings: Fillings = field(default_factory=Fillings)


def create_dash(
    settings: Settings,
    database: Any,
    *,
    pages: Iterable[ModuleType] = PAGES,
    token: Callable[[], str] = str,
) -> Dash:
    """A Dash application with the shell and `pages`, ready to serve, all its callbacks and inline scripts known.

    `token` tells the state of the database (dashboard/web/change_hub.py). May be called repeatedly in a process.
    """
    listed = tuple(pages)
    app = _dash(settings)
    app.server.extensions[_EXTENSION] = Pages(routes_of(listed), database, settings, token)
    _fill_registry()
    app.layout = lambda: shell.layout(settings, token=token())
    for page in listed:
        page.register(app, database, settings)
    answer_flask_errors(app.server)
    app.server.after_request(_say_not_found)
    app.server.after_request(_unescape_json)
    # Dash adds its page callback and learns its inline scripts in the first request; have that behind us.
    with app.server.test_request_context("/"):
        app.server.preprocess_request()
    return app


def _dash(settings: Settings) -> Dash:
    known = len(dcc._js_dist)
    app = _Application(
        "dashboard",
        assets_folder=str(asset_bundles.assets_folder()),
        # They come as two files, see asset_bundles.
        assets_ignore=".*",
        index_string=_index(),
        use_pages=True,
        pages_folder="",
        include_pages_meta=False,
        routing_callback_inputs={
            "pathname": State(LOCATION, "pathname"),
            "search": State(LOCATION, "search"),
        },
        suppress_callback_exceptions=True,
        serve_locally=True,
        compress=False,
        enable_mcp=False,
        title=shell.NAME,
        # Dash's own type forgets that None leaves the title alone.
        update_title=cast(str, None),
        add_log_handler=False,
        csrf_token_name=csrf_cookie_name(settings),
        csrf_header_name=CSRF_HEADER,
    )
    if known and any(entry.get("namespace") == "plotly" for entry in dcc._js_dist[:known]):
        # Each application adds plotly.js to this list of the whole process; once is enough.
        del dcc._js_dist[known:]
    return app


class _Application(Dash):
    """Dash, with its first answer filled (first_answer.py) and nothing said about the machine."""

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]
        page: str = super().interpolate_index(**parts)  # type: ignore[no-untyped-call]
        nonce = nonce_of(flask.request.environ["asgi.scope"])
        head, body = page.replace(_NONCE_MARK, nonce).split(_FIRST_MARK)
        before, after = body.split(_GIVEN_MARK)
        filling = self._filling()
        # Only joined: what people typed stands in the filling, and it may look like a mark.
        foot = late_scripts(after) if filling.first else after
        preload = " data-preload" if "async-graph" in self._needs() else ""
        title = head.replace(_PRELOAD_MARK, preload).replace(_TITLE_MARK, str(escape(filling.title)))
        return "".join([title, filling.painted(nonce), before, filling.given, foot])

    def _filling(self) -> Filling:
        pages: Pages = self.server.extensions[_EXTENSION]
        token, address = pages.token(), asked()
        state = (address, token, pages.settings.today())
        known = pages.fillings.get(state)
        if known is None:
            content = _content(flask.request.path, address.search)
            container = filled_container(content, title=flask.g.page_title, address=address)
            apart = [route.page.PATH for route in pages.routes if set(getattr(route.page, "NEEDS", ())) & set(_HEAVY)]
            filtered = [route.page.PATH for route in pages.routes if getattr(route.page, "HAS_FILTERS", False)]
            layout = shell.layout(pages.settings, token=token, container=container, apart=apart, filtered=filtered)
            callbacks = _without_first_title(self._callback_list)
            known = filling(layout, callbacks, title=flask.g.page_title, paints=_paints_first())
            if known.first:
                pages.fillings.put(state, known)
        return known

    def _generate_scripts_html(self) -> str:
        scripts: str = super()._generate_scripts_html()
        needs = self._needs()
        left_out = [_POLYFILL, *(f"/{folder}/" for folder in _HEAVY if folder not in needs)]
        lines = [line for line in scripts.splitlines() if not any(part in line for part in left_out)]
        # Dash would ask for these once it comes to draw them.
        own = next((line for line in lines if "/dcc/dash_core_components." in line), "")
        early = [own.replace("/dash_core_components.", f"/{name}.") for name in needs if name.startswith("async-")]
        return "\n".join([*lines, *early])

    def _needs(self) -> tuple[str, ...]:
        """The scripts that the page of this request needs beside those of every page."""
        pages: Pages = self.server.extensions[_EXTENSION]
        found = find_route(pages.routes, flask.request.path) if flask.has_request_context() else None
        return getattr(found[0].page, "NEEDS", ()) if found else ()

    def _config(self) -> dict[str, Any]:
        config: dict[str, Any] = super()._config()  # type: ignore[no-untyped-call]
        return {key: value for key, value in config.items() if key != "python_version"}


def _without_first_title(callbacks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The callbacks, but Dash need not write the title of the page that it stands in already: were there nothing to
    call at first, it would not go through all of them either."""
    return [{**one, "prevent_initial_call": True} if one["output"] == _TITLE_WRITTEN else one for one in callbacks]


def _fill_registry() -> None:
    PAGE_REGISTRY.clear()
    register: Callable[..., None] = dash.register_page
    register("here", path="/", path_template="/<_>", title=_title, layout=_layout)
    register("not_found_404", path="/_", title=_title, layout=_layout)


def _layout(*, pathname: str | None = None, search: str | None = None, **_from_query: object) -> Any:
    """The content at an address. The query's fields arrive as arguments too; only `search` is believed."""
    return _content(pathname or "/", search)


def _content(path: str, search: str | None) -> Any:
    """The content of a page; its title, and whether there is none such, are left in `flask.g` for later."""
    pages: Pages = flask.current_app.extensions[_EXTENSION]
    flask.g.page_title = not_found.TITLE
    found = find_route(pages.routes, path)
    if found is None:
        return not_found.layout()
    route, variables = found
    url = PageUrl(path=path, variables=variables, query=read_query(search))
    try:
        title = page_function(route.page, "title")
        named = title(pages.database, pages.settings, url=url) if title else route.page.TITLE
        flask.g.page_title = f"{named} · {shell.NAME}"
        paints_first = page_function(route.page, "paints_first")
        flask.g.paints_first = paints_first is not None and paints_first(url)
        return route.page.layout(pages.database, pages.settings, url=url)
    except NotFound as error:
        flask.g.page_title, flask.g.page_missing = not_found.TITLE, True
        return not_found.layout(str(error))


def _paints_first() -> bool:
    return bool(flask.g.get("paints_first"))


def _title(**_variables: str) -> str:
    # Dash asks for the title right after the layout, in the same request.
    return str(flask.g.get("page_title", shell.NAME))


def _say_not_found(response: flask.Response) -> flask.Response:
    """The page for an unknown address is Dash's, and Dash says 200 of it."""
    pages: Pages = flask.current_app.extensions[_EXTENSION]
    request = flask.request
    unknown = request.endpoint == "/<path:path>" and find_route(pages.routes, request.path) is None
    missing = request.method == "GET" and flask.g.get("page_missing", False)
    if (unknown or missing) and response.status_code == 200:
        response.status_code = 404
    return response


def _unescape_json(response: flask.Response) -> flask.Response:
    """A callback's answer without Plotly's escapes of `<`, `>` and `/`, which mean nothing where JSON is no page.

    They are 8 % of a compressed window of rows (9,894 → 9,170 bytes).
    """
    if flask.request.path == CALLBACK_PATH and response.status_code == 200:
        response.set_data(orjson.dumps(orjson.loads(response.get_data())))
    return response


def _index() -> str:
    return f"""<!DOCTYPE html>
<html lang="en">
  <head>
    {{%metas%}}
    <meta name="color-scheme" content="light dark">
    <meta name="plotly" content="{bundle().address}"{_PRELOAD_MARK}>
    <title>{_TITLE_MARK}</title>
    <link rel="icon" type="image/svg+xml" href="/assets/icons/mark.svg">
    <script nonce="{_NONCE_MARK}">{asset_bundles.boot_script()}</script>
    <link rel="stylesheet" href="{asset_bundles.style_sheet().address}">
    {{%css%}}
  </head>
  <body>
    {_FIRST_MARK}
    {{%app_entry%}}
    <noscript>The timeline needs JavaScript.</noscript>
    {_GIVEN_MARK}
    <footer>
      {{%config%}}
      <script src="{asset_bundles.script().address}"></script>
      {{%scripts%}}
      {{%renderer%}}
    </footer>
  </body>
</html>"""

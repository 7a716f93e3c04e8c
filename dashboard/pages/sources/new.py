"""Adding a source."""

from typing import TYPE_CHECKING

import dash
from dash import html

from dashboard.forms import submission
from dashboard.pages.sources import source_form
from dashboard.routing import PageUrl
from dashboard.settings import Settings

if TYPE_CHECKING:
    from db.engine import Database

PATH = "/sources/new"
TITLE = "Add a source"


def layout(database: "Database", settings: Settings, *, url: PageUrl) -> html.Div:
    """The form."""
    return html.Div(
        [html.H1(TITLE, className="page-title"), source_form.layout()], className="page page-narrow form-page"
    )


def register(app: dash.Dash, database: "Database", settings: Settings) -> None:
    """Save."""
    submission.register(app, database, settings, source_form.FORM)

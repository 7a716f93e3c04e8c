"""A page that serves every form, as the product's own pages do."""

from typing import Any

import dash
from dash import html

from dashboard.pages.commitment import milestones
from dashboard.pages.sources import archive_form
from dashboard.records import deadline_form, status_form
from dashboard.routing import PageUrl
from dashboard.settings import Settings

PATH = "/forms"
TITLE = "Forms"


def layout(database: Any, settings: Settings, *, url: PageUrl) -> html.Div:
    return html.Div()


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    for form in (status_form, deadline_form, milestones, archive_form):
        form.register(app, database, settings)
        # As where two pages show the same form.
        form.register(app, database, settings)

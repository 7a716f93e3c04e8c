"""A page that serves every form, as the product's own pages do."""

from typing import Any

import dash
from dash import html

from dashboard.components import archive_form, deadline_form, milestone_form, status_form
from dashboard.routes import Place
from dashboard.settings import Settings

PATH = "/forms"
TITLE = "Forms"


def layout(database: Any, settings: Settings, *, place: Place) -> html.Div:
    return html.Div()


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    for form in (status_form, deadline_form, milestone_form, archive_form):
        form.register(app, database, settings)
        # As where two pages show the same form.
        form.register(app, database, settings)

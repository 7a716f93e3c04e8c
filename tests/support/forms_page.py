"""A page that serves every form, as the product's own pages do."""

from typing import Any

import dash
from dash import html

from dashboard.forms import submission
from dashboard.pages.commitment import page as commitment
from dashboard.pages.review import forms as review_forms
from dashboard.pages.sources import archive_form
from dashboard.routing import PageUrl
from dashboard.settings import Settings

PATH = "/forms"
TITLE = "Forms"


def layout(database: Any, settings: Settings, *, url: PageUrl) -> html.Div:
    return html.Div()


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    commitment.register(app, database, settings)
    submission.register(app, database, settings, archive_form.FORM, review_forms.SEARCH, review_forms.SNOOZE)

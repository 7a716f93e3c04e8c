"""Placeholder at `/` until the timeline stands there."""

from typing import Any

import dash
from dash import Input, Output, html

from dashboard.policy import Role, policy
from dashboard.routes import Place
from dashboard.settings import Settings
from dashboard.shell_ids import CHANGED

PATH = "/"
TITLE = "Timeline"

STATE = "welcome-state"


def layout(database: Any, settings: Settings, *, place: Place) -> html.Div:
    """A heading and the state of the database, which follows changes."""
    return html.Div(
        [html.H1("Timeline"), html.P(f"Today is {settings.today().isoformat()}."), html.P("…", id=STATE)],
        className="page page-welcome",
    )


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    """Show the database's state, and again after each change."""

    @app.callback(Output(STATE, "children"), Input(CHANGED, "data"))
    @policy(Role.READER)
    def show(token: str | None) -> str:
        return f"State {token}"

"""The notice that the bundled sample is on the screen, with the way to start with an empty database."""

from typing import TYPE_CHECKING

import dash
from dash import Input, NoUpdate, Output, html, no_update

from dashboard.ids import NOTICES
from dashboard.roles import Role, requires
from db.errors import DomainError
from db.queries.suggestions import site_fact

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.engine import Database

NOTICE = "sample-notice"
START_EMPTY = "sample-notice-start-empty"


def layout(session: "Session") -> html.Div:
    """The notice; empty where the database does not hold the sample."""
    return html.Div(_content(site_fact(session, "sample")), id=NOTICE)


def register(app: dash.Dash, database: "Database") -> None:
    """Start with an empty database once that was confirmed."""

    @app.callback(
        Output(NOTICES, "children", allow_duplicate=True),
        Input(START_EMPTY, "n_clicks"),
        prevent_initial_call=True,
    )
    @requires(Role.EDITOR)
    def start_empty(clicks: int | None) -> object:
        if not clicks:
            return no_update
        with database.read() as session:
            if site_fact(session, "sample") is None:
                return html.Div("This database does not hold the sample any more.", className="notice")
        try:
            copy = database.begin_empty()
        except DomainError as problem:
            return html.Div(str(problem), className="notice notice-error")
        return html.Div(f"The database is empty now. What it held is kept in {copy}.", className="notice")


def after_change(session: "Session") -> NoUpdate | None:
    """The notice after a change of the database: left as it is while the sample is held, empty from then on."""
    return no_update if site_fact(session, "sample") else None


def _content(name: str | None) -> html.Div | None:
    if name is None:
        return None
    copied = "A copy of everything is kept first, next to the database file. "
    confirm = html.Button("Empty this database", id=START_EMPTY, type="button", className="button")
    return html.Div(
        [
            html.Span(
                ["This is the bundled sample: ", html.Em(name), ". Try everything; nothing leaves this machine. "]
            ),
            html.Details(
                [html.Summary("Start with an empty database"), html.Div([copied, confirm])], className="sample-start"
            ),
        ],
        className="sample-notice",
    )

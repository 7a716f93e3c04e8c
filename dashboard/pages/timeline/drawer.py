"""The drawer on the right of the timeline: the chosen commitment, its status form and its history."""

from typing import Any

import dash
from dash import Input, Output, State, dcc, html, no_update

from dashboard.ids import CHANGED, LOCATION
from dashboard.records import status_form, summary
from dashboard.roles import Role, requires
from dashboard.routing import read_query
from dashboard.settings import Settings
from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.data_attributes import data
from dashboard.widgets.view_url import Address, address_of, days_query
from db.queries.commitment import CommitmentDetail, commitment_detail

DRAWER = "drawer"
HEAD = "drawer-head"
FORM = "drawer-form"
HISTORY = "drawer-history"
# What the drawer shows, so that it is left alone, with all that was typed in it, while it still is that.
SHOWS = "drawer-shows"
# The id of the last update that the form saved; always on the page, as the form itself is not.
SAVED = "drawer-saved"


def layout(session: Any, address: Address, settings: Settings) -> list[Any]:
    """The drawer, empty where no row is chosen, and its stores."""
    shown = content(session, address, settings)
    return [
        html.Aside(shown, id=DRAWER, className="drawer", **aria(label="Chosen commitment")),
        dcc.Store(id=SHOWS, data=_key(address)),
        dcc.Store(id=SAVED),
    ]


def register(app: dash.Dash, database: Any, settings: Settings, *, path: str) -> None:
    """Open for the row that the address names; follow changes; the form is put up anew only after one's own save."""
    status_form.register(app, database, settings)
    app.clientside_callback(
        # A form that was just put up has saved nothing yet: to tell so would put it up again.
        "function (saved) { return saved || window.dash_clientside.no_update; }",
        Output(SAVED, "data"),
        Input(status_form.SAVED, "data"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(DRAWER, "children"),
        Output(SHOWS, "data"),
        Input(LOCATION, "search"),
        State(LOCATION, "pathname"),
        State(SHOWS, "data"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def choose(search: str | None, pathname: str | None, shows: str | None) -> Any:
        address = _address(search, settings)
        if pathname != path or shows == _key(address):
            return no_update, no_update
        with database.read() as session:
            return content(session, address, settings), _key(address)

    @app.callback(
        Output(HEAD, "children"),
        Output(HISTORY, "children"),
        Input(CHANGED, "data"),
        State(LOCATION, "search"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def follow(_changed: str | None, search: str | None) -> Any:
        address = _address(search, settings)
        if address.selected is None:
            return no_update, no_update
        with database.read() as session:
            detail = commitment_detail(session, address.view, address.selected)
        return (no_update, no_update) if detail is None else (_head(detail, address), _history(detail))

    @app.callback(
        Output(FORM, "children"),
        Input(SAVED, "data"),
        State(LOCATION, "search"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def renew(_saved: str | None, search: str | None) -> Any:
        address = _address(search, settings)
        if address.selected is None:
            return no_update
        with database.read() as session:
            detail = commitment_detail(session, address.view, address.selected)
        return no_update if detail is None else _form(detail, address, settings)


def content(session: Any, address: Address, settings: Settings) -> list[Any]:
    """The drawer's content; nothing where no row is chosen."""
    if address.selected is None:
        return []
    detail = commitment_detail(session, address.view, address.selected)
    if detail is None:
        return [_close(), html.P("This commitment is not known, or was not yet on this day.", className="empty")]
    return [
        _close(),
        html.Div(_head(detail, address), id=HEAD),
        html.Div(_form(detail, address, settings), id=FORM),
        html.Section(
            [html.H3("History"), html.Div(_history(detail), id=HISTORY)],
            className="drawer-section",
        ),
    ]


def _head(detail: CommitmentDetail, address: Address) -> list[Any]:
    as_of = address.view.as_of
    page = f"/commitments/{detail.row.slug}{days_query(address.view)}"
    return [
        html.P("Commitment", className="drawer-kind"),
        html.H2(dcc.Link(detail.row.title, href=page), dir="auto"),
        summary.commitment_head(detail, as_of=as_of),
        summary.quote(detail),
        summary.facts(detail, as_of=as_of),
    ]


def _form(detail: CommitmentDetail, address: Address, settings: Settings) -> Any:
    """What can be recorded; on another day than today only what was can be read."""
    return None if address.view.looks_back else status_form.layout(detail, settings=settings)


def _history(detail: CommitmentDetail) -> Any:
    return summary.history(detail, correctable=False)


def _close() -> html.Button:
    return html.Button(
        "×", type="button", className="drawer-close", title="Close", **data(selecting="none"), **aria(label="Close")
    )


def _address(search: str | None, settings: Settings) -> Address:
    return address_of(read_query(search), settings)


def _key(address: Address) -> str:
    return f"{address.selected}|{address.view.as_of}|{address.view.as_recorded_by}"

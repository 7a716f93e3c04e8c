"""The drawer on the right of the timeline: the chosen commitment, its status form and its history."""

from typing import TYPE_CHECKING

import dash
from dash import Input, Output, State, dcc, html, no_update

from dashboard.forms import submission
from dashboard.ids import CHANGED
from dashboard.records import status_form, summary
from dashboard.roles import Role, requires
from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.component_types import Child
from dashboard.widgets.html.data_attributes import data
from dashboard.widgets.page_query import partial_query
from dashboard.widgets.view_url import AS_OF, AS_RECORDED_BY, SELECTED, Address, address_of, days_query
from db.queries.commitment import CommitmentDetail, commitment_detail

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.engine import Database

DRAWER = "drawer"
HEAD = "drawer-head"
HISTORY = "drawer-history"
# The part of the query that says what the drawer shows, so that it is left alone, with all that was typed in it, while
# only the rest changes.
QUERY = "drawer-query"
NAMES = (SELECTED, AS_OF, AS_RECORDED_BY)


def layout(session: "Session", url: PageUrl, settings: Settings) -> list[Child]:
    """The drawer, empty where no row is chosen, and its stores."""
    children = content(session, address_of(url.query, settings), settings)
    return [
        partial_query(url, id=QUERY, names=NAMES),
        html.Aside(children, id=DRAWER, className="drawer", **aria(label="Chosen commitment")),
    ]


def register(app: dash.Dash, database: "Database", settings: Settings) -> None:
    """Open for the row that the address names; its head and history follow changes, its form stays."""
    submission.register(app, database, settings, status_form.FORM)

    @app.callback(
        Output(DRAWER, "children"),
        Input(QUERY, "search"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def choose(search: str | None) -> list[Child]:
        with database.read() as session:
            return content(session, _address(search, settings), settings)

    @app.callback(
        Output(HEAD, "children"),
        Output(HISTORY, "children"),
        Input(CHANGED, "data"),
        State(QUERY, "search"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def follow(_changed: str | None, search: str | None) -> object:
        address = _address(search, settings)
        if address.selected is None:
            return no_update, no_update
        with database.read() as session:
            detail = commitment_detail(session, address.view, address.selected)
        return (
            (html.P(summary.GONE, className="empty", role="status"), None)
            if detail is None
            else (_head(detail, address), _history(detail))
        )


def content(session: "Session", address: Address, settings: Settings) -> list[Child]:
    """The drawer's content; nothing where no row is chosen."""
    if address.selected is None:
        return []
    detail = commitment_detail(session, address.view, address.selected)
    if detail is None:
        return [_close(), html.P("This commitment is not known, or was not yet on this day.", className="empty")]
    return [
        _close(),
        html.Div(_head(detail, address), id=HEAD),
        html.Div(_form(detail, address, settings)),
        html.Section(
            [html.H3("History"), html.Div(_history(detail), id=HISTORY)],
            className="drawer-section",
        ),
    ]


def _head(detail: CommitmentDetail, address: Address) -> list[Child]:
    as_of = address.view.as_of
    page = f"/commitments/{detail.row.slug}{days_query(address.view)}"
    return [
        html.P("Commitment", className="drawer-kind"),
        html.H2(dcc.Link(detail.row.title, href=page), dir="auto"),
        summary.commitment_head(detail, as_of=as_of),
        summary.quote(detail),
        summary.facts(detail, as_of=as_of),
    ]


def _form(detail: CommitmentDetail, address: Address, settings: Settings) -> Child:
    """What can be recorded; on another day than today only what was can be read."""
    return None if address.view.looks_back else status_form.layout(detail, settings=settings)


def _history(detail: CommitmentDetail) -> Child:
    return summary.history(detail, correctable=False)


def _close() -> html.Button:
    return html.Button(
        "×", type="button", className="drawer-close", title="Close", **data(selecting="none"), **aria(label="Close")
    )


def _address(search: str | None, settings: Settings) -> Address:
    return address_of(read_query(search), settings)

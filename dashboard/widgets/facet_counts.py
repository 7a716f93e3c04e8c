"""How many commitments each value of a filter would leave: requested when a list of values is opened, not before.

The first response holds only what is chosen. assets/js/components/filter-bar.js notices an opened list, what is
typed into it, and a query that changes meanwhile; the answer holds the commonest values, never all of thousands.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import dash
from dash import ClientsideFunction, Input, Output, State
from typing_extensions import TypedDict

from dashboard.ids import CHANGED, PAGE_QUERY
from dashboard.roles import Role, requires
from dashboard.routing import read_query
from dashboard.settings import Settings
from dashboard.widgets.view_url import view_of
from db.domain.filters import Filter
from db.queries.listing.facet_counts import facet_values

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.engine import Database

REQUESTED = "filter-bar-counts-requested"
COUNTED = "filter-bar-counted"
MAX_VALUES = 50
MAX_TYPED_LENGTH = 200

_FILTERS = {facet.value: facet for facet in Filter}
_WORDS = {facet: {one.value: one.label for one in facet.vocabulary} for facet in Filter if facet.vocabulary}


class CountRequest(TypedDict):
    """Which list is open, and what was typed into it; `at` makes each request another one."""

    facet: str
    typed: str
    at: float


class Counts(TypedDict):
    """The answer: values as `[value, words, count]`, and the request that they answer."""

    facet: str
    typed: str
    values: list[list[str]]
    at: float


def options(facet: Filter, chosen: Sequence[str]) -> list[dict[str, str]]:
    """What a list holds until it is opened: every status, but of what people named only what is chosen."""
    words = _WORDS.get(facet) or {value: value for value in chosen}
    return [{"value": value, "label": label} for value, label in words.items()]


def counted(session: "Session", search: str | None, request: CountRequest, *, settings: Settings) -> Counts | None:
    """The values of one filter in the view of an address, as `[value, words, count]`; None if there is no such."""
    facet = _FILTERS.get(request["facet"])
    if facet is None:
        return None
    view, typed = view_of(read_query(search), settings), request["typed"][:MAX_TYPED_LENGTH]
    counts = facet_values(session, view, facet, typed=typed, limit=MAX_VALUES)
    words = _WORDS.get(facet) or {value: value for value in counts}
    values = [[value, label, f"{counts.get(value, 0):,}"] for value, label in words.items()]
    return {"facet": facet.value, "typed": typed, "values": values, "at": request["at"]}


def register(app: dash.Dash, database: "Database", settings: Settings) -> None:
    """Count for the list that is open; `filter_bar` shows the answer."""
    app.clientside_callback(
        ClientsideFunction("filterBar", "recount"),
        Output(REQUESTED, "data"),
        Input(PAGE_QUERY, "search"),
        Input(CHANGED, "data"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(COUNTED, "data"), Input(REQUESTED, "data"), State(PAGE_QUERY, "search"), prevent_initial_call=True
    )
    @requires(Role.READER)
    def count(request: CountRequest | None, search: str | None) -> Counts | None:
        if request is None:
            return None
        with database.read() as session:
            return counted(session, search, request, settings=settings)

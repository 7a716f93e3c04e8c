"""How many commitments each value of a filter would leave: asked for when a list of values is opened, not before.

The page's first answer holds only what is chosen. assets/js/components/facet-counts.js notices an opened list, what is
typed into it, and an address that changes meanwhile; the answer holds the commonest values, never all of thousands.
"""

from collections.abc import Sequence
from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, State
from typing_extensions import TypedDict

from dashboard.ids import CHANGED, LOCATION
from dashboard.roles import Role, requires
from dashboard.routing import read_query
from dashboard.settings import Settings
from dashboard.widgets.view_url import view_of
from db.domain.filters import Filter
from db.queries.listing.facet_counts import facet_values

ASKED = "filter-bar-counts-asked"
COUNTED = "filter-bar-counted"
MOST = 50
LONGEST_TYPED = 200

_FILTERS = {facet.value: facet for facet in Filter}
_WORDS = {facet: {one.value: one.label for one in facet.vocabulary} for facet in Filter if facet.vocabulary}


class Asked(TypedDict):
    """Which list is open, and what was typed into it; `at` makes each question another one."""

    facet: str
    typed: str
    at: float


def options(facet: Filter, chosen: Sequence[str]) -> list[dict[str, str]]:
    """What a list holds until it is opened: every status, but of what people named only what is chosen."""
    words = _WORDS.get(facet) or {value: value for value in chosen}
    return [{"value": value, "label": label} for value, label in words.items()]


def counted(session: Any, search: str | None, asked: Asked, *, settings: Settings) -> dict[str, Any] | None:
    """The values of one filter in the view of an address, as `[value, words, count]`; None if there is no such."""
    facet = _FILTERS.get(asked["facet"])
    if facet is None:
        return None
    view, typed = view_of(read_query(search), settings), asked["typed"][:LONGEST_TYPED]
    counts = facet_values(session, view, facet, typed=typed, most=MOST)
    words = _WORDS.get(facet) or {value: value for value in counts}
    values = [[value, label, f"{counts.get(value, 0):,}"] for value, label in words.items()]
    return {"facet": facet.value, "typed": typed, "values": values, "at": asked["at"]}


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    """Count for the list that is open; `filter_bar` shows the answer."""
    app.clientside_callback(
        ClientsideFunction("filterCounts", "follow"),
        Output(ASKED, "data"),
        Input(LOCATION, "search"),
        Input(CHANGED, "data"),
        prevent_initial_call=True,
    )

    @app.callback(Output(COUNTED, "data"), Input(ASKED, "data"), State(LOCATION, "search"), prevent_initial_call=True)
    @requires(Role.READER)
    def count(asked: Asked | None, search: str | None) -> Any:
        if asked is None:
            return None
        with database.read() as session:
            return counted(session, search, asked, settings=settings)

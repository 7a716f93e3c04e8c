"""The tiles above the timeline: what needs me today, in one glance. Each is a button that filters."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dash import dcc, html

from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.data_attributes import data

TILES = "tiles"


class TileName(StrEnum):
    """Which question a tile answers; also its word in the URL."""

    PASSED = "passed"
    IN_WINDOW = "in_window"
    DUE_SOON = "due_soon"
    NO_DEADLINE = "no_deadline"
    FULFILLED = "fulfilled"
    NEEDS_CHECK = "needs_check"


TILE_LABELS: dict[TileName, str] = {
    TileName.PASSED: "Deadline passed",
    TileName.IN_WINDOW: "In their window",
    TileName.DUE_SOON: "Due in 30 days",
    TileName.NO_DEADLINE: "No deadline stated",
    TileName.FULFILLED: "Fulfilled",
    TileName.NEEDS_CHECK: "Need a check",
}


@dataclass(frozen=True, slots=True)
class Tile:
    """One number with its sub-line, such as `awaiting review` or `oldest 326 days`; empty for none."""

    name: TileName
    count: int
    note: str = ""


def tiles(shown: Sequence[Tile], *, pressed: Collection[TileName] = ()) -> html.Div:
    """The row of tiles; those in `pressed` show that they filter."""
    row = html.Div(
        [_tile(tile, pressed=tile.name in pressed) for tile in shown],
        id=TILES,
        className="tiles",
        role="group",
        **aria(label="What needs attention"),
    )
    waiting = any(tile.count for tile in shown if tile.name is TileName.NEEDS_CHECK)
    queue = dcc.Link("Go through those that need a check", href="/review", className="tiles-review")
    return html.Div([row, queue if waiting else None])


def _tile(tile: Tile, *, pressed: bool) -> html.Button:
    # A nought has no colour: colour says that there is something to see.
    tone = f" tile-{tile.name.value.replace('_', '-')}" if tile.count else ""
    return html.Button(
        [
            html.Span(f"{tile.count:,}", className="tile-count"),
            html.Span(TILE_LABELS[tile.name], className="tile-label"),
            html.Span(tile.note, className="tile-note"),
        ],
        type="button",
        className=f"tile{tone}",
        **data(tile=tile.name.value),
        **aria(pressed=pressed),
    )

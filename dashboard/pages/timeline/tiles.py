"""The tiles above the timeline: what needs attention today, at a glance. Each is a button that filters."""

from datetime import date

from dash import dcc, html

from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.data_attributes import data
from dashboard.widgets.links import review_page
from dashboard.widgets.view_words import tile_words
from db.domain.dates_in_words import counted_days
from db.domain.filters import Tile, View
from db.queries.timeline import Tiles

TILES = "tiles"


def tile_row(tiles: Tiles, view: View) -> html.Div:
    """The row of tiles; the one that the view filters by is pressed."""
    row = html.Div(
        [_tile(tile, tiles, view) for tile in Tile],
        id=TILES,
        className="tiles",
        role="group",
        **aria(label="What needs attention"),
    )
    count = tiles.counts[Tile.NEEDS_CHECK]
    queue = dcc.Link(f"Start review ({count:,})", href=review_page(view), className="tiles-review")
    return html.Div([row, queue if count and not view.looks_back else None])


def note(tile: Tile, tiles: Tiles, as_of: date) -> str:
    """The second line of a tile, such as `2 not looked at since`; empty where there is nothing to say."""
    match tile:
        case Tile.PASSED:
            return f"{tiles.awaiting_review:,} not looked at since" if tiles.awaiting_review else ""
        case Tile.IN_WINDOW:
            return "window open" if tiles.counts[tile] else ""
        case Tile.FULFILLED:
            return _late(tiles.counts[tile], tiles.met_late)
        case Tile.NEEDS_CHECK if tiles.oldest_check_on is not None:
            return f"longest wait {counted_days(max((as_of - tiles.oldest_check_on).days, 0))}"
    return ""


def _tile(tile: Tile, tiles: Tiles, view: View) -> html.Button:
    count = tiles.counts[tile]
    # A nought has no colour: colour says that there is something to see.
    tone = f" tile-{tile.value.replace('_', '-')}" if count else ""
    return html.Button(
        [
            html.Span(f"{count:,}", className="tile-count"),
            html.Span(tile_words(tile, view.due_soon_days), className="tile-label"),
            html.Span(note(tile, tiles, view.as_of), className="tile-note"),
        ],
        type="button",
        className=f"tile{tone}",
        **data(tile=tile.value),
        **aria(pressed=tile is view.tile),
    )


def _late(fulfilled: int, late: int) -> str:
    if not late:
        return "none late" if fulfilled else ""
    if late == fulfilled:
        return {1: "late", 2: "both late"}.get(late, "all late")
    return f"{late:,} late"

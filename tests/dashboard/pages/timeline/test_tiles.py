"""The tiles above the timeline: buttons with a number, their words and a second line."""

from datetime import date
from typing import Any

import pytest

from dashboard.pages.timeline.tiles import note, tile_row
from dashboard.widgets.view_words import tile_words
from db.domain.filters import Tile
from db.queries.timeline import Tiles
from tests.support.builders import a_view
from tests.support.rendered import parts_of_class

TODAY = date(2026, 11, 22)


def some_tiles(*, met_late: int = 0, awaiting: int = 0, oldest: date | None = None, **counts: int) -> Tiles:
    return Tiles({tile: counts.get(tile.value, 0) for tile in Tile}, oldest, met_late, awaiting)


def test_each_tile_is_a_button_that_shows_whether_it_filters() -> None:
    row = tile_row(some_tiles(passed=3), a_view(tile=Tile.PASSED))
    passed, fulfilled = (
        props(tile) for tile in parts_of_class(row, "tile") if props(tile)["data-tile"] in ("passed", "fulfilled")
    )
    assert (passed["aria-pressed"], fulfilled["aria-pressed"]) == ("true", "false")
    assert "tile-passed" in passed["className"]
    assert "tile-fulfilled" not in fulfilled["className"], "a nought has no colour"
    assert parts_of_class(row, "tile-label")[0].children == "Deadline passed"


def test_the_tile_of_what_is_due_soon_says_how_soon() -> None:
    assert tile_words(Tile.DUE_SOON, 7) == "Due in 7 days"


def test_the_way_to_the_review_queue_is_there_only_while_something_waits() -> None:
    assert parts_of_class(tile_row(some_tiles(needs_check=1), a_view()), "tiles-review")
    assert not parts_of_class(tile_row(some_tiles(), a_view()), "tiles-review")


@pytest.mark.parametrize(
    ("tile", "tiles", "words"),
    [
        (Tile.PASSED, some_tiles(passed=2, awaiting=1), "1 not looked at since"),
        (Tile.PASSED, some_tiles(passed=2), ""),
        (Tile.IN_WINDOW, some_tiles(), ""),
        (Tile.IN_WINDOW, some_tiles(in_window=1), "window open"),
        (Tile.DUE_SOON, some_tiles(due_soon=4), ""),
        (Tile.FULFILLED, some_tiles(), ""),
        (Tile.FULFILLED, some_tiles(fulfilled=3), "none late"),
        (Tile.FULFILLED, some_tiles(fulfilled=3, met_late=1), "1 late"),
        (Tile.FULFILLED, some_tiles(fulfilled=1, met_late=1), "late"),
        (Tile.FULFILLED, some_tiles(fulfilled=2, met_late=2), "both late"),
        (Tile.FULFILLED, some_tiles(fulfilled=3, met_late=3), "all late"),
        (Tile.NEEDS_CHECK, some_tiles(), ""),
        (Tile.NEEDS_CHECK, some_tiles(needs_check=1, oldest=date(2026, 11, 12)), "longest wait 10 days"),
        (Tile.NEEDS_CHECK, some_tiles(needs_check=1, oldest=date(2026, 11, 30)), "longest wait 0 days"),
    ],
)
def test_the_second_line_says_what_matters_of_the_number(tile: Tile, tiles: Tiles, words: str) -> None:
    assert note(tile, tiles, TODAY) == words


def props(part: Any) -> dict[str, Any]:
    properties: dict[str, Any] = part.to_plotly_json()["props"]
    return properties

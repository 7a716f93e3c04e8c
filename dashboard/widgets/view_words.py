"""A view in words: what its filters, order and day are called wherever they are read rather than chosen."""

from db.domain.dates_in_words import written_date
from db.domain.filters import Filter, Group, Sort, Tile, View

SORT_WORDS: dict[Sort, str] = {
    Sort.DEADLINE: "deadline",
    Sort.COMMITTED: "date made",
    Sort.TITLE: "title",
    Sort.CHECKED: "last check",
    Sort.SLIPPAGE: "slippage",
    Sort.PHASE: "phase",
}
# The direction in which each order is not sorted unless that is chosen.
TURNED_WORDS: dict[Sort, str] = {
    Sort.DEADLINE: "latest first",
    Sort.COMMITTED: "newest first",
    Sort.TITLE: "Z to A",
    Sort.CHECKED: "newest first",
    Sort.SLIPPAGE: "least first",
    Sort.PHASE: "last first",
}
GROUP_WORDS: dict[Group, str] = {group: group.value for group in Group}
_TILE_WORDS = {
    Tile.PASSED: "Deadline passed",
    Tile.IN_WINDOW: "Due now",
    Tile.NO_DEADLINE: "No deadline stated",
    Tile.FULFILLED: "Fulfilled",
    Tile.NEEDS_CHECK: "To check",
}


def tile_words(tile: Tile, due_soon_days: int) -> str:
    """The words of a tile, such as `Due in 30 days`."""
    return f"Due in {due_soon_days} days" if tile is Tile.DUE_SOON else _TILE_WORDS[tile]


def filter_words(view: View) -> list[str]:
    """Each filter of a view, such as `Status: Stalled or Abandoned`; none where nothing is filtered."""
    words = [f"Search: “{view.search}”"] if view.search else []
    words += [tile_words(view.tile, view.due_soon_days)] if view.tile else []
    for one in Filter:
        chosen = [one.vocabulary(value).label if one.vocabulary else str(value) for value in one.chosen(view)]
        words += [f"{one.label}: {' or '.join(chosen)}"] if chosen else []
    return words


def order_words(view: View) -> list[str]:
    """`Grouped by phase`, `Sorted by deadline, latest first`."""
    turned = f", {TURNED_WORDS[view.sort]}" if view.is_turned else ""
    grouped = [] if view.group is Group.NONE else [f"Grouped by {GROUP_WORDS[view.group]}"]
    return [*grouped, f"Sorted by {SORT_WORDS[view.sort]}{turned}"]


def day_words(view: View) -> str:
    """`as of 5 Jan 2026`, with the day by which it was recorded where one is asked for."""
    recorded = f", as recorded by {written_date(view.as_recorded_by)}" if view.as_recorded_by else ""
    return f"as of {written_date(view.as_of)}{recorded}"

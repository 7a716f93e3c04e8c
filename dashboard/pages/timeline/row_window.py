"""Which part of a long list is sent: a window of rows and headings, addressed by pixels from the top of the list."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dashboard.figures.gantt.lanes import GROUP_HEIGHT, ROW_HEIGHT, GroupHeading, Item
from db.domain.timeline_row import TimelineRow
from db.queries.timeline import WINDOW, GroupCount

# The rows that are kept ready above the part that is seen, as a share of the window.
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Window:
    """The items of one window. `top` is where they begin and `height` how high the whole list is, in pixels."""

    items: tuple[Item, ...]
    top: int
    height: int
    total: int


Fetch = Callable[[int, int], Sequence[TimelineRow]]


def flat_window(total: int, fetch: Fetch, *, at: int = 0, count: int = WINDOW) -> Window:
    """The window of an ungrouped list around the pixel `at`. `fetch(first, count)` reads rows."""
    first = _first(at // ROW_HEIGHT, total, count)
    rows = tuple(fetch(first, count)) if total else ()
    return Window(rows, top=first * ROW_HEIGHT, height=total * ROW_HEIGHT, total=total)


def grouped_window(
    groups: Sequence[GroupCount],
    fetch: Fetch,
    *,
    label_of: Callable[[str], str],
    folded: Collection[str] = (),
    at: int = 0,
    count: int = WINDOW,
) -> Window:
    """The window of a grouped list. Rows of folded groups are neither read nor given room."""
    if not groups:
        return Window((), 0, 0, 0)
    sizes = [0 if group.key in folded else group.count for group in groups]
    # Where each group begins: among the items shown, among the pixels, and among all rows of the view.
    items_before = list(accumulate((1 + size for size in sizes), initial=0))
    pixels_before = list(accumulate((GROUP_HEIGHT + size * ROW_HEIGHT for size in sizes), initial=0))
    rows_before = list(accumulate((group.count for group in groups), initial=0))
    first = _first(_item_at(at, sizes, items_before, pixels_before), items_before[-1], count)
    parts: list[tuple[list[Item], int, int]] = []
    top: int | None = None
    for number, group in enumerate(groups):
        start, end = max(first, items_before[number]), min(first + count, items_before[number + 1])
        if start >= end:
            continue
        offset = start - items_before[number]
        if top is None:
            top = pixels_before[number] + (0 if offset == 0 else GROUP_HEIGHT + (offset - 1) * ROW_HEIGHT)
        heading: list[Item] = []
        if offset == 0:
            heading.append(GroupHeading(group.key, label_of(group.key), group.count, folded=group.key in folded))
        parts.append((heading, rows_before[number] + max(offset - 1, 0), end - start - len(heading)))
    return Window(tuple(_filled(parts, fetch)), top=top or 0, height=pixels_before[-1], total=rows_before[-1])


def _item_at(at: int, sizes: Sequence[int], items_before: Sequence[int], pixels_before: Sequence[int]) -> int:
    """The number of the heading or row at a pixel of the whole list."""
    group = min(max(bisect_right(pixels_before, max(at, 0)) - 1, 0), len(sizes) - 1)
    below_heading = max(at - pixels_before[group] - GROUP_HEIGHT, 0) // ROW_HEIGHT
    return items_before[group] + min(below_heading, sizes[group])


def _filled(parts: Sequence[tuple[list[Item], int, int]], fetch: Fetch) -> list[Item]:
    """Headings with their rows, each part with the place of its first row and how many it has.

    What follows on each other is read at once: small groups by the dozen would otherwise be as many questions.
    """
    runs: list[list[int]] = []
    for _, first, count in parts:
        if runs and count and sum(runs[-1]) == first:
            runs[-1][1] += count
        elif count:
            runs.append([first, count])
    rows = {first + at: row for first, count in runs for at, row in enumerate(fetch(first, count))}
    return [
        item
        for heading, first, count in parts
        for item in (*heading, *(rows[place] for place in range(first, first + count) if place in rows))
    ]


def _first(seen: int, total: int, count: int) -> int:
    """The first item to send so that the one seen has neighbours on both sides."""
    return max(min(seen - count // _AHEAD, total - count), 0)

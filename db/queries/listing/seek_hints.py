"""Keyset positions remembered from earlier windows, so that a deep window seeks instead of scanning an OFFSET.

An OFFSET walks the list's index to the first row of the window: at a hundred thousand rows some megabytes of it, which
takes longer than reading the window. Positions hold for one state of the database and one view, and are cached under
both (count_cache.py).
"""

from bisect import bisect_right
from collections.abc import Sequence
from threading import Lock

from sqlalchemy import ColumnElement, literal, tuple_

from db.domain.filters import Group, Sort
from db.queries.listing.count_cache import cached
from db.queries.listing.sql_types import Expression
from db.queries.listing.view_query import ViewQuery

# Rows between two positions, and positions per list.
_MIN_DISTANCE = 500
_MAX_POSITIONS = 200
# Orders whose columns are never NULL: a comparison would leave those rows out.
_NOT_NULL_SORTS = (Sort.DEADLINE, Sort.COMMITTED, Sort.TITLE, Sort.SLIPPAGE)

Key = Sequence[object]


class KeysetPositions:
    """Positions in one list: the offset of a row, and the values by which it is sorted."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._positions: list[tuple[int, Key]] = []

    def last_before(self, offset: int) -> tuple[int, Key] | None:
        """The last position at or before an offset."""
        with self._lock:
            at = self._at(offset)
            return self._positions[at - 1] if at else None

    def remember(self, offset: int, key: Key) -> None:
        """Remember a position, unless one close to it is known."""
        with self._lock:
            at = self._at(offset)
            near = [abs(known - offset) < _MIN_DISTANCE for known, _ in self._positions[max(at - 1, 0) : at + 1]]
            if offset >= _MIN_DISTANCE and not any(near) and len(self._positions) < _MAX_POSITIONS:
                self._positions.insert(at, (offset, key))

    def _at(self, offset: int) -> int:
        return bisect_right(self._positions, offset, key=lambda known: known[0])


def keyset_positions(query: ViewQuery, part: int) -> KeysetPositions:
    """The positions in one part of a view's list; none where they can't be cached."""
    view = query.view
    if view.group is not Group.NONE or view.sort not in _NOT_NULL_SORTS or query.costly:
        return KeysetPositions()
    return cached(query.session, f"positions in part {part}", view, KeysetPositions)


def seek_condition(columns: Sequence[Expression], key: Key, *, descending: bool) -> ColumnElement[bool]:
    """Whether a row is at or behind the one with this key, in an order that only ascends or only descends."""
    there = tuple_(*(literal(value, column.type) for value, column in zip(key, columns, strict=True)))
    return tuple_(*columns) <= there if descending else tuple_(*columns) >= there

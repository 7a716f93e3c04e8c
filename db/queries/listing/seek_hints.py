"""Where some rows of a list are, learnt as its windows are read, so that none is reached by counting from its top.

A window far down would else walk along the list's index to its first row: at a hundred thousand rows some megabytes of
it, which takes more than reading the window. What is learnt is true of one state of the database and of one view, so
it is kept with them (kept.py).
"""

from bisect import bisect_right
from collections.abc import Sequence
from threading import Lock
from typing import Any

from sqlalchemy import ColumnElement, literal, tuple_

from db.domain.filters import Group, Sort
from db.queries.listing.count_cache import kept
from db.queries.listing.view_query import Asked

# Rows between two that are known, and how many are known of one list.
_APART = 500
_MOST = 200
# What a row is sorted by there is never empty: a comparison leaves out what is.
_NEVER_EMPTY = (Sort.DEADLINE, Sort.COMMITTED, Sort.TITLE, Sort.SLIPPAGE)

Key = Sequence[Any]


class Places:
    """Known places of one list: after how many rows a row comes, and the values by which it is sorted."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: list[tuple[int, Key]] = []

    def last_before(self, place: int) -> tuple[int, Key] | None:
        """The last known row that comes after at most `place` rows."""
        with self._lock:
            at = self._at(place)
            return self._known[at - 1] if at else None

    def learn(self, place: int, key: Key) -> None:
        """Remember a row, unless one close to it is known."""
        with self._lock:
            at = self._at(place)
            near = [abs(known - place) < _APART for known, _ in self._known[max(at - 1, 0) : at + 1]]
            if place >= _APART and not any(near) and len(self._known) < _MOST:
                self._known.insert(at, (place, key))

    def _at(self, place: int) -> int:
        return bisect_right(self._known, place, key=lambda known: known[0])


def places_of(asked: Asked, part: int) -> Places:
    """What is known of one of the parts in which a view's list comes; nothing where it can't be kept."""
    view = asked.view
    if view.group is not Group.NONE or view.sort not in _NEVER_EMPTY or asked.costly:
        return Places()
    return kept(asked.session, f"places in part {part}", view, Places)


def from_there_on(columns: Sequence[ColumnElement[Any]], key: Key, *, falling: bool) -> ColumnElement[bool]:
    """Whether a row comes no sooner than the one with these values, in an order that only rises or only falls."""
    there = tuple_(*(literal(value, column.type) for value, column in zip(key, columns, strict=True)))
    return tuple_(*columns) <= there if falling else tuple_(*columns) >= there

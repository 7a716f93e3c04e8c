"""The day of each commitment: a day that the reader named is the same everywhere, but now is up to three days on earth.

A view of now holds its moment, until `zoned` has looked up in which of the zones in use it is another day. Where there
are none, as usual, conditions compare with one date. Else the zone is read only of rows whose date lies between the
days of the zones, so that indices serve as before.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from operator import ge, gt, le, lt
from typing import Any

from sqlalchemy import ColumnElement, and_, case, or_, select, text
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from db.domain.filters import View, ZoneDay, day_in
from db.domain.periods import days_after
from db.models import Commitment
from db.queries.listing.count_cache import cached
from db.queries.listing.sql_types import Columns, Expression

# A loose index scan: one seek per zone, however many commitments share it.
_ZONES = text(
    "WITH RECURSIVE zones(zone) AS (SELECT min(time_zone) FROM commitment UNION ALL SELECT "
    "(SELECT min(time_zone) FROM commitment WHERE time_zone > zone) FROM zones WHERE zone IS NOT NULL) "
    "SELECT zone FROM zones WHERE zone IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day for each commitment: `day`, but another for those of the zones in `others`."""

    day: date
    others: tuple[ZoneDay, ...] = ()

    def later(self, days: int) -> "OwnDay":
        """So many days later."""
        return OwnDay(days_after(self.day, days), tuple((days_after(day, days), zones) for day, zones in self.others))

    def follows(self, c: Columns, column: Expression) -> ColumnElement[bool]:
        """Whether the date in the column lies before the day."""
        return self._compared(c, column, lt, within=max(self._days), certain=min(self._days))

    def reaches(self, c: Columns, column: Expression) -> ColumnElement[bool]:
        """Whether the date in the column is the day, or lies before it."""
        return self._compared(c, column, le, within=max(self._days), certain=min(self._days))

    def precedes(self, c: Columns, column: Expression) -> ColumnElement[bool]:
        """Whether the date in the column lies after the day."""
        return self._compared(c, column, gt, within=min(self._days), certain=max(self._days))

    def allows(self, c: Columns, column: Expression) -> ColumnElement[bool]:
        """Whether the date in the column is the day, or lies after it."""
        return self._compared(c, column, ge, within=min(self._days), certain=max(self._days))

    @property
    def _days(self) -> list[date]:
        return [self.day, *(day for day, _ in self.others)]

    def _compared(
        self, c: Columns, column: Expression, operator: Callable[..., Any], *, within: date, certain: date
    ) -> ColumnElement[bool]:
        """`within` bounds all rows that can pass, so that an index serves; `certain` passes in every zone."""
        if not self.others:
            passes: ColumnElement[bool] = operator(column, self.day)
            return passes
        by_zone = ((_in_zones(c, zones), operator(column, day)) for day, zones in self.others)
        here = case(*by_zone, else_=operator(column, self.day))
        return and_(operator(column, within), or_(operator(column, certain), here))


def _in_zones(c: Columns, zones: frozenset[str]) -> ColumnElement[bool]:
    # By number rather than by a column of the list, which its index does not hold.
    zoned = aliased(Commitment)
    of_zone = select(col(zoned.id)).where(col(zoned.number) == c.number, col(zoned.time_zone).in_(sorted(zones)))
    return of_zone.correlate_except(zoned).exists()


def own_day(view: View) -> OwnDay:
    """The view's day for each commitment. The view must be `zoned`."""
    if view.now is not None:
        raise ValueError("The zones of a view of now are to be looked up first: zoned(session, view).")
    return OwnDay(view.as_of, view.zone_days)


def zoned(session: Session, view: View) -> View:
    """The view with the days of the zones in use where these differ from its own, instead of its moment."""
    if view.now is None:
        return view
    days: dict[date, set[str]] = defaultdict(set)
    for zone in cached(session, "time zones", None, lambda: tuple(session.execute(_ZONES).scalars())):
        days[day_in(zone, view.now) or view.as_of].add(zone)
    others = tuple((day, frozenset(zones)) for day, zones in sorted(days.items()) if day != view.as_of)
    return replace(view, now=None, zone_days=others)

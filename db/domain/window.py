"""The days that a deadline allows: its period and how it relates to it."""

from dataclasses import dataclass
from datetime import date, timedelta

from db.domain.edtf import EdtfPeriod, padded, parse_edtf
from db.domain.vocabulary import Relation
from db.errors import InvalidEdtf


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day, each None where there is none; `padded_latest` only where the deadline is approximate."""

    earliest: date | None
    latest: date | None
    padded_latest: date | None

    def latest_before(self, day: date) -> bool:
        """Whether the last day lies before another."""
        return self.latest is not None and self.latest < day


def window_of(edtf: str, relation: Relation) -> Window:
    """The window of a deadline. Raises `InvalidEdtf`, also where the relation leaves no day at all.

    `by` and `in`: the period itself. `before`: up to the day before its first. `after`: from its first day on,
    without a last one ("not before 2027" allows 1 January 2027).
    """
    period = parse_edtf(edtf)
    if relation is Relation.AFTER:
        return Window(_known(period.earliest, edtf), None, None)
    if relation is Relation.BEFORE:
        first = _known(period.earliest, edtf)
        if first == date.min:
            raise InvalidEdtf(f"No day lies before “{edtf}”.", field="edtf")
        last = first - timedelta(days=1)
        return Window(None, last, _padded(last, period.padding_days_at_start, period=period))
    if period.latest is None:
        return Window(period.earliest, None, None)
    return Window(period.earliest, period.latest, _padded(period.latest, period.padding_days, period=period))


def _known(day: date | None, edtf: str) -> date:
    if day is None:
        raise InvalidEdtf(f"“{edtf}” has no first day.", field="edtf")
    return day


def _padded(last: date, days: int, *, period: EdtfPeriod) -> date | None:
    return padded(last, days) if period.approximate and days else None

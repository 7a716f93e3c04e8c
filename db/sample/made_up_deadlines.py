"""Statuses and deadlines of made-up commitments, in the mix of a real record."""

from collections.abc import Callable
from datetime import date
from itertools import accumulate
from random import Random

from db.domain.vocabulary import AssessedStatus, DeadlineKind, Relation

Worded = tuple[DeadlineKind, str | None, Relation | None, str]
"""Kind, EDTF and relation of a deadline where it is dated, and its wording."""

_STATUSES: dict[AssessedStatus, int] = {
    AssessedStatus.NOT_ASSESSED: 22,
    AssessedStatus.UNDER_WAY: 24,
    AssessedStatus.FULFILLED: 22,
    AssessedStatus.NO_PUBLIC_EVIDENCE: 8,
    AssessedStatus.NOT_STARTED: 6,
    AssessedStatus.STALLED: 6,
    AssessedStatus.PARTLY_FULFILLED: 5,
    AssessedStatus.ABANDONED: 3,
    AssessedStatus.CONTRADICTED: 2,
    AssessedStatus.DISPUTED: 1,
    AssessedStatus.UNVERIFIABLE: 1,
}


def _quarter(day: date) -> int:
    return (day.month - 1) // 3


def _month(day: date) -> str:
    return day.isoformat()[:7]


# How often a deadline around a day is stated so, of all.
_SHAPES: tuple[tuple[int, Callable[[date], Worded]], ...] = (
    (30, lambda day: (DeadlineKind.DATED, day.isoformat(), Relation.BY, f"by {day.isoformat()}")),
    (25, lambda day: (DeadlineKind.DATED, _month(day), Relation.BY, f"by {_month(day)}")),
    (
        12,
        lambda day: (
            DeadlineKind.DATED,
            f"{day.year}-{33 + _quarter(day)}",
            Relation.IN,
            f"in Q{_quarter(day) + 1} {day.year}",
        ),
    ),
    (10, lambda day: (DeadlineKind.DATED, str(day.year), Relation.BY, f"by {day.year}")),
    (8, lambda day: (DeadlineKind.DATED, f"{_month(day)}~", Relation.IN, f"around {_month(day)}")),
    (4, lambda day: (DeadlineKind.DATED, _month(day), Relation.BEFORE, f"before {_month(day)}")),
    (2, lambda day: (DeadlineKind.DATED, _month(day), Relation.AFTER, f"not before {_month(day)}")),
    (5, lambda day: (DeadlineKind.CONDITIONAL, None, None, "in phase two")),
    (4, lambda day: (DeadlineKind.VAGUE, None, None, "as soon as possible")),
)
_WORDED = tuple(shape for _, shape in _SHAPES)
_HOW_OFTEN_WORDED = tuple(accumulate(weight for weight, _ in _SHAPES))
_ASSESSED = tuple(_STATUSES)
_HOW_OFTEN_ASSESSED = tuple(accumulate(_STATUSES.values()))
_TIMES = (0, 1, 2, 3, 4)
_HOW_OFTEN_STATED = tuple(accumulate((16, 58, 17, 6, 3)))


def times_stated(random: Random) -> int:
    """How often a commitment's deadline was stated: never for one in six, up to four times."""
    return random.choices(_TIMES, cum_weights=_HOW_OFTEN_STATED)[0]


def final_status(random: Random) -> AssessedStatus:
    """What a commitment's last judgement says; not assessed for those without one."""
    return random.choices(_ASSESSED, cum_weights=_HOW_OFTEN_ASSESSED)[0]


def worded(day: date, random: Random) -> Worded:
    """A deadline around a day, in one of the precisions in which deadlines are stated."""
    return random.choices(_WORDED, cum_weights=_HOW_OFTEN_WORDED)[0](day)

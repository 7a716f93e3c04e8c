"""The share fulfilled as time goes by, with those still open counted rightly: the Kaplan–Meier estimator.

Each commitment is followed from the day it was stated until it was fulfilled or, failing that, until the day the
screen speaks for. One that was closed without fulfilment (abandoned, contradicted) can never be fulfilled; it is
followed to that same day as not fulfilled. Taking it out on the day it closed, as one takes out the still open
ones, would assume that it might have been fulfilled later, and tell too high a share. Since the end of everybody's
watch is known, this is the cumulative incidence of fulfilment.

Source: E. L. Kaplan and P. Meier, JASA 53 (1958); confidence limits on the log-log scale, Kalbfleisch and Prentice,
The Statistical Analysis of Failure Time Data, 2nd ed. (2002), 1.4.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from db.domain.intervals import FEWEST, Z_95


@dataclass(frozen=True, slots=True)
class Followed:
    """`count` commitments followed for `days` days, to their fulfilment or to the end of the watch."""

    days: int
    fulfilled: bool
    count: int = 1


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which commitments were fulfilled. Shares run from 0 to 1; `low` to `high` is their 95 % interval."""

    days: int
    at_risk: int
    fulfilled: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The steps in order of their days, and the last day that at least `FEWEST` were followed to; None if none."""

    steps: tuple[Step, ...]
    followed: int
    fulfilled: int
    until: int | None

    def at(self, days: int) -> Step | None:
        """The last step up to a day: None before the first step, or where too few were followed so far."""
        if self.until is None or days > self.until:
            return None
        reached = [step for step in self.steps if step.days <= days]
        return reached[-1] if reached else Step(days, self.followed, 0, 0.0, 0.0, 0.0)

    @property
    def median_days(self) -> int | None:
        """By when half were fulfilled, or None if the curve does not come that far."""
        return next((step.days for step in self.steps if step.share >= 0.5), None)


def fulfilment_curve(followed: Iterable[Followed]) -> Curve:
    """The curve of all that were followed; days before the statement count as its own day.

    It ends where fewer than `FEWEST` are left to be followed. Whoever's watch ends on a day still counts on it.
    """
    ends = _by_day(followed)
    total = at_risk = sum(done + open_ for done, open_ in ends.values())
    steps: list[Step] = []
    until: int | None = None
    left, greenwood = 1.0, 0.0
    for day in sorted(ends):
        if at_risk < FEWEST:
            break
        done, open_ = ends[day]
        until = day
        if done:
            left *= 1 - done / at_risk
            greenwood += done / (at_risk * (at_risk - done)) if at_risk > done else 0.0
            low, high = _limits(left, greenwood)
            steps.append(Step(day, at_risk, done, 1 - left, low, high))
        at_risk -= done + open_
    return Curve(tuple(steps), total, sum(done for done, _ in ends.values()), until)


def thinned(steps: Sequence[Step], limit: int) -> list[Step]:
    """At most so many of the steps, evenly spaced and with both ends, for drawing."""
    if len(steps) <= limit:
        return list(steps)
    return [steps[round(number * (len(steps) - 1) / (limit - 1))] for number in range(limit)]


def _by_day(followed: Iterable[Followed]) -> dict[int, tuple[int, int]]:
    """How many were fulfilled, and how many watches ended, on each day."""
    ends: dict[int, tuple[int, int]] = {}
    for one in followed:
        day = max(one.days, 0)
        done, open_ = ends.get(day, (0, 0))
        ends[day] = (done + one.count, open_) if one.fulfilled else (done, open_ + one.count)
    return ends


def _limits(left: float, greenwood: float) -> tuple[float, float]:
    """The interval of the share fulfilled, from what is left and Greenwood's sum."""
    if left <= 0.0 or left >= 1.0:
        # Everything was fulfilled: the log-log scale has no place for it.
        return (1.0, 1.0) if left <= 0.0 else (0.0, 0.0)
    reach = Z_95 * sqrt(greenwood) / abs(log(left))
    return 1 - left ** exp(-reach), 1 - left ** exp(reach)

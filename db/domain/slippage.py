"""How far deadlines moved: a distribution of slippages, in classes that people can read."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SlippageClass:
    """From `first` to `last` days of slippage, both included; None is without end."""

    words: str
    first: int | None
    last: int | None

    def holds(self, days: int) -> bool:
        """Whether a slippage belongs here."""
        return (self.first is None or days >= self.first) and (self.last is None or days <= self.last)


CLASSES = (
    SlippageClass("Over a year earlier", None, -366),
    SlippageClass("91–365 days earlier", -365, -91),
    SlippageClass("1–90 days earlier", -90, -1),
    SlippageClass("Not moved", 0, 0),
    SlippageClass("1–30 days later", 1, 30),
    SlippageClass("31–90 days later", 31, 90),
    SlippageClass("91–180 days later", 91, 180),
    SlippageClass("181–365 days later", 181, 365),
    SlippageClass("1–2 years later", 366, 730),
    SlippageClass("Over 2 years later", 731, None),
)


@dataclass(frozen=True, slots=True)
class Slippages:
    """How many commitments slipped so far. `median_later` is the median, in days, of those that moved later."""

    classes: tuple[tuple[SlippageClass, int], ...]
    n: int
    later: int
    earlier: int
    median_later: float | None


def slippages(days: Mapping[int, int]) -> Slippages:
    """The distribution of slippages, given how many commitments slipped by each number of days."""
    counts = [(kind, sum(count for day, count in days.items() if kind.holds(day))) for kind in CLASSES]
    later = {day: count for day, count in days.items() if day > 0}
    return Slippages(
        classes=tuple(counts),
        n=sum(days.values()),
        later=sum(later.values()),
        earlier=sum(count for day, count in days.items() if day < 0),
        median_later=median_of(later),
    )


def median_of(counts: Mapping[int, int]) -> float | None:
    """The median of values given with how often each occurs; None of none."""
    total = sum(counts.values())
    if not total:
        return None
    return (_nth(counts, (total - 1) // 2) + _nth(counts, total // 2)) / 2


def _nth(counts: Mapping[int, int], number: int) -> int:
    passed = 0
    for value in sorted(counts):
        passed += counts[value]
        if passed > number:
            return value
    raise IndexError(number)

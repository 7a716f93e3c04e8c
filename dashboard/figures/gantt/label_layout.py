"""Words along a line that must not run into each other: moved aside, shortened, and at last left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# A character of a label is about this wide, in pixels; a little wide rather than narrow, so that words don't touch.
_CHARACTER = 5.4
_GAP = 8.0
_LENGTHS = (26, 20, 15, 11, 8)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that should stand centred at `at`, in pixels."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the words of `wanted[index]` go: centred at `at` (pixels), at most `length` characters of them."""

    index: int
    at: float
    length: int


def placed(wanted: Sequence[Wanted], *, width: float) -> list[Placed]:
    """As many of the labels as fit on a line from 0 to `width` pixels, in the order in which they stand.

    Each still stands above its own point. Where not all fit, the most crowded goes first; the last stays longest.
    """
    indices = sorted(range(len(wanted)), key=lambda index: wanted[index].at)
    while indices:
        chosen = [wanted[index] for index in indices]
        for length in _LENGTHS:
            centres = _spread(chosen, length, width)
            if centres is not None:
                return [Placed(index, at, length) for index, at in zip(indices, centres, strict=True)]
        indices.pop(_most_crowded(chosen))
    return []


def _width(label: Wanted, length: int) -> float:
    return min(len(label.words), length) * _CHARACTER


def _spread(labels: Sequence[Wanted], length: int, width: float) -> list[float] | None:
    """Centres that keep their distance and stay on the line, each over its own point; None if there are none."""
    halves = [_width(label, length) / 2 for label in labels]
    # Where each would begin if all stood shoulder to shoulder; the differences left over must not decrease.
    before = [0.0]
    for left, right in pairwise(halves):
        before.append(before[-1] + left + right + _GAP)
    shifts = _not_decreasing([label.at - offset for label, offset in zip(labels, before, strict=True)])
    lowest, highest = halves[0], width - halves[-1] - before[-1]
    if lowest > highest:
        return None
    centres = [min(max(shift, lowest), highest) + offset for shift, offset in zip(shifts, before, strict=True)]
    over_own_point = all(
        abs(centre - label.at) <= half for centre, label, half in zip(centres, labels, halves, strict=True)
    )
    return centres if over_own_point else None


def _not_decreasing(values: Sequence[float]) -> list[float]:
    """The nearest series that never decreases: neighbours that would are moved to their mean."""
    pools: list[tuple[float, int]] = []
    for value in values:
        total, count = value, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            earlier, number = pools.pop()
            total, count = total + earlier, count + number
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]


def _most_crowded(labels: Sequence[Wanted]) -> int:
    """The label whose neighbours are nearest; never the last one, unless it is alone."""
    if len(labels) == 1:
        return 0

    def room(number: int) -> float:
        before = labels[number].at - labels[number - 1].at if number else labels[1].at - labels[0].at
        return before + labels[number + 1].at - labels[number].at

    return min(range(len(labels) - 1), key=room)

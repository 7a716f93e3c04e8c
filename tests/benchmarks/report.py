"""The arithmetic of the benchmark and its table: medians, spread, ratios, and whether a row reaches its target."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

BEGIN = "<!-- benchmark: begin -->"
END = "<!-- benchmark: end -->"


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of some measurements and the quarter of them on either side. `count` says of how many."""

    median: float
    low: float
    high: float
    count: int

    def shown(self, unit: str = "ms") -> str:
        """`534 ms (520–551)`."""
        return f"{figure(self.median)} {unit} ({figure(self.low)}–{figure(self.high)})".replace("  ", " ")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a row of the table asks for: at most `reach`, in `unit`; `reach` None asks for nothing."""

    key: str
    what: str
    reach: float | None = None
    unit: str = "×"


@dataclass(frozen=True, slots=True)
class Found:
    """What was measured for a row. `value` None: it could not be, and `told` says why.

    `profile` is what shows where the time, or the memory, goes; it is printed if the row is not met.
    """

    value: float | None
    told: str
    spread: Spread | None = None
    profile: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table."""

    asked: Asked
    found: Found

    @property
    def verdict(self) -> str:
        """`met`, `not met`, `not measured`, or nothing where nothing is asked."""
        if self.found.value is None:
            return "not measured"
        if self.asked.reach is None:
            return ""
        return "met" if self.found.value <= self.asked.reach else "not met"

    def cells(self) -> tuple[str, ...]:
        """The words of the row, by column of `COLUMNS`."""
        asked, found = self.asked, self.found
        unit = "" if asked.unit == "×" else f" {asked.unit}"
        value = "–" if found.value is None else f"{figure(found.value)}{unit}"
        wanted = "" if asked.reach is None else f"≤ {asked.reach:g}{unit}"
        around = "" if found.spread is None else f"{figure(found.spread.low)}–{figure(found.spread.high)}"
        return asked.what, wanted, value, around, self.verdict, found.told


COLUMNS = ("what", "reach", "found", "middle half", "", "from")


def figure(value: float) -> str:
    """A number with as many digits as mean something: 0.123, 1.23, 12.3, 123."""
    if not math.isfinite(value):
        return "–"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3
    return f"{value:,.{digits}f}"


def spread(values: Iterable[float]) -> Spread:
    """Median and quartiles. Raises ValueError if there is nothing to speak of."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("nothing was measured")
    return Spread(median(ordered), percentile(ordered, 25), percentile(ordered, 75), len(ordered))


def percentile(values: Iterable[float], share: float) -> float:
    """The value below which `share` percent lie, between neighbours in proportion. Raises ValueError for none."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("nothing was measured")
    place = (len(ordered) - 1) * share / 100
    below, above = math.floor(place), math.ceil(place)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """Median ÷ median; the spread is that of the rounds' own ratios, since both were measured side by side in each."""
    middle = median(ours) / median(theirs)
    pairs = [one / other for one, other in zip(ours, theirs, strict=False)]
    around = spread(pairs)
    return Spread(middle, min(around.low, middle), max(around.high, middle), around.count)


def compared(ours: Sequence[float], theirs: Sequence[float], *, unit: str = "ms", profile: str = "") -> Found:
    """One thing divided by another, both measured in `unit` side by side."""
    if not ours or not theirs:
        return Found(None, "one of the two could not be measured")
    quotient = ratio(ours, theirs)
    told = f"{spread(ours).shown(unit)} ÷ {spread(theirs).shown(unit)}, {min(len(ours), len(theirs))} rounds"
    return Found(quotient.median, told, quotient, profile)


def table(lines: Sequence[Line]) -> str:
    """The rows as a Markdown table, padded so that a terminal shows columns too."""
    rows = [COLUMNS, *(line.cells() for line in lines)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(COLUMNS))]
    written = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    written.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(written)


def with_results(readme: str, results: str) -> str:
    """The README's text with the results between its two marks. Raises ValueError where the marks are missing."""
    between = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if not between.search(readme):
        raise ValueError(f"the README has no {BEGIN} … {END}")
    return between.sub(lambda _: f"{BEGIN}\n{results}\n{END}", readme, count=1)

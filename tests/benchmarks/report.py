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

    def text(self, unit: str = "ms") -> str:
        """`534 ms (520–551)`."""
        return f"{figure(self.median)} {unit} ({figure(self.low)}–{figure(self.high)})".replace("  ", " ")


@dataclass(frozen=True, slots=True)
class Goal:
    """What a row of the table is to reach: at most `maximum`, in `unit`; None is no goal. `install`: see servers.py."""

    key: str
    what: str
    maximum: float | None = None
    unit: str = "×"
    install: str = "as installed"


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured for a row. `value` None: it could not be, and `details` say why.

    `profile` is what shows where the time, or the memory, goes; it is printed if the row is not met.
    """

    value: float | None
    details: str
    spread: Spread | None = None
    profile: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the table."""

    goal: Goal
    result: Result

    @property
    def verdict(self) -> str:
        """`met`, `not met`, `not measured`, or nothing where there is no goal."""
        if self.result.value is None:
            return "not measured"
        if self.goal.maximum is None:
            return ""
        return "met" if self.result.value <= self.goal.maximum else "not met"

    def cells(self) -> tuple[str, ...]:
        """The words of the row, by column of `COLUMNS`."""
        goal, result = self.goal, self.result
        unit = "" if goal.unit == "×" else f" {goal.unit}"
        value = "–" if result.value is None else f"{figure(result.value)}{unit}"
        wanted = "" if goal.maximum is None else f"≤ {goal.maximum:g}{unit}"
        around = "" if result.spread is None else f"{figure(result.spread.low)}–{figure(result.spread.high)}"
        return goal.what, goal.install, wanted, value, around, self.verdict, result.details


COLUMNS = ("measure", "install", "goal", "result", "middle half", "", "from")


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
    position = (len(ordered) - 1) * share / 100
    below, above = math.floor(position), math.ceil(position)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Spread:
    """Median ÷ median; the spread is that of the rounds' own ratios, since both were measured side by side in each."""
    middle = median(ours) / median(theirs)
    pairs = [one / other for one, other in zip(ours, theirs, strict=False)]
    around = spread(pairs)
    return Spread(middle, min(around.low, middle), max(around.high, middle), around.count)


def compared(ours: Sequence[float], theirs: Sequence[float], *, unit: str = "ms", profile: str = "") -> Result:
    """One thing divided by another, both measured in `unit` side by side."""
    if not ours or not theirs:
        return Result(None, "one of the two could not be measured")
    quotient = ratio(ours, theirs)
    details = f"{spread(ours).text(unit)} ÷ {spread(theirs).text(unit)}, {min(len(ours), len(theirs))} rounds"
    return Result(quotient.median, details, quotient, profile)


def table(lines: Sequence[TableRow]) -> str:
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

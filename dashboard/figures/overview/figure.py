"""The overview above the timeline: how many deadlines fall in each month, by status, over everything filtered.

One bar trace whose bars lie on each other, a plain dict of plain lists: Plotly's small bundle draws it at once.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.figures.gantt.axis import ticks
from dashboard.figures.theme import THEME, Theme
from db.domain.dates_in_words import MONTHS
from db.domain.vocabulary import AssessedStatus

HEIGHT = 92
# More months than this are drawn as years; deadlines farther from the day shown than this are only counted.
MAX_MONTHS = 180
MAX_YEARS_FROM_DAY = 60
_DAY = 86_400_000

Counts = Sequence[tuple[str, AssessedStatus, int]]


@dataclass(frozen=True, slots=True)
class Strip:
    """Deadlines by period, each from its first day to the first day of the next; `outside` lie too far off to draw."""

    periods: tuple[tuple[date, date, Mapping[AssessedStatus, int]], ...]
    yearly: bool
    outside: int

    @property
    def extent(self) -> tuple[date, date] | None:
        """From the first day drawn to the day after the last; None of nothing."""
        return (self.periods[0][0], self.periods[-1][1]) if self.periods else None


def strip_of(counts: Counts, as_of: date) -> Strip:
    """The counts of months such as `2026-09` as periods of months or, where they are too many, of years."""
    near = [(int(m[:4]), int(m[5:7]), s, n) for m, s, n in counts if abs(int(m[:4]) - as_of.year) <= MAX_YEARS_FROM_DAY]
    numbers = [year * 12 + month - 1 for year, month, _, _ in near]
    yearly = bool(numbers) and max(numbers) - min(numbers) >= MAX_MONTHS
    stack: dict[tuple[int, int], dict[AssessedStatus, int]] = defaultdict(lambda: defaultdict(int))
    for year, month, status, count in near:
        stack[(year, 1) if yearly else (year, month)][status] += count
    periods = tuple((date(y, m, 1), _after(y, m, yearly=yearly), dict(by)) for (y, m), by in sorted(stack.items()))
    outside = sum(n for _, _, n in counts) - sum(n for _, _, _, n in near)
    return Strip(periods, yearly, outside)


def overview_figure(
    strip: Strip, *, as_of: date, span: tuple[date, date] | None, theme: Theme = THEME
) -> dict[str, object]:
    """The figure of a strip; `span` is what the timeline below shows, None if that is everything."""
    parts = [
        (first, after, status, count, base)
        for first, after, by in strip.periods
        for status, count, base in _stacked(by)
    ]
    highest = max((sum(by.values()) for _, _, by in strip.periods), default=1)
    bars = {
        "type": "bar",
        "x": [first.isoformat() for first, *_ in parts],
        "y": [count for *_, count, _ in parts],
        "base": [base for *_, base in parts],
        "offset": 0,
        "width": [round((after - first).days * 0.9 * _DAY) for first, after, *_ in parts],
        "marker": {"color": [theme.status(status) for _, _, status, *_ in parts]},
        "hoverinfo": "text",
        "hovertext": [
            f"{_period(first, yearly=strip.yearly)} · {status.label}: {count:,}" for first, _, status, count, _ in parts
        ],
        "customdata": [[first.isoformat(), after.isoformat()] for first, after, *_ in parts],
        # What is outside of a selection stays as it is: the marks of the span say what is shown.
        "unselected": {"marker": {"opacity": 1}},
    }
    return {"data": [bars], "layout": _layout(strip.extent, highest, as_of=as_of, span=span, theme=theme)}


def _stacked(by: Mapping[AssessedStatus, int]) -> list[tuple[AssessedStatus, int, int]]:
    """Each status with its count and the counts below it, in the vocabulary's order."""
    stack, base = [], 0
    for status in AssessedStatus:
        if by.get(status):
            stack.append((status, by[status], base))
            base += by[status]
    return stack


def _layout(
    extent: tuple[date, date] | None, highest: int, *, as_of: date, span: tuple[date, date] | None, theme: Theme
) -> dict[str, object]:
    whole = extent or (as_of.replace(month=1, day=1), as_of.replace(month=12, day=31))
    rules = ticks(whole)
    return {
        "height": HEIGHT,
        "autosize": True,
        "margin": {"l": 8, "r": 8, "t": 4, "b": 20, "pad": 0, "autoexpand": False},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": "select",
        "selectdirection": "h",
        "selections": [],
        "newselection": {"line": {"color": theme.accent, "width": 1, "dash": "solid"}},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": theme.font, "size": theme.font_size, "color": theme.neutral},
        "hoverlabel": {"align": "left", "bgcolor": theme.tag, "font": {"size": 12}, "namelength": 0},
        "xaxis": {
            "type": "date",
            "range": [whole[0].isoformat(), whole[1].isoformat()],
            "fixedrange": True,
            "automargin": False,
            "ticklabeloverflow": "allow",
            "tickangle": 0,
            "tickvals": [tick.day.isoformat() for tick in rules],
            "ticktext": [" ".join(part for part in (tick.above, tick.below) if part) for tick in rules],
            "showgrid": False,
            "zeroline": False,
        },
        "yaxis": {"range": [0, highest * 1.05], "fixedrange": True, "visible": False, "automargin": False},
        "shapes": [*_marks(whole, span, theme), _line(as_of, theme)],
    }


def _marks(whole: tuple[date, date], span: tuple[date, date] | None, theme: Theme) -> list[dict[str, object]]:
    """A veil over what the timeline does not show, and a frame around what it does."""
    if span is None:
        return []
    first, last = max(span[0], whole[0]), min(span[1], whole[1])
    veil = {"type": "rect", "yref": "paper", "y0": 0, "y1": 1, "line": {"width": 0}, "layer": "above"}
    ends = [(whole[0], min(first, whole[1])), (max(last, whole[0]), whole[1])]
    veils = [
        {**veil, "name": "veil", "x0": a.isoformat(), "x1": b.isoformat(), "fillcolor": theme.ground, "opacity": 0.7}
        for a, b in ends
        if a < b
    ]
    if first >= last:
        return veils
    frame = {**veil, "name": "span", "x0": first.isoformat(), "x1": last.isoformat()}
    return [*veils, {**frame, "line": {"color": theme.accent, "width": 1.5}}]


def _line(as_of: date, theme: Theme) -> dict[str, object]:
    at = as_of.isoformat()
    line = {"color": theme.neutral, "width": 1.5}
    return {"type": "line", "name": "as-of", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1, "line": line}


def _period(first: date, *, yearly: bool) -> str:
    return str(first.year) if yearly else f"{MONTHS[first.month - 1]} {first.year}"


def _after(year: int, month: int, *, yearly: bool) -> date:
    """The first day after a period, held inside the calendar."""
    year, month = (year + 1, 1) if yearly or month == 12 else (year, month + 1)
    return date(year, month, 1) if year <= date.max.year else date.max

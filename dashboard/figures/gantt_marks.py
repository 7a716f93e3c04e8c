"""What stands on the timeline's days: rings, ticks, diamonds, squares, dots, and the words beside them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.figures import gantt_hover as hover
from dashboard.figures.gantt_bars import is_past_its_latest_day
from dashboard.figures.lanes import Lane
from dashboard.figures.plain_text import escaped
from dashboard.figures.theme import Theme
from db.domain.timeline_row import EarlierDeadline
from db.domain.vocabulary import AssessedStatus

# A character of a label is about this wide, in pixels; a little wide rather than narrow, so that words don't touch.
_CHARACTER = 5.6
_SHORTEST_LABEL, _LONGEST_LABEL = 6, 26


@dataclass(frozen=True, slots=True)
class Mark:
    """One symbol at noon of a day. `y` and `size` are pixels; `words` are already safe for Plotly."""

    day: date
    y: float
    symbol: str
    size: int
    fill: str
    line: str
    width: float
    slug: str
    words: str
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Words above the trail; safe for Plotly. `position` is Plotly's word for the side on which they stand."""

    day: date
    y: float
    words: str
    position: str


def noon(day: date) -> str:
    """The middle of a day, where whatever happened on it is drawn."""
    return f"{day.isoformat()} 12:00"


def marks(lane: Lane, as_of: date, theme: Theme) -> Iterator[Mark]:
    """The symbols of one row, in the order in which they are laid over each other."""
    yield from _late_end(lane, as_of, theme)
    yield from _milestones(lane, theme)
    yield from _earlier_deadlines(lane, theme)
    yield from _rivals(lane, theme)
    yield from _fulfilled(lane, theme)


def _late_end(lane: Lane, as_of: date, theme: Theme) -> Iterator[Mark]:
    row = lane.row
    if is_past_its_latest_day(row, as_of):
        words = hover.row_hover(row, as_of)
        yield Mark(as_of, lane.bar, "circle", 7, theme.late, theme.late, 0, row.slug, words)


def _milestones(lane: Lane, theme: Theme) -> Iterator[Mark]:
    for milestone in lane.row.milestones:
        day = milestone.reached_on or milestone.latest or milestone.earliest
        if day is not None:
            fill = theme.tag if milestone.reached_on else theme.ground
            words = hover.milestone_hover(milestone)
            yield Mark(day, lane.bar, "square", 9, fill, theme.neutral, 1.5, lane.row.slug, words)


def _dated(earlier: Iterable[EarlierDeadline]) -> Iterator[tuple[date, EarlierDeadline]]:
    for deadline in earlier:
        day = deadline.latest or deadline.earliest
        if day is not None:
            yield day, deadline


def _earlier_deadlines(lane: Lane, theme: Theme) -> Iterator[Mark]:
    for day, earlier in _dated(lane.row.earlier_deadlines):
        words = hover.earlier_hover(earlier)
        yield Mark(day, lane.trail, "diamond", 9, theme.ground, theme.neutral, 1.3, lane.row.slug, words)


def _rivals(lane: Lane, theme: Theme) -> Iterator[Mark]:
    colour = theme.status(AssessedStatus.DISPUTED)
    for claim in lane.row.rival_claims:
        day = claim.latest or claim.earliest
        if day is not None:
            yield Mark(day, lane.rivals, "circle", 10, theme.ground, colour, 2, lane.row.slug, hover.rival_hover(claim))


def _fulfilled(lane: Lane, theme: Theme) -> Iterator[Mark]:
    row = lane.row
    day = row.fulfilled_latest or row.fulfilled_earliest
    if row.status is AssessedStatus.FULFILLED and day is not None:
        colour = theme.status(row.status)
        words = hover.fulfilled_hover(row)
        yield Mark(day, lane.bar, "circle", 16, theme.ground, colour, 2, row.slug, words, inside="✓")


def trail(lane: Lane) -> list[date]:
    """The days joined by the dotted line: every earlier deadline, and where the current one ends."""
    days = [day for day, _ in _dated(lane.row.earlier_deadlines)]
    current = lane.row.latest or lane.row.earliest
    return [*days, current] if days and current else days


def labels(lane: Lane, span: tuple[date, date], chart_width: int) -> list[Label]:
    """The wordings above the diamonds, and what an undated commitment waits for.

    Words that would run into each other on a chart of `chart_width` pixels are shortened, then left out.
    """
    if not lane.has_room_for_words:
        return []
    days = max((span[1] - span[0]).days, 1)
    pixels_a_day = chart_width / days
    placed = _side_by_side(list(_dated(lane.row.earlier_deadlines)), pixels_a_day)
    named = [Label(day, lane.trail - 3, words, position) for day, words, position in placed]
    if lane.row.waits_for and lane.row.latest is None:
        start = max(lane.row.committed_on, span[0])
        words = f"waits for {escaped(lane.row.waits_for, 60)}"
        named.append(Label(start, lane.trail + 7, words, "top right"))
    return named


def _side_by_side(trail_of: Sequence[tuple[date, EarlierDeadline]], pixels_a_day: float) -> list[tuple[date, str, str]]:
    """Each label gets the room up to the neighbouring diamonds; the outer two may grow outwards."""
    ordered = sorted(trail_of, key=lambda pair: pair[0])
    at = [day.toordinal() * pixels_a_day for day, _ in ordered]
    placed = []
    for number, (day, earlier) in enumerate(ordered):
        before = at[number] - at[number - 1] if number else float("inf")
        after = at[number + 1] - at[number] if number + 1 < len(at) else float("inf")
        wanted = min(len(earlier.wording), _LONGEST_LABEL)
        room, position = _room(wanted, before=before, after=after)
        if room >= min(wanted, _SHORTEST_LABEL):
            placed.append((day, escaped(earlier.wording, room), position))
    return placed


def _room(wanted: int, *, before: float, after: float) -> tuple[int, str]:
    """How many characters fit at a diamond with neighbours so many pixels away, and on which side of it."""
    narrowest = min(before, after) / _CHARACTER
    if wanted <= narrowest - 1:
        return wanted, "top center"
    if before == float("inf"):
        return wanted, "top left"
    if after == float("inf"):
        return wanted, "top right"
    return int(narrowest) - 1, "top center"


def mark_trace(drawn: Sequence[Mark], theme: Theme) -> dict[str, Any]:
    """All symbols as one trace."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [noon(mark.day) for mark in drawn],
        "y": [round(mark.y, 2) for mark in drawn],
        "text": [mark.inside for mark in drawn],
        "textposition": "middle center",
        "textfont": {"size": 10, "color": theme.status(AssessedStatus.FULFILLED)},
        "hoverinfo": "text",
        "hovertext": [mark.words for mark in drawn],
        "customdata": [mark.slug for mark in drawn],
        "marker": {
            "symbol": [mark.symbol for mark in drawn],
            "size": [mark.size for mark in drawn],
            "color": [mark.fill for mark in drawn],
            "opacity": 1,
            "line": {"color": [mark.line for mark in drawn], "width": [mark.width for mark in drawn]},
        },
    }


def trail_trace(trails: Iterable[tuple[Lane, list[date]]], theme: Theme) -> dict[str, Any]:
    """All dotted lines as one trace, with a gap between rows."""
    x: list[str | None] = []
    y: list[float | None] = []
    for lane, days in trails:
        x += [*(noon(day) for day in days), None]
        y += [*(round(lane.trail, 2) for _ in days), None]
    line = {"color": theme.neutral, "width": 1, "dash": "2px,2px"}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def label_trace(words: Sequence[Label], theme: Theme) -> dict[str, Any]:
    """All words as one trace."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [noon(label.day) for label in words],
        "y": [round(label.y, 2) for label in words],
        "text": [label.words for label in words],
        "textposition": [label.position for label in words],
        "textfont": {"size": theme.label_size, "color": theme.neutral},
        "hoverinfo": "skip",
    }

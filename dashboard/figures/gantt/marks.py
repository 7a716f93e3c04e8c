"""What stands on the timeline's days: rings, ticks, diamonds, squares, dots, and the words beside them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dashboard.figures.gantt import hover
from dashboard.figures.gantt.bars import is_past_its_latest_day, last_drawn_day
from dashboard.figures.gantt.label_layout import Wanted, placed
from dashboard.figures.gantt.lanes import MAX_CLAIM_LANES, Lane, moved
from dashboard.figures.plotly_text import escaped
from dashboard.figures.theme import Theme
from db.domain.dates_in_words import written_date
from db.domain.timeline_row import EarlierDeadline
from db.domain.vocabulary import AssessedStatus

# Words beside a ring stand so many pixels off its middle; beyond this share of the chart they stand before it.
_PAST_RING = 5
_NEAR_THE_END = 0.8


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
    """Words beside a point; safe for Plotly. `position` is Plotly's word for the side on which they stand."""

    at: datetime
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


def beyond(lane: Lane, span: tuple[date, date], as_of: date, theme: Theme) -> Iterator[Mark]:
    """An arrow at each edge of the span beyond which something of the row is drawn."""
    row = lane.row
    first = _drawn_days(lane)[0]
    last = max(_drawn_days(lane)[-1], last_drawn_day(row, as_of))
    if first < span[0]:
        words = f"Begins {written_date(first)}" if last >= span[0] else f"All of it until {written_date(last)}"
        yield Mark(span[0], lane.bar, "triangle-left", 9, theme.neutral, theme.neutral, 0, row.slug, words)
    # The day on which the span ends is not drawn any more.
    edge = moved(span[1], -1)
    if last > edge:
        until = f"Goes on until {written_date(last)}" if row.latest else "Goes on, without a last day"
        words = until if first <= edge else f"All of it from {written_date(first)}"
        yield Mark(edge, lane.bar, "triangle-right", 9, theme.neutral, theme.neutral, 0, row.slug, words)


def _drawn_days(lane: Lane) -> list[date]:
    """The days on which something of the row stands, in order."""
    row = lane.row
    days = [row.committed_on, row.earliest, row.latest, row.fulfilled_earliest, row.fulfilled_latest]
    days += [one.reached_on or one.latest or one.earliest for one in row.milestones]
    days += [day for day, _ in _dated(row.earlier_deadlines)]
    return sorted(day for day in days if day is not None)


def _late_end(lane: Lane, as_of: date, theme: Theme) -> Iterator[Mark]:
    row = lane.row
    if is_past_its_latest_day(row, as_of):
        words = hover.late_hover(row, as_of)
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
    for number, claim in enumerate(lane.row.rival_claims):
        day = claim.latest or claim.earliest
        if day is not None:
            y = lane.claims[min(number, len(lane.claims) - 1)]
            yield Mark(day, y, "circle", 8, theme.ground, colour, 2, lane.row.slug, hover.rival_hover(claim))


def _fulfilled(lane: Lane, theme: Theme) -> Iterator[Mark]:
    row = lane.row
    day = row.fulfilled_latest or row.fulfilled_earliest
    if row.status is AssessedStatus.FULFILLED and day is not None:
        colour = theme.status(row.status)
        words = hover.fulfilled_hover(row)
        yield Mark(day, lane.bar, "circle", 16, theme.ground, colour, 2, row.slug, words, inside="✓")


def trail(lane: Lane) -> list[date]:
    """The days joined by the dotted line, in order: every earlier deadline, and where the current one ends."""
    days = {day for day, _ in _dated(lane.row.earlier_deadlines)}
    current = lane.row.latest or lane.row.earliest
    return sorted({*days, current} if current else days) if days else []


def labels(lane: Lane, span: tuple[date, date], chart_width: int) -> list[Label]:
    """The wordings above the diamonds, and what an undated commitment waits for.

    Words that would run into each other on a chart of `chart_width` pixels are moved, shortened, then left out.
    """
    if not lane.has_room_for_words:
        return []
    named = [*_wordings(lane, span, chart_width), *_claimants(lane, span, chart_width)]
    row = lane.row
    if row.waits_for and row.latest is None and not row.rival_claims:
        start = noon_of(max(row.committed_on, span[0]))
        named.append(Label(start, lane.below, f"waiting for: {escaped(row.waits_for, 60)}", "middle right"))
    return named


def _wordings(lane: Lane, span: tuple[date, date], chart_width: int) -> Iterator[Label]:
    pixels_a_day = chart_width / max((span[1] - span[0]).days, 1)
    seen = [(day, one) for day, one in _dated(lane.row.earlier_deadlines) if span[0] <= day <= span[1]]
    wanted = [Wanted((day - span[0]).days * pixels_a_day, one.wording) for day, one in seen]
    for place in placed(wanted, width=chart_width):
        day, earlier = seen[place.index]
        aside = (place.at - wanted[place.index].at) / pixels_a_day
        yield Label(_moved(noon_of(day), aside), lane.trail - 4, escaped(earlier.wording, place.length), "top center")


def _claimants(lane: Lane, span: tuple[date, date], chart_width: int) -> Iterator[Label]:
    """The publisher beside each rival claim; on the last lane also how many more share it."""
    claims = lane.row.rival_claims
    lengths = (span[1] - span[0]).days or 1
    days = [claim.latest or claim.earliest or lane.row.committed_on for claim in claims[: len(lane.claims)]]
    shares = [(day - span[0]).days / lengths for day in days]
    more = len(claims) - len(lane.claims)
    for number, (y, day, leftwards) in enumerate(zip(lane.claims, days, _sides(shares), strict=True)):
        if span[0] <= day <= span[1]:
            shared = f" and {more} more" if more and number == len(lane.claims) - 1 else ""
            words = escaped(claims[number].publisher or "Nobody named", 26) + shared
            aside = _PAST_RING * lengths / chart_width
            if leftwards:
                begins = claims[number].earliest or day
                yield Label(_moved(noon_of(begins), -aside), y, words, "middle left")
            else:
                yield Label(_moved(noon_of(day), aside), y, words, "middle right")


def _sides(shares: Sequence[float]) -> list[bool]:
    """Whether the words stand to the left of each ring, which lies at that share of the chart.

    Lanes of three are so near each other that neighbours stand on either side, where the chart's ends allow it.
    """
    first = shares[-1] > _NEAR_THE_END if shares else False
    wanted = [first != (number % 2 == 1) if len(shares) == MAX_CLAIM_LANES else False for number in range(len(shares))]
    return [
        share > _NEAR_THE_END or (left and share > 1 - _NEAR_THE_END)
        for left, share in zip(wanted, shares, strict=True)
    ]


def noon_of(day: date) -> datetime:
    """The middle of a day as a time, for what may be moved aside from it."""
    return datetime.combine(day, time(12))


def _moved(at: datetime, days: float) -> datetime:
    try:
        return at + timedelta(days=days)
    except OverflowError:  # at an end of the calendar
        return at


def mark_trace(drawn: Sequence[Mark], theme: Theme) -> dict[str, object]:
    """All symbols as one trace."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [noon(mark.day) for mark in drawn],
        "y": [round(mark.y, 2) for mark in drawn],
        "text": [mark.inside for mark in drawn],
        "textposition": "middle center",
        # Not of the labels' size: the style sheet leaves labels out on a phone, and knows them by it.
        "textfont": {"size": 11, "color": theme.status(AssessedStatus.FULFILLED)},
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


def trail_trace(trails: Iterable[tuple[Lane, list[date]]], theme: Theme) -> dict[str, object]:
    """All dotted lines as one trace, with a gap between rows."""
    x: list[str | None] = []
    y: list[float | None] = []
    for lane, days in trails:
        x += [*(noon(day) for day in days), None]
        y += [*(round(lane.trail, 2) for _ in days), None]
    line = {"color": theme.neutral, "width": 1, "dash": "2px,2px"}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def label_trace(words: Sequence[Label], theme: Theme) -> dict[str, object]:
    """All words as one trace."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [label.at.isoformat(sep=" ", timespec="seconds") for label in words],
        "y": [round(label.y, 2) for label in words],
        "text": [label.words for label in words],
        "textposition": [label.position for label in words],
        "textfont": {"size": theme.label_size, "color": theme.neutral},
        "hoverinfo": "skip",
    }

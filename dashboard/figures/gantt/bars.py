"""Everything of the timeline that is drawn as a bar: until the earliest day, the window, fades, the red line, spans."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.figures.gantt.lanes import Lane, day_after, moved
from dashboard.figures.theme import Theme, translucent
from db.domain.schedule import facts_of, schedule_status
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import AssessedStatus, ScheduleStatus

_CLEAR = "#0000"
_TEXTURE = "rgba(255,255,255,0.5)"
# How strong each of the bars is that make a fading one, from the shortest to the longest.
_FADE = (0.34, 0.26, 0.2, 0.15, 0.11, 0.07)
_DAY_MS = 86_400_000

_PAST_ITS_LATEST_DAY = (ScheduleStatus.PASSED, ScheduleStatus.PROBABLY_PASSED)


@dataclass(frozen=True, slots=True)
class Segment:
    """One rectangle from the start of `start` to the start of `end`. `middle` and `thickness` are pixels.

    `fill` is the colour of the whole, or where there is a `pattern` of the pattern's strokes alone.
    `half_days` moves the end on: things that happen on a day are drawn at its noon.
    """

    start: date
    end: date
    middle: float
    thickness: float
    fill: str
    line: str = _CLEAR
    pattern: str = ""
    half_days: int = 0

    @property
    def duration_ms(self) -> int:
        """How long it is, in milliseconds: Plotly's unit of length on an axis of dates."""
        return (self.end - self.start).days * _DAY_MS + self.half_days * _DAY_MS // 2


def is_past_its_latest_day(row: TimelineRow, as_of: date) -> bool:
    """Whether the red line from the latest day to `as_of` is drawn."""
    return schedule_status(facts_of(row), as_of) in _PAST_ITS_LATEST_DAY


def fade_start(row: TimelineRow) -> date:
    """Where a bar without a last day begins to fade."""
    return max(row.committed_on, row.earliest or row.committed_on)


def fade_end(row: TimelineRow, as_of: date) -> date:
    """Where a bar without a last day has faded out: a year on, or some months past the day we speak for."""
    start = fade_start(row)
    return max(moved(start, 365), moved(as_of, 150))


def last_drawn_day(row: TimelineRow, as_of: date) -> date:
    """The last day at which something is drawn in the row, for the area that answers to the pointer."""
    if row.latest is None:
        return fade_end(row, as_of)
    days = [row.latest, row.padded_latest, row.fulfilled_latest]
    if is_past_its_latest_day(row, as_of):
        days.append(as_of)
    return max(day for day in days if day)


def segments(lane: Lane, as_of: date, theme: Theme) -> Iterator[Segment]:
    """The rectangles of one row, in the order in which they are laid over each other."""
    row = lane.row
    if row.latest is None:
        yield from _until(lane, row.earliest, theme)
        yield from _fading(lane, as_of, theme)
    else:
        yield from _until(lane, _solid_end(row), theme)
        yield from _window(lane, theme)
    yield from _late_line(lane, as_of, theme)
    yield from _fulfilment_span(lane, theme)
    yield from _claim_lanes(lane, as_of, theme)


def _solid_end(row: TimelineRow) -> date | None:
    """A deadline that names one single day, or no first one, has no window to hatch."""
    if row.latest is not None and row.earliest in (None, row.latest):
        return day_after(row.latest)
    return row.earliest


def _until(lane: Lane, end: date | None, theme: Theme) -> Iterator[Segment]:
    row = lane.row
    if end is None or row.committed_on >= end:
        return
    colour = theme.status(row.status)
    yield Segment(row.committed_on, end, lane.bar, lane.bar_height, fill=colour, line=colour)
    # Its texture lies over it as a bar of its own: with a list of colours Plotly knows no ground of a pattern.
    if pattern := theme.pattern(row.status):
        yield Segment(row.committed_on, end, lane.bar, lane.bar_height, fill=_TEXTURE, pattern=pattern)


def _window(lane: Lane, theme: Theme) -> Iterator[Segment]:
    row = lane.row
    assert row.latest is not None
    colour = theme.status(row.status)
    end = day_after(row.latest)
    if row.earliest is not None and row.earliest < row.latest:
        yield Segment(row.earliest, end, lane.bar, lane.bar_height, fill=colour, line=colour, pattern="/")
    if row.padded_latest is not None and row.padded_latest > row.latest:
        pale = translucent(colour, 0.45)
        padded = day_after(row.padded_latest)
        yield Segment(end, padded, lane.bar, lane.bar_height * 0.6, fill=pale, line=pale, pattern="/")


def _fading(lane: Lane, as_of: date, theme: Theme) -> Iterator[Segment]:
    """Clear bars of growing length over each other, for Plotly has no gradient for bars: no joints, one soft end."""
    row = lane.row
    colour = theme.status(row.status)
    start = fade_start(row)
    step = (fade_end(row, as_of) - start) / len(_FADE)
    # The day from which it holds is as clear as any other bar's.
    yield Segment(start, start + step / 8, lane.bar, lane.bar_height * 0.65, fill=colour)
    for number, alpha in enumerate(_FADE, start=1):
        fill = translucent(colour, alpha)
        yield Segment(start, start + step * number, lane.bar, lane.bar_height * 0.65, fill=fill)


def _late_line(lane: Lane, as_of: date, theme: Theme) -> Iterator[Segment]:
    row = lane.row
    if row.latest is not None and is_past_its_latest_day(row, as_of):
        yield Segment(day_after(row.latest), as_of, lane.bar, 3, fill=theme.late, half_days=1)


def _fulfilment_span(lane: Lane, theme: Theme) -> Iterator[Segment]:
    row = lane.row
    first, last = row.fulfilled_earliest, row.fulfilled_latest
    if row.status is AssessedStatus.FULFILLED and first and last and first < last:
        yield Segment(first, last, lane.bar, 3, fill=theme.status(row.status), half_days=1)


def _claim_lanes(lane: Lane, as_of: date, theme: Theme) -> Iterator[Segment]:
    """Under the bar a thin lane for each rival claim, with the span that it names where it names more than a day."""
    colour = theme.status(AssessedStatus.DISPUTED)
    row = lane.row
    days = [claim.latest or claim.earliest for claim in row.rival_claims]
    end = max([last_drawn_day(row, as_of), *(day for day in days if day)])
    for middle in lane.claims:
        yield Segment(row.committed_on, max(end, row.committed_on), middle, 1, fill=translucent(colour, 0.4))
    for number, claim in enumerate(row.rival_claims):
        middle = lane.claims[min(number, len(lane.claims) - 1)]
        if claim.earliest and claim.latest and claim.earliest < claim.latest:
            yield Segment(claim.earliest, claim.latest, middle, 3, fill=colour, half_days=1)


def bar_trace(drawn: Iterable[Segment]) -> dict[str, object]:
    """All rectangles as one trace, since each trace costs: lists in place of shared values."""
    parts = list(drawn)
    return {
        "type": "bar",
        "orientation": "h",
        "base": [part.start.isoformat() for part in parts],
        "x": [part.duration_ms for part in parts],
        "y": [round(part.middle, 2) for part in parts],
        "width": [round(part.thickness, 2) for part in parts],
        "hoverinfo": "skip",
        "cliponaxis": True,
        "marker": {
            "color": [part.fill for part in parts],
            "line": {"color": [part.line for part in parts], "width": 1},
            "cornerradius": 3,
            "pattern": {
                "shape": [part.pattern for part in parts],
                "fgopacity": 1,
                "size": 6,
                "solidity": 0.22,
            },
        },
    }

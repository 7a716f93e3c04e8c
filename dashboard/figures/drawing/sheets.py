"""The timeline as a drawing on sheets: every row of a view, each sheet one SVG with its axis, bars and words.

Nothing of it is laid out by a browser: whatever the window or the paper, a day of the axis and the same day of a bar
are the same number. The bars are those of figures/gantt/svg.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from dashboard.figures.drawing.legend import legend
from dashboard.figures.drawing.text import fitted, text, width_of, wrapped
from dashboard.figures.gantt.axis import share_of, ticks
from dashboard.figures.gantt.bars import is_past_its_latest_day
from dashboard.figures.gantt.figure import gantt_figure
from dashboard.figures.gantt.lanes import GROUP_HEIGHT, GroupHeading, Item
from dashboard.figures.gantt.row_words import deadline_words
from dashboard.figures.gantt.svg import marks_of
from dashboard.figures.theme import THEME, Theme
from db.domain.dates_in_words import MONTHS, written_date, written_window
from db.domain.schedule import facts_of, schedule_words
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import AssessedStatus

# A landscape A4 page within margins of 12 mm, in pixels of 1/96 inch.
WIDTH, HEIGHT = 1032, 700
CHART_X, CHART_WIDTH = 316, 706
ROWS_TOP = 84
ROW_HEIGHT = 48
_ROWS_HEIGHT = 12 * ROW_HEIGHT
_NAME_WIDTH = 300
_INK, _MUTED, _LINE = "#000000", "#3a4350", "#c4cad3"
_SVG = Markup(
    '<svg class="sheet" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
    ' aria-label="{label}" font-family="{font}">{inside}</svg>'
)
_INNER = Markup('<svg x="{x}" y="{y}" width="{width}" height="{height}" font-size="9.5">{inside}</svg>')


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What each sheet says of itself: its page and day, what of it is shown, and where and when it was made."""

    title: str
    words: Sequence[str]
    origin: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What all sheets of a drawing share. `today` tells whether `as_of` is to be called so."""

    as_of: date
    today: date
    span: tuple[date, date]
    since: date | None = None
    theme: Theme = THEME


def drawing(items: Sequence[Item], chart: Chart, head: SheetHead) -> list[Markup]:
    """The sheets of these rows and group headings, in order; at least one."""
    parts = list(paged(items))
    return [_sheet(part, chart, head, number=number, of=len(parts)) for number, part in enumerate(parts, start=1)]


def paged(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The items by sheet. No heading ends a sheet, and a group that goes on has its heading again."""
    sheet: list[Item] = []
    room, group = _ROWS_HEIGHT, None
    for number, item in enumerate(items):
        is_heading = isinstance(item, GroupHeading)
        following = items[number + 1] if number + 1 < len(items) else None
        with_row = is_heading and isinstance(following, TimelineRow)
        needed = (GROUP_HEIGHT if is_heading else ROW_HEIGHT) + (ROW_HEIGHT if with_row else 0)
        if sheet and needed > room:
            yield sheet
            sheet, room = [], _ROWS_HEIGHT
            if group is not None and not is_heading:
                sheet.append(replace(group, label=f"{group.label} (continued)"))
                room -= GROUP_HEIGHT
        group = item if isinstance(item, GroupHeading) else group
        sheet.append(item)
        room -= GROUP_HEIGHT if is_heading else ROW_HEIGHT
    yield sheet


def _sheet(items: Sequence[Item], chart: Chart, head: SheetHead, *, number: int, of: int) -> Markup:
    height = sum(GROUP_HEIGHT if isinstance(item, GroupHeading) else ROW_HEIGHT for item in items)
    figure = gantt_figure(
        items,
        as_of=chart.as_of,
        span=chart.span,
        since=chart.since,
        theme=chart.theme,
        row_height=ROW_HEIGHT,
        chart_width=CHART_WIDTH,
    )
    prefix = f"sheet-{number}"
    bars = marks_of(figure, height=height, prefix=prefix)
    statuses = {item.status for item in items if isinstance(item, TimelineRow)}
    inside = [
        *_head(head, f"Page {number} of {of}"),
        *_axis(chart),
        *_names(items, chart),
        _INNER.format(x=CHART_X, y=ROWS_TOP, width=CHART_WIDTH, height=height, inside=bars),
        _rule(x1=CHART_X - 8, x2=CHART_X - 8, y1=ROWS_TOP, y2=ROWS_TOP + height),
        legend(
            [status for status in AssessedStatus if status in statuses],
            y=HEIGHT - 19,
            ink=_MUTED,
            theme=chart.theme,
            prefix=f"{prefix}-key",
        ),
    ]
    label = f"{head.title}, page {number} of {of}"
    return _SVG.format(width=WIDTH, height=HEIGHT, label=label, font=chart.theme.font, inside=Markup("").join(inside))


def _head(head: SheetHead, page: str) -> Iterator[Markup]:
    yield text(0, 12, fitted(head.title, WIDTH - 90, 13, bold=True), size=13, fill=_INK, bold=True)
    yield text(WIDTH, 12, page, size=9, fill=_MUTED, anchor="end")
    for number, line in enumerate(wrapped(head.words, WIDTH, 9, separator=" · ", max_lines=2)):
        yield text(0, 24 + 11 * number, line, size=9, fill=_INK)
    yield text(0, 46, fitted(head.origin, WIDTH, 8.5), size=8.5, fill=_MUTED)


def _axis(chart: Chart) -> Iterator[Markup]:
    for tick in ticks(chart.span):
        x = CHART_X + CHART_WIDTH * tick.share(chart.span)
        for y, words in ((70, tick.above), (80, tick.below)):
            if words:
                yield text(x, y, words, size=9, fill=_MUTED, anchor="middle")
    yield from _day_tag(chart.as_of, chart.span, _as_of_words(chart), fill=chart.theme.tag)
    if chart.since is not None:
        yield from _day_tag(chart.since, chart.span, f"Since {written_date(chart.since)}", fill=chart.theme.neutral)
    yield _rule(x1=0, x2=WIDTH, y1=ROWS_TOP, y2=ROWS_TOP)


def _day_tag(day: date, span: tuple[date, date], words: str, *, fill: str) -> Iterator[Markup]:
    """A tag over the line at noon of a day, held inside the chart; none where the day lies outside."""
    at = CHART_X + CHART_WIDTH * (share_of(day, span) + 0.5 / max((span[1] - span[0]).days, 1))
    if CHART_X <= at <= CHART_X + CHART_WIDTH:
        width = width_of(words, 9) + 8
        left = min(max(at - width / 2, CHART_X), CHART_X + CHART_WIDTH - width)
        yield _box(x=left, y=50, width=width, height=12, fill=fill)
        yield text(left + width / 2, 59, words, size=9, fill="#ffffff", anchor="middle")


def _as_of_words(chart: Chart) -> str:
    if chart.as_of == chart.today:
        return f"Today {chart.as_of.day} {MONTHS[chart.as_of.month - 1]}"
    return f"As of {written_date(chart.as_of)}"


def _names(items: Sequence[Item], chart: Chart) -> Iterator[Markup]:
    """The words of each row to the left of its bar, and a rule beneath."""
    y = ROWS_TOP
    for item in items:
        if isinstance(item, GroupHeading):
            folded = ", folded" if item.folded else ""
            words = fitted(f"{item.label} · {item.count:,}{folded}", WIDTH, 10.5, bold=True)
            yield text(0, y + 23, words, size=10.5, fill=_INK, bold=True)
            y += GROUP_HEIGHT
        else:
            inside = Markup("").join(_row_words(item, chart))
            yield _INNER.format(x=0, y=y, width=_NAME_WIDTH, height=ROW_HEIGHT, inside=inside)
            y += ROW_HEIGHT
        yield _rule(x1=0, x2=WIDTH, y1=y, y2=y)


def _row_words(row: TimelineRow, chart: Chart) -> Iterator[Markup]:
    """Four lines at the most: nothing on paper can be pointed at, so a long title takes two of them."""
    title = wrapped(row.title.split(), _NAME_WIDTH, 10, separator=" ", max_lines=2, bold=True)
    for number, line in enumerate(title):
        yield text(0, 11.5 + 11 * number, line, size=10, fill=_INK, bold=True)
    y = 11.5 + 11 * len(title)
    who = f"{row.status.label} · {row.responsible}" if row.responsible else row.status.label
    yield _box(x=0, y=y - 6.5, width=6.5, height=6.5, fill=chart.theme.status(row.status))
    yield text(10, y, fitted(who, _NAME_WIDTH - 10, 9), size=9, fill=_MUTED)
    for number, (words, fill) in enumerate(_deadline_lines(row, chart, lines=3 - len(title)), start=1):
        yield text(0, y + 10.5 * number, fitted(words, _NAME_WIDTH, 9), size=9, fill=fill)


def _deadline_lines(row: TimelineRow, chart: Chart, *, lines: int) -> list[tuple[str, str]]:
    """The deadline and what the calendar says of it, on so many lines, each with its colour."""
    as_of = row.day(chart.as_of)
    schedule = schedule_words(facts_of(row), as_of, last_checked_on=row.last_checked_on)
    fill = chart.theme.late if is_past_its_latest_day(row, as_of) else _MUTED
    if row.wording is None:
        return [(schedule, fill)]
    if lines > 1:
        return [(deadline_words(row), _MUTED), (schedule, fill)]
    if row.earliest is None and row.latest is None:
        return [(deadline_words(row), fill)]
    return [(f"{written_window(row.earliest, row.latest)} · {schedule}", fill)]


def _rule(*, x1: float, x2: float, y1: float, y2: float) -> Markup:
    return Markup(f'<line x1="{x1:.1f}" x2="{x2:.1f}" y1="{y1:.1f}" y2="{y2:.1f}" stroke="{_LINE}"/>')


def _box(*, x: float, y: float, width: float, height: float, fill: str) -> Markup:
    box = f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="2" fill="{fill}"/>'
    return Markup(box)

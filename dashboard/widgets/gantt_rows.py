"""The timeline: HTML rows on the left, one figure on the right, lined up to the pixel.

The rows span the whole width and lie beneath the figure, whose ground is clear. So one rule under a row, the tint of
the chosen one and the height of all of them are drawn once, by the style sheet, for both halves.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from dash import html
from markupsafe import Markup, escape

from dashboard.figures.gantt.lanes import GroupHeading, Item
from dashboard.figures.gantt.row_words import deadline_line
from dashboard.widgets.html.aria import aria
from db.domain.schedule import facts_of, schedule_status, schedule_words
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import AssessedStatus, ScheduleStatus

ROWS = "gantt-rows"
CHART = "gantt-chart"

_PASSED = (ScheduleStatus.PASSED, ScheduleStatus.PROBABLY_PASSED)


def counted(total: int) -> str:
    """`7 commitments`."""
    return "1 commitment" if total == 1 else f"{total:,} commitments"


def gantt_rows(
    items: Sequence[Item],
    *,
    as_of: date,
    href_of: Callable[[TimelineRow], str],
    selected: str | None = None,
    changed: Mapping[UUID, str] | None = None,
) -> Markup:
    """The rows and group headings, as the entries of one list (see html/raw_html.py).

    `changed` says in a word how a row changed since the day that is compared with. Each has a key, so that a row
    which is still there after a redraw keeps the focus and what is pointed at.
    """
    return Markup("").join(
        _heading(item)
        if isinstance(item, GroupHeading)
        else _row(item, as_of, href_of(item), selected=selected, change=(changed or {}).get(item.id))
        for item in items
    )


# What people typed comes in through `_filled`, which escapes it. Words that are cut off get a title by script, once
# somebody points at them: sent with every row they would be sent twice.
_ROW = (
    '<li class="gantt-row{selected}" data-key="{slug}" data-slug="{slug}"{current}><div class="gantt-cell">'
    '<div class="gantt-title" dir="auto"><a class="gantt-link" href="{href}">{title}</a></div>'
    '<div class="gantt-status">{change}{status}'
    '<span class="gantt-actor" dir="auto">{actor}</span></div>'
    '{deadline}<div class="gantt-schedule{late}">{words}</div></div></li>'
)
_DEADLINE = '<div class="gantt-deadline" dir="auto">{words}</div>'
_STATUSES = {
    status: Markup(
        '<span class="status-swatch status-{}" aria-hidden="true"></span><span class="status-word">{}</span>'
    ).format(status.value, status.label)
    for status in AssessedStatus
}
_HEADING = (
    '<li class="gantt-group" data-key="group {key}"><button type="button" class="gantt-group-button" data-key="{key}"'
    ' aria-expanded="{open}"><span class="gantt-fold-mark" aria-hidden="true"></span>'
    '<span class="gantt-group-label" dir="auto">{label}</span>'
    '<span class="gantt-group-count">{count}</span></button></li>'
)


def _row(row: TimelineRow, as_of: date, href: str, *, selected: str | None, change: str | None) -> Markup:
    is_selected = row.slug == selected
    facts, as_of = facts_of(row), row.day(as_of)
    words = schedule_words(facts, as_of, last_checked_on=row.last_checked_on)
    return _filled(
        _ROW,
        selected=" is-selected" if is_selected else "",
        current=Markup(' aria-current="true"') if is_selected else "",
        slug=row.slug,
        href=href,
        title=row.title,
        change=Markup('<span class="gantt-change">{}</span>').format(change) if change else "",
        status=_STATUSES[row.status],
        actor=row.responsible or "",
        deadline=_filled(_DEADLINE, words=deadline) if (deadline := deadline_line(row)) else "",
        late=" is-passed" if schedule_status(facts, as_of) in _PASSED else "",
        words=words,
    )


def status_words(status: AssessedStatus) -> list[html.Span]:
    """A status as a coloured swatch and its word, for any line of text."""
    return [
        html.Span(className=f"status-swatch status-{status.value}", **aria(hidden=True)),
        html.Span(status.label, className="status-word"),
    ]


def _heading(group: GroupHeading) -> Markup:
    """A heading that is a button: it folds its rows away and says whether it has."""
    return _filled(
        _HEADING, key=group.key, label=group.label, count=f"{group.count:,}", open="false" if group.folded else "true"
    )


def _filled(template: str, **values: str) -> Markup:
    """A template with the values in it, each escaped unless it is HTML already. `Markup.format` takes five times as
    long, and there are some fifty rows in every window."""
    return Markup(template.format(**{name: escape(value) for name, value in values.items()}))

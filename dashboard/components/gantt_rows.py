"""The timeline: HTML rows on the left, one figure on the right, lined up to the pixel.

The rows span the whole width and lie beneath the figure, whose ground is clear. So one rule under a row, the tint of
the chosen one and the height of all of them are drawn once, by the style sheet, for both halves.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from uuid import UUID

from dash import dcc, html

from dashboard.components.aria import aria
from dashboard.components.data_attributes import data
from dashboard.figures.lanes import GroupHeading, Item
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
) -> list[html.Li]:
    """The rows and group headings, as the entries of one list.

    `changed` says in a word how a row changed since the day that is compared with. Each has a key, so that a row
    which is still there after a redraw keeps the focus and what is pointed at.
    """
    return [
        _heading(item)
        if isinstance(item, GroupHeading)
        else _row(item, as_of, href_of(item), selected=selected, change=(changed or {}).get(item.id))
        for item in items
    ]


def _row(row: TimelineRow, as_of: date, href: str, *, selected: str | None, change: str | None) -> html.Li:
    chosen = row.slug == selected
    facts = facts_of(row)
    words = schedule_words(facts, as_of, last_checked_on=row.last_checked_on)
    late = " is-passed" if schedule_status(facts, as_of) in _PASSED else ""
    link = dcc.Link(row.title, href=href, title=row.title, className="gantt-link")
    return html.Li(
        html.Div(
            [
                html.Div(link, className="gantt-title", dir="auto"),
                html.Div([*_change(change), *status_words(row.status), _actor(row)], className="gantt-status"),
                html.Div(words, className=f"gantt-schedule{late}", title=words),
            ],
            className="gantt-cell",
        ),
        key=row.slug,
        className="gantt-row is-selected" if chosen else "gantt-row",
        **data(slug=row.slug),
        **aria(current=True if chosen else None),
    )


def _change(change: str | None) -> list[html.Span]:
    return [html.Span(change, className="gantt-change")] if change else []


def _actor(row: TimelineRow) -> html.Span:
    return html.Span(row.responsible, className="gantt-actor", dir="auto", title=row.responsible)


def status_words(status: AssessedStatus) -> list[html.Span]:
    """A status as a coloured swatch and its word, for any line of text."""
    return [
        html.Span(className=f"status-swatch status-{status.value}", **aria(hidden=True)),
        html.Span(status.label, className="status-word"),
    ]


def _heading(group: GroupHeading) -> html.Li:
    """A heading that is a button: it folds its rows away and says whether it has."""
    return html.Li(
        html.Button(
            [
                html.Span(className="gantt-fold-mark", **aria(hidden=True)),
                html.Span(group.label, className="gantt-group-label", dir="auto"),
                html.Span(f"{group.count:,}", className="gantt-group-count"),
            ],
            type="button",
            className="gantt-group-button",
            **data(key=group.key),
            **aria(expanded=not group.folded),
        ),
        key=f"group {group.key}",
        className="gantt-group",
    )

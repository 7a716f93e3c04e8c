"""The timeline: HTML rows on the left, one figure on the right, lined up to the pixel.

The rows span the whole width and lie beneath the figure, whose ground is clear. So one rule under a row, the tint of
the chosen one and the height of all of them are drawn once, by the style sheet, for both halves.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from dash import dcc, html

from dashboard.components.aria import aria
from dashboard.figures.gantt import GANTT_CONFIG
from dashboard.figures.lanes import GROUP_HEIGHT, HEADER_HEIGHT, ROW_HEIGHT, GroupHeading, Item, chart_height
from db.domain.dates_in_words import written_date
from db.domain.schedule import facts_of, schedule_status, schedule_words
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import AssessedStatus, ScheduleStatus

ROWS = "gantt-rows"
CHART = "gantt-chart"
FOLD_TYPE = "gantt-fold"

_PASSED = (ScheduleStatus.PASSED, ScheduleStatus.PROBABLY_PASSED)


def gantt(
    items: Sequence[Item],
    figure: Mapping[str, Any],
    *,
    as_of: date,
    href_of: Callable[[TimelineRow], str],
    total: int,
    selected: str | None = None,
    row_height: int = ROW_HEIGHT,
    above_rows: Any = None,
) -> html.Section:
    """Rows and figure side by side. `total` is how many commitments the view holds, drawn or not.

    `href_of` gives the address of a row's link; `selected` is the slug of the chosen row; `above_rows` stands in the
    header beside the count. The figure must come from `gantt_figure` with the same items and row height.
    """
    height = chart_height(items, row_height=row_height)
    return html.Section(
        className="gantt",
        style={
            "--gantt-row": f"{row_height}px",
            "--gantt-group": f"{GROUP_HEIGHT}px",
            "--gantt-header": f"{HEADER_HEIGHT}px",
        },
        children=[
            html.Div([html.Span(counted(total), className="gantt-count"), above_rows], className="gantt-header"),
            gantt_rows(items, as_of=as_of, href_of=href_of, selected=selected),
            html.Div(
                gantt_chart(figure, height=height),
                className="gantt-chart",
                role="img",
                **aria(label=_in_words(total, as_of)),
            ),
        ],
    )


def counted(total: int) -> str:
    """`7 commitments`."""
    return "1 commitment" if total == 1 else f"{total:,} commitments"


def _in_words(total: int, as_of: date) -> str:
    return (
        f"Timeline of {counted(total)} as of {written_date(as_of)}. "
        "The list before it says the same in words; the Table page is its full equal."
    )


def gantt_chart(figure: Mapping[str, Any], *, height: int) -> dcc.Graph:
    """The figure alone, `height` pixels high and as wide as the room there is, also when a drawer opens beside it."""
    return dcc.Graph(
        id=CHART,
        figure=figure,
        config=cast(Any, GANTT_CONFIG),
        responsive=True,
        style={"height": f"{height}px", "width": "100%"},
    )


def gantt_rows(
    items: Sequence[Item], *, as_of: date, href_of: Callable[[TimelineRow], str], selected: str | None = None
) -> html.Ul:
    """The rows and group headings as one list."""
    return html.Ul(
        [
            _heading(item) if isinstance(item, GroupHeading) else _row(item, as_of, href_of(item), selected=selected)
            for item in items
        ],
        id=ROWS,
        className="gantt-rows",
    )


def _row(row: TimelineRow, as_of: date, href: str, *, selected: str | None) -> html.Li:
    chosen = row.slug == selected
    facts = facts_of(row)
    words = schedule_words(facts, as_of, last_checked_on=row.last_checked_on)
    late = " is-passed" if schedule_status(facts, as_of) in _PASSED else ""
    link = dcc.Link(row.title, href=href, title=row.title, className="gantt-link")
    return html.Li(
        html.Div(
            [
                html.Div(link, className="gantt-title", dir="auto"),
                html.Div([*status_words(row.status), _actor(row)], className="gantt-status"),
                html.Div(words, className=f"gantt-schedule{late}", title=words),
            ],
            className="gantt-cell",
        ),
        className="gantt-row is-selected" if chosen else "gantt-row",
        **aria(current=True if chosen else None),
    )


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
            id={"type": FOLD_TYPE, "key": group.key},
            type="button",
            className="gantt-group-button",
            **aria(expanded=not group.folded),
        ),
        className="gantt-group",
    )

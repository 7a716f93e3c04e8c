"""The timeline's board: tiles above, and below them the rows and the figure of one window of the view.

The rows and the figure lie in one tall box, as high as the whole list, and scroll with the page; only the part that
is seen and its neighbours are sent. `assets/js/timeline/window.js` asks for the next window as one scrolls.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from dash import dcc, html, no_update
from markupsafe import Markup

from dashboard.figures.gantt.figure import GANTT_CONFIG, gantt_figure
from dashboard.figures.gantt.lanes import GROUP_HEIGHT, HEADER_HEIGHT, ROW_HEIGHT, chart_height, padded_span
from dashboard.figures.gantt.svg import bars_svg
from dashboard.figures.svg_scale import FigurePart
from dashboard.pages.timeline.axis_header import header
from dashboard.pages.timeline.legend import legend
from dashboard.pages.timeline.row_window import Window, flat_window, grouped_window
from dashboard.pages.timeline.tiles import tile_row
from dashboard.widgets.empty_state import nothing_shown
from dashboard.widgets.gantt_rows import CHART, ROWS, counted, gantt_rows
from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.component_types import Child
from dashboard.widgets.html.data_attributes import data
from dashboard.widgets.html.raw_html import PicturedGraph, RawHtml, RowList, as_raw_html
from dashboard.widgets.html.writer import HtmlWriter
from dashboard.widgets.view_url import Address, search_of, selecting
from db.domain.dates_in_words import written_date
from db.domain.filters import Group
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import AssessedStatus, ScheduleStatus
from db.queries.changes import changed_ids
from db.queries.timeline import WINDOW, timeline_count, timeline_groups, timeline_rows, timeline_tiles
from db.queries.timeline_span import opening_span, whole_span

if TYPE_CHECKING:
    from sqlmodel import Session

TILES = "timeline-board-tiles"
HEADER = "timeline-board-header"
LIST = "timeline-board-list"
PLOT = "timeline-board-plot"
EMPTY = "timeline-board-empty"
AT = "timeline-board-at"
# The view that is rendered, as `key` has it.
RENDERED = "timeline-board-rendered"


@dataclass(frozen=True, slots=True)
class Board:
    """The values of one rendering, by the part of the page that has them; `no_update` where nothing can be new."""

    tiles: Any
    header: Any
    rows: Markup
    figure: FigurePart
    list_style: dict[str, str]
    plot_style: dict[str, str]
    chart_style: dict[str, str]
    label: str
    empty: Child


def board(session: "Session", address: Address, *, at: int = 0, scrolled: bool = False) -> Board:
    """Read and render the window around the pixel `at` of the list.

    If it was only `scrolled`, what does not scroll is neither read nor sent again.
    """
    view = address.view
    span, opening = span_of(session, address), None if address.span or address.fit else opening_span(session, view)
    window = read_window(session, address, at=at)
    figure = gantt_figure(window.items, as_of=view.as_of, span=span, since=address.since)
    height = chart_height(window.items)
    return Board(
        tiles=no_update if scrolled else HtmlWriter().write(tile_row(timeline_tiles(session, view), view)),
        header=no_update
        if scrolled
        else HtmlWriter().write(header(window.total, span, view, since=address.since, opening=opening)),
        rows=gantt_rows(
            window.items,
            as_of=view.as_of,
            href_of=lambda row: _row_address(address, row),
            selected=address.selected,
            changed=_changed(session, address),
        ),
        figure=figure,
        list_style={"blockSize": f"{max(window.height, height if window.total else 0)}px"},
        plot_style={"insetBlockStart": f"{window.top}px"},
        chart_style={"height": f"{height}px", "width": "100%"},
        label=_in_words(window.total, view.as_of),
        empty=None if window.total else nothing_shown(session, view),
    )


def span_of(session: "Session", address: Address) -> tuple[date, date]:
    """The days from the left to the right edge of the chart."""
    view = address.view
    if address.span is not None:
        return address.span
    if address.fit:
        return padded_span(whole_span(session, view), view.as_of)
    opening = opening_span(session, view)
    return padded_span((opening.first, opening.last) if opening else None, view.as_of)


def key(address: Address) -> str:
    """What of an address the board depends on, but for the row that is chosen."""
    return search_of(replace(address, selected=None))


def layout(rendered: Board, address: Address) -> html.Div:
    """The whole board, ready to be put on a page."""
    chart = PicturedGraph(
        bars_svg, id=CHART, figure=rendered.figure, config=GANTT_CONFIG, responsive=True, style=rendered.chart_style
    )
    both = html.Div(
        [
            RowList(rendered.rows, id=ROWS, className="gantt-rows"),
            html.Div(chart, className="gantt-chart", role="img", **aria(label=rendered.label)),
        ],
        id=PLOT,
        className="gantt-window",
        style=rendered.plot_style,
        # Rows are for scripts, also while they are prerendered.
        **data(light_tree=True),
    )
    return html.Div(
        [
            html.Section(
                [
                    RawHtml(rendered.header, id=HEADER, className="gantt-header"),
                    html.Div(both, id=LIST, className="gantt-list", style=rendered.list_style, **data(scroll=AT)),
                    html.Div(rendered.empty, id=EMPTY),
                ],
                className="gantt",
                style={
                    "--gantt-row": f"{ROW_HEIGHT}px",
                    "--gantt-group": f"{GROUP_HEIGHT}px",
                    "--gantt-header": f"{HEADER_HEIGHT}px",
                },
            ),
            as_raw_html(legend()),
            dcc.Store(id=AT, data=0),
            dcc.Store(id=RENDERED, data=key(address)),
        ]
    )


def read_window(session: "Session", address: Address, *, at: int, count: int = WINDOW) -> Window:
    """`count` rows and headings around the pixel `at`; nothing else is read."""
    view = address.view

    def fetch(first: int, count: int) -> Sequence[TimelineRow]:
        return timeline_rows(session, view, first=first, count=count)

    if view.group is Group.NONE:
        return flat_window(timeline_count(session, view), fetch, at=at, count=count)
    groups = timeline_groups(session, view)
    return grouped_window(
        groups, fetch, label_of=lambda key: group_label(view.group, key), folded=address.folded, at=at, count=count
    )


def group_label(group: Group, key: str) -> str:
    """The words of a group's key."""
    if not key:
        return {Group.PHASE: "In no phase", Group.PLACE: "No place", Group.TOPIC: "No topic"}.get(group, "Nobody named")
    if group is Group.STATUS:
        return AssessedStatus(key).label
    if group is Group.SCHEDULE:
        return ScheduleStatus(key).label
    return key


def _row_address(address: Address, row: TimelineRow) -> str:
    return selecting(address, row.slug)


def _changed(session: "Session", address: Address) -> dict[UUID, str]:
    """A word for each commitment that changed since the day compared with; none where none is."""
    if address.since is None:
        return {}
    kinds = changed_ids(session, address.view, address.since)
    return {id_: kind.value.replace("_", " ").capitalize() for id_, kind in kinds.items()}


def _in_words(total: int, as_of: date) -> str:
    return (
        f"Timeline of {counted(total)} as of {written_date(as_of)}. "
        "The list before it says each one's status, deadline and schedule in words; the Table page also has their "
        "earlier deadlines, milestones and rival claims."
    )

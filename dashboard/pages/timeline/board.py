"""The timeline's board: tiles above, and below them the rows and the figure of one window of the view.

The rows and the figure lie in one tall box, as high as the whole list, and scroll with the page; only the part that
is seen and its neighbours are sent. `assets/js/timeline/window.js` asks for the next window as one scrolls.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast
from uuid import UUID

from dash import dcc, html, no_update
from markupsafe import Markup

from dashboard.figures.gantt.axis import Tick, share_of, ticks
from dashboard.figures.gantt.figure import GANTT_CONFIG, gantt_figure
from dashboard.figures.gantt.lanes import GROUP_HEIGHT, HEADER_HEIGHT, ROW_HEIGHT, chart_height, padded_span
from dashboard.pages.timeline.legend import legend
from dashboard.pages.timeline.row_window import Window, flat_window, grouped_window
from dashboard.pages.timeline.tiles import Tile as ShownTile
from dashboard.pages.timeline.tiles import TileName, tiles
from dashboard.widgets.filter_bar import is_clear
from dashboard.widgets.gantt_rows import CHART, ROWS, counted, gantt_rows
from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.data_attributes import data
from dashboard.widgets.html.raw_html import GivenHtml, RowList, given
from dashboard.widgets.view_url import Address, search_of, selecting
from db.domain.dates_in_words import MONTHS, counted_days, written_date
from db.domain.filters import Group, Tile, View
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import AssessedStatus, ScheduleStatus
from db.queries.changes import changed_ids
from db.queries.site_facts import holds_records
from db.queries.timeline import (
    Tiles,
    timeline_count,
    timeline_groups,
    timeline_rows,
    timeline_span,
    timeline_tiles,
)

TILES = "timeline-board-tiles"
HEADER = "timeline-board-header"
LIST = "timeline-board-list"
PLOT = "timeline-board-plot"
EMPTY = "timeline-board-empty"
AT = "timeline-board-at"
# The view that is drawn, as `key` says it.
SHOWN = "timeline-board-shown"


# Tags of two days that lie nearer to each other, as a share of the chart, would overlap.
_ROOM_FOR_TAGS = 0.14


@dataclass(frozen=True, slots=True)
class Board:
    """The values of one drawing, by the part of the page that shows them; `no_update` where nothing can be new."""

    tiles: Any
    header: Any
    rows: Markup
    figure: dict[str, Any]
    list_style: dict[str, str]
    plot_style: dict[str, str]
    chart_style: dict[str, str]
    label: str
    empty: Any


def board(session: Any, address: Address, *, at: int = 0, scrolled: bool = False) -> Board:
    """Read and draw the window around the pixel `at` of the list.

    If it was only `scrolled`, what does not scroll is neither read nor sent again.
    """
    view = address.view
    span = address.span or padded_span(timeline_span(session, view), view.as_of)
    window = read_window(session, address, at=at)
    figure = gantt_figure(window.items, as_of=view.as_of, span=span, since=address.since)
    height = chart_height(window.items)
    return Board(
        tiles=no_update if scrolled else _tile_row(session, view),
        header=no_update if scrolled else given(_header(window.total, span, view, since=address.since)),
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
        empty=None if window.total else _nothing(session, view),
    )


def key(address: Address) -> str:
    """What of an address the board depends on, but for the row that is chosen."""
    return search_of(replace(address, selected=None))


def layout(drawn: Board, address: Address) -> html.Div:
    """The whole board, ready to be put on a page."""
    chart = dcc.Graph(
        id=CHART, figure=drawn.figure, config=cast(Any, GANTT_CONFIG), responsive=True, style=drawn.chart_style
    )
    both = html.Div(
        [
            RowList(drawn.rows, id=ROWS, className="gantt-rows"),
            html.Div(chart, className="gantt-chart", role="img", **aria(label=drawn.label)),
        ],
        id=PLOT,
        className="gantt-window",
        style=drawn.plot_style,
    )
    return html.Div(
        [
            html.Section(
                [
                    html.Div(drawn.header, id=HEADER, className="gantt-header"),
                    html.Div(both, id=LIST, className="gantt-list", style=drawn.list_style),
                    html.Div(drawn.empty, id=EMPTY),
                ],
                className="gantt",
                style={
                    "--gantt-row": f"{ROW_HEIGHT}px",
                    "--gantt-group": f"{GROUP_HEIGHT}px",
                    "--gantt-header": f"{HEADER_HEIGHT}px",
                },
            ),
            given(legend()),
            dcc.Store(id=AT, data=0),
            dcc.Store(id=SHOWN, data=key(address)),
        ]
    )


def read_window(session: Any, address: Address, *, at: int) -> Window:
    """The rows and headings around the pixel `at`; nothing else is read."""
    view = address.view

    def fetch(first: int, count: int) -> Sequence[TimelineRow]:
        return timeline_rows(session, view, first=first, count=count)

    if view.group is Group.NONE:
        return flat_window(timeline_count(session, view), fetch, at=at)
    groups = timeline_groups(session, view)
    return grouped_window(
        groups, fetch, label_of=lambda key: group_label(view.group, key), folded=address.folded, at=at
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


def _changed(session: Any, address: Address) -> dict[UUID, str]:
    """A word for each commitment that changed since the day compared with; none where none is."""
    if address.since is None:
        return {}
    found = changed_ids(session, address.view, address.since)
    return {id_: kind.value.replace("_", " ").capitalize() for id_, kind in found.items()}


def _header(total: int, span: tuple[date, date], view: View, *, since: date | None = None) -> list[Any]:
    steps = (
        ("earlier", "‹", "Earlier"),
        ("farther", "−", "Show a longer span"),
        ("closer", "+", "Show a shorter span"),
        ("later", "›", "Later"),
        ("whole", "All", "Show the whole span"),
    )
    buttons = [
        html.Button(sign, type="button", title=words, className="gantt-step", **data(zoom=name), **aria(label=words))
        for name, sign, words in steps
    ]
    return [
        html.Div(
            [
                html.Span(counted(total), className="gantt-count"),
                html.Div(buttons, className="gantt-steps", role="group", **aria(label="Span shown")),
            ],
            className="gantt-corner",
        ),
        html.Div(
            html.Div([*_axis(span, view), *_since_tag(span, view, since)], className="gantt-axis-days"),
            className="gantt-axis",
            **aria(hidden=True),
        ),
    ]


def _axis(span: tuple[date, date], view: View) -> list[Any]:
    shown = ticks(span)
    labels: list[Any] = [
        html.Span(
            [tick.above, html.Br(), tick.below],
            className="gantt-tick" if _is_major(tick, shown) else "gantt-tick is-minor",
            style={"insetInlineStart": f"{tick.share(span) * 100:.3f}%"},
        )
        for tick in shown
    ]
    return labels + _day_tag(share_of(view.as_of, span), _as_of_words(view))


def _since_tag(span: tuple[date, date], view: View, since: date | None) -> list[Any]:
    """The earlier day of a comparison, where there is room for it beside the day that is shown."""
    if since is None:
        return []
    share = share_of(since, span)
    if abs(share_of(view.as_of, span) - share) < _ROOM_FOR_TAGS:
        return []
    return _day_tag(share, [html.B("Since"), f" {written_date(since)}"], more=" is-since")


def _day_tag(share: float, words: list[Any], *, more: str = "") -> list[Any]:
    """A tag at that share of the chart; none where it lies outside."""
    if not 0 <= share <= 1:
        return []
    lean = " leans-start" if share < 0.08 else " leans-end" if share > 0.92 else ""
    return [html.Span(words, className=f"gantt-as-of{lean}{more}", style={"insetInlineStart": f"{share * 100:.3f}%"})]


def _is_major(tick: Tick, shown: Sequence[Tick]) -> bool:
    """Whether a tick keeps its label where there is little room: those that begin a year do, or all if none does."""
    first_days = [other for other in shown if other.day.month == 1 and other.below]
    return tick in first_days if first_days else True


def _as_of_words(view: View) -> list[Any]:
    """`Today 22 Nov`; on another day the year is said too."""
    if view.as_of == view.today:
        return [html.B("Today"), f" {view.as_of.day} {MONTHS[view.as_of.month - 1]}"]
    return [html.B("As of"), f" {written_date(view.as_of)}"]


def _tile_row(session: Any, view: View) -> GivenHtml:
    return given(tiles(_tiles(timeline_tiles(session, view), view), pressed=_pressed(view)))


def _tiles(found: Tiles, view: View) -> list[ShownTile]:
    notes = {
        Tile.PASSED: "awaiting review" if found.awaiting_review else "",
        Tile.IN_WINDOW: "due now",
        Tile.FULFILLED: _late(found),
        Tile.NEEDS_CHECK: _oldest(found, view.as_of),
    }
    return [ShownTile(TileName(tile.value), found.counts[tile], notes.get(tile, "")) for tile in Tile]


def _late(found: Tiles) -> str:
    fulfilled, late = found.counts[Tile.FULFILLED], found.met_late
    if not late:
        return "" if not fulfilled else "none late"
    if late == fulfilled:
        return {1: "late", 2: "both late"}.get(late, "all late")
    return f"{late:,} late"


def _oldest(found: Tiles, as_of: date) -> str:
    oldest = found.oldest_check_on
    return "" if oldest is None else f"oldest {counted_days(max((as_of - oldest).days, 0))}"


def _pressed(view: View) -> tuple[TileName, ...]:
    return (TileName(view.tile.value),) if view.tile else ()


def _in_words(total: int, as_of: date) -> str:
    return (
        f"Timeline of {counted(total)} as of {written_date(as_of)}. "
        "The list before it says the same in words; the Table page is its full equal."
    )


def _nothing(session: Any, view: View) -> html.P:
    if not holds_records(session):
        return html.P(
            ["Nothing has been recorded yet. ", dcc.Link("Add the first commitment", href="/commitments/new"), "."],
            className="empty",
        )
    if view.looks_back and is_clear(view):
        return html.P(f"Nothing was on record on {written_date(view.as_of)}.", className="empty")
    return html.P(
        ["Nothing matches these filters. ", html.A("Clear them", href="?", className="clear-filters")],
        className="empty",
    )

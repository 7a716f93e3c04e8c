"""The table: every commitment with all that the timeline draws, in words; sorted, narrowed and walked by keyboard."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import dash
import dash_ag_grid as dag
from dash import Input, Output, State, html, no_update

from dashboard.ids import CHANGED, PAGE_QUERY
from dashboard.pages.table.grid_request import requested_filters, requested_order, requested_rows
from dashboard.roles import Role, requires
from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from dashboard.widgets import as_of_banner, filter_bar
from dashboard.widgets.gantt_rows import counted
from dashboard.widgets.page_query import page_query
from dashboard.widgets.view_url import days_query, view_of
from db.domain.dates_in_words import counted_days, written_date, written_window
from db.domain.filters import View
from db.domain.schedule import facts_of, schedule_words, slippage_days
from db.domain.timeline_row import EarlierDeadline, TimelineRow
from db.errors import UndatedError
from db.queries.table import table_part

if TYPE_CHECKING:
    from db.engine import Database

PATH = "/table"
TITLE = "Table"
HAS_FILTERS = True
NEEDS = ("dash_ag_grid",)

GRID = "commitments-grid"
BAND = "commitments-band"
COUNT = "commitments-count"

# Field, heading, filter, width in pixels.
_COLUMNS: tuple[tuple[str, str, str, int], ...] = (
    ("title", "Commitment", "agTextColumnFilter", 340),
    ("status", "Status", "agTextColumnFilter", 150),
    ("schedule", "Schedule", "agTextColumnFilter", 330),
    ("responsible", "Responsible", "agTextColumnFilter", 210),
    ("place", "Place", "agTextColumnFilter", 180),
    ("committed_on", "Stated", "agDateColumnFilter", 130),
    ("wording", "Deadline as worded", "agTextColumnFilter", 230),
    ("earliest", "Earliest day", "agDateColumnFilter", 130),
    ("latest", "Latest day", "agDateColumnFilter", 130),
    ("slippage", "Slippage", "agNumberColumnFilter", 120),
    ("fulfilled", "Fulfilled", "agDateColumnFilter", 150),
    ("last_checked_on", "Last checked", "agDateColumnFilter", 140),
    ("marks", "Earlier deadlines, milestones, rival claims", "", 330),
)


def layout(database: "Database", settings: Settings, *, url: PageUrl) -> html.Div:
    """The filter bar and the grid, which asks for its rows itself."""
    view = view_of(url.query, settings)
    return html.Div(
        [
            page_query(url),
            html.H1("Table", className="visually-hidden"),
            html.Div(as_of_banner.band(view), id=BAND),
            filter_bar.layout(view, ordering=False),
            html.P(id=COUNT, className="commitments-count muted", role="status"),
            _grid(),
        ],
        className="page page-table",
    )


def register(app: dash.Dash, database: "Database", settings: Settings) -> None:
    """Give the grid the rows that it requests; let it request them again after a change."""
    filter_bar.register(app, database, settings)
    app.clientside_callback(
        dash.ClientsideFunction("table", "follow"),
        Output(GRID, "rowModelType"),
        Input(CHANGED, "data"),
        Input(PAGE_QUERY, "search"),
        State(GRID, "id"),
    )

    @app.callback(
        Output(GRID, "getRowsResponse"),
        Output(BAND, "children"),
        Output(COUNT, "children"),
        Input(GRID, "getRowsRequest"),
        State(PAGE_QUERY, "search"),
    )
    @requires(Role.READER)
    def rows(request: dict[str, object] | None, search: str | None) -> object:
        view = view_of(read_query(search), settings)
        band = as_of_banner.band(view)
        if request is None:
            return no_update, band, no_update
        first, count = requested_rows(request)
        with database.read() as session:
            part = table_part(
                session,
                view,
                first=first,
                count=count,
                order=requested_order(request),
                narrowings=requested_filters(request),
            )
        return {"rowData": grid_rows(part.rows, view), "rowCount": part.total}, band, counted(part.total)


def grid_rows(rows: Sequence[TimelineRow], view: View) -> list[dict[str, str | None]]:
    """The rows in words. `href` is the address of the commitment's page on the same day."""
    return [_row(row, view) for row in rows]


def _row(row: TimelineRow, view: View) -> dict[str, str | None]:
    schedule = schedule_words(
        facts_of(row), view.as_of, last_checked_on=row.last_checked_on, due_soon_days=view.due_soon_days
    )
    return {
        "id": str(row.id),
        "href": f"/commitments/{row.slug}{days_query(view)}",
        "title": row.title,
        "status": row.status.label,
        "status_value": row.status.value,
        "schedule": schedule,
        "responsible": row.responsible,
        "place": row.place,
        "committed_on": written_date(row.committed_on),
        "wording": row.wording,
        "earliest": _day(row.earliest),
        "latest": _day(row.latest),
        "slippage": _slippage(row),
        "fulfilled": written_window(row.fulfilled_earliest, row.fulfilled_latest) if row.fulfilled_latest else None,
        "last_checked_on": written_date(row.last_checked_on),
        "marks": _marks(row),
    }


def _marks(row: TimelineRow) -> str:
    """What the figure draws around a bar, in words."""
    parts = [_earlier(row.earlier_deadlines)] if row.earlier_deadlines else []
    parts += [
        f"milestone {step.title} ({written_window(step.earliest, step.latest)}"
        + (f", reached {written_date(step.reached_on)})" if step.reached_on else ")")
        for step in row.milestones
    ]
    parts += [f"{claim.publisher} says {written_window(claim.earliest, claim.latest)}" for claim in row.rival_claims]
    parts += [f"waits for {row.waits_for}"] if row.waits_for else []
    return "; ".join(parts)


def _earlier(deadlines: Sequence[EarlierDeadline]) -> str:
    """`2 earlier deadlines: “by May” (31 May 2026), “by June” (30 Jun 2026)`."""
    listed = ", ".join(f"“{one.wording}” ({written_window(one.earliest, one.latest)})" for one in deadlines)
    return f"{len(deadlines)} earlier deadlines: {listed}" if len(deadlines) > 1 else f"1 earlier deadline: {listed}"


def _slippage(row: TimelineRow) -> str | None:
    try:
        days = slippage_days(row.baseline_latest, row.latest)
    except UndatedError:
        return None
    if not days:
        return "none"
    return f"{counted_days(days)} later" if days > 0 else f"{counted_days(-days)} earlier"


def _day(day: date | None) -> str | None:
    return written_date(day) if day else None


def _grid() -> dag.AgGrid:
    return dag.AgGrid(
        id=GRID,
        rowModelType="infinite",
        columnDefs=[_column(*column) for column in _COLUMNS],
        defaultColDef={"sortable": True, "resizable": True, "minWidth": 64},
        dashGridOptions=cast(
            Any,
            {
                "cacheBlockSize": 100,
                "maxBlocksInCache": 20,
                "rowBuffer": 10,
                "infiniteInitialRowCount": 1,
                "multiSortKey": "ctrl",
                "tooltipShowDelay": 400,
                "ensureDomOrder": True,
                "suppressColumnVirtualisation": False,
                "localeText": {"noRowsToShow": "Nothing matches these filters."},
            },
        ),
        getRowId="params.data.id",
        className="ag-theme-quartz commitments-grid",
        style={"height": "max(420px, calc(100vh - 162px))"},
    )


def _column(name: str, heading: str, filtered: str, width: int) -> dict[str, object]:
    column: dict[str, object] = {"field": name, "headerName": heading, "width": width, "tooltipField": name}
    if filtered:
        column |= {"filter": filtered, "filterParams": {"maxNumConditions": 1, "buttons": ["reset"]}}
    else:
        column |= {"sortable": False, "filter": False}
    if name == "title":
        column |= {"cellRenderer": "CommitmentLink", "pinned": "left"}
    if name == "status":
        column |= {"cellRenderer": "StatusWord"}
    return column

"""The table: every commitment with all that the timeline draws, in words; sorted, narrowed and walked by keyboard."""

from typing import TYPE_CHECKING, Any, cast

import dash
import dash_ag_grid as dag
from dash import Input, Output, State, html, no_update

from dashboard.ids import CHANGED, PAGE_QUERY
from dashboard.pages.table.grid_request import requested_filters, requested_order, requested_rows
from dashboard.pages.table.grid_rows import COLUMNS, Column, grid_rows
from dashboard.pages.table.paper import paper as paper
from dashboard.roles import Role, requires
from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from dashboard.widgets import as_of_banner, filter_bar
from dashboard.widgets.empty_state import nothing_shown
from dashboard.widgets.gantt_rows import counted
from dashboard.widgets.page_query import page_query
from dashboard.widgets.view_url import view_of
from db.domain.filters import View
from db.queries.table import table_part
from db.queries.timeline import timeline_count

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.engine import Database

PATH = "/table"
TITLE = "Table"
HAS_FILTERS = True
NEEDS = ("dash_ag_grid",)

GRID = "commitments-grid"
BAND = "commitments-band"
COUNT = "commitments-count"
EMPTY = "commitments-empty"


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
            html.Div(id=EMPTY),
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
        Output(EMPTY, "children"),
        Input(GRID, "getRowsRequest"),
        State(PAGE_QUERY, "search"),
    )
    @requires(Role.READER)
    def rows(request: dict[str, object] | None, search: str | None) -> object:
        view = view_of(read_query(search), settings)
        band = as_of_banner.band(view)
        if request is None:
            return no_update, band, no_update, no_update
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
            empty = None if part.total else _nothing(session, view)
        return {"rowData": grid_rows(part.rows, view), "rowCount": part.total}, band, counted(part.total), empty


def _nothing(session: "Session", view: View) -> html.P:
    """Why there are no rows; where the page's own filters leave some, those of the columns are the cause."""
    if timeline_count(session, view):
        return html.P("Nothing matches the filters of the columns. Reset them in their headings.", className="empty")
    return nothing_shown(session, view)


def _grid() -> dag.AgGrid:
    return dag.AgGrid(
        id=GRID,
        rowModelType="infinite",
        columnDefs=[_column(column) for column in COLUMNS],
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
                "localeText": {"noRowsToShow": "No rows"},
            },
        ),
        getRowId="params.data.id",
        className="ag-theme-quartz commitments-grid",
        style={"height": "max(420px, calc(100vh - 162px))"},
    )


def _column(one: Column) -> dict[str, object]:
    column: dict[str, object] = {
        "field": one.name,
        "headerName": one.heading,
        "width": one.width,
        "tooltipField": one.name,
    }
    if one.filter:
        column |= {"filter": one.filter, "filterParams": {"maxNumConditions": 1, "buttons": ["reset"]}}
    else:
        column |= {"sortable": False, "filter": False}
    if one.name == "title":
        column |= {"cellRenderer": "CommitmentLink", "pinned": "left"}
    if one.name == "status":
        column |= {"cellRenderer": "StatusWord"}
    return column

"""The timeline: tiles, filters, rows beside one figure, and the drawer of the chosen row. Its address is its state."""

from typing import Any

import dash
from dash import ClientsideFunction, Input, Output, State, dcc, html, no_update

from dashboard.ids import CHANGED, LOCATION
from dashboard.pages.timeline import as_of_slider, board, drawer, overview_strip, sample_notice
from dashboard.roles import Role, requires
from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from dashboard.widgets import as_of_banner, filter_bar
from dashboard.widgets.gantt_rows import CHART, ROWS
from dashboard.widgets.view_url import SELECTED, Address, address_of
from db.queries.changes import record_begins_on

PATH = "/"
TITLE = "Timeline"
# Filters, zoom and the chosen row change the query only; the page follows in place.
KEEPS_ON_QUERY = True
NEEDS = ("async-graph", "async-dropdown")

BAND = "timeline-band"
ZOOMED = "timeline-zoomed"
CHOSEN = "timeline-chosen"


def paints_first(url: PageUrl) -> bool:
    """Whether the page comes as plain HTML as well: not with the drawer, which is mostly fields."""
    return not url.first(SELECTED)


def layout(database: Any, settings: Settings, *, url: PageUrl) -> html.Div:
    """The page with its first figure, read in one session."""
    address = address_of(url.query, settings)
    with database.read() as session:
        drawn = board.board(session, address)
        bar = filter_bar.layout(address.view)
        chosen = drawer.layout(session, address, settings)
        sample = sample_notice.layout(session)
        overview = overview_strip.layout(session, address)
        slider = as_of_slider.layout(record_begins_on(session), address.view)
    page = [
        html.H1("Timeline", className="visually-hidden"),
        html.Div(as_of_banner.band(address.view), id=BAND),
        sample,
        html.Div(drawn.tiles, id=board.TILES),
        bar,
        overview,
        board.layout(drawn, address),
        slider,
        dcc.Store(id=ZOOMED),
        dcc.Store(id=CHOSEN),
    ]
    return html.Div(
        [
            html.Div(page, className="page page-timeline"),
            *chosen,
        ],
        className="with-drawer",
    )


def register(app: dash.Dash, database: Any, settings: Settings) -> None:
    """Follow the address, the scrolled window and every change of the database."""
    filter_bar.register(app, database, settings, path=PATH)
    sample_notice.register(app, database)
    overview_strip.register(app, database, settings, path=PATH)
    _register_board(app, database, settings)
    drawer.register(app, database, settings, path=PATH)
    for function, prop, output in (("zoom", "relayoutData", ZOOMED), ("choose", "clickData", CHOSEN)):
        app.clientside_callback(
            ClientsideFunction("timeline", function),
            Output(output, "data"),
            Input(CHART, prop),
            prevent_initial_call=True,
        )


def _register_board(app: dash.Dash, database: Any, settings: Settings) -> None:
    @app.callback(
        Output(board.TILES, "children"),
        Output(board.HEADER, "children"),
        Output(ROWS, "markup"),
        Output(CHART, "figure"),
        Output(CHART, "style"),
        Output(board.LIST, "style"),
        Output(board.PLOT, "style"),
        Output(board.EMPTY, "children"),
        Output(BAND, "children"),
        Output(board.SHOWN, "data"),
        Input(LOCATION, "search"),
        Input(board.AT, "data"),
        Input(CHANGED, "data"),
        State(LOCATION, "pathname"),
        State(board.SHOWN, "data"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def draw(
        search: str | None,
        at: float | None,
        _changed: str | None,
        pathname: str | None,
        shown: str | None,
    ) -> Any:
        if pathname != PATH:
            return no_update
        address = _address(search, settings)
        told = set(dash.ctx.triggered_prop_ids)
        scrolled = told == {f"{board.AT}.data"}
        # Another row is chosen: one row loses its mark and one gets it, and all else stays as it is.
        only_chosen = told == {f"{LOCATION}.search"} and shown == board.key(address)
        with database.read() as session:
            drawn = board.board(session, address, at=_pixels(at), scrolled=scrolled or only_chosen)
        if only_chosen:
            return no_update, no_update, drawn.rows, *[no_update] * 7
        return (
            drawn.tiles,
            drawn.header,
            drawn.rows,
            drawn.figure,
            drawn.chart_style,
            drawn.list_style,
            drawn.plot_style,
            drawn.empty,
            as_of_banner.band(address.view),
            no_update if scrolled else board.key(address),
        )


def _address(search: str | None, settings: Settings) -> Address:
    return address_of(read_query(search), settings)


def _pixels(at: float | None) -> int:
    """How far the list is scrolled; whatever is no sensible number is its top."""
    return int(at) if at is not None and 0 <= at < 1e10 else 0

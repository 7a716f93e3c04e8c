"""The timeline: tiles, filters, rows beside one figure, and the drawer of the chosen row. Its address is its state."""

from typing import TYPE_CHECKING

import dash
from dash import ClientsideFunction, Input, Output, State, dcc, html, no_update

from dashboard.ids import CHANGED, PAGE_QUERY
from dashboard.pages.timeline import as_of_slider, board, drawer, overview_strip, sample_notice
from dashboard.pages.timeline.paper import paper as paper
from dashboard.roles import Role, requires
from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from dashboard.widgets import as_of_banner, filter_bar
from dashboard.widgets.gantt_rows import CHART, ROWS
from dashboard.widgets.html.raw_html import RawHtml
from dashboard.widgets.page_query import page_query
from dashboard.widgets.view_url import SELECTED, Address, address_of
from db.queries.changes import record_begins_on

if TYPE_CHECKING:
    from db.engine import Database

PATH = "/"
TITLE = "Timeline"
HAS_FILTERS = True
NEEDS = ("async-graph", "async-dropdown")

BAND = "timeline-band"
ZOOMED = "timeline-zoomed"
CHOSEN = "timeline-chosen"


def is_prerendered(url: PageUrl) -> bool:
    """Whether the first response holds the page as plain HTML: not with the drawer, which is mostly fields."""
    return not url.first(SELECTED)


def layout(database: "Database", settings: Settings, *, url: PageUrl) -> html.Div:
    """The page with its first figure, read in one session."""
    address = address_of(url.query, settings)
    with database.read() as session:
        rendered = board.board(session, address)
        bar = filter_bar.layout(address.view)
        drawer_parts = drawer.layout(session, url, settings)
        sample = sample_notice.layout(session)
        overview = overview_strip.layout(session, address)
        slider = as_of_slider.layout(record_begins_on(session), address.view)
    page = [
        page_query(url),
        html.H1("Timeline", className="visually-hidden"),
        html.Div(as_of_banner.band(address.view), id=BAND),
        sample,
        RawHtml(rendered.tiles, id=board.TILES),
        bar,
        overview,
        board.layout(rendered, address),
        slider,
        dcc.Store(id=ZOOMED),
        dcc.Store(id=CHOSEN),
    ]
    return html.Div(
        [
            html.Div(page, className="page page-timeline"),
            *drawer_parts,
        ],
        className="with-drawer",
    )


def register(app: dash.Dash, database: "Database", settings: Settings) -> None:
    """Follow the address, the scrolled window and every change of the database."""
    filter_bar.register(app, database, settings)
    sample_notice.register(app, database)
    overview_strip.register(app, database, settings)
    _register_board(app, database, settings)
    drawer.register(app, database, settings)
    for function, prop, output in (("zoom", "relayoutData", ZOOMED), ("choose", "clickData", CHOSEN)):
        app.clientside_callback(
            ClientsideFunction("timeline", function),
            Output(output, "data"),
            Input(CHART, prop),
            prevent_initial_call=True,
        )


def _register_board(app: dash.Dash, database: "Database", settings: Settings) -> None:
    @app.callback(
        Output(board.TILES, "markup"),
        Output(board.HEADER, "markup"),
        Output(ROWS, "markup"),
        Output(CHART, "figure"),
        Output(CHART, "style"),
        Output(board.LIST, "style"),
        Output(board.PLOT, "style"),
        Output(board.EMPTY, "children"),
        Output(BAND, "children"),
        Output(board.RENDERED, "data"),
        Output(sample_notice.NOTICE, "children"),
        Input(PAGE_QUERY, "search"),
        Input(board.AT, "data"),
        Input(CHANGED, "data"),
        State(board.RENDERED, "data"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def render(
        search: str | None, at: float | None, _changed: str | None, rendered_key: str | None
    ) -> tuple[object, ...]:
        address = address_of(read_query(search), settings)
        return _rendered(database, address, at=_pixels(at), rendered_key=rendered_key)


def _rendered(database: "Database", address: Address, *, at: int, rendered_key: str | None) -> tuple[object, ...]:
    """The values of the board's outputs; `no_update` where what triggered the callback changes nothing."""
    triggers = set(dash.ctx.triggered_prop_ids)
    scrolled = triggers == {f"{board.AT}.data"}
    # Another row is chosen: one row loses its mark and one gets it, and all else stays as it is.
    only_chosen = triggers == {f"{PAGE_QUERY}.search"} and rendered_key == board.key(address)
    with database.read() as session:
        rendered = board.board(session, address, at=at, scrolled=scrolled or only_chosen)
        sample = sample_notice.after_change(session) if f"{CHANGED}.data" in triggers else no_update
    if only_chosen:
        return no_update, no_update, rendered.rows, *[no_update] * 8
    return (
        rendered.tiles,
        rendered.header,
        rendered.rows,
        rendered.figure,
        rendered.chart_style,
        rendered.list_style,
        rendered.plot_style,
        rendered.empty,
        as_of_banner.band(address.view),
        no_update if scrolled else board.key(address),
        sample,
    )


def _pixels(at: float | None) -> int:
    """How far the list is scrolled; whatever is no sensible number is its top."""
    return int(at) if at is not None and 0 <= at < 1e10 else 0

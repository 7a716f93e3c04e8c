"""The overview strip above the timeline, from some hundred commitments on: drag on it to choose the span below.

Keys do the same while it has the focus (assets/js/timeline/overview.js), and so do the links of its table.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

import dash
from dash import ClientsideFunction, Input, Output, State, dcc, html, no_update

from dashboard.figures.overview.figure import HEIGHT, Strip, overview_figure, strip_of
from dashboard.figures.overview.svg import overview_svg
from dashboard.figures.template import STATIC_CONFIG
from dashboard.ids import CHANGED, PAGE_QUERY
from dashboard.pages.timeline import board
from dashboard.roles import Role, requires
from dashboard.routing import read_query
from dashboard.settings import Settings
from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.raw_html import Picture, RawHtml, as_raw_html
from dashboard.widgets.view_url import Address, address_of, search_of
from db.domain.filters import Group, Sort
from db.domain.periods import year_of
from db.queries.timeline import overview

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.engine import Database

STRIP = "overview-strip"
GRAPH = "overview-strip-graph"
CHART = "overview-strip-chart"
TABLE = "overview-strip-table"
SELECTED = "overview-strip-selected"
PICTURE = "overview-strip-picture"
WANTED = "overview-strip-wanted"
RENDERED = "overview-strip-rendered"

MIN_DEADLINES = 100
_KEYS = "Arrow keys move the span below, + and − shorten and lengthen it, Home shows all of it."


def layout(session: "Session", address: Address) -> html.Section:
    """The strip; hidden where so few deadlines fall under the filters that the timeline itself is overview enough."""
    figure, table, hidden = _read(session, address)
    # Its thousand bars would keep the rows below from being drawn: they come when those are there.
    graph = html.Div(id=GRAPH, style={"height": f"{HEIGHT}px"})
    picture = Picture(overview_svg(figure), id=PICTURE, className="overview-picture", wants=None if hidden else WANTED)
    label = f"How many deadlines fall in each month, by status. {_KEYS}"
    return html.Section(
        [
            html.Div(
                [picture, graph], className="overview-chart", tabIndex=0, role="group", title=_KEYS, **aria(label=label)
            ),
            html.Details([html.Summary("Deadlines by year"), html.Div(table, id=TABLE, className="table-scroll")]),
            dcc.Store(id=SELECTED),
            dcc.Store(id=WANTED),
            dcc.Store(id=RENDERED, data=_key(address)),
        ],
        id=STRIP,
        className="overview",
        hidden=hidden,
        **aria(label="Overview"),
    )


def register(app: dash.Dash, database: "Database", settings: Settings) -> None:
    """Follow the address and every change; write what is selected into the address, in the browser alone."""
    app.clientside_callback(
        ClientsideFunction("overview", "zoom"),
        Output(SELECTED, "data"),
        Input(CHART, "selectedData"),
        Input(CHART, "clickData"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(GRAPH, "children"),
        Output(TABLE, "children"),
        Output(STRIP, "hidden"),
        Output(RENDERED, "data"),
        # After the rows below, which are waited for.
        Input(board.RENDERED, "data"),
        Input(CHANGED, "data"),
        Input(WANTED, "data"),
        State(PAGE_QUERY, "search"),
        State(RENDERED, "data"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def follow(
        _board: str | None,
        _changed: str | None,
        _wanted: int | None,
        search: str | None,
        rendered_key: str | None,
    ) -> tuple[object, ...]:
        address = address_of(read_query(search), settings)
        only_address = set(dash.ctx.triggered_prop_ids) == {f"{board.RENDERED}.data"}
        if only_address and rendered_key == _key(address):
            return no_update, no_update, no_update, no_update
        with database.read() as session:
            figure, table, hidden = _read(session, address)
        return _graph(figure), table, hidden, _key(address)


def _key(address: Address) -> str:
    """What of an address the strip depends on: not the row chosen, nor how the rows are ordered."""
    view = replace(address.view, sort=Sort.DEADLINE, descending=False, group=Group.NONE)
    return search_of(replace(address, view=view, selected=None, folded=frozenset(), since=None))


def _graph(figure: dict[str, object]) -> dcc.Graph:
    return dcc.Graph(
        id=CHART,
        figure=figure,
        config=STATIC_CONFIG,
        responsive=True,
        style={"height": f"{HEIGHT}px", "width": "100%"},
    )


def _read(session: "Session", address: Address) -> tuple[dict[str, object], RawHtml, bool]:
    """The figure, the table that is its equal, and whether there is too little for either."""
    view = address.view
    counts = overview(session, view)
    strip = strip_of(counts, view.as_of)
    hidden = sum(count for *_, count in counts) < MIN_DEADLINES
    return overview_figure(strip, as_of=view.as_of, span=address.span), _table(strip, address), hidden


def _table(strip: Strip, address: Address) -> RawHtml:
    """Deadlines by year, each year a way to show it."""
    years: dict[int, int] = {}
    for first, _, by in strip.periods:
        years[first.year] = years.get(first.year, 0) + sum(by.values())
    rows = [
        html.Tr([html.Th(_link(str(year), address, year), scope="row"), html.Td(f"{count:,}", className="number")])
        for year, count in years.items()
    ]
    rows.append(html.Tr([html.Th(dcc.Link("All", href=search_of(replace(address, span=None)) or "?"), scope="row")]))
    if strip.outside:
        words = f"{strip.outside:,} lie more than a lifetime away and are not drawn."
        rows.append(html.Tr(html.Td(words, colSpan=2, className="muted")))
    head = html.Tr([html.Th("Year", scope="col"), html.Th("Deadlines", scope="col", className="number")])
    return as_raw_html(html.Table([html.Thead(head), html.Tbody(rows)], className="table overview-table"))


def _link(words: str, address: Address, year: int) -> dcc.Link:
    return dcc.Link(words, href=search_of(replace(address, span=year_of(year))))

"""Every document that something here rests on."""

from typing import TYPE_CHECKING

import dash
from dash import Input, Output, State, dcc, html

from dashboard.ids import CHANGED, PAGE_QUERY
from dashboard.pages.sources.source_list import source_list
from dashboard.roles import Role, requires
from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from dashboard.widgets import as_of_banner
from dashboard.widgets.html.component_types import Child
from dashboard.widgets.page_query import page_query
from dashboard.widgets.view_url import days_query, view_of
from db.domain.dates_in_words import written_date
from db.domain.filters import View
from db.queries.sources import source_count, source_entries

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.engine import Database

PATH = "/sources"
TITLE = "Sources"

BAND = "sources-band"
LIST = "sources-list"
SEARCH = "sources-search"
MORE = "sources-more"
PAGE = 60


def layout(database: "Database", settings: Settings, *, url: PageUrl) -> html.Div:
    """The newest documents first, with a search over publishers and headlines."""
    view = view_of(url.query, settings)
    field = dcc.Input(id=SEARCH, type="search", placeholder="Search sources", maxLength=200, debounce=0.25, value="")
    with database.read() as session:
        listed = _listed(session, view, search="", count=PAGE)
    return html.Div(
        [
            page_query(url),
            html.Div(as_of_banner.band(view), id=BAND),
            html.Div(
                [
                    html.H1("Sources", className="page-title"),
                    html.Div(
                        [html.Label("Search sources", htmlFor=SEARCH, className="visually-hidden"), field],
                        className="filter-search",
                    ),
                    dcc.Link("Add a source", href="/sources/new", className="button"),
                ],
                className="page-head",
            ),
            html.Div(listed, id=LIST),
            dcc.Store(id=MORE, data=PAGE),
        ],
        className="page page-sources",
    )


def register(app: dash.Dash, database: "Database", settings: Settings) -> None:
    """Search, show more, and follow changes."""

    @app.callback(
        Output(LIST, "children"),
        Output(MORE, "data"),
        Output(BAND, "children"),
        Input(SEARCH, "value"),
        Input({"type": MORE, "list": dash.ALL}, "n_clicks"),
        Input(CHANGED, "data"),
        Input(PAGE_QUERY, "search"),
        State(MORE, "data"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def follow(
        search: str | None,
        _more: list[int | None],
        _changed: str | None,
        query: str | None,
        count: int | None,
    ) -> tuple[list[Child], int, html.Div | None]:
        wants_more = isinstance(dash.ctx.triggered_id, dict) and any(_more)
        wanted = min(max(count or PAGE, PAGE), 5_000) + (PAGE if wants_more else 0)
        view = view_of(read_query(query), settings)
        with database.read() as session:
            return _listed(session, view, search=search or "", count=wanted), wanted, as_of_banner.band(view)


def _listed(session: "Session", view: View, *, search: str, count: int) -> list[Child]:
    entries = source_entries(session, view, count=count, search=search)
    total = source_count(session, view, search=search)
    if not entries:
        return [html.P(_nothing(session, view, search=search), className="empty")]
    parts: list[Child] = [source_list(entries, days=days_query(view))]
    if total > len(entries):
        button = html.Button("Show more", id={"type": MORE, "list": "sources"}, type="button", className="button")
        parts.append(html.P([f"{len(entries):,} of {total:,} shown. ", button], className="muted"))
    return parts


def _nothing(session: "Session", view: View, *, search: str) -> str:
    if source_count(session, view, search=""):
        return "Nothing matches this search."
    if view.looks_back and source_count(session, View(view.today, view.today), search=""):
        day = view.as_recorded_by or view.as_of
        held = "This database held no source by" if view.as_recorded_by else "No source was on record on"
        return f"{held} {written_date(day)}."
    return "No source has been recorded yet."

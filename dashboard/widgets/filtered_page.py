"""What pages beside the timeline have in common: heading, band, filter bar, and a body that follows the address."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import dash
from dash import Input, Output, dcc, html

from dashboard.ids import CHANGED, PAGE_QUERY
from dashboard.roles import Role, requires
from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from dashboard.widgets import as_of_banner, filter_bar
from dashboard.widgets.html.component_types import Children
from dashboard.widgets.page_query import page_query
from dashboard.widgets.view_url import view_of
from db.domain.filters import View

if TYPE_CHECKING:
    from sqlmodel import Session

    from db.engine import Database

Query = Mapping[str, Sequence[str]]
# Renders the body of a page: session, view, and the whole query for fields of the page's own.
Render = Callable[["Session", View, Query], Children]


def layout(session: "Session", url: PageUrl, settings: Settings, *, name: str, title: str, render: Render) -> html.Div:
    """The page, rendered once. `name` is the module's, from which the ids are made."""
    view = view_of(url.query, settings)
    body = html.Div(render(session, view, url.query), id=_body(name))
    return html.Div(
        [
            page_query(url),
            html.Div(as_of_banner.band(view), id=_band(name)),
            html.H1(title, className="page-title"),
            filter_bar.layout(view, ordering=False),
            # Looking far back in a large record takes seconds.
            dcc.Loading(body, delay_show=400, type="dot", color="var(--accent)", overlay_style={"opacity": 0.5}),
        ],
        className=f"page page-{name}",
    )


def register(app: dash.Dash, database: "Database", settings: Settings, *, name: str, render: Render) -> None:
    """Render the body again when the query or the database has changed."""
    filter_bar.register(app, database, settings)

    @app.callback(
        Output(_body(name), "children"),
        Output(_band(name), "children"),
        Input(PAGE_QUERY, "search"),
        Input(CHANGED, "data"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def follow(search: str | None, _changed: str | None) -> tuple[Children, html.Div | None]:
        query = read_query(search)
        view = view_of(query, settings)
        with database.read() as session:
            return render(session, view, query), as_of_banner.band(view)


def _body(name: str) -> str:
    return f"{name}-body"


def _band(name: str) -> str:
    return f"{name}-band"

"""What pages beside the timeline have in common: heading, band, filter bar, and a body that follows the address."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import dash
from dash import Input, Output, State, dcc, html, no_update

from dashboard.ids import CHANGED, LOCATION
from dashboard.roles import Role, requires
from dashboard.routing import read_query
from dashboard.settings import Settings
from dashboard.widgets import as_of_banner, filter_bar
from dashboard.widgets.view_url import view_of
from db.domain.filters import View

Query = Mapping[str, Sequence[str]]
# Draws the body of a page: session, view, and the whole query for fields of the page's own.
Draw = Callable[[Any, View, Query], Any]


def layout(session: Any, query: Query, settings: Settings, *, name: str, title: str, draw: Draw) -> html.Div:
    """The page, drawn once. `name` is the module's, from which the ids are made."""
    view = view_of(query, settings)
    bar = filter_bar.layout(view, ordering=False)
    body = html.Div(draw(session, view, query), id=_body(name))
    return html.Div(
        [
            html.Div(as_of_banner.band(view), id=_band(name)),
            html.H1(title, className="page-title"),
            bar,
            # Looking far back in a large record takes seconds.
            dcc.Loading(body, delay_show=400, type="dot", color="var(--accent)", overlay_style={"opacity": 0.5}),
        ],
        className=f"page page-{name}",
    )


def register(app: dash.Dash, database: Any, settings: Settings, *, name: str, path: str, draw: Draw) -> None:
    """Draw the body again when the address or the database has changed."""
    filter_bar.register(app, database, settings, path=path)

    @app.callback(
        Output(_body(name), "children"),
        Output(_band(name), "children"),
        Input(LOCATION, "search"),
        Input(CHANGED, "data"),
        State(LOCATION, "pathname"),
        prevent_initial_call=True,
    )
    @requires(Role.READER)
    def follow(search: str | None, _changed: str | None, pathname: str | None) -> Any:
        if pathname != path:
            return no_update
        query = read_query(search)
        view = view_of(query, settings)
        with database.read() as session:
            return draw(session, view, query), as_of_banner.band(view)


def _body(name: str) -> str:
    return f"{name}-body"


def _band(name: str) -> str:
    return f"{name}-band"

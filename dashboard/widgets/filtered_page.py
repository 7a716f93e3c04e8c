"""What pages beside the timeline have in common: heading, band, filter bar, and a body that follows the address."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class FilteredPage:
    """A page of this kind: `name` is its module's, from which the ids are made; `render` makes its body."""

    name: str
    title: str
    render: Render

    def layout(self, database: "Database", settings: Settings, *, url: PageUrl) -> html.Div:
        """The page, read in one session."""
        view = view_of(url.query, settings)
        with database.read() as session:
            body = html.Div(self.render(session, view, url.query), id=self._body)
        return html.Div(
            [
                page_query(url),
                html.Div(as_of_banner.band(view), id=self._band),
                html.H1(self.title, className="page-title"),
                filter_bar.layout(view, ordering=False),
                # Looking far back in a large record takes seconds.
                dcc.Loading(body, delay_show=400, type="dot", color="var(--accent)", overlay_style={"opacity": 0.5}),
            ],
            className=f"page page-{self.name}",
        )

    def register(self, app: dash.Dash, database: "Database", settings: Settings) -> None:
        """Render the body again when the query or the database has changed."""
        filter_bar.register(app, database, settings)

        @app.callback(
            Output(self._body, "children"),
            Output(self._band, "children"),
            Input(PAGE_QUERY, "search"),
            Input(CHANGED, "data"),
            prevent_initial_call=True,
        )
        @requires(Role.READER)
        def follow(search: str | None, _changed: str | None) -> tuple[Children, html.Div | None]:
            query = read_query(search)
            view = view_of(query, settings)
            with database.read() as session:
                return self.render(session, view, query), as_of_banner.band(view)

    @property
    def _body(self) -> str:
        return f"{self.name}-body"

    @property
    def _band(self) -> str:
        return f"{self.name}-band"

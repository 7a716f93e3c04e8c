"""What stands at an address: the page, its title, and whether there is none.

Dash keeps its pages in one registry for the whole process. Here that registry has two constant entries that look up
the routes of the application which answers the request, so that several applications, each with its own pages and
database, can live in one process.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import flask

from dashboard.app import shell
from dashboard.dash_internals import register_catch_all_page
from dashboard.pages import not_found
from dashboard.routing import PageUrl, Route, find_route, page_function, read_query
from dashboard.settings import Settings
from db.errors import NotFound

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from db.engine import Database

_EXTENSION = "commitments"
# Component packages whose scripts only a page that says so loads, in its NEEDS; Dash's own table is never needed. Parts
# of dcc named there, such as `async-graph`, come with the page instead of after it.
HEAVY_PACKAGES = {"dash_ag_grid": "dash_ag_grid", "dash_table": ""}


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one application and what they read. `token` is the state of the database (web/change_hub.py)."""

    routes: tuple[Route, ...]
    database: Database
    settings: Settings
    token: Callable[[], str]

    def needs(self, path: str) -> tuple[str, ...]:
        """The scripts that the page at a path loads beside those of every page."""
        match = find_route(self.routes, path)
        return getattr(match[0].page, "NEEDS", ()) if match else ()

    def layout(self, *, token: str, container: Component | None = None) -> Component:
        """The shell with Dash's page container, as it is or as prerendered."""
        pages = [route.page for route in self.routes]
        return shell.layout(
            self.settings,
            token=token,
            container=container,
            apart=[page.PATH for page in pages if set(getattr(page, "NEEDS", ())) & set(HEAVY_PACKAGES)],
            filtered=[page.PATH for page in pages if getattr(page, "HAS_FILTERS", False)],
        )


def register_pages(server: flask.Flask, pages: Pages) -> None:
    """Make these the pages of the application behind `server`."""
    server.extensions[_EXTENSION] = pages
    register_catch_all_page(title=_title, layout=_layout)
    server.after_request(_answer_not_found)


def pages_of(server: flask.Flask) -> Pages:
    """The pages of the application behind `server`."""
    pages: Pages = server.extensions[_EXTENSION]
    return pages


def content(path: str, search: str | None) -> object:
    """The content of a page; its title, and whether there is none such, are left in `flask.g` for later."""
    pages = pages_of(flask.current_app)
    flask.g.page_title = not_found.TITLE
    match = find_route(pages.routes, path)
    if match is None:
        return not_found.layout()
    route, variables = match
    url = PageUrl(path=path, variables=variables, query=read_query(search))
    try:
        title = page_function(route.page, "title")
        name = title(pages.database, pages.settings, url=url) if title else route.page.TITLE
        flask.g.page_title = f"{name} · {shell.NAME}"
        return route.page.layout(pages.database, pages.settings, url=url)
    except NotFound as error:
        flask.g.page_title, flask.g.page_missing = not_found.TITLE, True
        return not_found.layout(str(error))


def _layout(*, pathname: str | None = None, search: str | None = None, **_from_query: object) -> object:
    """The content at an address. The query's fields arrive as arguments too; only `search` is believed."""
    return content(pathname or "/", search)


def _title(**_variables: str) -> str:
    # Dash calls this right after the layout, in the same request.
    return str(flask.g.get("page_title", shell.NAME))


def _answer_not_found(response: flask.Response) -> flask.Response:
    """The page for an unknown address is Dash's, and Dash answers 200."""
    request = flask.request
    routes = pages_of(flask.current_app).routes
    unknown = request.endpoint == "/<path:path>" and find_route(routes, request.path) is None
    missing = request.method == "GET" and flask.g.get("page_missing", False)
    if (unknown or missing) and response.status_code == 200:
        response.status_code = 404
    return response

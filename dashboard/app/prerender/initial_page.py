"""The initial page at an address: its plain HTML, and the JSON that Dash would otherwise request; cached by state."""

import copy
import re
import secrets
import threading
from collections.abc import Hashable
from dataclasses import dataclass
from urllib.parse import quote

import dash
import flask
from cachetools import LRUCache
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.app.application import Application
from dashboard.app.page_content import content, pages_of
from dashboard.app.prerender.writer import PrerenderWriter
from dashboard.dash_internals import LOCATION, PAGE_CONTENT, PAGE_STORE, TITLE_CALLBACK, json_of
from dashboard.routing import PageUrl, find_route, page_function, read_query
from dashboard.web.asset_bundles import style_sheet

_SCRIPT = re.compile(r'<script(?P<id> id="[a-z_-]+")?(?: type="application/javascript")?(?P<src> src="[^"]+")?>')
_HTML = Markup(
    '<div id="prerendered-page"><style nonce="{nonce}">{rules}</style><template shadowrootmode="open">'
    '<link rel="stylesheet" href="{address}"><style nonce="{nonce}">{rules}</style>'
    "{page}</template>{light_tree}</div>"
)


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a request in the browser's spelling: `window.location.pathname` and `.search`."""

    pathname: str
    search: str

    @classmethod
    def of_request(cls) -> "Address":
        """The address of the request that is being answered."""
        scope = flask.request.environ.get("asgi.scope", {})
        raw = scope.get("raw_path") or quote(flask.request.path).encode()
        query = flask.request.query_string.decode("latin-1")
        return cls(raw.decode("latin-1"), f"?{query}" if query else "")


@dataclass(frozen=True, slots=True)
class PrerenderedPage:
    """The page at one address. `html` is empty where only the JSON is embedded.

    `html` holds `nonce_mark` wherever the response's nonce belongs: nothing that anybody could have typed.
    """

    title: str
    html: str
    json: str
    nonce_mark: str

    def before_entry(self, nonce: str) -> str:
        """The page as plain HTML, with the nonce of the response."""
        return self.html.replace(self.nonce_mark, nonce)

    def after_entry(self) -> str:
        """The layout and the callback list as JSON."""
        return self.json

    def foot(self, html: str) -> str:
        """The scripts as ones that assets/js/boot/prerender.js fetches and runs after the first frame.

        Left to themselves they would run as soon as they are there, and the first paint would wait for all of them.
        Fetching and compiling them ahead delays it as well, where two processors have to do it all.
        """
        return _SCRIPT.sub(r'<script\g<id> type="text/deferred"\g<src>>', html) if self.html else html


class InitialPages:
    """The pages that were prerendered last: most people open the same few views.

    A state is an address and the page's state (web/page_state.py); the same state always has the same page.
    """

    _MAX_CACHED = 48

    def __init__(self) -> None:
        self._cache: LRUCache[Hashable, PrerenderedPage] = LRUCache(self._MAX_CACHED)
        self._lock = threading.Lock()

    def at_request(self, app: Application) -> PrerenderedPage:
        """The page at the address of the request that is being answered."""
        pages = pages_of(app.server)
        address, token = Address.of_request(), pages.token()
        state = (address, token)
        with self._lock:
            cached = self._cache.get(state)
        if cached is not None:
            return cached
        page = _page(app, address, token)
        if page.html:
            with self._lock:
                self._cache[state] = page
        return page


def _page(app: Application, address: Address, token: str) -> PrerenderedPage:
    container = _container(content(flask.request.path, address.search), address)
    layout = pages_of(app.server).layout(token=token, container=container)
    mark = secrets.token_hex(16)
    html = str(_html(layout, nonce=mark)) if _is_prerendered(app, address) else ""
    callbacks = [_without_first_title(one) for one in app.callbacks()]
    json = _embedded("layout", layout) + _embedded("dependencies", callbacks)
    return PrerenderedPage(flask.g.page_title, html, str(json), mark)


def _is_prerendered(app: Application, address: Address) -> bool:
    """Whether the page at this address comes as plain HTML, as it says itself; a missing record's does not."""
    match = find_route(pages_of(app.server).routes, flask.request.path)
    if match is None or flask.g.get("page_missing", False):
        return False
    is_prerendered = page_function(match[0].page, "is_prerendered")
    url = PageUrl(path=flask.request.path, variables=match[1], query=read_query(address.search))
    return is_prerendered is not None and bool(is_prerendered(url))


def _container(page: object, address: Address) -> Component:
    """Dash's page container with a page in it, so that Dash has nothing left to request.

    Dash requests a page when the address in its Location changes, so that one gets the browser's.
    """
    container: Component = copy.deepcopy(dash.page_container)
    parts = {part.id: part for part in container.children}
    parts[PAGE_CONTENT].children = page
    parts[PAGE_STORE].data = {"title": flask.g.page_title}
    parts[LOCATION].pathname, parts[LOCATION].search = address.pathname, address.search
    return container


def _without_first_title(callback: dict[str, object]) -> dict[str, object]:
    """The title's callback need not run at first, as the title stands in the page already: Dash goes through all
    callbacks only if one of them is to be called at first."""
    return {**callback, "prevent_initial_call": True} if callback["output"] == TITLE_CALLBACK else callback


def _embedded(name: str, value: object) -> Markup:
    """A value as JSON that assets/js/lib/initial-page.js hands to Dash. Nothing in it can end its element."""
    text = json_of(value).replace("<", "\\u003c")
    return Markup('<script type="application/json" id="initial-{}">').format(name) + Markup(text) + Markup("</script>")


def _html(layout: Component, *, nonce: str) -> Markup:
    """A layout as plain HTML in a shadow tree, where no script takes it for the page that is to come."""
    writer = PrerenderWriter(path=flask.request.path)
    page, rules = writer.write(layout), Markup(writer.rules())
    address = style_sheet().address
    return _HTML.format(address=address, nonce=nonce, rules=rules, page=page, light_tree=writer.light_tree)

"""What the first answer to a browser carries along, so that the page need not be asked for once its scripts have run.

The page itself stands in it as plain HTML, to be read before any script has run; assets/js/boot/prerender.js puts
Dash's page in its place. The layout, with the page of that address already in it, and the list of callbacks stand
in it as JSON; assets/js/lib/initial-page.js hands them to Dash when it asks.
"""

import copy
import re
import secrets
import threading
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import dash
import flask
from cachetools import LRUCache
from dash._utils import to_json
from markupsafe import Markup

from dashboard.figures.gantt.svg import first_bars
from dashboard.ids import LOCATION
from dashboard.pages.timeline import board
from dashboard.web.asset_bundles import style_sheet
from dashboard.widgets.gantt_rows import CHART
from dashboard.widgets.html.writer import StaticHtml

# Dash's own places for the page's content and for what is known of the page on the screen.
CONTENT = "_pages_content"
SHOWN_PAGE = "_pages_store"


@dataclass(frozen=True, slots=True)
class Asked:
    """The address that a browser asks for, in its own spelling: `window.location.pathname` and `.search`."""

    pathname: str
    search: str


def asked() -> Asked:
    """The address of the request that is being answered."""
    scope = flask.request.environ.get("asgi.scope", {})
    raw = scope.get("raw_path") or quote(flask.request.path).encode()
    query = flask.request.query_string.decode("latin-1")
    return Asked(raw.decode("latin-1"), f"?{query}" if query else "")


def filled_container(content: Any, *, title: str, address: Asked) -> Any:
    """Dash's page container with a page in it, so that Dash finds nothing left to ask for.

    Dash asks for a page when the address that it holds changes; it is given the one that the browser is at.
    """
    container = copy.deepcopy(dash.page_container)
    parts = {part.id: part for part in container.children}
    parts[CONTENT].children = content
    parts[SHOWN_PAGE].data = {"title": title}
    parts[LOCATION].pathname, parts[LOCATION].search = address.pathname, address.search
    return container


@dataclass(frozen=True, slots=True)
class Filling:
    """What goes into a page for one address: the page as plain HTML (or nothing), and the JSON for Dash.

    `first` holds `mark` wherever the response's nonce belongs: nothing that anybody could have typed.
    """

    title: str
    first: str
    given: str
    mark: str

    def painted(self, nonce: str) -> str:
        """The plain HTML, with the nonce of the response."""
        return self.first.replace(self.mark, nonce)


def filling(layout: Any, callbacks: Any, *, title: str, paints: bool) -> Filling:
    """The filling of a page with that layout; with `paints` the layout is written as plain HTML as well."""
    mark = secrets.token_hex(16)
    first = str(_first_paint(layout, nonce=mark)) if paints else ""
    given = _embedded("layout", layout) + _embedded("dependencies", callbacks)
    return Filling(title, first, str(given), mark)


_SCRIPT = re.compile(r'<script(?P<id> id="[a-z_-]+")?(?: type="application/javascript")?(?P<src> src="[^"]+")?>')


def late_scripts(foot: str) -> str:
    """The scripts at a page's foot as ones that are fetched and run after the first frame.

    Left to themselves they would run as soon as they are there, and what is painted first would wait for all of them.
    Fetching and compiling them ahead would take from it as well, where two processors have to do it all.
    """
    return _SCRIPT.sub(r'<script\g<id> type="text/late"\g<src>>', foot)


class Fillings:
    """The pages that were prerendered last, as long as nothing changes: most people open the same few views.

    A state is an address, the state of the database and the day; the same one always gets the same page.
    """

    _MAX_PAGES = 48

    def __init__(self) -> None:
        self._cache: LRUCache[Hashable, Filling] = LRUCache(self._MAX_PAGES)
        self._lock = threading.Lock()

    def get(self, state: Hashable) -> Filling | None:
        """The filling of a state, if it is cached."""
        with self._lock:
            return self._cache.get(state)

    def put(self, state: Hashable, filling: Filling) -> None:
        """Cache a filling, and evict the one that was used least recently."""
        with self._lock:
            self._cache[state] = filling


def _embedded(name: str, value: Any) -> Markup:
    """A value as JSON inside the page, for assets/js/lib/initial-page.js. Nothing in it can end the element."""
    text = str(to_json(value)).replace("<", "\\u003c")
    return Markup('<script type="application/json" id="given-{}">').format(name) + Markup(text) + Markup("</script>")


_FIRST_PAINT = Markup(
    '<div id="first-paint"><style nonce="{nonce}">{rules}</style><template shadowrootmode="open">'
    '<link rel="stylesheet" href="{address}"><style nonce="{nonce}">{rules}</style>'
    "{page}</template>{rows}</div>"
)


def _first_paint(layout: Any, *, nonce: str) -> Markup:
    """A layout as plain HTML, but for the rows in a shadow tree: no script takes it for the page that is to come."""
    html = StaticHtml({CHART: first_bars}, slotted=board.PLOT, here=flask.request.path)
    page = html.write(layout)
    rules = Markup(html.rules())
    return _FIRST_PAINT.format(address=style_sheet().address, nonce=nonce, rules=rules, page=page, rows=html.in_slot)

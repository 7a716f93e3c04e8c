"""What the first answer to a browser carries along, so that the page need not be asked for once its scripts have run.

The layout, with the page of that address already in it, and the list of callbacks stand in the page as JSON;
assets/07-first-answer.js hands them to Dash when it asks.
"""

import copy
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import dash
import flask
from dash._utils import to_json
from markupsafe import Markup

from dashboard.shell_ids import LOCATION

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


def embedded(name: str, value: Any) -> Markup:
    """A value as JSON inside the page, for assets/07-first-answer.js. Nothing in it can end the element."""
    text = str(to_json(value)).replace("<", "\\u003c")
    return Markup('<script type="application/json" id="given-{}">').format(name) + Markup(text) + Markup("</script>")

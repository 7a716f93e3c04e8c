"""The query of the address as a property that callbacks listen to, on the page that it is about and on no other.

A callback that listens to the address itself is sent a request whenever the query of any page changes.
`assets/js/components/page-query.js` sets `search` only while the page is the one on the screen.
"""

from collections.abc import Sequence
from urllib.parse import urlencode

from dashboard.ids import PAGE_QUERY
from dashboard.routing import PageUrl
from dashboard.widgets.html.component import OwnComponent


class PageQuery(OwnComponent):
    """Nothing that is seen. `search` is the query of the page at `path`, or the part of it with these `names`."""

    def __init__(self, *, id: str, path: str, search: str, names: Sequence[str] | None) -> None:
        super().__init__(id=id, path=path, search=search, names=names)


def page_query(url: PageUrl) -> PageQuery:
    """The query that the callbacks of the page at `url` follow."""
    return PageQuery(id=PAGE_QUERY, path=url.path, search=_search(url, tuple(url.query)), names=None)


def partial_query(url: PageUrl, *, id: str, names: Sequence[str]) -> PageQuery:
    """The part of it with these names, for what is left alone while only the rest changes; empty without the first."""
    search = _search(url, names) if names[0] in url.query else ""
    return PageQuery(id=id, path=url.path, search=search, names=names)


def _search(url: PageUrl, names: Sequence[str]) -> str:
    query = urlencode({name: url.query[name] for name in names if name in url.query}, doseq=True)
    return f"?{query}" if query else ""

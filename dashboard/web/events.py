"""`GET /events`: server-sent events that notify an open page when to read again."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import aclosing

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response, StreamingResponse

from dashboard.web.asgi import Receive, Scope, Send
from dashboard.web.change_hub import ChangeHub
from dashboard.web.gate import BROWSER

# So that refused pages do not all come back at once, their scripts add a random time of their own.
RETRY_AFTER_SECONDS = 15
# A browser keeps at most six connections to a host over HTTP/1.1, and a hundred streams over a proxy's HTTP/2.
MAX_STREAMS_PER_BROWSER = 20

# So many pages read again immediately; each further one adds what a page's reading costs, up to a limit.
_IMMEDIATE_PAGES = 10
_MILLISECONDS_PER_PAGE = 200
_MAX_MILLISECONDS = 60_000


def spread(pages: int) -> int:
    """Over how many milliseconds so many pages are to read again."""
    return min(max(0, pages - _IMMEDIATE_PAGES) * _MILLISECONDS_PER_PAGE, _MAX_MILLISECONDS)


class OpenStreams:
    """Counts open streams, in all and per browser; all calls come from the event loop's thread."""

    def __init__(self, max_streams: int) -> None:
        self._max_streams = max_streams
        # Never all of them for one browser, as long as there is more than one.
        self._max_per_browser = min(MAX_STREAMS_PER_BROWSER, max(1, max_streams // 2))
        self._open = 0
        self._per_browser: Counter[str] = Counter()

    def open(self, browser: str | None) -> bool:
        """Reserve a stream; False if there is none left. A client without the cookie counts in all only."""
        if self._open >= self._max_streams or (browser and self._per_browser[browser] >= self._max_per_browser):
            return False
        self._open += 1
        if browser:
            self._per_browser[browser] += 1
        return True

    def close(self, browser: str | None) -> None:
        """Give a stream back."""
        self._open -= 1
        if browser:
            self._per_browser[browser] -= 1
            self._per_browser += Counter()  # Drops those at zero.


class _EventStream(StreamingResponse):
    """A stream that gives its reservation back, however it ends, begun or not."""

    def __init__(self, hub: ChangeHub, streams: OpenStreams, browser: str | None) -> None:
        super().__init__(_stream(hub), media_type="text/event-stream", headers={"cache-control": "no-store"})
        self._streams, self._browser = streams, browser

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._streams.close(self._browser)


def events_router(hub: ChangeHub, *, max_listeners: int) -> APIRouter:
    """The route of the event stream. Each event's data is a token; a page whose token differs reads again.

    Its id is the time in milliseconds over which pages may spread that reading: all are notified at once, but hundreds
    that read at once would leave nothing for others. A few pages read immediately. At most `max_listeners` streams are
    open at a time; a page beyond is told when to ask again.
    """
    router = APIRouter(include_in_schema=False)
    streams = OpenStreams(max_listeners)

    @router.get("/events")
    async def events(request: Request) -> Response:
        browser = request.scope.get(BROWSER)
        if not streams.open(browser):
            wait = {"retry-after": str(RETRY_AFTER_SECONDS)}
            sentence = "Too many pages are open; this one does not update by itself for a while."
            return PlainTextResponse(sentence, status_code=503, headers=wait)
        return _EventStream(hub, streams, browser)

    return router


async def _stream(hub: ChangeHub) -> AsyncIterator[str]:
    yield "retry: 1000\n\n"
    async with aclosing(hub.changes()) as changes:
        async for token in changes:
            if token is None:
                yield ": still here\n\n"
            else:
                yield f"event: state\nid: {spread(hub.listening)}\ndata: {token}\n\n"

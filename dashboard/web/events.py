"""`GET /events`: server-sent events that tell an open page when to read again."""

from collections.abc import AsyncIterator
from contextlib import aclosing

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response, StreamingResponse

from dashboard.web.change_hub import ChangeHub

# So that pages which were turned away do not all come back at once, their scripts add a random time of their own.
RETRY_AFTER_SECONDS = 15

# So many pages read again immediately; each one more adds what a page's reading costs, up to a limit.
_AT_ONCE = 10
_MILLISECONDS_A_PAGE = 200
_LONGEST_MILLISECONDS = 60_000


def spread(pages: int) -> int:
    """Over how many milliseconds so many pages are to read again."""
    return min(max(0, pages - _AT_ONCE) * _MILLISECONDS_A_PAGE, _LONGEST_MILLISECONDS)


def events_router(hub: ChangeHub, *, max_listeners: int) -> APIRouter:
    """The route of the event stream. Each event's data is a token; a page whose token differs reads again.

    Its id is the time in milliseconds over which pages may spread that reading: all are told at once, but if hundreds
    then asked for everything anew at once, nobody else would get a word in. A few pages read immediately.

    At most so many streams are open at a time; a page beyond is told when to ask again.
    """
    router = APIRouter(include_in_schema=False)

    @router.get("/events")
    async def events() -> Response:
        if hub.listening >= max_listeners:
            wait = {"retry-after": str(RETRY_AFTER_SECONDS)}
            words = "Too many pages are open; this one does not update by itself for a while."
            return PlainTextResponse(words, status_code=503, headers=wait)
        return StreamingResponse(_stream(hub), media_type="text/event-stream", headers={"cache-control": "no-store"})

    return router


async def _stream(hub: ChangeHub) -> AsyncIterator[str]:
    yield "retry: 1000\n\n"
    async with aclosing(hub.changes()) as changes:
        async for token in changes:
            if token is None:
                yield ": still here\n\n"
            else:
                yield f"event: state\nid: {spread(hub.listening)}\ndata: {token}\n\n"

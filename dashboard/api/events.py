"""`GET /events`: server-sent events that tell an open page when to read again."""

from collections.abc import AsyncIterator
from contextlib import aclosing

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response, StreamingResponse

from dashboard.live import ChangeHub

MOST_LISTENERS = 500


def events_router(hub: ChangeHub) -> APIRouter:
    """The route of the event stream. Each event's data is a token; a page whose token differs reads again."""
    router = APIRouter(include_in_schema=False)

    @router.get("/events")
    async def events() -> Response:
        if hub.listening >= MOST_LISTENERS:
            return PlainTextResponse("Too many pages are open; this one does not update by itself.", status_code=503)
        return StreamingResponse(_stream(hub), media_type="text/event-stream", headers={"cache-control": "no-store"})

    return router


async def _stream(hub: ChangeHub) -> AsyncIterator[str]:
    yield "retry: 1000\n\n"
    async with aclosing(hub.changes()) as changes:
        async for token in changes:
            yield ": still here\n\n" if token is None else f"event: state\nid: {token}\ndata: {token}\n\n"

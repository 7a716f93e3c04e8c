"""The request that is being served: which changes its client has seen, and so must not miss where a replica lags.

The server sets `REQUEST_CONTEXT` for each request; without one everything is read from the primary.
"""

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(slots=True)
class RequestContext:
    """One request. Changes are known by their number (`db/connections/changes.py`).

    `seen_change` is the last one that the client has seen. With `may_write` everything is read from the primary. Once
    the request has written, `written_change` is the number of its change if there is a replica that may lag behind it.
    """

    seen_change: int = 0
    may_write: bool = False
    written_change: int | None = None


REQUEST_CONTEXT: ContextVar[RequestContext | None] = ContextVar("request_context", default=None)

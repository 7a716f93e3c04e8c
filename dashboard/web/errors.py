"""Errors as HTTP responses: a status, a sentence and the request's id; never a stack trace."""

import html
import json
import logging
from contextvars import ContextVar
from dataclasses import dataclass, field

import flask
from dash.exceptions import DependencyException
from werkzeug.exceptions import HTTPException

from db.errors import (
    AppendOnly,
    DatabaseBusy,
    DatabaseFull,
    DatabaseUnusable,
    DomainError,
    InvalidInput,
    NotFound,
    StaleVersion,
)


class Refused(Exception):
    """A request that is refused; `sentence` is for people, `status` is HTTP's.

    `retry_after`: seconds after which the same request may well be accepted.
    """

    def __init__(self, status: int, sentence: str, *, retry_after: int | None = None) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished response: status, headers in lower case, body."""

    status: int
    body: bytes
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)


# The id of the current request; the gate sets it, every line of the log carries it.
request_id: ContextVar[str] = ContextVar("request_id", default="-")

BROKEN = "Something went wrong on this server. Nothing was saved by this request; the log tells more."

# Seconds after which a browser may ask again: a lock is soon released, other troubles need a person.
_RETRY_BUSY_SECONDS, _RETRY_UNUSABLE_SECONDS = 1, 10

ENDING = "This server is being stopped. Whether this was still saved is not known; look before you repeat it."

# The first class that fits decides; all other domain errors are faults of this program.
_STATUSES: tuple[tuple[type[DomainError], int], ...] = (
    (StaleVersion, 409),
    (AppendOnly, 409),
    (NotFound, 404),
    (InvalidInput, 400),
    (DatabaseFull, 507),
    (DatabaseUnusable, 503),
)


def status_of(error: DomainError) -> int:
    """The HTTP status of a domain error that no form turned into words."""
    return next((status for kind, status in _STATUSES if isinstance(error, kind)), 500)


def retry_after(error: DomainError) -> int | None:
    """Seconds after which a request that failed so may succeed; None where time changes nothing."""
    if isinstance(error, DatabaseBusy):
        return _RETRY_BUSY_SECONDS
    return _RETRY_UNUSABLE_SECONDS if status_of(error) == 503 else None


def answer_flask_errors(server: flask.Flask) -> None:
    """Let Dash's Flask application answer every error with a sentence, and log those that are its own fault."""
    log = logging.getLogger("dashboard.web.errors")

    def answer(status: int, sentence: str, *, retry_after: int | None = None) -> flask.Response:
        request = flask.request
        accept = "application/json" if request.path.startswith("/_dash-") else request.headers.get("accept", "")
        content = error_answer(status, sentence, request_id=request_id.get(), accept=accept, retry_after=retry_after)
        headers = [(name.decode(), value.decode()) for name, value in content.headers]
        return flask.Response(content.body, status=content.status, headers=headers)

    @server.errorhandler(DomainError)
    def _(error: DomainError) -> flask.Response:
        status = status_of(error)
        if status == 500:
            log.error("failed: %s %r", flask.request.method, flask.request.path, exc_info=error)
            return answer(500, BROKEN)
        if status > 500:
            log.warning("%s %r: %s", flask.request.method, flask.request.path, error)
        return answer(status, str(error), retry_after=retry_after(error))

    @server.errorhandler(DependencyException)
    def _(error: DependencyException) -> flask.Response:
        return answer(404, "There is no such file.")

    @server.errorhandler(HTTPException)
    def _(error: HTTPException) -> flask.Response:
        return answer(error.code or 500, error.description or "This did not work.")

    @server.errorhandler(Exception)
    def _(error: Exception) -> flask.Response:
        log.error("failed: %s %r", flask.request.method, flask.request.path, exc_info=error)
        return answer(500, BROKEN)


def error_answer(
    status: int, sentence: str, *, request_id: str, accept: str = "", retry_after: int | None = None
) -> Answer:
    """The sentence in the form the asker reads: a small page, JSON, or plain text."""
    if "text/html" in accept:
        kind, body = "text/html", _page(status, sentence, request_id)
    elif "json" in accept:
        kind, body = "application/json", json.dumps({"error": sentence, "request_id": request_id})
    else:
        kind, body = "text/plain", f"{sentence}\nRequest {request_id}\n"
    data = body.encode()
    headers = [
        (b"content-type", f"{kind}; charset=utf-8".encode()),
        (b"content-length", str(len(data)).encode()),
        (b"cache-control", b"no-store"),
    ]
    if retry_after is not None:
        headers.append((b"retry-after", str(retry_after).encode()))
    return Answer(status=status, body=data, headers=headers)


def _page(status: int, sentence: str, request_id: str) -> str:
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{status} · Commitments</title></head><body><main><h1>Commitments</h1>"
        f'<p>{html.escape(sentence)}</p><p>Request {html.escape(request_id)}</p><p><a href="/">To the timeline</a></p>'
        "</main></body></html>"
    )

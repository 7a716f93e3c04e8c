"""The outermost ASGI middleware: checks every request, completes every response.

A request must be addressed to this server, come from this server's own pages if it changes something, be small
enough, and, for a Dash callback, be one that its sender may make. A response leaves with a request id and the
security headers, and without a stack trace.
"""

import asyncio
import logging
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

from dashboard.dash_internals import CALLBACK_PATH
from dashboard.roles import LOCAL, Role, put_identity
from dashboard.settings import Settings
from dashboard.web import content_security_policy as csp
from dashboard.web.callback_schema import CallbackSchema, check_callback
from dashboard.web.csrf import SAFE_METHODS, check_origin, csrf_cookie_name, issue_token, token_of
from dashboard.web.errors import BROKEN, ENDING, Refused, error_answer, request_id
from dashboard.web.rate_limits import Limits
from dashboard.web.request_body import Gone, read_body, refuse_other_media
from db.request_context import REQUEST_CONTEXT, RequestContext

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_MAX_LOGGED_PATH = 200

_log = logging.getLogger("dashboard.web.gate")
_NONCE = "commitments.nonce"
# In a scope, the token of the browser that asks, or None.
BROWSER = "commitments.browser"

_FIXED_HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # Nothing goes to other sites; "no-referrer" would also take the Origin from our own forms.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
# For a year, as https://hstspreload.org asks at least; not for subdomains, which are others' business.
_HSTS = b"max-age=31536000"


class Gate:
    """`application` behind the checks.

    `schemas` are the Dash callbacks by output id; `script_hashes` the inline scripts of the page.
    """

    def __init__(
        self,
        application: Application,
        settings: Settings,
        *,
        schemas: Mapping[str, CallbackSchema],
        script_hashes: tuple[str, ...],
    ) -> None:
        self._application = application
        self._settings = settings
        self._hosts = settings.hosts()
        self._origins = settings.origins()
        self._schemas = schemas
        self._script_hashes = script_hashes
        self._cookie = csrf_cookie_name(settings)
        self._limits = Limits(
            threads=settings.threads,
            max_waiting=settings.max_waiting,
            max_requests_per_second=settings.max_requests_per_second,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one ASGI connection."""
        if scope["type"] == "lifespan":
            await self._application(scope, receive, send)
        elif scope["type"] == "http":
            await self._serve(scope, receive, send)
        else:
            # No websockets: closing before accepting is a refusal with 403.
            await receive()
            await send({"type": "websocket.close", "code": 1008})

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        identifier = secrets.token_hex(8)
        marker = request_id.set(identifier)
        response = _Response(
            scope, send, settings=self._settings, script_hashes=self._script_hashes, identifier=identifier
        )
        try:
            await self._check(scope, receive, response)
        except Refused as refused:
            path = scope["path"][:_MAX_LOGGED_PATH]
            _log.warning("refused %s %r with %s: %s", scope["method"], path, refused.status, refused.sentence)
            await response.send_error(refused.status, refused.sentence, retry_after=refused.retry_after)
        except Gone:
            pass
        except asyncio.CancelledError:
            # Only the end of the server cancels a request, and then nothing else can be done for it.
            await response.send_error(503, ENDING)
        except Exception:
            _log.exception("failed: %s %r", scope["method"], scope["path"])
            await response.send_error(500, BROKEN)
        finally:
            request_id.reset(marker)

    async def _check(self, scope: Scope, receive: Receive, response: "_Response") -> None:
        headers = headers_of(scope)
        refuse_malformed(scope)
        check_origin(scope["method"], headers, hosts=self._hosts, origins=self._origins, cookie=self._cookie)
        if scope["path"] == CALLBACK_PATH and scope["method"] != "POST":
            raise Refused(405, "Only POST is answered here.")
        browser = token_of(headers, self._cookie)
        address = str((scope.get("client") or ("", 0))[0])
        self._limits.count(scope["path"], browser=browser, address=address)
        # Until there are accounts, every client is the person at this machine.
        identity = LOCAL
        inner: Scope = {**scope, _NONCE: response.nonce, BROWSER: browser}
        put_identity(inner, identity)
        response.context.seen_change = _seen(headers, self._settings)
        if scope["method"] in SAFE_METHODS:
            # HEAD and OPTIONS are answered as GET; `_Response` leaves the body out.
            inner["method"] = "GET"
        else:
            body = await read_body(receive, headers, limit=self._settings.body_limit)
            if scope["path"] == CALLBACK_PATH:
                refuse_other_media(headers)
                refuse_job_features(scope)
                role = check_callback(body, schemas=self._schemas, identity=identity)
                response.context.may_write = role is not Role.READER
            # With its true length: Flask takes a chunked body for an empty one.
            inner["headers"] = [*_without_length(scope), (b"content-length", str(len(body)).encode())]
            receive = _replay(body, receive)
        # Only now, so that a body which trickles in does not count as a request in progress.
        with self._limits.in_progress(scope["path"]):
            marker = REQUEST_CONTEXT.set(response.context)
            try:
                await self._application(inner, response.receiver(receive), response.send)
            finally:
                REQUEST_CONTEXT.reset(marker)


class _Response:
    """The one response to a request: adds the headers that all have, or sends an error in its place."""

    def __init__(
        self, scope: Scope, send: Send, *, settings: Settings, script_hashes: tuple[str, ...], identifier: str
    ) -> None:
        self._scope = scope
        self._send = send
        self._settings = settings
        self._script_hashes = script_hashes
        self._identifier = identifier
        self._started = False
        self._bodiless = scope["method"] in ("HEAD", "OPTIONS")
        self._complete = asyncio.Event()
        self.nonce = secrets.token_urlsafe(16)
        self.context = RequestContext()

    async def send(self, message: Message) -> None:
        """Pass on a message of the application; of a body that was not asked for only its end."""
        if message["type"] == "http.response.start":
            if self._started:
                return
            self._started = True
            message = {**message, "headers": self._headers(message)}
        elif self._bodiless:
            if self._complete.is_set():
                return
            self._complete.set()
            message = {"type": "http.response.body", "body": b""}
        await self._send(message)

    def receiver(self, receive: Receive) -> Receive:
        """`receive`, which reports a disconnect once a response without body is complete, so that a stream ends."""
        if not self._bodiless:
            return receive

        messages: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

        async def received() -> Message:
            if messages:
                return messages.pop()
            await self._complete.wait()
            return {"type": "http.disconnect"}

        return received

    async def send_error(self, status: int, sentence: str, *, retry_after: int | None = None) -> None:
        """Answer with a sentence, unless a response is under way already."""
        if self._started:
            return
        accept = headers_of(self._scope).get("accept", "")
        if self._scope["path"].startswith(("/api/", "/_dash-")):
            accept = "application/json"
        answer = error_answer(status, sentence, request_id=self._identifier, accept=accept, retry_after=retry_after)
        # The rest of a refused body is not read, so the connection can't be used again.
        headers = [*answer.headers, (b"connection", b"close")]
        await self.send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await self.send({"type": "http.response.body", "body": answer.body})

    def _headers(self, message: Message) -> list[tuple[bytes, bytes]]:
        own = [(name.lower(), value) for name, value in message.get("headers", ())]
        media_type = next((value for name, value in own if name == b"content-type"), b"")
        is_page = media_type.startswith(b"text/html")
        policy = csp.page_policy(self._script_hashes, nonce=self.nonce) if is_page else csp.NOTHING
        added = [*_FIXED_HEADERS, (b"x-request-id", self._identifier.encode())]
        added.append((b"content-security-policy", policy.encode()))
        if self._settings.is_https:
            added.append((b"strict-transport-security", _HSTS))
        if all(name != b"cache-control" for name, _ in own):
            added.append((b"cache-control", b"private, no-cache"))
        if message["status"] == 405 and self._scope["path"] == CALLBACK_PATH:
            added.append((b"allow", b"POST"))
        replaced = {name for name, _ in added} | {b"server"}
        if self._scope["method"] == "OPTIONS":
            replaced |= {b"content-length", b"content-encoding", b"transfer-encoding"}
            added.append((b"content-length", b"0"))
            if message["status"] == 200:
                added.append((b"allow", b"GET, HEAD, OPTIONS"))
        cookies = self._cookies(sets_token=is_page or message["status"] == 403)
        return [pair for pair in own if pair[0] not in replaced] + added + cookies

    def _cookies(self, *, sets_token: bool) -> list[tuple[bytes, bytes]]:
        """A token for a browser that has none, with a page or a refusal, so that its next try succeeds; and the state
        that was written."""
        name = csrf_cookie_name(self._settings)
        written = self.context.written_change
        cookies = [] if written is None else [_seen_cookie(written, self._settings)]
        if sets_token and not token_of(headers_of(self._scope), name):
            cookies.append(issue_token(name, secure=self._settings.is_https))
        return [(b"set-cookie", cookie.encode()) for cookie in cookies]


def _seen_cookie(number: int, settings: Settings) -> str:
    secure = "; Secure" if settings.is_https else ""
    # assets/js/shell/live.js sets the same one when the page hears of a change.
    return f"{_seen_name(settings)}={number}; Path=/; SameSite=Strict{secure}"


def _seen(headers: Mapping[str, str], settings: Settings) -> int:
    """The last change that the browser knows of, so that no replica shows it an older state."""
    cookie = re.search(rf"(?:^|; ){_seen_name(settings)}=([0-9]{{1,15}})(?:;|$)", headers.get("cookie", ""))
    return int(cookie[1]) if cookie else 0


def _seen_name(settings: Settings) -> str:
    return f"commitments_seen_{settings.port}"


def nonce_of(scope: Mapping[str, object]) -> str:
    """The nonce of the response under way, for the `<style>` elements of its page."""
    return str(scope[_NONCE])


def headers_of(scope: Scope) -> Mapping[str, str]:
    """The request's headers in lower case; of repeated ones all values, joined by commas."""
    headers: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        separator = "; " if key == "cookie" else ", "
        headers[key] = f"{headers[key]}{separator}{text}" if key in headers else text
    return headers


def refuse_malformed(scope: Scope) -> None:
    """Raise `Refused` for a URL that no page has and that Flask or FastAPI would stumble over."""
    if not scope["path"].isprintable() or "\ufffd" in scope["path"] or not scope["query_string"].isascii():
        raise Refused(400, "The address has characters that no address here has.")
    if len(scope["path"]) > 2048 or len(scope["query_string"]) > 16384:
        raise Refused(414, "The address is too long.")


def refuse_job_features(scope: Scope) -> None:
    """Raise `Refused` if the request reaches for Dash's background jobs (job, cacheKey, cancelJob …)."""
    try:
        names = {name for name, _ in parse_qsl(scope["query_string"].decode("ascii"), max_num_fields=10)}
    except ValueError:
        names = {"too many"}
    if names - {"endId"}:
        raise Refused(400, "There are no background jobs here.")


def _replay(body: bytes, receive: Receive) -> Receive:
    messages = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> Message:
        return messages.pop() if messages else await receive()

    return replayed


def _without_length(scope: Scope) -> list[tuple[bytes, bytes]]:
    return [
        (name, value)
        for name, value in scope["headers"]
        if name.lower() not in (b"content-length", b"transfer-encoding")
    ]

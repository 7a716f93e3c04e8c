"""The one gate in front of the whole web application, as plain ASGI.

Every request passes here first: it must be addressed to this server, come from this server's own pages if it
changes something, be small enough, and, for a Dash callback, be one that its asker may make. Every response
leaves through here: with a request id and the security headers, and without a stack trace.
"""

import asyncio
import logging
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

from dashboard.roles import LOCAL, Role, put_identity
from dashboard.settings import Settings
from dashboard.web import content_security_policy as csp
from dashboard.web.callback_schema import CallbackContract, check_callback
from dashboard.web.csrf import csrf_cookie_name, issue_token, refuse_other_sites, token_of
from dashboard.web.errors import BROKEN, ENDING, Answer, Refused, error_answer, request_id
from dashboard.web.rate_limits import Limits
from dashboard.web.request_body import Gone, read_body, refuse_other_media
from db.request_context import ASKER, Asker

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

CALLBACK_PATH = "/_dash-update-component"
READING_METHODS = ("GET", "HEAD", "OPTIONS")

_log = logging.getLogger("dashboard.web.gate")
_NONCE = "commitments.nonce"

_FIXED_HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    # Nothing goes to other sites; "no-referrer" would also take the Origin from our own forms.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
)


class Gate:
    """Let in what may come in, and see every answer out.

    `contracts` are the Dash callbacks by output id; `script_hashes` the inline scripts of the page.
    """

    def __init__(
        self,
        application: Application,
        settings: Settings,
        *,
        contracts: Mapping[str, CallbackContract],
        script_hashes: tuple[str, ...],
    ) -> None:
        self._application = application
        self._settings = settings
        self._hosts = settings.hosts()
        self._origins = settings.origins()
        self._contracts = contracts
        self._script_hashes = script_hashes
        self._cookie = csrf_cookie_name(settings)
        self._limits = Limits(
            threads=settings.threads,
            max_waiting=settings.max_waiting,
            max_requests_per_second=settings.max_requests_per_second,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One connection, in ASGI's terms."""
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
        exit_ = _Exit(scope, send, settings=self._settings, script_hashes=self._script_hashes, identifier=identifier)
        try:
            await self._let_in(scope, receive, exit_)
        except Refused as refused:
            _log.info("refused %s %r: %s", scope["method"], scope["path"], refused.sentence)
            await exit_.answer_error(refused.status, refused.sentence, retry_after=refused.retry_after)
        except Gone:
            pass
        except asyncio.CancelledError:
            # Only the end of the server cancels a request, and then nothing else is left to be done for it.
            await exit_.answer_error(503, ENDING)
        except Exception:
            _log.exception("failed: %s %r", scope["method"], scope["path"])
            await exit_.answer_error(500, BROKEN)
        finally:
            request_id.reset(marker)

    async def _let_in(self, scope: Scope, receive: Receive, exit_: "_Exit") -> None:
        headers = headers_of(scope)
        refuse_malformed(scope)
        refuse_other_sites(
            scope["method"],
            headers,
            hosts=self._hosts,
            origins=self._origins,
            cookie=self._cookie,
        )
        address = scope.get("client") or ("", 0)
        self._limits.count(scope["path"], browser=token_of(headers, self._cookie), address=str(address[0]))
        # Until there are accounts, whoever is let in is the person at this machine.
        identity = LOCAL
        inner: Scope = {**scope, _NONCE: exit_.nonce}
        put_identity(inner, identity)
        exit_.asker.seen = _seen(headers, self._settings)
        if scope["method"] not in READING_METHODS:
            body = await read_body(receive, headers, limit=self._settings.body_limit)
            if scope["path"] == CALLBACK_PATH:
                refuse_other_media(headers)
                refuse_job_features(scope)
                role = check_callback(body, contracts=self._contracts, identity=identity)
                exit_.asker.writes = role is not Role.READER
            # With its true length: Flask takes a chunked body for an empty one.
            inner["headers"] = [*_without_length(scope), (b"content-length", str(len(body)).encode())]
            receive = _replay(body, receive)
        # Only now, so that a body which trickles in takes nobody's place.
        with self._limits.in_progress(scope["path"]):
            marker = ASKER.set(exit_.asker)
            try:
                await self._application(inner, receive, exit_.send)
            finally:
                ASKER.reset(marker)


class _Exit:
    """What every response gets on its way out, and the means to answer with an error instead."""

    def __init__(
        self, scope: Scope, send: Send, *, settings: Settings, script_hashes: tuple[str, ...], identifier: str
    ) -> None:
        self._scope = scope
        self._send = send
        self._settings = settings
        self._script_hashes = script_hashes
        self._identifier = identifier
        self._started = False
        self.nonce = secrets.token_urlsafe(16)
        self.asker = Asker()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if self._started:
                return
            self._started = True
            message = {**message, "headers": self._headers(message)}
        await self._send(message)

    async def answer_error(self, status: int, sentence: str, *, retry_after: int | None = None) -> None:
        """Answer with a sentence, unless an answer is under way already."""
        if self._started:
            return
        accept = headers_of(self._scope).get("accept", "")
        if self._scope["path"].startswith(("/api/", "/_dash-")):
            accept = "application/json"
        answer = error_answer(status, sentence, request_id=self._identifier, accept=accept, retry_after=retry_after)
        await self._whole(answer)

    async def _whole(self, answer: Answer) -> None:
        # The rest of a refused body is not read, so the connection can't be used again.
        headers = [*answer.headers, (b"connection", b"close")]
        await self.send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await self.send({"type": "http.response.body", "body": answer.body})

    def _headers(self, message: Message) -> list[tuple[bytes, bytes]]:
        given = [(name.lower(), value) for name, value in message.get("headers", ())]
        names = {name for name, _ in given}
        kind = next((value for name, value in given if name == b"content-type"), b"")
        page = kind.startswith(b"text/html")
        policy = csp.page_policy(self._script_hashes, nonce=self.nonce) if page else csp.NOTHING
        added = [*_FIXED_HEADERS, (b"x-request-id", self._identifier.encode())]
        added.append((b"content-security-policy", policy.encode()))
        if b"cache-control" not in names:
            added.append((b"cache-control", b"private, no-cache"))
        cookie = self._cookie(page=page, status=message["status"])
        own = {name for name, _ in added} | {b"server"}
        return [pair for pair in given if pair[0] not in own] + added + cookie

    def _cookie(self, *, page: bool, status: int) -> list[tuple[bytes, bytes]]:
        """A new token for a page whose browser has none, and with a refusal, so that the next try succeeds."""
        name = csrf_cookie_name(self._settings)
        wrote = [] if self.asker.wrote is None else [_seen_cookie(self.asker.wrote, self._settings)]
        if self.asker.left is not None:
            # assets/js/shell/live.js reads again at once, without waiting to be told like everybody else.
            wrote.append((b"commitments-state", self.asker.left.encode()))
        if not (page or status == 403) or token_of(headers_of(self._scope), name):
            return wrote
        return [
            *wrote,
            (b"set-cookie", issue_token(name, secure=self._settings.base_url.startswith("https:")).encode()),
        ]


def _seen_cookie(number: int, settings: Settings) -> tuple[bytes, bytes]:
    secure = "; Secure" if settings.base_url.startswith("https:") else ""
    # assets/js/shell/live.js sets the same one when the page is told of a change.
    return b"set-cookie", f"{_seen_name(settings)}={number}; Path=/; SameSite=Strict{secure}".encode()


def _seen(headers: Mapping[str, str], settings: Settings) -> int:
    """The last change that the browser knows of, so that no replica shows it an older state."""
    found = re.search(rf"(?:^|; ){_seen_name(settings)}=([0-9]{{1,15}})(?:;|$)", headers.get("cookie", ""))
    return int(found[1]) if found else 0


def _seen_name(settings: Settings) -> str:
    return f"commitments_seen_{settings.port}"


def nonce_of(scope: Mapping[str, Any]) -> str:
    """The nonce of the response under way, for the `<style>` elements of its page."""
    return str(scope[_NONCE])


def headers_of(scope: Scope) -> Mapping[str, str]:
    """The request's headers in lower case; of repeated ones all values, joined by commas."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1").lower()
        joint = "; " if key == "cookie" else ", "
        found[key] = f"{found[key]}{joint}{value.decode('latin-1')}" if key in found else value.decode("latin-1")
    return found


def refuse_malformed(scope: Scope) -> None:
    """Raise `Refused` for addresses that no page has and that the machinery behind would stumble over."""
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

"""The response to a request behind the gate: the headers that all have, the cookies, or an error in its place."""

import asyncio
import re
import secrets
from collections.abc import Mapping

from dashboard.dash_internals import CALLBACK_PATH
from dashboard.settings import Settings
from dashboard.web import content_security_policy as csp
from dashboard.web.asgi import Message, Receive, Scope, Send, headers_of
from dashboard.web.csrf import csrf_cookie_name, issue_token, token_of
from dashboard.web.errors import error_answer
from db.request_context import RequestContext

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


class GateResponse:
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


def seen_change(headers: Mapping[str, str], settings: Settings) -> int:
    """The last change that the browser knows of, so that no replica shows it an older state."""
    cookie = re.search(rf"(?:^|; ){_seen_name(settings)}=([0-9]{{1,15}})(?:;|$)", headers.get("cookie", ""))
    return int(cookie[1]) if cookie else 0


def _seen_name(settings: Settings) -> str:
    return f"commitments_seen_{settings.port}"

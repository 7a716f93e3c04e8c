"""The outermost ASGI middleware: checks every request, completes every response.

A request must be addressed to this server, come from this server's own pages if it changes something, be small
enough, and, for a Dash callback, be one that its sender may make. A response leaves with a request id and the
security headers, and without a stack trace.
"""

import asyncio
import logging
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl

from dashboard.dash_internals import CALLBACK_PATH
from dashboard.roles import LOCAL, Role, put_identity
from dashboard.settings import Settings
from dashboard.web.asgi import Application, Receive, Scope, Send, headers_of, replay, without_length
from dashboard.web.callback_schema import CallbackSchema, check_callback
from dashboard.web.csrf import SAFE_METHODS, check_origin, csrf_cookie_name, token_of
from dashboard.web.errors import BROKEN, ENDING, Refused, request_id
from dashboard.web.gate_response import GateResponse, seen_change
from dashboard.web.rate_limits import Limits
from dashboard.web.request_body import Gone, read_body, refuse_other_media
from db.request_context import REQUEST_CONTEXT

_MAX_LOGGED_PATH = 200

_log = logging.getLogger("dashboard.web.gate")
_NONCE = "commitments.nonce"
# In a scope, the token of the browser that asks, or None.
BROWSER = "commitments.browser"


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
        response = GateResponse(
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

    async def _check(self, scope: Scope, receive: Receive, response: GateResponse) -> None:
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
        response.context.seen_change = seen_change(headers, self._settings)
        if scope["method"] in SAFE_METHODS:
            # HEAD and OPTIONS are answered as GET; `GateResponse` leaves the body out.
            inner["method"] = "GET"
        else:
            body = await read_body(receive, headers, limit=self._settings.body_limit)
            if scope["path"] == CALLBACK_PATH:
                refuse_other_media(headers)
                refuse_job_features(scope)
                role = check_callback(body, schemas=self._schemas, identity=identity)
                response.context.may_write = role is not Role.READER
            # With its true length: Flask takes a chunked body for an empty one.
            inner["headers"] = [*without_length(scope), (b"content-length", str(len(body)).encode())]
            receive = replay(body, receive)
        # Only now, so that a body which trickles in does not count as a request in progress.
        with self._limits.in_progress(scope["path"]):
            marker = REQUEST_CONTEXT.set(response.context)
            try:
                await self._application(inner, response.receiver(receive), response.send)
            finally:
                REQUEST_CONTEXT.reset(marker)


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


def nonce_of(scope: Mapping[str, object]) -> str:
    """The nonce of the response under way, for the `<style>` elements of its page."""
    return str(scope[_NONCE])

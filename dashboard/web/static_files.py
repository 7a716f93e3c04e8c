"""Serve static files from memory, compressed once; compress every other response as it goes out.

Stands between FastAPI and Dash. A file whose URL changes with its content may be cached for ever; every other is
revalidated by its ETag. Files are identified by their path alone, without the fingerprint that Dash puts into it: a
made-up query or fingerprint must not make this process read and compress a file again (174 ms for Plotly).
"""

import asyncio
import gzip
import hashlib
import re
from dataclasses import dataclass

from dash.fingerprint import check_fingerprint
from starlette.middleware.gzip import GZipMiddleware

from dashboard.web.asgi import Application, Message, Receive, Scope, Send
from dashboard.web.asset_bundles import bundles
from dashboard.web.errors import error_answer, request_id
from dashboard.web.plotly_bundle import bundle

FOLDERS = ("/_dash-component-suites/", "/assets/", "/static/")
_OWN_FINGERPRINT = re.compile(r"/static/[a-z]+-[0-9a-f]{16}\.")
_TEXT = ("javascript", "css", "json", "html", "svg", "text/")
_FOREVER = b"public, max-age=31536000, immutable"
_MIN_COMPRESSED_BYTES = 1_000
# A window of rows is 6 % smaller by 6 than by 5, in a quarter of a millisecond; 9 takes three times as long for 3 %.
_RESPONSE_LEVEL, _FILE_LEVEL = 6, 9
# Longer responses are compressed in a thread: zlib releases the interpreter, and the event loop has others to answer.
_MIN_THREAD_BYTES = 16_384


@dataclass(frozen=True, slots=True)
class _File:
    """A static file as it is sent. `packed` is empty where compression gains nothing."""

    media_type: bytes
    plain: bytes
    packed: bytes
    etag: bytes


class StaticFiles:
    """`application` with its static files cached and its longer responses compressed."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._compressed = GZipMiddleware(
            application,
            minimum_size=_MIN_COMPRESSED_BYTES,
            compresslevel=_RESPONSE_LEVEL,
            thread_minimum_size=_MIN_THREAD_BYTES,
        )
        # By path without fingerprint, so there are never more than files in the folders that Dash serves.
        self._files: dict[str, _File] = {}
        self._reading = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one ASGI connection."""
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and scope["path"].startswith(FOLDERS):
            await self._serve_file(scope, receive, send)
        else:
            await self._compressed(scope, receive, send)

    async def _serve_file(self, scope: Scope, receive: Receive, send: Send) -> None:
        path, fingerprinted = check_fingerprint(scope["path"])
        file = self._files.get(path) or await self._read(path, scope, receive, send)
        if file is None:
            return
        request_headers = dict(scope["headers"])
        headers = [(b"etag", file.etag), (b"vary", b"accept-encoding"), (b"content-type", file.media_type)]
        lasting = fingerprinted or _OWN_FINGERPRINT.match(path)
        headers.append((b"cache-control", _FOREVER if lasting else b"no-cache"))
        if request_headers.get(b"if-none-match") == file.etag:
            await _respond(send, 304, headers)
            return
        body = file.plain
        if file.packed and b"gzip" in request_headers.get(b"accept-encoding", b""):
            body = file.packed
            headers.append((b"content-encoding", b"gzip"))
        headers.append((b"content-length", str(len(body)).encode()))
        await _respond(send, 200, headers, b"" if scope["method"] == "HEAD" else body)

    async def _read(self, path: str, scope: Scope, receive: Receive, send: Send) -> _File | None:
        """Read, compress and cache the file at `path`. Sends the application's response where that is not 200."""
        # One at a time: of many that ask for a file at once, the first compresses it for all.
        async with self._reading:
            if path not in self._files:
                if path == bundle().address:
                    media_type, plain = b"text/javascript; charset=utf-8", bundle().body
                elif own := bundles().get(path):
                    media_type, plain = own.kind.encode(), own.body
                elif path.startswith("/static/"):
                    missing = error_answer(404, "There is no such file.", request_id=request_id.get())
                    await _respond(send, missing.status, missing.headers, missing.body)
                    return None
                else:
                    response = _Response()
                    inner = {**scope, "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b""}
                    await self._application(inner, receive, response.collect)
                    if response.status != 200:
                        await _respond(send, response.status, response.headers, response.body)
                        return None
                    media_type, plain = response.media_type, response.body
                self._files[path] = await asyncio.to_thread(_file, media_type, plain)
            return self._files[path]


class _Response:
    """A response from inside, collected."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: list[tuple[bytes, bytes]] = []
        self.body = b""

    async def collect(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message.get("headers", []))
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")

    @property
    def media_type(self) -> bytes:
        return next((value for name, value in self.headers if name.lower() == b"content-type"), b"")


def _file(media_type: bytes, plain: bytes) -> _File:
    is_text = any(word in media_type.decode("latin-1") for word in _TEXT)
    compress = is_text and len(plain) >= _MIN_COMPRESSED_BYTES
    packed = gzip.compress(plain, compresslevel=_FILE_LEVEL, mtime=0) if compress else b""
    etag = b'"' + hashlib.sha256(plain).hexdigest()[:24].encode() + b'"'
    return _File(media_type, plain, packed, etag)


async def _respond(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes = b"") -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

"""Static files compressed once and kept for ever by browsers; other answers compressed as they go out.

Stands between FastAPI and Dash. A file whose address changes with its content may be kept without asking again;
every other is asked for with its tag. Compressing each answer anew would cost more than it saves, so the bytes of a
static file are compressed the first time anybody asks and then held in memory.
"""

import asyncio
import gzip
import hashlib
import re
import struct
import threading
import zlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from dashboard.web.asset_bundles import bundles
from dashboard.web.gate import Receive, Scope, Send
from dashboard.web.plotly_bundle import bundle

_FOLDERS = ("/_dash-component-suites/", "/assets/", "/static/")
_FINGERPRINT = re.compile(r"\.v\d+_\d+_\d+[a-z0-9]*m\d+\.|/static/[a-z]+-[0-9a-f]{16}\.")
_TEXT = ("javascript", "css", "json", "html", "svg", "text/")
_FOREVER = b"public, max-age=31536000, immutable"
_SMALLEST = 1_000
# What stands between these is the same in every answer of a page, so it need be compressed only once. What people
# type can't look like them: their brackets would be written otherwise.
SAME_FROM_HERE, SAME_TO_HERE = "<!--same-->", "<!--other-->"
_MOST_FILES = 400


@dataclass(frozen=True, slots=True)
class _File:
    """A static file as it is sent. `query` is the one it was asked for with."""

    query: bytes
    kind: bytes
    plain: bytes
    packed: bytes
    tag: bytes


class StaticFiles:
    """The application inside, with its static files and its longer answers compressed."""

    def __init__(self, inside: Any) -> None:
        self._inside = inside
        self._files: dict[str, _File] = {}
        self._middles = PackedMiddles()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One connection, in ASGI's terms."""
        if scope["type"] != "http":
            await self._inside(scope, receive, send)
        elif scope["method"] in ("GET", "HEAD") and scope["path"].startswith(_FOLDERS):
            await self._static(scope, receive, send)
        else:
            await self._other(scope, receive, send)

    async def _static(self, scope: Scope, receive: Receive, send: Send) -> None:
        path, query = scope["path"], scope.get("query_string", b"")
        known = self._files.get(path)
        if known is None or known.query != query:
            known = await self._read(scope, receive, send)
            if known is None:
                return
            if len(self._files) < _MOST_FILES or path in self._files:
                self._files[path] = known
        asked = dict(scope["headers"])
        lasting = bool(_FINGERPRINT.search(path)) or query.startswith(b"m=")
        headers = [(b"etag", known.tag), (b"vary", b"accept-encoding"), (b"content-type", known.kind)]
        headers.append((b"cache-control", _FOREVER if lasting else b"no-cache"))
        if asked.get(b"if-none-match") == known.tag:
            await _answer(send, 304, headers, b"")
            return
        packed = known.packed and b"gzip" in asked.get(b"accept-encoding", b"")
        body = known.packed if packed else known.plain
        if packed:
            headers.append((b"content-encoding", b"gzip"))
        await _answer(send, 200, headers, b"" if scope["method"] == "HEAD" else body, length=len(body))

    async def _read(self, scope: Scope, receive: Receive, send: Send) -> _File | None:
        """The file from inside; None where that had something else to say, which is then sent as it is."""
        if scope["path"] == bundle().address:
            return await asyncio.to_thread(_file, b"", b"text/javascript; charset=utf-8", bundle().body())
        if own := bundles().get(scope["path"]):
            return await asyncio.to_thread(_file, b"", own.kind.encode(), own.body)
        whole = _Whole()
        await self._inside({**scope, "method": "GET"}, receive, whole.take)
        if whole.status != 200:
            await whole.pass_on(send)
            return None
        return await asyncio.to_thread(_file, scope.get("query_string", b""), whole.header(b"content-type"), whole.body)

    async def _other(self, scope: Scope, receive: Receive, send: Send) -> None:
        if b"gzip" not in dict(scope["headers"]).get(b"accept-encoding", b""):
            await self._inside(scope, receive, send)
            return
        whole = _Whole()
        await self._inside(scope, receive, whole.take)
        if (
            len(whole.body) >= _SMALLEST
            and _is_text(whole.header(b"content-type"))
            and not whole.header(b"content-encoding")
        ):
            # Beside the event loop, which has others to answer meanwhile; zlib lets go of the interpreter.
            whole.body = await asyncio.to_thread(self._middles.packed, whole.body)
            kept = [(name, value) for name, value in whole.headers if name.lower() != b"content-length"]
            length = (b"content-length", str(len(whole.body)).encode())
            whole.headers = [*kept, (b"content-encoding", b"gzip"), (b"vary", b"accept-encoding"), length]
        await whole.pass_on(send)


class _Whole:
    """An answer from inside, gathered before it is sent on; Dash makes no other kind."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: list[tuple[bytes, bytes]] = []
        self.body = b""

    async def take(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message.get("headers", []))
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")

    def header(self, name: bytes) -> bytes:
        return next((value for key, value in self.headers if key.lower() == name), b"")

    async def pass_on(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.body})


class PackedMiddles:
    """Compresses answers; the middle of a page that is the same in each of them (first_answer.py) only once.

    A stream of gzip may be put together from pieces that know nothing of each other (RFC 1951, 3.2.3): each ends on a
    whole byte, and the checksum behind them is that of all.
    """

    _MOST = 48
    # A window is 6 % smaller by 6 than by 5, in a quarter of a millisecond; 9 takes three times as long for 3 % more.
    _SPEEDY, _SMALL = 6, 9
    _HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"

    def __init__(self) -> None:
        self._kept: OrderedDict[bytes, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def packed(self, body: bytes) -> bytes:
        """The answer as gzip."""
        beginning, mark, rest = body.partition(SAME_FROM_HERE.encode())
        middle, other, end = rest.partition(SAME_TO_HERE.encode())
        if not (mark and other):
            return gzip.compress(body, self._SPEEDY, mtime=0)
        pieces = [
            _piece(beginning + mark, self._SPEEDY, zlib.Z_FULL_FLUSH),
            self._middle(middle),
            _piece(other + end, self._SPEEDY, zlib.Z_FINISH),
        ]
        return b"".join([self._HEAD, *pieces, struct.pack("<LL", zlib.crc32(body), len(body) & 0xFFFFFFFF)])

    def _middle(self, middle: bytes) -> bytes:
        named = hashlib.sha256(middle).digest()
        with self._lock:
            known = self._kept.get(named)
            if known is not None:
                self._kept.move_to_end(named)
                return known
        packed = _piece(middle, self._SMALL, zlib.Z_FULL_FLUSH)
        with self._lock:
            self._kept[named] = packed
            if len(self._kept) > self._MOST:
                self._kept.popitem(last=False)
        return packed


def _piece(plain: bytes, level: int, flush: int) -> bytes:
    packing = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packing.compress(plain) + packing.flush(flush)


def _file(query: bytes, kind: bytes, plain: bytes) -> _File:
    packed = gzip.compress(plain, compresslevel=9, mtime=0) if len(plain) >= _SMALLEST and _is_text(kind) else b""
    tag = b'"' + hashlib.sha256(plain).hexdigest()[:24].encode() + b'"'
    return _File(query, kind, plain, packed, tag)


def _is_text(kind: bytes) -> bool:
    return any(word in kind.decode("latin-1") for word in _TEXT)


async def _answer(
    send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes, *, length: int | None = None
) -> None:
    if length is not None:
        headers = [*headers, (b"content-length", str(length).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

"""Serve a folder, each file compressed ahead: `python -m tests.benchmarks.peers.static PORT FOLDER`."""

import gzip
import mimetypes
import sys
from pathlib import Path
from typing import Any

import uvicorn

from dashboard.web.asgi import Receive, Scope, Send

PAGES = (".html", ".js", ".css", ".json")


class Folder:
    """The files of a folder, read and compressed when the server starts."""

    def __init__(self, folder: Path) -> None:
        self._files = {
            f"/{path.name}": (_kind(path), gzip.compress(path.read_bytes(), 6))
            for path in sorted(folder.iterdir())
            if path.suffix in PAGES
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One connection, in ASGI's terms."""
        if scope["type"] != "http":
            return
        kind, body = self._files.get(scope["path"], (b"", b""))
        headers = [(b"content-type", kind), (b"content-encoding", b"gzip"), (b"content-length", b"%d" % len(body))]
        start: dict[str, Any] = {"type": "http.response.start", "status": 200 if body else 404}
        await send({**start, "headers": headers if body else []})
        await send({"type": "http.response.body", "body": body})


def _kind(path: Path) -> bytes:
    return (mimetypes.guess_type(path.name)[0] or "text/plain").encode() + b"; charset=utf-8"


if __name__ == "__main__":
    uvicorn.run(Folder(Path(sys.argv[2])), port=int(sys.argv[1]), lifespan="off", log_level="error")

"""The whole web application: the gate in front, FastAPI inside it, Dash for everything that is not FastAPI's."""

import logging.config
import os
import signal
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from types import FrameType, ModuleType
from typing import TYPE_CHECKING, cast

import uvicorn
from a2wsgi import WSGIMiddleware
from fastapi import APIRouter, FastAPI, HTTPException

from dashboard.app import PAGES, create_dash
from dashboard.settings import Settings
from dashboard.web.asgi import Receive, Scope, Send
from dashboard.web.asset_bundles import boot_script_hash
from dashboard.web.callback_schema import read_schemas
from dashboard.web.change_hub import ChangeHub
from dashboard.web.days import days_router
from dashboard.web.errors import request_id
from dashboard.web.events import events_router
from dashboard.web.gate import Gate
from dashboard.web.header_timeout import HeaderTimeoutProtocol
from dashboard.web.health import health_router
from dashboard.web.page_state import page_state
from dashboard.web.static_files import StaticFiles

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from db.engine import Database

# How long requests may take to end when the server is told to stop, and when the process ends whatever they do.
_GRACEFUL_SECONDS = 2
MAX_STOP_SECONDS = 3.5
# How many connections a worker accepts at once while others wait for some too, so that all get their share.
_SHARED_BACKLOG = 4
_BACKLOG = 2048
# How long one thread computes before another may. Python's 5 ms, times as many threads as are busy, is how long the
# event loop waits for its turn, and with it every probe of /healthz.
_SWITCH_INTERVAL_SECONDS = 0.001
OPENAPI = "/api/openapi.json"


class Server:
    """The web application of one database, as ASGI."""

    def __init__(self, gate: Gate, hub: ChangeHub) -> None:
        self._gate = gate
        self._hub = hub

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one ASGI connection."""
        await self._gate(scope, receive, send)

    def close(self) -> None:
        """End the event streams, which would otherwise never end; call on the event loop before stopping."""
        self._hub.close()


def create_server(settings: Settings, database: "Database", *, pages: Iterable[ModuleType] = PAGES) -> Server:
    """The application for `database` (see db/engine.py). Raises `CallbackWithoutRole`."""
    hub = ChangeHub(partial(page_state, database, settings))
    dash_app = create_dash(settings, database, pages=pages, token=hub.token)
    schemas = read_schemas(dash_app)
    workers = WSGIMiddleware(dash_app.server.wsgi_app, workers=settings.threads)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        hub.close()
        workers.executor.shutdown(wait=False, cancel_futures=True)

    # No documentation pages: FastAPI's load their scripts from a CDN.
    api = FastAPI(title="Commitments", docs_url=None, redoc_url=None, openapi_url=OPENAPI, lifespan=lifespan)
    api.include_router(health_router(database))
    api.include_router(days_router(settings))
    api.include_router(events_router(hub, max_listeners=settings.max_listeners))
    api.include_router(_unknown_api())
    # a2wsgi has types of its own for ASGI's three arguments.
    api.mount("/", StaticFiles(cast("ASGIApp", workers)))
    gate = Gate(api, settings, schemas=schemas, script_hashes=(boot_script_hash(), *dash_app.csp_hashes()))
    return Server(gate, hub)


class WebServer(uvicorn.Server):
    """uvicorn for a `Server`: ends the event streams first when it stops, and reports when it listens.

    `shared`: it is one of several workers that accept connections from the same socket.
    """

    def __init__(
        self,
        application: Server,
        *,
        on_listening: Callable[[], None] | None = None,
        on_stopping: Callable[[], None] | None = None,
        shared: bool = False,
    ) -> None:
        sys.setswitchinterval(_SWITCH_INTERVAL_SECONDS)
        config = uvicorn.Config(
            application,
            http=HeaderTimeoutProtocol,
            log_config=None,
            access_log=False,
            lifespan="on",
            server_header=False,
            timeout_graceful_shutdown=_GRACEFUL_SECONDS,
            timeout_keep_alive=30,
            ws="none",
            backlog=_SHARED_BACKLOG if shared else _BACKLOG,
        )
        super().__init__(config)
        self._application = application
        self._on_listening = on_listening
        self._on_stopping = on_stopping
        self._shared = shared

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, and report it."""
        await super().startup(sockets=sockets)
        for listener in sockets or () if self._shared else ():
            # asyncio takes the same number for the length of the kernel's queue.
            listener.listen(_BACKLOG)
        if self.started and self._on_listening:
            self._on_listening()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the event streams, then everything else."""
        if self._on_stopping:
            self._on_stopping()
        self._application.close()
        await super().shutdown(sockets=sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop. A worker leaves the terminal's signal to its supervisor, which passes it on."""
        if not (self._shared and sig == signal.SIGINT):
            super().handle_exit(sig, frame)


def run(settings: Settings, database: "Database", *, on_listening: Callable[[Settings], None] | None = None) -> None:
    """Serve until SIGINT or SIGTERM. Prints nothing; `on_listening` gets the settings with the actual port.

    Raises OSError if the address can't be listened on.
    """
    logging.config.dictConfig(LOGGING)
    with listen(settings.host, settings.port) as listener:
        actual = replace(settings, port=listener.getsockname()[1])
        report = (lambda: on_listening(actual)) if on_listening else None
        server = WebServer(create_server(actual, database), on_listening=report, on_stopping=exit_when_overdue)
        server.run(sockets=[listener])


def exit_when_overdue() -> None:
    """End this process after `MAX_STOP_SECONDS`, even if a thread still waits for the database.

    What such a thread was about to write was acknowledged to nobody; the database commits it whole or not at all.
    """

    def exit_now() -> None:
        logging.getLogger("dashboard.server").warning("a request did not end in time and was given up")
        sys.stderr.flush()
        os._exit(0)

    timer = threading.Timer(MAX_STOP_SECONDS, exit_now)
    timer.daemon = True
    timer.start()


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at an address; port 0 takes a free one. Raises OSError."""
    bare = host.strip("[]")
    family = socket.AF_INET6 if ":" in bare else socket.AF_INET
    listener = socket.create_server((bare, port), family=family, backlog=_BACKLOG)
    # Inherited by every connection. asyncio sets it only on sockets that say they are TCP's, which this one does
    # not, and without it the second packet of every answer waits 40 ms for the first one to be acknowledged.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _unknown_api() -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.api_route("/api/{rest:path}", methods=["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"])
    async def not_found(rest: str) -> None:
        raise HTTPException(404, "There is nothing at this address.")

    return router


class _RequestIds(logging.Filter):
    """Puts the id of the current request into every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


_LOG_LINE = "%(asctime)s %(levelname)s %(process)d %(name)s [%(request_id)s] %(message)s"
LOGGING: dict[str, object] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_ids": {"()": _RequestIds}},
    "formatters": {"line": {"format": _LOG_LINE}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request_ids"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}

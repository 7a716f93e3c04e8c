"""The real server on a real port, in a thread of the test's process, so that a journey starts in a blink."""

import logging
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn

from dashboard.settings import Settings
from db.engine import Database, open_database

STOP_SECONDS = 20


class Errors(logging.Handler):
    """Whatever the application logs as an error, which no journey may cause unseen."""

    def __init__(self) -> None:
        super().__init__(level=logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


class ClosingServer(uvicorn.Server):
    """uvicorn, which ends the event streams of open pages before it waits for connections to end."""

    def __init__(self, config: uvicorn.Config, *, close: Callable[[], None]) -> None:
        super().__init__(config)
        self.close = close

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.close()
        await super().shutdown(sockets=sockets)


@dataclass
class RunningApp:
    """A server that answers at `address` on the database in `path`; it can be stopped and started in between."""

    path: Path
    settings: Settings
    errors: Errors = field(default_factory=Errors)
    database: Database | None = None
    server: uvicorn.Server | None = None
    thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.settings.port}"

    def start(self) -> None:
        from dashboard.server import WebServer, create_server

        # Listening before the server is up: a browser that comes early waits instead of being refused.
        listener = listen(self.settings.port)
        self.database = open_database(self.settings.database_url)
        application = create_server(self.settings, self.database)
        config = uvicorn.Config(application, log_config=None, access_log=False, timeout_graceful_shutdown=1)
        self.server = ClosingServer(config, close=application.close)
        logging.getLogger().addHandler(self.errors)
        self.thread = threading.Thread(target=self.server.run, args=([listener],), name=f"server {self.address}")
        self.thread.start()

    def stop(self) -> None:
        assert self.server is not None and self.thread is not None and self.database is not None
        self.server.should_exit = True
        self.thread.join(timeout=STOP_SECONDS)
        logging.getLogger().removeHandler(self.errors)
        assert not self.thread.is_alive(), "the server did not stop"
        self.database.dispose()

    def restart(self) -> None:
        """Stop and start again at the same address on the same database, as after a deployment."""
        self.stop()
        self.start()


def listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(128)
    return listener


def free_port() -> int:
    with listen(0) as listener:
        return int(listener.getsockname()[1])

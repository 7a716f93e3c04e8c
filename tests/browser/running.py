"""The real server on a real port, in a thread of the test's process, so that a journey starts in a blink."""

import logging
import socket
import threading
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn

from dashboard.server import WebServer, create_server, listen
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
        # Listening before the server is up: a browser that comes early waits instead of being refused.
        listener = listen("127.0.0.1", self.settings.port)
        self.database = open_database(self.settings.database_url)
        self.server = WebServer(create_server(self.settings, self.database))
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


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])

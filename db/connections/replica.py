"""A second database that follows the first, as a PostgreSQL standby does, and may be a while behind."""

import logging
import time
from threading import Lock

import psycopg
from sqlalchemy import Engine
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from db.connections import postgresql
from db.connections.changes import PostgresqlChanges

# How far it has come is asked again after so long, and after so long where it did not answer.
_AGAIN_SECONDS = 0.1
_UNREACHABLE_SECONDS = 5.0
_log = logging.getLogger("db.replica")


class Replica:
    """Connections to the replica, and how far it has come."""

    def __init__(self, address: URL) -> None:
        self.engine: Engine = postgresql.read_engine(address)
        self._changes = PostgresqlChanges(postgresql.listening_engine(address), deaf=True)
        self._lock = Lock()
        self._number = -1
        self._ask_after = 0.0

    def has(self, number: int) -> bool:
        """Whether it holds the change with this number, and so all before it. False where it can't be reached."""
        with self._lock:
            # Whether it still answers is asked also where it is known to be far enough.
            if time.monotonic() >= self._ask_after:
                self._ask()
            return self._number >= number

    def close(self) -> None:
        """Let go of the connections."""
        self._changes.close()
        self.engine.dispose()

    def _ask(self) -> None:
        try:
            self._number = self._changes.value().number
            self._ask_after = time.monotonic() + _AGAIN_SECONDS
        except (psycopg.Error, DBAPIError):
            if self._number >= 0:
                _log.warning("the replica does not answer; everything is read from the primary until it does")
            self._number = -1
            self._ask_after = time.monotonic() + _UNREACHABLE_SECONDS

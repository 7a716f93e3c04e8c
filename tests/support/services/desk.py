"""One desk per test session, where any worker asks for a facility and waits until it is there.

The controlling process keeps it, so a server is started once for all workers, only when a test asks for it, and
lives until the last of them is done. Answers are remembered: what could not be had is not tried again.
"""

import secrets
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Listener
from pathlib import Path

from tests.support.services.chromium import provide_chromium
from tests.support.services.missing import MissingFacility
from tests.support.services.postgres import PostgresServer, start_postgres

PATIENCE_SECONDS = 1800
GOODBYE_SECONDS = 10
CLOSE = "close"


@dataclass(frozen=True)
class DeskAddress:
    """Where the desk is; plain words, since it travels to the workers."""

    path: str
    key: str

    def ask(self, facility: str) -> str:
        """The facility's path or folder. Raises `MissingFacility` with the reason."""
        with Client(self.path, authkey=bytes.fromhex(self.key)) as line:
            line.send(facility)
            if not line.poll(PATIENCE_SECONDS):
                raise MissingFacility(f"no answer about {facility} after {PATIENCE_SECONDS} s")
            kind, words = line.recv()
        if kind == "missing":
            raise MissingFacility(words)
        return str(words)


@dataclass
class Desk:
    """Answers one worker at a time; `say` shows a person what takes long."""

    say: Callable[[str], object]
    answers: dict[str, tuple[str, str]] = field(default_factory=dict)
    server: PostgresServer | None = None

    def open(self) -> DeskAddress:
        self.folder = tempfile.TemporaryDirectory(prefix="commitments-desk-", ignore_cleanup_errors=True)
        key = secrets.token_bytes(16)
        address = DeskAddress(str(Path(self.folder.name) / "desk"), key.hex())
        self.address = address
        self.listener = Listener(address.path, authkey=key)
        self.thread = threading.Thread(target=self.serve, name="facilities desk", daemon=True)
        self.thread.start()
        return address

    def serve(self) -> None:
        while True:
            try:
                with self.listener.accept() as line:
                    facility = line.recv()
                    if facility == CLOSE:
                        return
                    line.send(self.answer(facility))
            except (OSError, EOFError, AuthenticationError):
                # A worker that asked is gone, or a stranger knocked; the others still need the desk.
                continue

    def answer(self, facility: str) -> tuple[str, str]:
        if facility not in self.answers:
            try:
                self.answers[facility] = ("here", self.provide(facility))
            except MissingFacility as error:
                self.answers[facility] = ("missing", str(error))
            except Exception as error:
                # Told to whoever waits: a desk that died of it would leave them waiting.
                self.answers[facility] = ("missing", f"{facility}: {type(error).__name__}: {error}")
        return self.answers[facility]

    def provide(self, facility: str) -> str:
        if facility == "chromium":
            return provide_chromium(self.say)
        self.server = start_postgres()
        return str(self.server.folder)

    def missing(self) -> list[str]:
        """What was asked for and could not be had, one sentence each."""
        return [words for kind, words in self.answers.values() if kind == "missing"]

    def close(self) -> None:
        """End the desk and its server. A desk in the middle of fetching something is left to end with the process."""
        threading.Thread(target=self.send_home, name="facilities desk closing", daemon=True).start()
        self.thread.join(timeout=GOODBYE_SECONDS)
        if self.thread.is_alive():
            return
        self.listener.close()
        if self.server is not None:
            self.server.stop()
        self.folder.cleanup()

    def send_home(self) -> None:
        with Client(self.address.path, authkey=bytes.fromhex(self.address.key)) as line:
            line.send(CLOSE)

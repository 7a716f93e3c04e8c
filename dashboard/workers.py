"""Several processes that serve one address, and the one that watches over them.

The watching process listens once and hands the socket to the others, which take connections off it as they have time.
One that ends by itself is replaced. They are started afresh rather than forked, so that none inherits a connection or
a lock of another.
"""

import contextlib
import logging
import logging.config
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing import connection, get_context, parent_process
from multiprocessing.context import SpawnProcess
from typing import Any

from dashboard.server import LAST_SECONDS, LOGGING, WebServer, create_server, end_at_the_latest, listen
from dashboard.settings import Settings
from db.engine import open_database
from db.errors import DomainError

# One that ends so soon after its start would end again; it is given a moment.
_TOO_SOON_SECONDS = 5.0
_START_SECONDS = 120.0
# Each ends itself when its last seconds are over; this is for one that can't even do that.
_TO_END_SECONDS = 0.7
_CONTEXT = get_context("spawn")
_log = logging.getLogger("dashboard.workers")


class NotStarted(Exception):
    """A process ended before it served; its own log says why."""


@dataclass(frozen=True, slots=True)
class _Worker:
    process: SpawnProcess
    told: Any
    started: float


def run_processes(settings: Settings, *, on_listening: Callable[[Settings], None] | None = None) -> None:
    """Serve with `settings.workers` processes until SIGINT or SIGTERM, then end them all.

    The database must have been opened once before, so that it is ready. `on_listening` gets the settings with the
    port it really is, once every process serves. Raises OSError if the address can't be listened on, and NotStarted.
    """
    logging.config.dictConfig(LOGGING)
    with listen(settings.host, settings.port) as listener, _Stop() as stop:
        found = replace(settings, port=listener.getsockname()[1])
        watch = _Watch(found, listener, stop)
        try:
            watch.start_all()
            if on_listening and not stop.asked:
                on_listening(found)
            watch.until_told()
        finally:
            # Whoever comes now is refused, rather than left waiting for an answer.
            listener.close()
            watch.end_all()


class _Stop:
    """Hears SIGINT and SIGTERM, and wakes who waits."""

    def __init__(self) -> None:
        self.asked = False
        self.heard, self._say = connection.Pipe(duplex=False)
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> "_Stop":
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _hear(self, *_: object) -> None:
        if not self.asked:
            self.asked = True
            self._say.send_bytes(b"stop")


class _Watch:
    def __init__(self, settings: Settings, listener: socket.socket, stop: _Stop) -> None:
        self._settings = settings
        self._listener = listener
        self._stop = stop
        self._workers: list[_Worker] = []

    def start_all(self) -> None:
        """Start them and wait until each serves. Raises NotStarted."""
        self._workers = [self._start() for _ in range(self._settings.workers)]
        latest = time.monotonic() + _START_SECONDS
        waiting = {worker.told: worker for worker in self._workers}
        while waiting and not self._stop.asked:
            ended = [worker for worker in self._workers if worker.process.exitcode is not None]
            if ended or time.monotonic() > latest:
                raise NotStarted("A process could not be started; the lines above say why.")
            # A pipe whose other end was closed counts as told; the process behind it has ended then.
            for told in connection.wait([*waiting, self._stop.heard], timeout=1.0):
                worker = waiting.get(told)
                if worker is not None and _has_told(worker):
                    del waiting[told]

    def until_told(self) -> None:
        """Replace every process that ends, until asked to stop."""
        while not self._stop.asked:
            connection.wait([self._stop.heard, *(worker.process.sentinel for worker in self._workers)])
            if self._stop.asked:
                return
            for worker in [one for one in self._workers if one.process.exitcode is not None]:
                code = worker.process.exitcode
                _log.error("process %s ended by itself with %s; another takes its place", worker.process.pid, code)
                if time.monotonic() - worker.started < _TOO_SOON_SECONDS and self._stop.heard.poll(_TOO_SOON_SECONDS):
                    return
                self._workers.remove(worker)
                worker.told.close()
                self._workers.append(self._start())

    def end_all(self) -> None:
        """Ask all to end, and end those that do not."""
        for worker in self._workers:
            worker.process.terminate()
        latest = time.monotonic() + LAST_SECONDS + _TO_END_SECONDS
        for worker in self._workers:
            worker.process.join(max(0.0, latest - time.monotonic()))
            if worker.process.exitcode is None:
                worker.process.kill()
                worker.process.join()

    def _start(self) -> _Worker:
        told, telling = _CONTEXT.Pipe(duplex=False)
        process = _CONTEXT.Process(target=_serve, args=(self._settings, self._listener, telling), name="serving")
        process.start()
        telling.close()
        return _Worker(process, told, time.monotonic())


def _has_told(worker: _Worker) -> bool:
    try:
        return bool(worker.told.recv_bytes())
    except EOFError:
        worker.process.join()
        return False


def _serve(settings: Settings, listener: socket.socket, telling: Any) -> None:
    """The whole life of one process that serves."""
    # The watching process is told by the terminal as well, and passes it on.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    logging.config.dictConfig(LOGGING)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        database = open_database(settings.database, replica=settings.replica)
    except DomainError as error:
        _log.error("%s", error)
        raise SystemExit(1) from error
    server = WebServer(
        create_server(settings, database),
        on_listening=lambda: telling.send_bytes(b"1"),
        on_stopping=end_at_the_latest,
        shared=True,
    )
    # uvicorn passes the signal that ended it on, to the handler above.
    with contextlib.suppress(SystemExit):
        server.run(sockets=[listener])
    database.dispose()
    _end_now()


def _end_now() -> None:
    """End without tearing the interpreter down, which takes a second or so and would gain nothing."""
    logging.shutdown()
    sys.stderr.flush()
    os._exit(0)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        end_at_the_latest()
        os.kill(os.getpid(), signal.SIGTERM)

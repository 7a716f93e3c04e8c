"""Several worker processes that serve one address, and the supervisor that starts and replaces them.

The supervisor listens once and hands the socket to the workers, which are spawned rather than forked, so that none
inherits a connection or a lock of another. uvicorn's own supervisor (0.54, `uvicorn.supervisors.Multiprocess`) was
tried in its place and misses what is promised here: a worker that takes more than five seconds
to import was killed and started again without end; with a worker that does not answer, SIGTERM had not ended the
program after 20 s (here: 4.2 s, by force); with an open event stream it took 4.5 s; and a worker that died was
told at INFO only. It also has no moment at which all workers are ready.
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
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from multiprocessing import connection, get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from dashboard.server import LOGGING, MAX_STOP_SECONDS, WebServer, create_server, exit_when_overdue, listen
from dashboard.settings import Settings
from db.engine import open_database
from db.errors import DomainError

# A worker that ends so soon after its start would end again; its successor waits as long.
_RESTART_SECONDS = 5.0
_START_SECONDS = 120.0
# Each worker ends itself when it is overdue; this is for one that can't even do that.
_KILL_SECONDS = 0.7
_CONTEXT = get_context("spawn")
_log = logging.getLogger("dashboard.workers")


class NotStarted(Exception):
    """A worker ended before it was ready; its own log says why."""


@dataclass(frozen=True, slots=True)
class _Worker:
    process: SpawnProcess
    # One message arrives when the worker serves; the end of the stream when it ended before.
    ready: "Connection[None, bytes]"
    started: float


def run_workers(settings: Settings, *, on_listening: Callable[[Settings], None] | None = None) -> None:
    """Serve with `settings.workers` processes until SIGINT or SIGTERM, then end them all.

    The database must have been opened once before, so that it is up to date. `on_listening` gets the settings with
    the actual port, once every worker is ready. Raises OSError if the address can't be listened on, and NotStarted.
    """
    logging.config.dictConfig(LOGGING)
    with _stop_signal() as stop, listen(settings.host, settings.port) as listener:
        actual = replace(settings, port=listener.getsockname()[1])
        supervisor = _Supervisor(actual, listener, stop)
        try:
            if supervisor.start() and on_listening:
                on_listening(actual)
            supervisor.replace_until_stopped()
        finally:
            # Refuse new connections while stopping, rather than let them wait for an answer that never comes.
            listener.close()
            supervisor.stop()


@contextlib.contextmanager
def _stop_signal() -> Iterator[socket.socket]:
    """A socket that becomes readable when SIGINT or SIGTERM arrives, for good."""
    readable, writable = socket.socketpair()
    writable.setblocking(False)
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGTERM)}
    wakeup = signal.set_wakeup_fd(writable.fileno(), warn_on_full_buffer=False)
    try:
        with readable, writable:
            yield readable
            signal.set_wakeup_fd(wakeup)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Supervisor:
    def __init__(self, settings: Settings, listener: socket.socket, stop: socket.socket) -> None:
        self._settings = settings
        self._listener = listener
        self._stop = stop
        self._workers: list[_Worker] = []

    def start(self) -> bool:
        """Start the workers and wait until all are ready; False if told to stop meanwhile. Raises NotStarted."""
        self._workers = [self._spawn() for _ in range(self._settings.workers)]
        latest = time.monotonic() + _START_SECONDS
        starting = [worker.ready for worker in self._workers]
        while starting:
            messages = connection.wait([*starting, self._stop], timeout=latest - time.monotonic())
            if self._stop in messages:
                return False
            if not messages or not all(map(_is_ready, messages)):
                raise NotStarted("A process could not be started; the lines above say why.")
            starting = [ready for ready in starting if ready not in messages]
        return True

    def replace_until_stopped(self) -> None:
        """Replace every worker that ends, until told to stop."""
        while not self._is_stopped():
            connection.wait([self._stop, *(worker.process.sentinel for worker in self._workers)])
            for index, worker in enumerate(self._workers):
                code = worker.process.exitcode
                if code is None or self._is_stopped():
                    continue
                _log.error("process %s ended by itself with %s; another takes its place", worker.process.pid, code)
                if time.monotonic() - worker.started < _RESTART_SECONDS:
                    self._is_stopped(within=_RESTART_SECONDS)
                worker.ready.close()
                self._workers[index] = self._spawn()

    def stop(self) -> None:
        """Terminate all workers, and kill those that are overdue."""
        for worker in self._workers:
            worker.process.terminate()
        latest = time.monotonic() + MAX_STOP_SECONDS + _KILL_SECONDS
        for worker in self._workers:
            worker.process.join(max(0.0, latest - time.monotonic()))
            if worker.process.exitcode is None:
                worker.process.kill()
                worker.process.join()
            worker.ready.close()

    def _is_stopped(self, *, within: float = 0.0) -> bool:
        return bool(connection.wait([self._stop], timeout=within))

    def _spawn(self) -> _Worker:
        ready, report = _CONTEXT.Pipe(duplex=False)
        process = _CONTEXT.Process(target=_serve, args=(self._settings, self._listener, report), name="worker")
        process.start()
        report.close()
        return _Worker(process, ready, time.monotonic())


def _is_ready(report: object) -> bool:
    """Whether a worker says that it is ready; it ended before if not."""
    assert isinstance(report, Connection)
    with contextlib.suppress(EOFError):
        return bool(report.recv_bytes())
    return False


def _serve(settings: Settings, listener: socket.socket, report: "Connection[bytes, None]") -> None:
    """The whole life of one worker."""
    # A terminal sends SIGINT to the supervisor as well, which passes it on as SIGTERM.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    logging.config.dictConfig(LOGGING)
    threading.Thread(target=_end_with_supervisor, daemon=True).start()
    try:
        database = open_database(settings.database, replica=settings.replica)
    except DomainError as error:
        _log.error("%s", error)
        raise SystemExit(1) from error
    server = WebServer(
        create_server(settings, database),
        on_listening=lambda: report.send_bytes(b"ready"),
        on_stopping=exit_when_overdue,
        shared=True,
    )
    # uvicorn raises the signal that ended it once more, for the handler above.
    with contextlib.suppress(SystemExit):
        server.run(sockets=[listener])
    database.dispose()
    # Tearing the interpreter down would take a second or so and gain nothing.
    logging.shutdown()
    sys.stderr.flush()
    os._exit(0)


def _end_with_supervisor() -> None:
    supervisor = parent_process()
    if supervisor is not None:
        supervisor.join()
        exit_when_overdue()
        os.kill(os.getpid(), signal.SIGTERM)

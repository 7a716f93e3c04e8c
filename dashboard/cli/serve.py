"""`commitments serve`: the sample for a new database, the address said, a clean end."""

import errno
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from dashboard.cli.database import opened
from dashboard.cli.output import WRONG_USE, fail
from dashboard.settings import Settings, refuse_public_listening
from db.engine import Database


def serve_until_stopped(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM; ends with a sentence where the address can't be listened on."""
    refusal = refuse_public_listening(settings.host)
    if refusal:
        fail(refusal, code=WRONG_USE)
    # uvicorn raises SIGTERM once more when it has stopped, and by default that would look like a crash.
    signal.signal(signal.SIGTERM, _stop)
    with _plain_refusal(settings):
        _try_address(settings)
        with opened(settings.database, replica=settings.replica) as database:
            load_sample_if_new(database)
            if settings.workers == 1:
                _run(settings, database)
        if settings.workers > 1:
            _run_workers(settings, label=database.label)


def load_sample_if_new(database: Database) -> None:
    """Fill a database in which nothing was ever recorded, unless somebody asked for an empty one."""
    from db.queries.site_facts import wants_sample
    from db.sample import RECORDED_BY, SAMPLE_FACT, load_sample

    with database.read() as session:
        wanted = wants_sample(session, sample_fact=SAMPLE_FACT, recorded_by=RECORDED_BY)
    if wanted:
        load_sample(database)
        typer.echo("This database is new, so it holds the bundled sample; its page says how to begin an empty one.")


def _run(settings: Settings, database: Database) -> None:
    from dashboard.server import run

    try:
        run(settings, database, on_listening=lambda listening: _tell(listening, label=database.label))
    except KeyboardInterrupt:
        raise SystemExit(0) from None


def _run_workers(settings: Settings, *, label: str) -> None:
    from dashboard.workers import NotStarted, run_workers

    try:
        run_workers(settings, on_listening=lambda listening: _tell(listening, label=label))
    except NotStarted as problem:
        fail(str(problem))


def _tell(listening: Settings, *, label: str) -> None:
    typer.echo(f"Commitments is at {listening.base_url} and stops with Ctrl+C.")
    typer.echo(f"Its database is {label}")


def _try_address(settings: Settings) -> None:
    """Listen for a moment: a taken port should be known before a database is made."""
    bare = settings.host.strip("[]")
    family = socket.AF_INET6 if ":" in bare else socket.AF_INET
    socket.create_server((bare, settings.port), family=family).close()


@contextmanager
def _plain_refusal(settings: Settings) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            fail(f"Port {settings.port} of {settings.host} is in use; choose another with --port, or 0 for a free one.")
        if error.errno in (errno.EACCES, errno.EADDRNOTAVAIL):
            fail(f"{settings.host}, port {settings.port}, can't be listened on: {error.strerror}.")
        raise


def _stop(*_: object) -> NoReturn:
    raise SystemExit(0)

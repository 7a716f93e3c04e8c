"""Processes that write, for tests that kill them or let them compete."""

import multiprocessing
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Any
from uuid import UUID

from db.engine import Database, open_database
from db.errors import DatabaseBusy, StaleVersion
from db.models import Commitment
from db.services.actors import add_actor
from db.services.inputs import NewActor, Write
from db.services.status_updates import record_status_update
from tests.support.records import under_way


def nursery() -> ForkServerContext:
    """Where processes start within milliseconds: their parent has imported this module already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def start(context: ForkServerContext, target: Callable[..., None], *arguments: Any) -> ForkServerProcess:
    process = context.Process(target=target, args=arguments, daemon=True)
    process.start()
    return process


def record_until_killed(url: str, commitment_id: UUID, acknowledge: Connection) -> None:
    """Record status updates and actors in turn, sending each id once the service has returned it."""
    database = open_database(url)
    for number in count():
        with database.write() as session:
            acknowledge.send_bytes(_record(session, commitment_id, number).bytes)


def _record(session: Any, commitment_id: UUID, number: int) -> UUID:
    now = datetime.now(UTC)
    if number % 2:
        return add_actor(session, NewActor(f"Actor of {now.isoformat()}"), Write("test", now)).id
    return record_status_update(session, commitment_id, under_way(), Write("test", now)).id


def record_many(url: str, commitment_id: UUID, times: int, everybody_ready: Any) -> None:
    """Record `times` updates of one commitment, every second one only if nobody else came in between."""
    database = open_database(url)
    everybody_ready.wait()
    for number in range(times):
        if number % 2:
            while not _record_once(database, commitment_id, None):
                pass
        else:
            while not _record_once(database, commitment_id, _version(database, commitment_id)):
                pass
    database.dispose()


def _record_once(database: Database, commitment_id: UUID, expected_version: int | None) -> bool:
    try:
        with database.write() as session:
            record_status_update(
                session,
                commitment_id,
                under_way(),
                Write("test", datetime.now(UTC), expected_version),
            )
    except (StaleVersion, DatabaseBusy):
        # As a browser does: it asks again.
        return False
    return True


def _version(database: Database, commitment_id: UUID) -> int:
    with database.read() as session:
        commitment = session.get(Commitment, commitment_id)
        assert commitment is not None
        return commitment.version

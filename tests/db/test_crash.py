"""Whatever was acknowledged survives the sudden death of the process that wrote it."""

import random
import time
from multiprocessing.connection import Connection
from uuid import UUID

import pytest
from sqlmodel import select

from db.engine import Database, open_database
from db.models import Actor, StatusUpdate
from db.verify import verification
from tests.support.records import a_commitment
from tests.support.writers import nursery, record_until_killed, start

ROUNDS = 20
LONGEST_ROUND_SECONDS = 0.15


def test_nothing_acknowledged_is_lost_in_twenty_kills_during_writes(database: Database) -> None:
    commitment_id = a_commitment(database)
    chance = random.Random(20)
    acknowledged: set[UUID] = set()
    for _ in range(ROUNDS):
        acknowledged |= acknowledged_before_a_kill(
            database.url, commitment_id, after=chance.uniform(0, LONGEST_ROUND_SECONDS)
        )
        reopened = open_database(database.url)
        assert acknowledged <= recorded(reopened)
        with reopened.read() as session:
            assert verification(session).problems == ()
        reopened.dispose()
    assert len(acknowledged) >= ROUNDS


def test_a_dead_writer_holds_up_nobody(database: Database) -> None:
    commitment_id = a_commitment(database)
    acknowledged_before_a_kill(database.url, commitment_id, after=0.02)
    a_commitment(database, title="Open the tunnel")
    assert database.change_counter() > 0


def acknowledged_before_a_kill(url: str, commitment_id: UUID, *, after: float) -> set[UUID]:
    """Let a process write, kill it so many seconds after its first word; returns the ids it had sent."""
    context = nursery()
    hear, say = context.Pipe(duplex=False)
    writer = start(context, record_until_killed, url, commitment_id, say)
    say.close()
    heard = {UUID(bytes=hear.recv_bytes())}
    end = time.monotonic() + after
    while (left := end - time.monotonic()) > 0:
        if hear.poll(left):
            heard.add(UUID(bytes=hear.recv_bytes()))
    writer.kill()
    heard |= rest(hear)
    writer.join()
    return heard


def rest(hear: Connection) -> set[UUID]:
    heard = set()
    with pytest.raises(EOFError):
        while True:
            heard.add(UUID(bytes=hear.recv_bytes()))
    return heard


def recorded(database: Database) -> set[UUID]:
    with database.read() as session:
        return {*session.exec(select(StatusUpdate.id)), *session.exec(select(Actor.id))}

"""Every write leaves one event of its own verb, and the events form one chain."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from typing import Any

import pytest
from sqlmodel import Session, col, select

from db.domain.audit import FIRST_PREVIOUS_HASH
from db.domain.vocabulary import LinkKind
from db.engine import Database
from db.errors import DomainError
from db.models import AuditEvent, Commitment
from db.services.actors import add_actor
from db.services.commitments import add_commitment, edit_commitment, link_commitments
from db.services.deadlines import correct_deadline, revise_deadline
from db.services.inputs import CommitmentChanges, NewActor, NewMilestone, Write
from db.services.milestones import add_milestone, reach_milestone
from db.services.sources import add_source, archive_text
from db.services.status_updates import correct_status_update, record_status_update, undo_status_update
from db.verify import verification
from tests.support.builders import (
    BY,
    NOON,
    a_commitment,
    a_new_commitment,
    a_new_deadline,
    a_new_source,
    a_new_update,
    a_write,
)


def do_everything(session: Session) -> list[tuple[str, Any]]:
    """Every verb once, as `(verb, the id it was about)`."""
    done: list[tuple[str, Any]] = []
    moments = (a_write(seconds) for seconds in range(100))

    def do(verb: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        row = verb(session, *arguments, write=next(moments), **named)
        about = row.from_id if verb is link_commitments else row.id
        done.append((verb.__name__, about))
        return row

    source = do(add_source, a_new_source())
    do(archive_text, source.id, "As it was read")
    do(add_actor, NewActor("Harbour Board"))
    one = do(add_commitment, a_new_commitment(deadline=None))
    other = do(add_commitment, a_new_commitment(deadline=None))
    do(edit_commitment, one.id, CommitmentChanges(place="Basra"))
    do(link_commitments, one.id, other.id, kind=LinkKind.FOLLOWS)
    stated = do(revise_deadline, one.id, a_new_deadline("2027-06"))
    do(correct_deadline, stated.id, a_new_deadline("2027-07"))
    update = do(record_status_update, one.id, a_new_update())
    correction = do(correct_status_update, update.id, a_new_update(since="2026-04-01"))
    do(undo_status_update, correction.id)
    step = do(add_milestone, one.id, NewMilestone("Flag handed over", "2026-05"))
    do(reach_milestone, step.id, date(2026, 5, 9))
    return done


@pytest.fixture
def done(database: Database) -> list[tuple[str, Any]]:
    with database.write() as session:
        return do_everything(session)


def events(database: Database) -> list[AuditEvent]:
    with database.read() as session:
        return list(session.exec(select(AuditEvent).order_by(col(AuditEvent.sequence))))


def test_every_verb_leaves_one_event_of_its_own_about_what_it_did(
    database: Database, done: list[tuple[str, Any]]
) -> None:
    recorded = [(event.verb, event.subject_id) for event in events(database)]
    assert [recorded.count(event) for event in done] == [1] * len(done)
    # What a verb brings along (a new source, a new actor) is a write as well and has an event too.
    brought_along = {verb for verb, about in recorded if (verb, about) not in done}
    assert brought_along == {"add_source", "add_actor"}


def test_every_event_says_who_and_when(database: Database, done: list[tuple[str, Any]]) -> None:
    assert {event.by for event in events(database)} == {BY}
    assert all(NOON <= event.at < NOON + timedelta(seconds=100) for event in events(database))


def test_the_events_are_one_chain_without_gaps(database: Database, done: list[tuple[str, Any]]) -> None:
    chain = events(database)
    assert [event.sequence for event in chain] == list(range(1, len(chain) + 1))
    assert chain[0].previous_hash == FIRST_PREVIOUS_HASH
    assert all(later.previous_hash == earlier.hash for earlier, later in pairwise(chain))


def test_after_every_verb_everything_is_in_order(database: Database, done: list[tuple[str, Any]]) -> None:
    with database.read() as session:
        assert verification(session).problems == ()


def test_every_verb_but_those_about_sources_and_actors_counts_the_version_up(
    database: Database, done: list[tuple[str, Any]]
) -> None:
    first = next(about for verb, about in done if verb == "add_commitment")
    with database.read() as session:
        # Made at 1 and counted up once when added, then once by each of the nine verbs about it.
        assert session.get_one(Commitment, first).version == 2 + 9


def test_a_refused_write_leaves_no_event(database: Database, done: list[tuple[str, Any]]) -> None:
    before = len(events(database))
    with database.write() as session, pytest.raises(DomainError):
        a_commitment(session, title="x" * 301)
    assert len(events(database)) == before


def test_an_event_holds_what_was_recorded(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        update = record_status_update(session, commitment.id, a_new_update(reason="تم التسليم"), a_write())
    event = events(database)[-1]
    details = json.loads(event.details)
    assert "تم التسليم" in event.details
    assert (details["id"], details["status"]) == (str(update.id), "under_way")
    assert len(details["evidence"]) == 1


def test_a_moment_given_in_another_zone_keeps_the_chain_whole(database: Database) -> None:
    baghdad = timezone(timedelta(hours=3))
    with database.write() as session:
        commitment = a_commitment(session)
        there = datetime(2026, 11, 22, 16, 30, tzinfo=baghdad)
        update = record_status_update(session, commitment.id, a_new_update(), Write(BY, there))
    with database.read() as session:
        assert verification(session).problems == ()
        event = session.exec(select(AuditEvent).where(AuditEvent.subject_id == update.id)).one()
        assert event.at == datetime(2026, 11, 22, 13, 30, tzinfo=UTC)

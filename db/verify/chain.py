"""Is the chain of audit events unbroken, and do the records still say what their events recorded?"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select, union
from sqlmodel import Session, SQLModel

from db.domain.audit import FIRST_PREVIOUS_HASH
from db.event_replay import (
    changed_event,
    differences_of_commitments,
    differences_of_records,
    differences_of_site,
    vanished_subjects,
)
from db.record_versions import VERSIONED

BATCH = 500
# The most that correcting a clock explains: one that was set to local time instead of UTC is wrong by up to 14 hours.
MAX_CLOCK_STEP = timedelta(days=1)


def chain_problems(session: Session) -> Iterator[str]:
    """Events that are missing, were changed, or do not continue the one before."""
    expected, previous_hash = 1, FIRST_PREVIOUS_HASH
    table = SQLModel.metadata.tables["audit_event"]
    events = select(table).order_by(table.c.sequence).execution_options(yield_per=BATCH)
    for event in session.execute(events):
        if event.sequence != expected:
            yield f"Audit events {expected} to {event.sequence - 1} are missing."
        elif event.previous_hash != previous_hash:
            yield f"Audit event {event.sequence} does not continue the one before it: the chain was cut there."
        yield from changed_event(event)
        expected, previous_hash = event.sequence + 1, event.hash


def clock_problems(session: Session) -> Iterator[str]:
    """Events of a day before the one that they follow."""
    table = SQLModel.metadata.tables["audit_event"]
    times = select(table.c.sequence, table.c.at).order_by(table.c.sequence).execution_options(yield_per=BATCH)
    previous = None
    for sequence, at in session.execute(times):
        if previous is not None and previous - at > MAX_CLOCK_STEP:
            yield (
                f"Audit event {sequence} is of {at:%Y-%m-%d %H:%M}, the one before of {previous:%Y-%m-%d %H:%M} (UTC): "
                "its time was changed, or the server's clock was wrong."
            )
        previous = at


def record_problems(session: Session) -> Iterator[str]:
    """Records that differ from what their audit events recorded, that have none, or that are gone."""
    for table in ("actor", "source"):
        for ids in _id_batches(session, table):
            yield from differences_of_records(session, table, ids)
    for ids in _id_batches(session, "commitment"):
        yield from differences_of_commitments(session, ids)
    yield from differences_of_site(session)
    yield from vanished_subjects(session)
    version = SQLModel.metadata.tables["record_version"].c
    unknown = select(version.subject_kind, version.subject_id).where(version.subject_kind.not_in(VERSIONED))
    for kind, subject in session.execute(unknown):
        yield f"A version of the {kind} {subject} is of no kind of record that has versions."


def _id_batches(session: Session, name: str) -> Iterator[Sequence[UUID]]:
    """The ids of all records of a table, and of those that have only versions or events left."""
    known = [SQLModel.metadata.tables[other] for other in (name, "record_version", "audit_event")]
    queries = [
        select(table.c.id) if table.name == name else select(table.c.subject_id).where(table.c.subject_kind == name)
        for table in known
    ]
    ids = session.execute(union(*queries)).scalars().all()
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]

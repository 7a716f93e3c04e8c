"""Many processes write to one record, and every one of their updates counts."""

from sqlmodel import col, func, select

from db.engine import Database
from db.models import AuditEvent, Commitment, StatusUpdate
from db.verify import verification
from tests.support.records import a_commitment
from tests.support.writers import nursery, record_many, start

WRITERS = 8
TIMES = 12


def test_eight_processes_lose_no_update_of_one_commitment(database: Database) -> None:
    commitment_id = a_commitment(database)
    with database.read() as session:
        before = session.exec(select(Commitment.version)).one()
    context = nursery()
    everybody_ready = context.Barrier(WRITERS)
    writers = [start(context, record_many, database.url, commitment_id, TIMES, everybody_ready) for _ in range(WRITERS)]
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0] * WRITERS
    with database.read() as session:
        assert session.exec(select(func.count()).select_from(StatusUpdate)).one() == WRITERS * TIMES
        assert session.exec(select(Commitment.version)).one() == before + WRITERS * TIMES
        updates = select(func.count()).where(col(AuditEvent.verb) == "record_status_update")
        assert session.exec(updates).one() == WRITERS * TIMES
        assert verification(session).problems == ()

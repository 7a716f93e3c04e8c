"""Undoing twice is undoing nothing, for judgements and deadlines, whatever was corrected meanwhile."""

import pytest
from sqlmodel import Session

from db.domain.vocabulary import AssessedStatus
from db.engine import Database
from db.models import Commitment
from db.queries.commitment import commitment_detail
from db.services.deadlines import correct_deadline, undo_deadline
from db.services.status_updates import correct_status_update, undo_status_update
from db.verify import verification
from tests.support.builders import (
    COMMITTED,
    a_commitment,
    a_new_deadline,
    a_new_update,
    a_revision,
    a_view,
    a_write,
    an_update,
)


def state(session: Session, commitment: Commitment) -> object:
    detail = commitment_detail(session, a_view(), commitment.slug)
    assert detail is not None
    row = detail.row
    return row.status, row.last_checked_on, row.fulfilled_latest, row.wording, row.latest, row.baseline_latest


@pytest.mark.parametrize("corrections", [0, 1, 2])
def test_undoing_twice_gives_the_state_before(shared_database: Database, corrections: int) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, deadline="2026-09")
        an_update(session, commitment, AssessedStatus.UNDER_WAY, since="2026-02-01")
        update = an_update(session, commitment, AssessedStatus.STALLED, seconds=1)
        revision = a_revision(session, commitment, "2026-12", seconds=2)
        for number in range(corrections):
            new = a_new_update(AssessedStatus.FULFILLED, since=f"2026-0{number + 4}-01")
            update = correct_status_update(session, update.id, new, a_write(10 + number))
            worded = a_new_deadline(f"2027-0{number + 1}", announced_on=COMMITTED)
            revision = correct_deadline(session, revision.id, worded, a_write(20 + number))
        before = state(session, commitment)
        for number in (30, 40):
            update = undo_status_update(session, update.id, a_write(number))
            revision = undo_deadline(session, revision.id, a_write(number + 1))
            assert (state(session, commitment) == before) == (number == 40)
    with shared_database.read() as session:
        assert verification(session).problems == ()

"""Nothing is overwritten: a mistake is answered by a correction, and an undoing is one too."""

from datetime import date

import pytest
from sqlmodel import Session, select

from db.domain.vocabulary import AssessedStatus
from db.engine import Database
from db.errors import InvalidInput, NotFound, StaleVersion
from db.models import Commitment, Evidence, StatusUpdate
from db.queries.timeline import timeline_row
from db.services.status_updates import correct_status_update, undo_status_update
from tests.support.builders import COMMITTED, a_commitment, a_new_update, a_source, a_view, a_write, an_update, quoting

UNDER_WAY, STALLED, FULFILLED = AssessedStatus.UNDER_WAY, AssessedStatus.STALLED, AssessedStatus.FULFILLED


def undo(session: Session, update: StatusUpdate, *, seconds: int = 60) -> StatusUpdate:
    return undo_status_update(session, update.id, a_write(seconds))


def correct(
    session: Session, update: StatusUpdate, status: AssessedStatus, *, since: str = "2026-03-01", seconds: int = 30
) -> StatusUpdate:
    return correct_status_update(session, update.id, a_new_update(status, since=since), a_write(seconds))


def updates_of(session: Session, commitment: Commitment) -> list[StatusUpdate]:
    return list(session.exec(select(StatusUpdate).where(StatusUpdate.commitment_id == commitment.id)))


def test_a_correction_names_what_it_supersedes_and_both_stay(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        mistaken = an_update(session, commitment, FULFILLED)
        correction = correct(session, mistaken, UNDER_WAY)
        assert correction.supersedes_id == mistaken.id
        assert {update.id for update in updates_of(session, commitment)} == {mistaken.id, correction.id}
        assert commitment.status is UNDER_WAY
        assert commitment.fulfilled_latest is None


def test_a_correction_may_move_a_judgement_to_an_earlier_day(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        mistaken = an_update(session, commitment, FULFILLED, since="2026-09-01")
        correct(session, mistaken, STALLED, since="2026-03-01")
        assert commitment.status is STALLED
        assert commitment.last_checked_on == date(2026, 3, 1)


def test_a_correction_needs_what_every_update_needs(shared_database: Database) -> None:
    with shared_database.write() as session:
        mistaken = an_update(session, a_commitment(session))
        with pytest.raises(InvalidInput) as refusal:
            correct_status_update(session, mistaken.id, a_new_update(STALLED, evidence=()), a_write())
        assert refusal.value.field == "evidence"


def test_an_update_can_not_be_corrected_twice(shared_database: Database) -> None:
    with shared_database.write() as session:
        mistaken = an_update(session, a_commitment(session))
        correct(session, mistaken, STALLED)
        with pytest.raises(InvalidInput, match="corrected already") as refusal:
            correct(session, mistaken, FULFILLED, seconds=31)
        assert refusal.value.field == "supersedes"


def test_an_update_can_not_be_undone_twice(shared_database: Database) -> None:
    with shared_database.write() as session:
        update = an_update(session, a_commitment(session))
        undo(session, update)
        with pytest.raises(InvalidInput, match="corrected already"):
            undo(session, update)


def test_a_correction_can_itself_be_corrected(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        second = correct(session, an_update(session, commitment), STALLED)
        correct(session, second, FULFILLED, seconds=31)
        assert commitment.status is FULFILLED


def test_correcting_the_earlier_of_two_updates_of_one_day_does_not_make_it_current(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        earlier = an_update(session, commitment, UNDER_WAY, seconds=1)
        an_update(session, commitment, STALLED, seconds=2)
        correct(session, earlier, UNDER_WAY, seconds=3)
        assert commitment.status is STALLED


def test_undoing_restores_the_earlier_judgement_and_the_day_of_its_check(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        an_update(session, commitment, UNDER_WAY, since="2026-03-01")
        undone = an_update(session, commitment, FULFILLED, since="2026-08-01", seconds=1)
        undo(session, undone)
        assert commitment.status is UNDER_WAY
        assert commitment.last_checked_on == date(2026, 3, 1)
        assert (commitment.fulfilled_earliest, commitment.fulfilled_latest) == (None, None)


def test_undoing_the_only_update_leaves_the_commitment_not_assessed(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        undo(session, an_update(session, commitment, FULFILLED))
        assert commitment.status is AssessedStatus.NOT_ASSESSED
        assert commitment.last_checked_on == COMMITTED


def test_undoing_says_so_and_deletes_nothing(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        undone = an_update(session, commitment, FULFILLED)
        answer = undo(session, undone)
        assert answer.supersedes_id == undone.id
        assert "“Fulfilled” was recorded by mistake" in answer.reason
        assert len(updates_of(session, commitment)) == 2


def test_undoing_a_correction_restores_what_it_corrected_with_its_evidence(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        evidence = quoting("2026-03-01", quote="work has begun")
        mistaken = an_update(session, commitment, UNDER_WAY, evidence=evidence)
        answer = undo(session, correct(session, mistaken, FULFILLED, since="2026-09-01"))
        assert commitment.status is UNDER_WAY
        assert commitment.last_checked_on == date(2026, 3, 1)
        piece = session.exec(select(Evidence).where(Evidence.status_update_id == answer.id)).one()
        assert piece.quote_exact == "work has begun"


def test_undoing_an_undoing_brings_the_judgement_back(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        answer = undo(session, an_update(session, commitment, FULFILLED, since="2026-09-01"))
        undo(session, answer, seconds=61)
        assert commitment.status is FULFILLED
        assert commitment.last_checked_on == date(2026, 9, 1)


def test_undoing_an_update_that_a_later_one_followed_leaves_the_later_one(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        first = an_update(session, commitment, UNDER_WAY, since="2026-03-01")
        second = an_update(session, commitment, STALLED, since="2026-05-01", seconds=1)
        undo(session, first)
        assert commitment.status is STALLED
        undo(session, second, seconds=61)
        assert commitment.status is AssessedStatus.NOT_ASSESSED


def test_what_an_undoing_let_hold_again_can_still_be_corrected(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        first = an_update(session, commitment, UNDER_WAY, since="2026-03-01")
        undo(session, an_update(session, commitment, FULFILLED, since="2026-05-01", seconds=1))
        correct(session, first, STALLED, since="2026-03-01", seconds=61)
        assert commitment.status is STALLED


def test_an_undone_update_held_on_no_day_of_the_past(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        an_update(session, commitment, UNDER_WAY, since="2026-03-01")
        undo(session, an_update(session, commitment, FULFILLED, since="2026-05-01", seconds=1))
        row = timeline_row(session, a_view(date(2026, 6, 1)), commitment.id)
        assert row is not None and row.status is UNDER_WAY


def test_undoing_after_somebody_else_saved_is_answered_with_both_versions(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        update = an_update(session, commitment)
        seen = commitment.version
        an_update(session, commitment, STALLED, since="2026-05-01", seconds=1)
        with pytest.raises(StaleVersion) as clash:
            undo_status_update(session, update.id, a_write(2, seen))
        with pytest.raises(StaleVersion):
            correct_status_update(session, update.id, a_new_update(), a_write(2, seen))
    assert (clash.value.expected, clash.value.current) == (seen, seen + 1)


def test_an_unknown_update_is_said_to_be_unknown(shared_database: Database) -> None:
    with shared_database.write() as session:
        stranger = a_source(session).id
        with pytest.raises(NotFound):
            undo_status_update(session, stranger, a_write())
        with pytest.raises(NotFound):
            correct_status_update(session, stranger, a_new_update(), a_write())

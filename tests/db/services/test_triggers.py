"""Deadlines that count from a day still to come: set when it comes, corrected when it is taken back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from db.domain.vocabulary import AssessedStatus, DeadlineKind, RevisionReason, ScheduleStatus
from db.engine import Database
from db.errors import InvalidInput
from db.models import Commitment
from db.queries.commitment import CommitmentDetail, commitment_detail
from db.services.inputs import NewDeadline
from db.services.status_updates import correct_status_update, undo_status_update
from db.verify import verification
from tests.support.builders import a_commitment, a_new_deadline, a_new_update, a_revision, a_view, a_write, an_update

FULFILLED, UNDER_WAY = AssessedStatus.FULFILLED, AssessedStatus.UNDER_WAY


def within_90_days(trigger: Commitment | None, **changes: Any) -> NewDeadline:
    values: dict[str, Any] = {"kind": DeadlineKind.RELATIVE, "wording": "within 90 days of signing", "span": "P90D"}
    return a_new_deadline(None, trigger_commitment=trigger.id if trigger else None, **(values | changes))


def leaving_after_signing(session: Session) -> tuple[Commitment, Commitment]:
    """A commitment, and another one whose deadline counts from its fulfilment."""
    signing = a_commitment(session, title="Sign")
    return signing, a_commitment(session, title="Leave", deadline=within_90_days(signing))


def problems(database: Database) -> Sequence[object]:
    with database.read() as session:
        return verification(session).problems


def detail(session: Session, commitment: Commitment) -> CommitmentDetail:
    result = commitment_detail(session, a_view(), commitment.slug)
    assert result is not None
    return result


def test_the_fulfilment_sets_the_deadline_in_the_same_transaction_by_a_rule_that_is_named(database: Database) -> None:
    with database.write() as session:
        signing, leaving = leaving_after_signing(session)
        assert leaving.settled_schedule is ScheduleStatus.WAITING
        an_update(session, signing, FULFILLED, since="2026-03-01", seconds=5)
        assert leaving.latest == date(2026, 5, 30)
        current = detail(session, leaving).current_revision
        assert current is not None
        assert (current.kind, current.rule, current.reason_kind) == (
            DeadlineKind.RELATIVE,
            "trigger",
            RevisionReason.TRIGGERED,
        )
        assert (current.edtf, current.announced_on) == ("2026-05-30", date(2026, 3, 1))
        assert "Sign" in current.reason
        assert [quoted.published for quoted in current.evidence] == ["2026-03-01"]
    assert problems(database) == ()


def test_a_fulfilment_that_is_undone_lets_the_deadline_wait_again(database: Database) -> None:
    with database.write() as session:
        signing, leaving = leaving_after_signing(session)
        update = an_update(session, signing, FULFILLED, since="2026-03-01", seconds=5)
        undo_status_update(session, update.id, a_write(6))
        assert (leaving.latest, leaving.settled_schedule) == (None, ScheduleStatus.WAITING)
        history = detail(session, leaving)
        assert len(history.revisions) == 3
        assert [one.reason_kind for one in history.deadlines][-1] is RevisionReason.CORRECTED
        an_update(session, signing, FULFILLED, since="2026-04-01", seconds=7)
        assert leaving.latest == date(2026, 6, 30)
    assert problems(database) == ()


def test_a_fulfilment_of_another_day_moves_the_deadline_by_a_correction(database: Database) -> None:
    with database.write() as session:
        signing, leaving = leaving_after_signing(session)
        update = an_update(session, signing, FULFILLED, since="2026-03-01", seconds=5)
        new = a_new_update(FULFILLED, since="2026-03-02")
        correct_status_update(session, update.id, new, a_write(6))
        assert leaving.latest == date(2026, 5, 31)
        assert len(detail(session, leaving).deadlines) == 2
    assert problems(database) == ()


def test_a_deadline_that_somebody_stated_since_is_left_alone(database: Database) -> None:
    with database.write() as session:
        signing, leaving = leaving_after_signing(session)
        a_revision(session, leaving, "2026-12", seconds=4)
        an_update(session, signing, FULFILLED, since="2026-03-01", seconds=5)
        assert leaving.latest == date(2026, 12, 31)
        assert len(detail(session, leaving).revisions) == 2


def test_a_trigger_that_has_come_already_sets_the_deadline_at_once(database: Database) -> None:
    with database.write() as session:
        signing = a_commitment(session, title="Sign")
        an_update(session, signing, FULFILLED, since="2026-03-01", seconds=1)
        leaving = a_commitment(session, title="Leave", deadline=within_90_days(signing), seconds=2)
        assert leaving.latest == date(2026, 5, 30)
    assert problems(database) == ()


def test_other_updates_of_the_trigger_leave_the_deadline_waiting(database: Database) -> None:
    with database.write() as session:
        signing, leaving = leaving_after_signing(session)
        version = leaving.version
        an_update(session, signing, UNDER_WAY, seconds=5)
        assert (leaving.latest, leaving.version) == (None, version)


def test_a_day_given_by_hand_sets_the_deadline(database: Database) -> None:
    with database.write() as session:
        leaving = a_commitment(session, deadline=within_90_days(None, counts_from=date(2026, 1, 10)))
        assert (leaving.deadline_kind, leaving.latest) == (DeadlineKind.RELATIVE, date(2026, 4, 10))


def test_a_span_that_can_t_be_counted_is_refused(database: Database) -> None:
    with database.write() as session:
        for span in ("90 days", "P0D"):
            with pytest.raises(InvalidInput) as refusal:
                a_commitment(session, deadline=within_90_days(None, span=span))
            assert refusal.value.field == "span"

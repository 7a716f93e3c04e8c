"""Milestones: added, edited, reached and taken back; nothing is deleted, and everything can be undone."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import Session

from db.domain.vocabulary import Judged
from db.engine import Database
from db.errors import InvalidInput, NotFound
from db.models import Commitment, Milestone
from db.queries.commitment import CommitmentDetail, commitment_detail
from db.queries.timeline import timeline_row
from db.services.criteria import judge_criterion, set_criteria, undo_judgement
from db.services.inputs import NewJudgement, NewMilestone, Write
from db.services.milestones import (
    add_milestone,
    edit_milestone,
    reach_milestone,
    undo_milestone,
    withdraw_milestone,
)
from db.verify import verification
from tests.support.builders import a_commitment, a_source, a_view, a_write, quoting

STEP = NewMilestone("First base", "2026")
REACHED = date(2026, 1, 9)
Edit = Callable[[Session, Milestone, Write], Milestone]
EDITS: dict[str, Edit] = {
    "edited": lambda session, step, write: edit_milestone(
        session, step.id, NewMilestone("Second base", "2026-03"), write, reason="A slip."
    ),
    "reached": lambda session, step, write: reach_milestone(
        session, step.id, REACHED, write, evidence=quoting("2026-01-10", quote="it stands")[0]
    ),
    "withdrawn": lambda session, step, write: withdraw_milestone(session, step.id, write, reason="Of another one."),
}


def detail_of(session: Session, commitment: Commitment) -> CommitmentDetail:
    detail = commitment_detail(session, a_view(), commitment.slug)
    assert detail is not None
    return detail


def steps(session: Session, commitment: Commitment) -> list[tuple[str, str, date | None, str | None]]:
    """The steps on the commitment's page, which are those of its bar."""
    detail = detail_of(session, commitment)
    row = timeline_row(session, a_view(), commitment.id)
    assert row is not None and [one.title for one in row.milestones] == [one.title for one in detail.milestones]
    return [(m.title, m.edtf, m.reached_on, m.source.quote if m.source else None) for m in detail.milestones]


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_of_a_milestone_is_undone_and_undoing_twice_gives_it_back(database: Database, name: str) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        step = add_milestone(session, commitment.id, STEP, a_write(5))
        before = steps(session, commitment)
        EDITS[name](session, step, a_write(6))
        edited = steps(session, commitment)
        assert edited != before
        for number in range(3):
            undo_milestone(session, step.id, a_write(7 + number))
            assert steps(session, commitment) == (edited if number == 1 else before)
        edits = detail_of(session, commitment).milestone_edits
        assert len(edits) == 4 and edits[-1].recorded_by == "Nour"
    with database.read() as session:
        assert verification(session).problems == ()


def test_a_milestone_is_unreached_by_an_edit_that_says_why(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        step = add_milestone(session, commitment.id, NewMilestone("First base", "2026", REACHED), a_write(5))
        with pytest.raises(InvalidInput) as refusal:
            edit_milestone(session, step.id, STEP, a_write(6), reason=" ")
        assert refusal.value.field == "reason"
        assert steps(session, commitment) == [("First base", "2026", REACHED, None)]
        edit_milestone(session, step.id, STEP, a_write(7), reason="That was the other base.")
        assert steps(session, commitment) == [("First base", "2026", None, None)]
        (edit,) = detail_of(session, commitment).milestone_edits
        assert (edit.changed, edit.reason) == (("reached_on",), "That was the other base.")


def test_undoing_the_addition_of_a_milestone_takes_it_back_and_deletes_nothing(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        step = add_milestone(session, commitment.id, STEP, a_write(5)).id
        undo_milestone(session, step, a_write(6))
        assert steps(session, commitment) == []
        assert session.get(Milestone, step) is not None
        undo_milestone(session, step, a_write(7))
        assert len(steps(session, commitment)) == 1
        with pytest.raises(NotFound):
            undo_milestone(session, a_source(session).id, a_write(8))
    with database.read() as session:
        assert verification(session).problems == ()


def test_a_milestone_that_is_deleted_behind_the_programs_back_is_missed(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        step = add_milestone(session, commitment.id, STEP, a_write(7))
        session.delete(step)
        session.commit()
    with database.read() as session:
        assert any(str(step.id) in problem for problem in verification(session).problems)


def test_a_judgement_that_is_undone_leaves_no_problem(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        (criterion,) = set_criteria(session, commitment.id, ["The flag is down"], a_write(5))
        unclear = NewJudgement(Judged.UNCLEAR, date(2026, 1, 9), "Nobody saw it.")
        judgement = judge_criterion(session, criterion.id, unclear, a_write(6))
        undo_judgement(session, judgement.id, a_write(7))
        set_criteria(session, commitment.id, ["The flag is down", "Nobody is left"], a_write(8))
    with database.read() as session:
        assert verification(session).problems == ()

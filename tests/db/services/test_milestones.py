"""Milestones: added, reached, and taken back, of which the audit events and `verify` know."""

from datetime import date

import pytest
from sqlmodel import Session, select

from db.domain.vocabulary import Judged
from db.engine import Database
from db.errors import NotFound
from db.models import Milestone
from db.services.criteria import judge_criterion, set_criteria, undo_judgement
from db.services.inputs import NewJudgement, NewMilestone
from db.services.milestones import add_milestone, reach_milestone, undo_milestone
from db.verify import verification
from tests.support.builders import a_commitment, a_write

STEP = NewMilestone("First base", "2026")


def titles(session: Session) -> list[tuple[str, date | None]]:
    return [(one.title, one.reached_on) for one in session.exec(select(Milestone)).all()]


def test_a_milestone_is_taken_back_step_by_step_and_saves_go_on_after_it(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        milestone = add_milestone(session, commitment.id, STEP, a_write(5)).id
        reach_milestone(session, milestone, date(2026, 1, 9), a_write(6))
        undo_milestone(session, milestone, a_write(7))
        assert titles(session) == [("First base", None)]
        undo_milestone(session, milestone, a_write(8))
        assert titles(session) == []
        with pytest.raises(NotFound):
            undo_milestone(session, milestone, a_write(9))
        # A save refuses to build on a record that its events don't account for.
        add_milestone(session, commitment.id, STEP, a_write(10))
    with database.read() as session:
        assert verification(session).problems == ()


def test_a_milestone_that_is_deleted_behind_the_programs_back_is_missed(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        removed = add_milestone(session, commitment.id, STEP, a_write(5)).id
        undo_milestone(session, removed, a_write(6))
        stored = add_milestone(session, commitment.id, STEP, a_write(7))
        session.delete(stored)
        session.commit()
    with database.read() as session:
        assert any(str(stored.id) in problem for problem in verification(session).problems)


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

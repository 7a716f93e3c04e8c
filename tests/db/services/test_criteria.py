"""Criteria by which one will know that a commitment is fulfilled, each judged by evidence."""

from datetime import date
from uuid import uuid4

import pytest
from sqlmodel import Session

from db.domain.vocabulary import Judged
from db.engine import Database
from db.errors import InvalidInput, NotFound, StaleVersion
from db.models import Commitment
from db.queries.criteria import CriterionEntry, criteria_of
from db.services.criteria import judge_criterion, set_criteria
from db.services.inputs import NewEvidence, NewJudgement
from db.verify import verification
from tests.support.builders import a_commitment, a_new_source, a_view, a_write

FLAG, GONE = "Flag handed over", "No Coalition personnel present"


def entries(session: Session, commitment: Commitment, as_of: date | None = None) -> tuple[CriterionEntry, ...]:
    return criteria_of(session, a_view(as_of) if as_of else a_view(), commitment.id)


def judge(
    session: Session, criterion: CriterionEntry, judged: Judged, *, on: str = "2026-03-01", seconds: int = 9
) -> None:
    evidence = None if judged is Judged.UNCLEAR else NewEvidence(a_new_source(on), quote_exact="It was handed over.")
    new = NewJudgement(judged, date.fromisoformat(on), "It was seen.", evidence)
    judge_criterion(session, criterion.id, new, a_write(seconds))


def test_criteria_are_judged_one_by_one_and_what_was_judged_before_stays(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        version = commitment.version
        set_criteria(session, commitment.id, [FLAG, GONE], a_write(5, version))
        flag, gone = entries(session, commitment)
        assert (flag.statement, gone.statement, flag.judged) == (FLAG, GONE, None)
        judge(session, flag, Judged.NOT_MET)
        judge(session, flag, Judged.MET, on="2026-04-01", seconds=10)
        judge(session, gone, Judged.UNCLEAR, seconds=11)
        assert [one.judged for one in entries(session, commitment)] == [Judged.MET, Judged.UNCLEAR]
        assert [one.judged for one in entries(session, commitment, date(2026, 3, 15))] == [Judged.NOT_MET, None]
        assert commitment.version == version + 4
    with database.read() as session:
        assert verification(session).problems == ()


def test_a_criterion_may_be_reworded_or_dropped_until_it_is_judged(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        set_criteria(session, commitment.id, [FLAG, GONE], a_write(5))
        set_criteria(session, commitment.id, ["The flag is down", ""], a_write(6))
        (flag,) = entries(session, commitment)
        assert flag.statement == "The flag is down"
        judge(session, flag, Judged.MET)
        for statements in (["Another"], []):
            with pytest.raises(InvalidInput, match="stands as it was") as refusal:
                set_criteria(session, commitment.id, statements, a_write(12))
            assert refusal.value.field == "criterion_1"
        set_criteria(session, commitment.id, ["The flag is down", GONE], a_write(13))
        assert len(entries(session, commitment)) == 2


def test_what_can_t_be_judged_is_refused(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        set_criteria(session, commitment.id, [FLAG], a_write(5))
        (flag,) = entries(session, commitment)
        cases = {
            "evidence": NewJudgement(Judged.MET, date(2026, 3, 1), "Seen."),
            "effective_on": NewJudgement(Judged.UNCLEAR, date(2027, 3, 1), "Seen."),
            "reason": NewJudgement(Judged.UNCLEAR, date(2026, 3, 1), " "),
        }
        for field, new in cases.items():
            with pytest.raises(InvalidInput) as refusal:
                judge_criterion(session, flag.id, new, a_write(6))
            assert refusal.value.field == field
        with pytest.raises(NotFound):
            judge_criterion(session, uuid4(), cases["reason"], a_write(6))
        with pytest.raises(StaleVersion):
            judge_criterion(session, flag.id, cases["reason"], a_write(6, 1))
        with pytest.raises(InvalidInput, match="At most 5"):
            set_criteria(session, commitment.id, ["x"] * 6, a_write(6))

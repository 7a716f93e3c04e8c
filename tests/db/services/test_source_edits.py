"""What is said of a source can be corrected and taken back; what was first reported by it follows its day."""

from datetime import date

import pytest
from sqlmodel import Session, col, select

from db.domain.vocabulary import AssessedStatus, Judged, SourceKind
from db.engine import Database
from db.errors import InvalidInput
from db.models import Commitment, Criterion, CriterionJudgement, Source
from db.queries.commitment import commitment_detail
from db.queries.record_edits import edits_of_record
from db.queries.sources import source_detail, source_entries
from db.services.criteria import judge_criterion
from db.services.inputs import NewEvidence, NewJudgement, SourceChanges
from db.services.source_edits import edit_source, undo_source, withdraw_source
from db.verify import verification
from tests.support.builders import (
    a_commitment,
    a_new_deadline,
    a_new_source,
    a_source,
    a_view,
    a_write,
    an_update,
)

MENDED = SourceChanges(
    url="https://archive.example/1", publisher="The Daily", author="Ann", kind=SourceKind.AGENCY, headline="It opens"
)


def described(source: Source) -> tuple[object, ...]:
    return source.url, source.publisher, source.author, source.kind, source.headline, source.published


def test_a_source_is_corrected_keeps_what_it_said_and_undoing_twice_gives_it_back(database: Database) -> None:
    with database.write() as session:
        source, other = a_source(session, headline="It opns"), a_source(session)
        before, dead = described(source), source.url
        edit_source(session, source.id, MENDED, a_write(5), reason="The link is dead.")
        edited = described(source)
        assert edited[:5] == ("https://archive.example/1", "The Daily", "Ann", SourceKind.AGENCY, "It opens")
        (edit,) = edits_of_record(session, a_view(), "source", source.id)
        assert (edit.before["url"], edit.after["url"], edit.reason) == (dead, edited[0], "The link is dead.")
        for number in range(2):
            undo_source(session, source.id, a_write(6 + number))
            assert described(source) == (edited if number else before)
        with pytest.raises(InvalidInput, match="already among the sources"):
            edit_source(session, source.id, SourceChanges(url=other.url), a_write(9), reason="Wrong.")
        with pytest.raises(InvalidInput) as refusal:
            edit_source(session, source.id, SourceChanges(publisher="X"), a_write(9), reason="")
        assert refusal.value.field == "reason"
    with database.read() as session:
        assert verification(session).problems == ()


def test_a_source_on_which_nothing_rests_is_taken_back_and_comes_back_when_it_is_used(database: Database) -> None:
    with database.write() as session:
        used = a_commitment(session)
        source = a_source(session, "2026-01-10")
        assert source.url is not None
        withdraw_source(session, source.id, a_write(5), reason="Not about us.")
        assert source.id not in [entry.id for entry in source_entries(session, a_view())]
        gone = source_detail(session, source.id, view=a_view())
        assert gone is not None and gone.entry.withdrawn_at is not None
        again = a_new_source("2026-03-01", url=source.url)
        an_update(session, used, evidence=(NewEvidence(again),))
        assert source.id in [entry.id for entry in source_entries(session, a_view())]
        with pytest.raises(InvalidInput, match="rests on this source"):
            withdraw_source(session, source.id, a_write(7), reason="Wrong.")
    with database.read() as session:
        assert verification(session).problems == ()


def reports(session: Session, commitment: Commitment) -> tuple[object, ...]:
    detail = commitment_detail(session, a_view(), commitment.slug)
    assert detail is not None and detail.current_update is not None and detail.current_revision is not None
    judgements = session.exec(select(CriterionJudgement).order_by(col(CriterionJudgement.recorded_at))).all()
    return (
        detail.reported_on,
        detail.current_update.reported_on,
        detail.current_revision.reported_on,
        detail.row.last_checked_on,
        judgements[-1].reported_on,
        detail.row.status,
        detail.row.wording,
    )


def test_a_corrected_day_moves_every_report_that_rests_on_the_source(database: Database) -> None:
    with database.write() as session:
        source = a_source(session, "2026-10-01")
        piece = (NewEvidence(source.id),)
        commitment = a_commitment(
            session,
            evidence=piece,
            deadline=a_new_deadline(announced_on=date(2026, 5, 1), evidence=piece),
            criteria=("Cars cross it",),
        )
        an_update(session, commitment, AssessedStatus.UNDER_WAY, since="2026-05-01", evidence=piece)
        criterion = session.exec(select(Criterion)).one()
        judged = NewJudgement(Judged.MET, date(2026, 5, 2), "Seen.", piece[0])
        judge_criterion(session, criterion.id, judged, a_write(3))
        before = reports(session, commitment)
        assert before[:5] == (date(2026, 10, 1),) * 5
        edit_source(session, source.id, SourceChanges(published="2026-06-02"), a_write(5), reason="Mistyped.")
        after = reports(session, commitment)
        assert after == ((date(2026, 6, 2),) * 5 + before[5:])
        assert commitment_detail(session, a_view(date(2026, 6, 3)), commitment.slug) is not None
        undo_source(session, source.id, a_write(6))
        assert reports(session, commitment) == before
        with pytest.raises(InvalidInput, match="announced after") as refusal:
            edit_source(session, source.id, SourceChanges(published="2026-04-01"), a_write(7), reason="Mistyped.")
        assert refusal.value.field == "published"
        assert source.published == "2026-10-01"
    with database.read() as session:
        assert verification(session).problems == ()

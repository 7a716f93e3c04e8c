"""The evidence of a statement can be added to at any time, corrected and taken back; nothing is overwritten."""

from datetime import date

import pytest
from sqlmodel import Session, select

from db.engine import Database
from db.errors import InvalidInput
from db.models import Commitment, Evidence
from db.queries.commitment import CommitmentDetail, commitment_detail
from db.queries.sources import source_detail
from db.services.evidence import correct_evidence, tie_evidence, undo_evidence, withdraw_evidence
from db.verify import verification
from tests.support.builders import a_commitment, a_view, a_write, quoting


def detail_of(session: Session, commitment: Commitment) -> CommitmentDetail:
    detail = commitment_detail(session, a_view(), commitment.slug)
    assert detail is not None
    return detail


def test_any_number_of_sources_is_tied_to_a_statement_and_the_earliest_is_its_report(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session, committed_on=date(2026, 1, 1), evidence=quoting("2026-01-10"))
        tie_evidence(session, commitment.id, quoting(*["2026-01-05"] * 6, quote="so it was said"), a_write(5))
        assert len(detail_of(session, commitment).evidence) == 7
        assert commitment.reported_on == date(2026, 1, 5)
        with pytest.raises(InvalidInput, match="before the day of the statement"):
            tie_evidence(session, commitment.id, quoting("2025-12-31"), a_write(6))
    with database.read() as session:
        assert verification(session).problems == ()


def test_a_tie_is_corrected_and_taken_back_and_undoing_twice_gives_the_first_state(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session, committed_on=date(2026, 1, 1), evidence=quoting("2026-01-10", quote="one"))
        added = tie_evidence(session, commitment.id, quoting("2026-01-05", quote="tow"), a_write(5))
        corrected = correct_evidence(session, added.id, quote="two", reason="Mistyped.", write=a_write(6))
        gone = withdraw_evidence(session, corrected.id, reason="Another statement.", write=a_write(7))
        newest = gone.id
        for number, expected in enumerate([["one"], ["two", "one"], ["one"], ["two", "one"]]):
            assert [piece.quote for piece in detail_of(session, commitment).evidence] == expected
            assert commitment.reported_on == date(2026, 1, 5 if len(expected) == 2 else 10)
            known = source_detail(session, added.source_id, view=a_view())
            assert known is not None and known.entry.evidence_count == len(expected) - 1
            newest = undo_evidence(session, newest, a_write(10 + number)).id
        ties = [(one.record.quoted.quote, one.stands) for one in detail_of(session, commitment).ties]
        assert ties == [("tow", False), ("two", False), ("one", True)]
    with database.read() as session:
        assert verification(session).problems == ()


def test_the_last_source_of_a_statement_stays(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        (only,) = session.exec(select(Evidence).where(Evidence.supports == "commitment"))
        with pytest.raises(InvalidInput, match="at least one source") as refusal:
            withdraw_evidence(session, only.id, reason="Wrong.", write=a_write(5))
        assert refusal.value.field == "evidence" and len(detail_of(session, commitment).evidence) == 1
        with pytest.raises(InvalidInput) as refusal:
            correct_evidence(session, only.id, quote="x", reason=" ", write=a_write(6))
        assert refusal.value.field == "reason"

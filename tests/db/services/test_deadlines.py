"""Deadlines are stated and stated again; none replaces another."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import Session, col, select

from db.domain.vocabulary import DeadlineKind, Relation, RevisionReason
from db.engine import Database
from db.errors import InvalidInput, NotFound, StaleVersion
from db.models import Actor, Commitment, DeadlineRevision, Evidence
from db.queries.commitment import CommitmentDetail, commitment_detail
from db.services.deadlines import correct_deadline, revise_deadline, undo_deadline
from db.services.inputs import NewActor, NewDeadline
from tests.support.builders import (
    COMMITTED,
    a_commitment,
    a_new_deadline,
    a_revision,
    a_source,
    a_view,
    a_write,
    quoting,
)

JUNE = date(2026, 6, 1)


def refused(database: Database, new: NewDeadline, *, deadline: str | None = "2026-09") -> InvalidInput:
    with database.write() as session:
        commitment = a_commitment(session, deadline=deadline)
        with pytest.raises(InvalidInput) as refusal:
            revise_deadline(session, commitment.id, new, a_write())
        assert len(revisions_of(session, commitment)) == (0 if deadline is None else 1)
    return refusal.value


def revisions_of(session: Session, commitment: Commitment) -> list[DeadlineRevision]:
    wanted = select(DeadlineRevision).where(DeadlineRevision.commitment_id == commitment.id)
    return list(session.exec(wanted.order_by(col(DeadlineRevision.number))))


def detail_of(session: Session, commitment: Commitment) -> CommitmentDetail:
    result = commitment_detail(session, a_view(), commitment.slug)
    assert result is not None
    return result


def correct(session: Session, mistaken: DeadlineRevision, edtf: str, *, seconds: int = 90) -> DeadlineRevision:
    new = a_new_deadline(edtf, announced_on=mistaken.announced_on, reason="It was misread.")
    return correct_deadline(session, mistaken.id, new, a_write(seconds))


def test_revisions_are_numbered_from_the_baseline_on(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, deadline="2026-03")
        for number, edtf in enumerate(["2026-05", "2026-07", "2026-09"], start=1):
            assert a_revision(session, commitment, edtf, seconds=number).number == number
        assert [revision.number for revision in revisions_of(session, commitment)] == [0, 1, 2, 3]


def test_the_baseline_stays_and_the_last_revision_is_current(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, deadline="2026-03")
        a_revision(session, commitment, "2026-09~")
        assert commitment.baseline_latest == date(2026, 3, 31)
        assert (commitment.latest, commitment.padded_latest) == (date(2026, 9, 30), date(2026, 10, 31))


def test_the_first_deadline_may_be_stated_later_and_is_then_the_baseline(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, deadline=None)
        first = a_revision(session, commitment, "2026-09", reason="")
        assert (first.number, first.reason_kind) == (0, RevisionReason.FIRST_STATED)


def test_a_revision_found_late_takes_its_place_by_the_day_it_was_announced(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, deadline="2026-03")
        a_revision(session, commitment, "2026-09", announced_on=JUNE)
        late = a_revision(session, commitment, "2026-05", announced_on=date(2026, 2, 1), seconds=1)
        assert late.number == 2
        assert commitment.edtf == "2026-09"
        detail = detail_of(session, commitment)
        assert [entry.edtf for entry in detail.revisions] == ["2026-09", "2026-05", "2026-03"]
        assert [entry.slip_days for entry in detail.revisions] == [122, 61, None]
        assert [mark.latest for mark in detail.row.earlier_deadlines] == [date(2026, 3, 31), date(2026, 5, 31)]


def test_a_correction_takes_the_place_of_what_it_corrects(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, deadline="2026-03")
        first = a_revision(session, commitment, "2026-05", announced_on=JUNE)
        a_revision(session, commitment, "2026-09", announced_on=JUNE, seconds=1)
        correct(session, correct(session, first, "2026-06"), "2026-07", seconds=91)
        assert commitment.edtf == "2026-09"
        detail = detail_of(session, commitment)
        assert detail.current_revision is not None and detail.current_revision.edtf == "2026-09"
        assert [mark.latest for mark in detail.row.earlier_deadlines] == [date(2026, 3, 31), date(2026, 7, 31)]


def test_a_corrected_baseline_is_the_baseline_and_the_mistake_stays_in_the_history(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, deadline="2026-03")
        a_revision(session, commitment, "2026-09")
        mistaken = revisions_of(session, commitment)[0]
        correction = correct(session, mistaken, "2026-04")
        assert correction.supersedes_id == mistaken.id
        assert correction.reason_kind is RevisionReason.CORRECTED
        assert commitment.baseline_latest == date(2026, 4, 30)
        entries = {entry.id: entry for entry in detail_of(session, commitment).revisions}
        assert entries[mistaken.id].superseded_by == correction.id
        assert entries[correction.id].slip_days is None


def test_a_deadline_can_not_be_corrected_twice(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, deadline="2026-03")
        baseline = revisions_of(session, commitment)[0]
        correct(session, baseline, "2026-04")
        with pytest.raises(InvalidInput, match="corrected already"):
            correct(session, baseline, "2026-05", seconds=91)


def test_a_deadline_announced_after_the_previous_one_had_passed_is_flagged(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, deadline="2026-05-31")
        a_revision(session, commitment, "2026-09", announced_on=date(2026, 5, 31))
        a_revision(session, commitment, "2026-12", announced_on=date(2026, 10, 1), seconds=1)
        flags = [entry.announced_after_passing for entry in detail_of(session, commitment).revisions]
        assert flags == [True, False, False]
        assert [mark.announced_after_passing for mark in detail_of(session, commitment).row.earlier_deadlines] == [
            False,
            True,
        ]


def test_the_wording_is_kept_in_its_own_language_with_its_reading(shared_database: Database) -> None:
    words = a_new_deadline(
        "2026-09", announced_on=JUNE, wording_language="id", rule="R1", rule_version=3, evidence=quoting("2026-06-01")
    )
    with shared_database.write() as session:
        commitment = a_commitment(session)
        saved = revise_deadline(session, commitment.id, replace(words, wording="hingga September 2026"), a_write())
        assert (saved.wording, saved.wording_language) == ("hingga September 2026", "id")
        assert (saved.rule, saved.rule_version) == ("R1", 3)
        assert commitment.wording == "hingga September 2026"


@pytest.mark.parametrize(
    ("relation", "earliest", "latest"),
    [
        (Relation.BY, date(2027, 6, 1), date(2027, 6, 30)),
        (Relation.IN, date(2027, 6, 1), date(2027, 6, 30)),
        (Relation.BEFORE, None, date(2027, 5, 31)),
        (Relation.AFTER, date(2027, 6, 1), None),
    ],
)
def test_the_relation_is_kept_beside_the_period_and_makes_the_window(
    shared_database: Database, relation: Relation, earliest: date | None, latest: date | None
) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        saved = a_revision(session, commitment, "2027-06", relation=relation)
        assert (saved.edtf, saved.relation) == ("2027-06", relation)
        assert (commitment.earliest, commitment.latest) == (earliest, latest)


def test_a_conditional_deadline_stays_undated_and_says_what_it_waits_for(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        a_revision(session, commitment, None, kind=DeadlineKind.CONDITIONAL, waits_for="phase two")
        assert (commitment.deadline_kind, commitment.earliest, commitment.latest) == (
            DeadlineKind.CONDITIONAL,
            None,
            None,
        )
        assert detail_of(session, commitment).row.waits_for == "phase two"


def test_the_announcer_is_found_or_added_and_the_evidence_quoted(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        saved = a_revision(
            session,
            commitment,
            "2027-09",
            announcer=NewActor("The Deputy"),
            evidence=quoting("2026-06-01", quote="next autumn"),
        )
        assert saved.announcer_id is not None
        assert session.get_one(Actor, saved.announcer_id).name == "The Deputy"
        evidence = session.exec(select(Evidence).where(Evidence.deadline_revision_id == saved.id)).one()
        assert evidence.quote_exact == "next autumn"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"announced_on": date(2026, 11, 23)}, "announced_on"),
        ({"evidence": quoting("2026-05-31")}, "announced_on"),
        ({"evidence": quoting("2026-06-02", "2026-05-31")}, "announced_on"),
        ({"evidence": ()}, "evidence"),
        ({"reason": " \n"}, "reason"),
        ({"wording": " "}, "wording"),
        ({"wording": "x" * 301}, "wording"),
        ({"wording": "by\x00June"}, "wording"),
        ({"wording_language": "in Indonesian"}, "wording_language"),
        ({"edtf": "June"}, "wording"),
        ({"edtf": ""}, "wording"),
        ({"edtf": "Y17E99999999"}, "wording"),
        ({"edtf": None, "relation": None}, "wording"),
        ({"relation": None}, "wording"),
        ({"edtf": "0001-01-01", "relation": Relation.BEFORE}, "wording"),
        ({"kind": DeadlineKind.CONDITIONAL, "waits_for": "  "}, "waits_for"),
        ({"announcer": NewActor("\x07")}, "announcer"),
        ({"rule": "x" * 41}, "wording"),
    ],
)
def test_a_deadline_that_can_not_be_kept_names_its_field(
    shared_database: Database, wrong: dict[str, Any], field: str
) -> None:
    values: dict[str, Any] = {"announced_on": JUNE, "evidence": quoting("2026-06-01")} | wrong
    new = replace(a_new_deadline("2026-12"), **values)
    assert refused(shared_database, new).field == field


def test_a_source_known_to_the_month_may_report_what_was_announced_within_it(shared_database: Database) -> None:
    with shared_database.write() as session:
        saved = a_revision(session, a_commitment(session), "2026-12", evidence=quoting("2026-06"))
        assert saved.reported_on == date(2026, 6, 30)


def test_only_a_restatement_needs_a_reason(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, deadline=a_new_deadline("2026-09", announced_on=COMMITTED, reason=""))
        assert revisions_of(session, commitment)[0].reason == ""


def test_a_deadline_can_wait_for_another_commitment_but_not_for_its_own(shared_database: Database) -> None:
    waiting = a_new_deadline(None, announced_on=JUNE, kind=DeadlineKind.RELATIVE, waits_for="the signing")
    with shared_database.write() as session:
        commitment, other = a_commitment(session), a_commitment(session)
        for trigger, error in ((commitment.id, InvalidInput), (uuid4(), NotFound)):
            with pytest.raises(error):
                revise_deadline(session, commitment.id, replace(waiting, trigger_commitment=trigger), a_write())
        saved = revise_deadline(session, commitment.id, replace(waiting, trigger_commitment=other.id), a_write())
        assert saved.trigger_commitment_id == other.id


def test_the_second_of_two_editors_is_told(shared_database: Database) -> None:
    new = a_new_deadline("2026-12", announced_on=JUNE)
    with shared_database.write() as session:
        commitment = a_commitment(session)
        seen = commitment.version
        saved = revise_deadline(session, commitment.id, new, a_write(0, seen))
        with pytest.raises(StaleVersion) as clash:
            revise_deadline(session, commitment.id, new, a_write(1, seen))
        with pytest.raises(StaleVersion):
            correct_deadline(session, saved.id, new, a_write(1, seen))
        assert (clash.value.expected, clash.value.current) == (seen, seen + 1)


def test_what_is_not_known_is_said_to_be_unknown(shared_database: Database) -> None:
    with shared_database.write() as session:
        stranger = a_source(session).id
        for verb in (revise_deadline, correct_deadline):
            with pytest.raises(NotFound):
                verb(session, stranger, a_new_deadline("2026-12"), a_write())


def test_undoing_a_deadline_lets_the_one_before_hold_again_and_deletes_nothing(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, deadline="2026-09")
        mistaken = a_revision(session, commitment, "2026-12")
        assert detail_of(session, commitment).row.latest == date(2026, 12, 31)
        undo_deadline(session, mistaken.id, a_write(5))
        detail = detail_of(session, commitment)
        assert (detail.row.latest, len(detail.deadlines), len(detail.revisions)) == (date(2026, 9, 30), 1, 3)
        assert detail.row.earlier_deadlines == ()
        taking_back = next(one for one in detail.revisions if one.takes_back)
        assert (taking_back.supersedes, taking_back.reason_kind) == (mistaken.id, RevisionReason.CORRECTED)
        assert "recorded by mistake" in taking_back.reason and taking_back.evidence
        with pytest.raises(InvalidInput):
            undo_deadline(session, mistaken.id, a_write(6))
        undo_deadline(session, taking_back.id, a_write(7))
        assert detail_of(session, commitment).row.latest == date(2026, 12, 31)


def test_undoing_the_only_deadline_leaves_none_and_the_next_is_the_first_again(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, deadline="2026-09")
        undo_deadline(session, revisions_of(session, commitment)[0].id, a_write(5))
        detail = detail_of(session, commitment)
        assert (detail.row.latest, detail.row.deadline_kind, detail.current_revision) == (None, None, None)
        new = a_new_deadline("2027", announced_on=JUNE, reason="")
        assert revise_deadline(session, commitment.id, new, a_write(6)).reason_kind is RevisionReason.FIRST_STATED


def test_undoing_a_correction_puts_back_what_it_corrected(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, deadline="2026-09")
        (first,) = revisions_of(session, commitment)
        corrected = correct_deadline(session, first.id, a_new_deadline("2026-10", announced_on=COMMITTED), a_write(5))
        undo_deadline(session, corrected.id, a_write(6))
        detail = detail_of(session, commitment)
        assert (detail.row.latest, detail.row.baseline_latest) == (date(2026, 9, 30), date(2026, 9, 30))
        assert [one.wording for one in detail.deadlines] == [first.wording]

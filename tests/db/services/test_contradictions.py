"""Dates that contradict each other are asked about in every service; the answer is recorded with what was written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session, col, select

from db.domain.vocabulary import AssessedStatus, Judged, RevisionReason
from db.engine import Database, open_database
from db.errors import Contradictory
from db.models import AuditEvent, Commitment
from db.queries.commitment import commitment_detail
from db.services.commitments import add_commitment, edit_commitment
from db.services.criteria import judge_criterion, set_criteria
from db.services.deadlines import revise_deadline
from db.services.inputs import CommitmentChanges, NewEvidence, NewJudgement, NewMilestone, Write
from db.services.milestones import add_milestone, reach_milestone
from db.services.status_updates import record_status_update
from db.verify import verification
from tests.support.builders import (
    a_commitment,
    a_new_commitment,
    a_new_deadline,
    a_new_source,
    a_new_update,
    a_view,
    a_write,
    quoting,
)

SAID = date(2026, 1, 10)
IN_JUNE = quoting("2026-06-01")
Save = Callable[[Session, Commitment, Write], object]


def _reach(session: Session, of: Commitment, write: Write) -> object:
    step = add_milestone(session, of.id, NewMilestone("First base", "2026"), a_write(1))
    return reach_milestone(session, step.id, date(2026, 1, 1), write)


def _judge(session: Session, of: Commitment, write: Write) -> object:
    (criterion,) = set_criteria(session, of.id, ["The flag is down"], a_write(1))
    evidence = NewEvidence(a_new_source("2026-02-01"))
    return judge_criterion(session, criterion.id, NewJudgement(Judged.MET, date(2026, 3, 1), "Seen.", evidence), write)


# What is saved, the field that is asked about, and a part of the question.
CASES: dict[str, tuple[Save, str, str]] = {
    "said after its deadline": (
        lambda s, _, w: add_commitment(s, a_new_commitment(deadline="2020-01-01"), w),
        "announced_on",
        "said on 10 Jan 2026, after its deadline of 1 Jan 2020",
    ),
    "edited to be said after it": (
        lambda s, c, w: edit_commitment(
            s,
            add_commitment(
                s,
                a_new_commitment(committed_on=SAID, evidence=quoting("2026-06-01"), deadline="2026-02-01"),
                a_write(1),
            ).id,
            CommitmentChanges(committed_on=date(2026, 3, 1)),
            w,
        ),
        "committed_on",
        "said on 1 Mar 2026, after its deadline of 1 Feb 2026",
    ),
    "announced before the statement": (
        lambda s, c, w: revise_deadline(s, c.id, a_new_deadline("2027-08", announced_on=date(2024, 1, 1)), w),
        "announced_on",
        "announced on 1 Jan 2024, before the statement of 10 Jan 2026",
    ),
    "postponed to an earlier day": (
        lambda s, c, w: revise_deadline(
            s,
            c.id,
            a_new_deadline("2026-12", announced_on=date(2026, 6, 1), reason_kind=RevisionReason.POSTPONED),
            w,
        ),
        "reason_kind",
        "“Postponed”, but 31 Dec 2026 is not later than the deadline before, 30 Jun 2027",
    ),
    "brought forward to a later day": (
        lambda s, c, w: revise_deadline(
            s,
            c.id,
            a_new_deadline("2028", announced_on=date(2026, 6, 1), reason_kind=RevisionReason.BROUGHT_FORWARD),
            w,
        ),
        "reason_kind",
        "is not earlier than the deadline before",
    ),
    "evidence older than what it shows": (
        lambda s, c, w: record_status_update(
            s, c.id, a_new_update(AssessedStatus.FULFILLED, since="2026-11-20", evidence=quoting("2026-09-01")), w
        ),
        "effective_on",
        "published on 1 Sep 2026, before 20 Nov 2026",
    ),
    "fulfilled before it was said": (
        lambda s, c, w: record_status_update(s, c.id, a_new_update(AssessedStatus.FULFILLED, since="2025-12-01"), w),
        "effective_on",
        "1 Dec 2025 lies before the statement of 10 Jan 2026",
    ),
    "searched before it was said": (
        lambda s, c, w: record_status_update(
            s, c.id, a_new_update(AssessedStatus.NO_PUBLIC_EVIDENCE, since="2025-12-01"), w
        ),
        "searched_until",
        "lies before the statement",
    ),
    "a criterion met after its source": (_judge, "effective_on", "published on 1 Feb 2026, before 1 Mar 2026"),
    "a step before the statement": (
        lambda s, c, w: add_milestone(s, c.id, NewMilestone("Typo", "2001-01-01"), w),
        "milestone_on",
        "lies before the statement",
    ),
    "a step after the deadline": (
        lambda s, c, w: add_milestone(s, c.id, NewMilestone("Typo", "2050-01-01"), w),
        "milestone_on",
        "lies after the deadline",
    ),
    "a step reached before the statement": (_reach, "reached_on", "reached on 1 Jan 2026, before the statement"),
}


def test_every_contradiction_is_asked_about_and_its_answer_recorded(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    for case, (save, field, words) in CASES.items():
        with database.write() as session:
            commitment = a_commitment(session, committed_on=SAID).id
            with pytest.raises(Contradictory) as asked:
                save(session, session.get_one(Commitment, commitment), replace(a_write(5), confirmed=frozenset()))
            (question,) = asked.value.questions
            assert (question.field, words in question.sentence) == (field, True), (case, question)
            answered = replace(a_write(6), confirmed=frozenset([question.sentence]))
            save(session, session.get_one(Commitment, commitment), answered)
            newest_first = select(AuditEvent.details).order_by(col(AuditEvent.sequence).desc()).limit(3)
            assert any('"as_typed":["' in details for details in session.exec(newest_first)), case
    with database.read() as session:
        assert verification(session).problems == ()
    database.dispose()


def test_no_day_shows_a_status_before_it_was_true(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session, committed_on=SAID)
        update = a_new_update(AssessedStatus.FULFILLED, since="2026-11-20", evidence=quoting("2026-09-01"))
        record_status_update(session, commitment.id, update, a_write(5))
        slug = commitment.slug
    with database.read() as session:
        shown = {
            day: detail.row.status
            for day in (date(2026, 10, 1), date(2026, 11, 19), date(2026, 11, 20))
            if (detail := commitment_detail(session, a_view(day), slug)) is not None
        }
    assert list(shown.values()) == [AssessedStatus.NOT_ASSESSED, AssessedStatus.NOT_ASSESSED, AssessedStatus.FULFILLED]

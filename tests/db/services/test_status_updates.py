"""What a judgement needs before it is recorded, and what recording it does."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, select

from db.domain.vocabulary import AssessedStatus
from db.engine import Database
from db.errors import InvalidInput, NotFound, StaleVersion
from db.models import Commitment, Evidence, Source, StatusUpdate
from db.services.inputs import NewEvidence, NewStatusUpdate, Write
from db.services.status_updates import record_status_update
from tests.support.builders import (
    BY,
    NOON,
    a_commitment,
    a_new_source,
    a_new_update,
    a_source,
    a_write,
    an_update,
    quoting,
)

# domain.md, "Assessed status": how much evidence each status asks for.
EVIDENCE_NEEDED = {
    AssessedStatus.NOT_ASSESSED: 0,
    AssessedStatus.NO_PUBLIC_EVIDENCE: 0,
    AssessedStatus.NOT_STARTED: 1,
    AssessedStatus.UNDER_WAY: 1,
    AssessedStatus.STALLED: 1,
    AssessedStatus.PARTLY_FULFILLED: 1,
    AssessedStatus.FULFILLED: 1,
    AssessedStatus.ABANDONED: 1,
    AssessedStatus.CONTRADICTED: 1,
    AssessedStatus.DISPUTED: 2,
    AssessedStatus.UNVERIFIABLE: 1,
}


def refused(database: Database, new: NewStatusUpdate) -> InvalidInput:
    """The refusal of an update, after which nothing at all must have been written."""
    with database.write() as session:
        commitment = a_commitment(session)
        with pytest.raises(InvalidInput) as refusal:
            record_status_update(session, commitment.id, new, a_write())
        assert not session.exec(select(StatusUpdate).where(StatusUpdate.commitment_id == commitment.id)).all()
    return refusal.value


def test_the_table_of_evidence_names_every_status() -> None:
    assert set(EVIDENCE_NEEDED) == set(AssessedStatus)


@pytest.mark.parametrize(("status", "needed"), EVIDENCE_NEEDED.items())
def test_a_status_is_recorded_with_the_evidence_it_needs_and_not_with_less(
    shared_database: Database, status: AssessedStatus, needed: int
) -> None:
    complete = a_new_update(status)
    assert len(complete.evidence) == needed
    with shared_database.write() as session:
        commitment = a_commitment(session)
        record_status_update(session, commitment.id, complete, a_write())
        assert commitment.status is status
    if needed:
        less = replace(complete, evidence=complete.evidence[:-1])
        assert refused(shared_database, less).field == "evidence"


@pytest.mark.parametrize("status", AssessedStatus)
@pytest.mark.parametrize("reason", ["", "  \n\t", "\u200b"])
def test_every_status_needs_a_reason(shared_database: Database, status: AssessedStatus, reason: str) -> None:
    assert refused(shared_database, a_new_update(status, reason=reason)).field == "reason"


@pytest.mark.parametrize("status", AssessedStatus)
def test_no_status_can_hold_from_a_day_to_come(shared_database: Database, status: AssessedStatus) -> None:
    new = a_new_update(status, since="2026-11-23", evidence=quoting("2026-11-20", "2026-11-21"))
    if status is AssessedStatus.NO_PUBLIC_EVIDENCE:
        new = replace(new, searched_until=date(2026, 11, 22))
    assert refused(shared_database, new).field == "effective_on"


@pytest.mark.parametrize("status", [status for status in AssessedStatus if status is not AssessedStatus.NOT_ASSESSED])
def test_a_judgement_says_since_when_it_holds(shared_database: Database, status: AssessedStatus) -> None:
    new = replace(a_new_update(status), effective_on="", searched_until=None)
    field = "searched_until" if status is AssessedStatus.NO_PUBLIC_EVIDENCE else "effective_on"
    assert refused(shared_database, new).field == field


@pytest.mark.parametrize("since", ["yesterday", "2026-13", "2026-02-30", "../2026", "2026-01/..", "2" * 65])
def test_the_day_from_which_it_holds_is_edtf_with_both_ends(shared_database: Database, since: str) -> None:
    assert refused(shared_database, replace(a_new_update(), effective_on=since)).field == "effective_on"


def test_a_dispute_needs_two_different_sources(shared_database: Database) -> None:
    same = a_new_source("2026-03-01")
    twice = a_new_update(AssessedStatus.DISPUTED, evidence=(NewEvidence(same, "yes"), NewEvidence(same, "no")))
    assert refused(shared_database, twice).field == "evidence"


def test_a_source_named_by_its_id_and_by_its_address_is_still_one_source(shared_database: Database) -> None:
    with shared_database.write() as session:
        known = a_source(session, "2026-03-01")
    again = NewEvidence(a_new_source("2026-03-01", url=known.url))
    twice = a_new_update(AssessedStatus.DISPUTED, evidence=(NewEvidence(known.id), again))
    assert refused(shared_database, twice).field == "evidence"


def test_a_search_that_found_nothing_says_how_far_it_reached(shared_database: Database) -> None:
    new = replace(a_new_update(AssessedStatus.NO_PUBLIC_EVIDENCE), searched_until=None)
    assert refused(shared_database, new).field == "searched_until"


def test_a_search_can_not_reach_into_the_future(shared_database: Database) -> None:
    new = replace(a_new_update(AssessedStatus.NO_PUBLIC_EVIDENCE), searched_until=date(2026, 11, 23))
    assert refused(shared_database, new).field == "searched_until"


def test_a_search_that_found_nothing_counts_as_a_check_up_to_its_day(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        an_update(session, commitment, AssessedStatus.NO_PUBLIC_EVIDENCE, since="2026-10-05")
        assert commitment.last_checked_on == date(2026, 10, 5)


def test_today_is_the_day_in_the_commitment_s_own_time_zone(shared_database: Database) -> None:
    late = datetime(2026, 11, 22, 23, tzinfo=UTC)
    tomorrow = a_new_update(since="2026-11-23", evidence=quoting("2026-11-22"))
    with shared_database.write() as session:
        there = a_commitment(session, time_zone="Asia/Baghdad")
        record_status_update(session, there.id, tomorrow, Write(BY, late))
        here = a_commitment(session, time_zone="UTC")
        with pytest.raises(InvalidInput):
            record_status_update(session, here.id, tomorrow, Write(BY, late))


def test_the_quote_is_kept_as_it_was_given(shared_database: Database) -> None:
    quote = "“hingga September 2026”,\nsaid the adviser — ١٢٣ 文 %_\\"
    with shared_database.write() as session:
        evidence = (NewEvidence(a_new_source("2026-03-01"), quote, "before ", " after"),)
        update = an_update(session, a_commitment(session), evidence=evidence)
        stored = session.exec(select(Evidence).where(Evidence.status_update_id == update.id)).one()
        assert (stored.quote_exact, stored.quote_prefix, stored.quote_suffix) == (quote, "before", "after")


def test_it_could_be_known_from_the_day_of_its_earliest_source(shared_database: Database) -> None:
    with shared_database.write() as session:
        update = an_update(session, a_commitment(session), evidence=quoting("2026-05-04", "2026-04-03"))
        assert update.reported_on == date(2026, 4, 3)


def test_a_source_from_before_it_held_does_not_make_it_known_earlier(shared_database: Database) -> None:
    with shared_database.write() as session:
        update = an_update(session, a_commitment(session), evidence=quoting("2026-02-01", "2026-04-03"))
        assert update.reported_on == date(2026, 4, 3)


def test_a_dispute_is_known_when_both_sides_have_spoken(shared_database: Database) -> None:
    with shared_database.write() as session:
        evidence = quoting("2026-03-02", "2026-03-09")
        update = an_update(session, a_commitment(session), AssessedStatus.DISPUTED, evidence=evidence)
        assert update.reported_on == date(2026, 3, 9)


def test_a_fulfilment_known_to_the_month_is_kept_as_a_span(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        an_update(session, commitment, AssessedStatus.FULFILLED, since="2026-05")
        span = (commitment.fulfilled_earliest, commitment.fulfilled_latest)
        assert span == (date(2026, 5, 1), date(2026, 5, 31))


def test_a_judgement_of_some_day_of_the_year_does_not_outlive_a_later_report(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        an_update(session, commitment, AssessedStatus.UNDER_WAY, since="2026", evidence=quoting("2026-02-01"))
        an_update(session, commitment, AssessedStatus.STALLED, since="2026-05-01", seconds=1)
        assert commitment.status is AssessedStatus.STALLED


def test_what_is_recorded_late_about_an_earlier_day_does_not_become_current(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        an_update(session, commitment, AssessedStatus.FULFILLED, since="2026-06-01")
        an_update(session, commitment, AssessedStatus.STALLED, since="2026-04-01", seconds=1)
        assert commitment.status is AssessedStatus.FULFILLED


def test_the_second_of_two_editors_is_told_what_they_expected_and_what_is_there(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        seen = commitment.version
        an_update(session, commitment)
        with pytest.raises(StaleVersion) as clash:
            record_status_update(session, commitment.id, a_new_update(), a_write(0, seen))
    assert (clash.value.expected, clash.value.current) == (seen, seen + 1)


def test_an_editor_who_saw_the_newest_version_may_save(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        record_status_update(session, commitment.id, a_new_update(), a_write(0, commitment.version))


def test_an_unknown_commitment_is_said_to_be_unknown(shared_database: Database) -> None:
    with shared_database.write() as session, pytest.raises(NotFound):
        record_status_update(session, a_source(session).id, a_new_update(), a_write())


def test_what_a_refused_update_had_begun_is_not_saved_with_what_comes_next(shared_database: Database) -> None:
    source = a_new_source("2026-03-01", url="https://gazette.example/begun")
    with shared_database.write() as session:
        commitment = a_commitment(session)
        with pytest.raises(InvalidInput):
            an_update(session, commitment, AssessedStatus.DISPUTED, evidence=(NewEvidence(source),))
        an_update(session, commitment, seconds=1)
    with shared_database.read() as session:
        assert not session.exec(select(Source).where(Source.url == source.url)).all()


def test_who_recorded_it_and_when_is_kept_with_its_zone(shared_database: Database) -> None:
    with shared_database.write() as session:
        update = an_update(session, a_commitment(session))
    with shared_database.read() as session:
        stored = session.get_one(StatusUpdate, update.id)
        assert (stored.recorded_by, stored.recorded_at) == (BY, NOON)
        assert version_of(session, stored) == 3


def version_of(session: Session, update: StatusUpdate) -> int:
    return session.get_one(Commitment, update.commitment_id).version

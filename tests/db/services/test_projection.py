"""The current facts on a commitment's row are always what its history says, however it came about."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from db.domain.history import day_spoken_of
from db.domain.vocabulary import AssessedStatus
from db.engine import Database
from db.errors import InvalidInput
from db.models import Commitment, DeadlineRevision, StatusUpdate
from db.queries.timeline import timeline_row
from db.services.deadlines import correct_deadline
from db.services.projection import projected
from db.services.status_updates import correct_status_update, record_status_update, undo_status_update
from tests.support.builders import TODAY, a_commitment, a_new_deadline, a_new_update, a_revision, a_view, a_write

FIRST = date(2026, 1, 1)
PROJECTED_OF_ROW = (
    "status fulfilled_earliest fulfilled_latest last_checked_on deadline_kind relation wording edtf".split()
)
PROJECTED_OF_ROW += "earliest latest padded_latest baseline_earliest baseline_latest baseline_padded_latest".split()

days = st.integers(0, 300).map(lambda number: FIRST + timedelta(days=number))
spans = st.one_of(days.map(date.isoformat), days.map(lambda day: day.strftime("%Y-%m")), st.just("2026"))
judged = st.builds(
    lambda status, since: a_new_update(status, since=since), st.sampled_from(AssessedStatus), since=spans
)
steps = st.lists(
    st.tuples(st.sampled_from(["record", "record", "correct", "undo"]), judged, st.integers(0, 9)), max_size=7
)


@dataclass
class Place:
    """One judgement in the record: its newest version, and what each version stands for (None: taken back)."""

    first_recorded: Any
    newest: StatusUpdate
    meanings: list[StatusUpdate | None]


class Record:
    """A model of the record that knows nothing of supersession: a list of judgements, each with its versions."""

    def __init__(self) -> None:
        self.places: list[Place] = []

    def add(self, update: StatusUpdate) -> None:
        self.places.append(Place(update.recorded_at, update, [update]))

    def correct(self, place: Place, update: StatusUpdate) -> None:
        # "Not assessed" in place of a judgement is no judgement.
        taken_back = update.status is AssessedStatus.NOT_ASSESSED
        place.newest = update
        place.meanings.append(None if taken_back else update)

    def undo(self, place: Place, answer: StatusUpdate) -> None:
        place.newest = answer
        before = place.meanings[-2] if len(place.meanings) > 1 else None
        judges = before is not None and before.status is not AssessedStatus.NOT_ASSESSED
        place.meanings.append(before if judges else None)

    def status(self) -> AssessedStatus:
        held = [(place, place.meanings[-1]) for place in self.places]
        ranked = [
            (day_spoken_of(update), update.reported_on, place.first_recorded, update.status)
            for place, update in held
            if update is not None
        ]
        return max(ranked)[3] if ranked else AssessedStatus.NOT_ASSESSED

    def last_check(self, reported_on: date) -> date:
        held = [place.meanings[-1] for place in self.places]
        return max([reported_on, *(u.searched_until or u.reported_on for u in held if u is not None)])


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(steps=steps)
def test_recording_correcting_and_undoing_in_any_order_leaves_what_stands(
    shared_database: Database, steps: list[Any]
) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        record = Record()
        for number, (verb, new, which) in enumerate(steps, start=1):
            if verb == "record" or not record.places:
                record.add(record_status_update(session, commitment.id, new, a_write(number)))
                continue
            place = record.places[which % len(record.places)]
            if verb == "correct":
                record.correct(place, correct_status_update(session, place.newest.id, new, a_write(number)))
            else:
                record.undo(place, undo_status_update(session, place.newest.id, a_write(number)))
        assert commitment.status is record.status()
        assert commitment.last_checked_on == record.last_check(commitment.reported_on)
        assert_the_row_says_what_the_history_says(session, commitment)


deadlines = st.sampled_from(["2026-05", "2026-09-30", "2027~", "2027-06/2027-08", "2026-12/..", None])
revisions = st.lists(st.tuples(st.booleans(), deadlines, days, st.integers(0, 9)), max_size=6)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(first=st.one_of(st.none(), deadlines), revisions=revisions)
def test_revising_and_correcting_deadlines_in_any_order_leaves_what_stands(
    shared_database: Database, first: str | None, revisions: list[Any]
) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, committed_on=FIRST, deadline=first)
        for number, (corrects, edtf, announced_on, which) in enumerate(revisions, start=1):
            known = standing(session, commitment)
            if corrects and known:
                new = replace(a_new_deadline(edtf, announced_on=announced_on), reason="It was misread.")
                correct_deadline(session, known[which % len(known)].id, new, a_write(number))
            else:
                a_revision(session, commitment, edtf, announced_on=announced_on, seconds=number)
        assert_the_row_says_what_the_history_says(session, commitment)


def standing(session: Session, commitment: Commitment) -> list[DeadlineRevision]:
    """What can still be corrected, by number."""
    revisions = session.exec(select(DeadlineRevision).where(DeadlineRevision.commitment_id == commitment.id)).all()
    superseded = {revision.supersedes_id for revision in revisions}
    return sorted((r for r in revisions if r.id not in superseded), key=lambda revision: revision.number)


def assert_the_row_says_what_the_history_says(session: Session, commitment: Commitment) -> None:
    for name, value in projected(session, commitment).items():
        assert getattr(commitment, name) == value, name
    # On the day after today one has to ask the history about today; the projection is then of no use.
    looking_back = a_view(TODAY, today=TODAY + timedelta(days=1))
    assert looking_back.looks_back
    row = timeline_row(session, looking_back, commitment.id)
    assert row is not None
    assert {name: getattr(row, name) for name in PROJECTED_OF_ROW} == {
        name: getattr(commitment, name) for name in PROJECTED_OF_ROW
    }


def test_a_failed_write_leaves_the_projection_as_it_was(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        before = commitment.model_dump()
        try:
            record_status_update(session, commitment.id, a_new_update(AssessedStatus.FULFILLED, reason=""), a_write())
        except InvalidInput:
            assert session.get_one(Commitment, commitment.id).model_dump() == before
        else:
            raise AssertionError("an update without a reason was recorded")

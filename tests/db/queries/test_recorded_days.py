"""As recorded by a day, everything reads as it did on that day: proved on random histories of edits."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from db.domain.filters import Group, View
from db.domain.vocabulary import ActorRole, LinkKind, Publication
from db.engine import Database
from db.errors import InvalidInput
from db.models import Commitment, Milestone
from db.queries.commitment import commitment_detail
from db.queries.frames import commitments_frame
from db.queries.listing.facet_counts import facet_counts
from db.queries.timeline import timeline_groups, timeline_rows, timeline_tiles
from db.services.commitments import (
    add_commitment,
    edit_commitment,
    link_commitments,
    restore_commitment,
    undo_edit,
    withdraw_commitment,
)
from db.services.inputs import CommitmentChanges, NewActor, NewMilestone, Write
from db.services.milestones import add_milestone, reach_milestone, undo_milestone
from db.services.status_updates import record_status_update
from db.verify import verification
from tests.support.builders import a_new_commitment, a_new_update

FIRST_DAY = date(2026, 1, 10)
WORDS = ("Bridge", "Harbour", "“Quay” – 1", "Çayır")
LATER = date(2099, 1, 1)


def add(session: Session, write: Write, number: int, _: Commitment | None) -> None:
    publication = Publication.DRAFT if number == 7 else Publication.PUBLISHED
    place, topics = WORDS[number % 4], (WORDS[number % 3],)
    new = a_new_commitment(deadline="2027-06", publication=publication, place=place, topics=topics)
    add_commitment(session, new, write)


def word(session: Session, write: Write, number: int, it: Commitment) -> None:
    said = WORDS[number % 4]
    changes = CommitmentChanges(title=f"{said} {number}", statement=f"We will build {number}.", detail=said)
    edit_commitment(session, it.id, changes, write)


def move(session: Session, write: Write, number: int, it: Commitment) -> None:
    changes = CommitmentChanges(
        place=WORDS[number % 4], topics=WORDS[: number % 3], committed_on=date(2026, 1, 1 + number % 5)
    )
    edit_commitment(session, it.id, changes, write)


def exchange(session: Session, write: Write, number: int, it: Commitment) -> None:
    actors = [NewActor(f"Ministry {one}") for one in (number % 4, number % 3)]
    roles = (ActorRole.RESPONSIBLE, ActorRole.RESPONSIBLE if number % 2 else ActorRole.COUNTERPARTY)
    edit_commitment(session, it.id, CommitmentChanges(actors=tuple(zip(roles, actors, strict=True))), write)


def publish(session: Session, write: Write, number: int, it: Commitment) -> None:
    if it.publication is Publication.PUBLISHED:
        withdraw_commitment(session, it.id, f"Doubtful {number}.", write)
    else:
        restore_commitment(session, it.id, write)


def take_back(session: Session, write: Write, _: int, it: Commitment) -> None:
    undo_edit(session, it.id, write)


def judge(session: Session, write: Write, _: int, it: Commitment) -> None:
    record_status_update(session, it.id, a_new_update(since=write.at.date().isoformat()), write)


def step(session: Session, write: Write, number: int, it: Commitment) -> None:
    known = session.exec(select(Milestone).where(Milestone.commitment_id == it.id).order_by(col(Milestone.id))).first()
    if known is None:
        add_milestone(session, it.id, NewMilestone(f"Step {number}", "2026-06"), write)
    elif number % 2 and known.reached_on is None:
        reach_milestone(session, known.id, write.at.date(), write)
    else:
        undo_milestone(session, known.id, write)


def relate(session: Session, write: Write, number: int, it: Commitment) -> None:
    others = session.exec(select(Commitment.id).where(Commitment.id != it.id).order_by(col(Commitment.number))).all()
    if not others:
        return
    other = others[number % len(others)]
    if number % 2:
        edit_commitment(session, it.id, CommitmentChanges(part_of=(other,) if number > 4 else ()), write)
    else:
        link_commitments(session, it.id, other, write, kind=LinkKind.FOLLOWS)


OPERATIONS: tuple[Callable[[Session, Write, int, Any], None], ...] = (
    *(add, word, word, move, exchange, publish, publish, take_back, take_back, judge, step, relate),
)
DAYS = st.lists(
    st.lists(st.tuples(st.sampled_from(OPERATIONS), st.integers(0, 9)), min_size=2, max_size=5), min_size=3, max_size=4
)
_began: dict[str, date] = {}


def picture(session: Session, view: View) -> dict[str, Any]:
    """Everything that pages and exports show of a view, without the versions by which edit conflicts are found."""
    rows = timeline_rows(session, view, count=1_000)
    frame = commitments_frame(session, replace(view, unpublished=True))
    details = [commitment_detail(session, view, row.slug) for row in rows]
    return {
        "rows": rows,
        "tiles": timeline_tiles(session, view),
        "groups": [timeline_groups(session, replace(view, group=group)) for group in (Group.PHASE, Group.ACTOR)],
        "facets": facet_counts(session, view),
        "found": [[row.slug for row in timeline_rows(session, replace(view, search=one))] for one in WORDS[:2]],
        "topic": timeline_rows(session, replace(view, topics=(WORDS[1],))),
        "actor": timeline_rows(session, replace(view, actors=("Ministry 1",))),
        "frame": frame.drop(columns="version").astype(str).to_dict("records"),
        "details": [replace(detail, version=0) for detail in details if detail],
    }


@settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(days=DAYS)
def test_as_recorded_by_a_day_equals_the_database_of_that_day(shared_database: Database, days: Any) -> None:
    day = _began.get(shared_database.url, FIRST_DAY)
    pictures = {}
    for operations in days:
        day += timedelta(days=1)
        for hour, (operation, number) in enumerate([(add, len(operations)), *operations]):
            write = Write("test", datetime(day.year, day.month, day.day, 8 + hour, tzinfo=UTC))
            with shared_database.write() as session:
                known = session.exec(select(Commitment).order_by(col(Commitment.number).desc()).limit(3)).all()
                try:
                    operation(session, write, number, known[number % len(known)] if known else None)
                except InvalidInput:
                    session.rollback()
        with shared_database.read() as session:
            pictures[day] = picture(session, View(as_of=day, today=day))
    _began[shared_database.url] = day
    with shared_database.read() as session:
        assert verification(session).problems == ()
        for then, expected in pictures.items():
            now = picture(session, View(as_of=then, today=LATER, as_recorded_by=then))
            for part, value in expected.items():
                assert now[part] == value, (part, then)


def test_two_edits_undone_twice_leave_the_first_state_and_no_third_undo(database: Database) -> None:
    moments = iter(datetime(2026, 11, 28, 12, minute, tzinfo=UTC) for minute in range(60))
    with database.write() as session:
        it = add_commitment(session, a_new_commitment(topics=("Roads",), place="Basra"), Write("a", next(moments))).id
    first = of(database, it)
    with database.write() as session:
        exchange(session, Write("a", next(moments)), 3, session.get_one(Commitment, it))
        word(session, Write("b", next(moments)), 2, session.get_one(Commitment, it))
        for _ in range(2):
            undo_edit(session, it, Write("a", next(moments)))
        try:
            undo_edit(session, it, Write("a", next(moments)))
        except InvalidInput as problem:
            assert "no edit left" in str(problem)
    assert of(database, it) == first


def of(database: Database, id_: UUID) -> tuple[Any, ...]:
    today = date(2026, 11, 28)
    with database.read() as session:
        slug = session.get_one(Commitment, id_).slug
        detail = commitment_detail(session, View(as_of=today, today=today), slug)
        assert detail is not None
        assert verification(session).problems == ()
        return detail.row, detail.statement, detail.topics, detail.actors, detail.detail, detail.publication

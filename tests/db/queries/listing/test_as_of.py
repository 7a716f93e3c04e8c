"""Any day in the past: what the queries show is what replaying the record up to that day gives."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from db.domain.filters import View
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import AssessedStatus, CommitmentKind, DeadlineKind, Publication, Relation, RevisionReason
from db.domain.window import window_of
from db.engine import Database
from db.models import Commitment, DeadlineRevision, StatusUpdate
from db.queries.commitment import commitment_detail
from db.queries.timeline import timeline_count, timeline_row, timeline_rows
from db.services.commitments import next_number
from db.services.inputs import NewMilestone
from db.services.milestones import add_milestone
from db.services.projection import project
from tests.db.queries.population import SIZE
from tests.db.queries.replay import replayed
from tests.support.builders import TODAY, a_commitment, a_view, a_write

days = st.dates(date(2024, 12, 1), date(2026, 12, 31))
recorded = st.one_of(st.none(), days)
LATER = TODAY + timedelta(days=1)


def rows_of(session: Session, view: View) -> list[TimelineRow]:
    return timeline_rows(session, view, count=10 * SIZE)


@settings(max_examples=8)
@given(day=days, as_recorded_by=recorded)
def test_as_of_any_day_the_timeline_shows_what_replaying_the_record_gives(
    populated: Database, day: date, as_recorded_by: date | None
) -> None:
    view = a_view(day, as_recorded_by=as_recorded_by)
    with populated.read() as session:
        content = {row.id: row for row in rows_of(session, view)}
        expected = replayed(session, view)
        assert content.keys() == expected.keys()
        for id_, facts in expected.items():
            assert {name: getattr(content[id_], name) for name in facts} == facts
        assert timeline_count(session, view) == len(expected)


@settings(max_examples=8)
@given(one=days, other=days, as_recorded_by=recorded)
def test_a_later_day_never_knows_less(populated: Database, one: date, other: date, as_recorded_by: date | None) -> None:
    earlier, later = sorted([one, other])
    with populated.read() as session:
        before = known(session, a_view(earlier, as_recorded_by=as_recorded_by))
        after = known(session, a_view(later, as_recorded_by=as_recorded_by))
    assert before <= after


@settings(max_examples=8)
@given(day=days, one=days, other=days)
def test_what_was_recorded_by_a_later_day_is_never_less(populated: Database, day: date, one: date, other: date) -> None:
    earlier, later = sorted([one, other])
    with populated.read() as session:
        before = known(session, a_view(day, as_recorded_by=earlier))
        assert before <= known(session, a_view(day, as_recorded_by=later)) <= known(session, a_view(day))


def known(session: Session, view: View) -> set[Any]:
    """Everything that a view knows of: commitments, and each one's records."""
    rows = rows_of(session, view)
    result: set[Any] = {row.id for row in rows}
    # Every eighth, chosen by itself rather than by its place, so that it is the same one on every day.
    for row in (row for row in rows if row.id.int % 8 == 0):
        detail = commitment_detail(session, view, row.slug)
        assert detail is not None
        result |= {update.id for update in detail.updates} | {revision.id for revision in detail.revisions}
        result |= {quoted.evidence_id for quoted in detail.evidence}
    return result


def test_today_the_projection_and_the_history_say_the_same(populated: Database) -> None:
    with populated.read() as session:
        projection = rows_of(session, a_view())
        looking_back = a_view(today=LATER)
        assert looking_back.looks_back and not a_view().looks_back
        assert projection == rows_of(session, looking_back)
        for row in projection[::7]:
            details = [commitment_detail(session, view, row.slug) for view in (a_view(), looking_back)]
            assert details[0] == details[1]


def test_what_was_recorded_by_today_is_everything(populated: Database) -> None:
    with populated.read() as session:
        assert rows_of(session, a_view()) == rows_of(session, a_view(as_recorded_by=TODAY))


def test_the_row_of_one_commitment_is_its_row_in_the_list(populated: Database) -> None:
    with populated.read() as session:
        for view in (a_view(), a_view(date(2026, 2, 1))):
            rows = rows_of(session, view)
            assert [timeline_row(session, view, row.id) for row in rows] == rows


def test_before_the_first_report_nothing_is_known(populated: Database) -> None:
    with populated.read() as session:
        view = a_view(date(2024, 12, 31))
        assert rows_of(session, view) == []
        assert timeline_count(session, view) == 0


# Histories that the services would not write, such as a correction that was published before its mistake.

# Few days and hours, so that many records are of the same one.
near = st.integers(0, 9).map(lambda number: date(2026, 3, 1) + timedelta(days=number))
moments = st.integers(0, 20).map(lambda hours: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(hours=12 * hours))
superseding = st.one_of(st.none(), st.none(), st.integers(0, 5))


@st.composite
def updates(draw: st.DrawFn) -> dict[str, Any]:
    status = draw(st.sampled_from(AssessedStatus))
    earliest = draw(near)
    return {
        "status": status,
        "effective_on": "2026",
        "effective_earliest": earliest,
        "effective_latest": earliest + timedelta(days=draw(st.integers(0, 9))),
        "searched_until": draw(near) if status is AssessedStatus.NO_PUBLIC_EVIDENCE else None,
        "reason": "It was seen.",
        "reported_on": draw(near),
        "recorded_at": draw(moments),
        "recorded_by": "Nour",
    }


@st.composite
def revisions(draw: st.DrawFn) -> dict[str, Any]:
    edtf, relation = draw(st.sampled_from(["2026-03-20", "2026-04~", "2026-02"])), draw(st.sampled_from(Relation))
    window = window_of(edtf, relation)
    announced_on = date(2026, 3, draw(st.integers(1, 2)))
    return {
        **{field.name: getattr(window, field.name) for field in fields(window)},
        "kind": DeadlineKind.DATED,
        "wording": edtf,
        "edtf": edtf,
        "relation": relation,
        "rule": "R1",
        "rule_version": 1,
        "announced_on": announced_on,
        "reported_on": announced_on + timedelta(days=draw(st.integers(0, 7))),
        "reason_kind": RevisionReason.RESTATED,
        "recorded_at": draw(moments),
        "recorded_by": "Nour",
    }


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(
    judged=st.lists(st.tuples(updates(), superseding), max_size=6),
    stated=st.lists(st.tuples(revisions(), superseding), max_size=6),
    views=st.lists(st.tuples(near, st.one_of(st.none(), near)), min_size=1, max_size=4),
)
def test_sql_and_the_pure_rules_agree_on_every_history(
    shared_database: Database, judged: list[Any], stated: list[Any], views: list[Any]
) -> None:
    with shared_database.write() as session:
        commitment = bare_commitment(session)
        add_all(session, StatusUpdate, judged, commitment.id)
        add_all(session, DeadlineRevision, stated, commitment.id, numbered=True)
        project(session, commitment)
        for day, as_recorded_by in views:
            view = a_view(day, as_recorded_by=as_recorded_by)
            row = timeline_row(session, view, commitment.id)
            expected = replayed(session, view)
            assert row is not None
            assert {name: getattr(row, name) for name in expected[commitment.id]} == expected[commitment.id]
        # Left uncommitted, so that the next history finds an empty database.


def bare_commitment(session: Session) -> Commitment:
    """A commitment that was known before any of its history."""
    day = date(2026, 2, 1)
    commitment = Commitment(
        number=next_number(session),
        title="Bare",
        slug=f"bare-{uuid4().hex}",
        kind=CommitmentKind.EVENT,
        time_zone="UTC",
        committed_on=day,
        reported_on=day,
        last_checked_on=day,
        publication=Publication.PUBLISHED,
        recorded_at=datetime(2026, 2, 1, tzinfo=UTC),
    )
    session.add(commitment)
    session.flush()
    return commitment


def add_all(session: Session, table: Any, drawn: list[Any], commitment_id: UUID, *, numbered: bool = False) -> None:
    """Add the records; each may supersede one before it that none superseded yet."""
    rows: list[Any] = []
    taken: set[int] = set()
    for number, (values, superseded) in enumerate(drawn):
        known = superseded is not None and superseded < len(rows) and superseded not in taken
        taken |= {superseded} if known else set()
        row = table(
            commitment_id=commitment_id,
            supersedes_id=rows[superseded].id if known else None,
            **values,
            **({"number": number} if numbered else {}),
        )
        session.add(row)
        session.flush()
        rows.append(row)


def test_a_milestone_is_reached_only_from_its_day_on(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        step = NewMilestone("Flag handed over", "2026-05", reached_on=date(2026, 5, 9))
        add_milestone(session, commitment.id, step, a_write())
        for day, reached in ((date(2026, 5, 8), None), (date(2026, 5, 9), date(2026, 5, 9))):
            detail = commitment_detail(session, a_view(day), commitment.slug)
            assert detail is not None
            assert detail.milestones[0].reached_on == detail.row.milestones[0].reached_on == reached

"""What SQL computes of a row is what the pure rules say of it, on both engines."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import cast, literal, null, select, type_coerce, union_all

from db.domain.filters import Tile
from db.domain.freshness import check_due_on, needs_check
from db.domain.schedule import ScheduleFacts, schedule_status
from db.domain.vocabulary import AssessedStatus, CommitmentKind, DeadlineKind, ScheduleStatus
from db.engine import Database
from db.models import Commitment
from db.queries.listing.as_of import schedule_expression
from db.queries.listing.filters import tile_condition
from db.queries.listing.own_days import OwnDay
from tests.support.builders import a_view

near = st.integers(0, 12).map(lambda number: date(2026, 6, 1) + timedelta(days=number))
perhaps = st.one_of(st.none(), near)


@st.composite
def rows(draw: st.DrawFn) -> dict[str, Any]:
    """The columns that the expressions read, with windows in order and padding only after a last day."""
    ends = sorted(draw(st.lists(near, min_size=2, max_size=2)))
    earliest, latest = draw(st.sampled_from([(ends[0], ends[1]), (ends[0], None), (None, ends[1]), (None, None)]))
    padding = draw(st.sampled_from([None, 3]))
    fulfilled = sorted(draw(st.lists(near, min_size=2, max_size=2)))
    row = {
        "kind": draw(st.sampled_from(CommitmentKind)),
        "status": draw(st.sampled_from([*AssessedStatus, *[AssessedStatus.FULFILLED] * 5])),
        "deadline_kind": draw(st.one_of(st.none(), st.sampled_from(DeadlineKind))),
        "relation": None,
        "earliest": earliest,
        "latest": latest,
        "padded_latest": latest + timedelta(days=padding) if latest and padding else None,
        "fulfilled_earliest": draw(st.sampled_from([fulfilled[0], None])),
        "fulfilled_latest": draw(st.sampled_from([fulfilled[1], None])),
        "last_checked_on": draw(near),
        "review_interval_days": draw(st.integers(1, 8)),
    }
    names = ("status", "last_checked_on", "review_interval_days", "latest")
    return {**row, "check_due_on": check_due_on(**{name: row[name] for name in names})}


def as_table(drawn: list[dict[str, Any]], *, dialect: str) -> Any:
    """The rows as a FROM clause that needs no table, each column of the type that it has on a commitment."""

    def constant(value: Any, kind: Any) -> Any:
        content = null() if value is None else literal(value, kind)
        # PostgreSQL takes a bare NULL for text; SQLite would make a number of a date.
        return cast(content, kind) if dialect == "postgresql" else type_coerce(content, kind)

    columns = Commitment.metadata.tables["commitment"].c
    selects = [
        select(
            literal(number).label("number"),
            *(constant(value, columns[name].type).label(name) for name, value in row.items()),
        )
        for number, row in enumerate(drawn)
    ]
    return union_all(*selects).subquery()


def facts_of(row: dict[str, Any]) -> ScheduleFacts:
    unasked = ("last_checked_on", "review_interval_days", "check_due_on")
    return ScheduleFacts(**{name: value for name, value in row.items() if name not in unasked})


@settings(max_examples=40)
@given(drawn=st.lists(rows(), min_size=1, max_size=20), day=near, due_soon_days=st.integers(0, 6))
def test_the_schedule_in_sql_is_the_schedule_of_the_rules(
    shared_database: Database, drawn: list[dict[str, Any]], day: date, due_soon_days: int
) -> None:
    with shared_database.read() as session:
        table = as_table(drawn, dialect=session.get_bind().dialect.name)
        schedule = schedule_expression(table.c, OwnDay(day), due_soon_days=due_soon_days)
        result = dict(session.execute(select(table.c.number, schedule)).all())
    expected = [schedule_status(facts_of(row), day, due_soon_days=due_soon_days) for row in drawn]
    assert [ScheduleStatus(result[number]) for number in range(len(drawn))] == expected


@settings(max_examples=40)
@given(drawn=st.lists(rows(), min_size=1, max_size=20), day=near)
def test_what_needs_a_check_in_sql_is_what_needs_it_by_the_rules(
    shared_database: Database, drawn: list[dict[str, Any]], day: date
) -> None:
    with shared_database.read() as session:
        table = as_table(drawn, dialect=session.get_bind().dialect.name)
        condition = tile_condition(table.c, Tile.NEEDS_CHECK, a_view(day))
        result = set(session.execute(select(table.c.number).where(condition)).scalars())
    names = ("status", "last_checked_on", "review_interval_days", "latest")
    expected = {
        number for number, row in enumerate(drawn) if needs_check(**{name: row[name] for name in names}, as_of=day)
    }
    assert result == expected


def test_every_schedule_status_occurs_among_the_rows_that_are_tried() -> None:
    # A property that no example reaches says nothing.
    seen: set[ScheduleStatus] = set()

    @settings(max_examples=800, database=None, derandomize=True)
    @given(row=rows(), day=near)
    def look(row: dict[str, Any], day: date) -> None:
        seen.add(schedule_status(facts_of(row), day, due_soon_days=3))
        seen.add(schedule_status(replace(facts_of(row), status=AssessedStatus.STALLED), day, due_soon_days=3))

    look()
    assert seen == set(ScheduleStatus)

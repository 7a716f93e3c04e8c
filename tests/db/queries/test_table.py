"""The table's rows: sorted and narrowed by every column, each row once, on both engines."""

from datetime import date
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.domain.filters import View
from db.domain.schedule import facts_of, schedule_status
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import AssessedStatus, ScheduleStatus
from db.engine import Database
from db.queries.table import Column, Comparison, Narrowing, TablePart, table_part
from db.queries.timeline import timeline_count, timeline_rows
from tests.db.queries.test_timeline import views
from tests.support.builders import a_view

EVERYTHING = 1000
DAYS = [Column.COMMITTED, Column.EARLIEST, Column.LATEST, Column.FULFILLED, Column.CHECKED]
TEXTS = [Column.TITLE, Column.RESPONSIBLE, Column.PLACE, Column.WORDING]
URGENT_FIRST = [ScheduleStatus.PASSED, ScheduleStatus.IN_WINDOW, ScheduleStatus.UPCOMING, ScheduleStatus.NO_DEADLINE]


def part(database: Database, view: View | None = None, **query: Any) -> TablePart:
    with database.read() as session:
        return table_part(session, view or a_view(), **({"first": 0, "count": EVERYTHING} | query))


def value_of(row: TimelineRow, column: Column, view: View) -> Any:
    match column:
        case Column.SCHEDULE:
            return schedule_status(facts_of(row), view.as_of, due_soon_days=view.due_soon_days)
        case Column.SLIPPAGE:
            return (row.latest - row.baseline_latest).days if row.latest and row.baseline_latest else None
        case Column.FULFILLED:
            return row.fulfilled_latest
        case _:
            return getattr(row, column.value)


@pytest.mark.parametrize("view", [a_view(), a_view(date(2026, 3, 15))], ids=["today", "before"])
@pytest.mark.parametrize("column", Column)
@pytest.mark.parametrize("falling", [False, True], ids=["rising", "falling"])
def test_every_column_sorts_each_row_once_with_the_empty_last(
    populated: Database, column: Column, falling: bool, view: View
) -> None:
    result = part(populated, view, order=[(column, falling)])
    with populated.read() as session:
        assert result.total == len(result.rows) == len({row.id for row in result.rows}) == timeline_count(session, view)
    values = [value_of(row, column, view) for row in result.rows]
    present = [value for value in values if value is not None]
    assert values[: len(present)] == present
    if column in DAYS or column is Column.SLIPPAGE:
        assert present == sorted(present, reverse=falling)


def test_the_schedule_sorts_by_what_asks_for_attention(populated: Database) -> None:
    view = a_view()
    result = part(populated, view, order=[(Column.SCHEDULE, False)])
    statuses = [value_of(row, Column.SCHEDULE, view) for row in result.rows]
    ranks = [URGENT_FIRST.index(status) for status in statuses if status in URGENT_FIRST]
    assert ranks == sorted(ranks)


def test_parts_join_to_the_whole(populated: Database) -> None:
    order = [(Column.STATUS, False), (Column.LATEST, True)]
    whole = part(populated, order=order)
    pieces = [part(populated, order=order, first=first, count=7) for first in range(0, whole.total, 7)]
    assert [row.id for piece in pieces for row in piece.rows] == [row.id for row in whole.rows]
    assert {piece.total for piece in pieces} == {whole.total}


orders = st.lists(st.tuples(st.sampled_from(Column), st.booleans()), max_size=2, unique_by=lambda one: one[0])
conditions = st.lists(
    st.one_of(
        st.builds(
            Narrowing,
            st.sampled_from([*TEXTS, Column.STATUS, Column.SCHEDULE]),
            st.sampled_from([Comparison.CONTAINS, Comparison.NOT_EQUAL, Comparison.NOT_BLANK]),
            st.sampled_from(["a", "o", "i"]),
        ),
        st.builds(
            Narrowing,
            st.sampled_from(DAYS),
            st.sampled_from([Comparison.LESS, Comparison.GREATER, Comparison.BLANK, Comparison.BETWEEN]),
            st.sampled_from([date(2025, 9, 1), date(2026, 3, 15)]),
            st.just(date(2026, 9, 30)),
        ),
    ),
    max_size=2,
)


@settings(max_examples=25)
@given(view=views, order=orders, narrowings=conditions, size=st.integers(3, 17))
def test_the_windows_of_any_table_hold_every_row_that_passes_once_and_in_one_order(
    populated: Database, view: View, order: list[tuple[Column, bool]], narrowings: list[Narrowing], size: int
) -> None:
    query: dict[str, Any] = {"order": order, "narrowings": narrowings}
    whole = part(populated, view, **query)
    windows = [part(populated, view, **query, first=n, count=size) for n in range(0, whole.total + size, size)]
    assert [row for window in windows for row in window.rows] == list(whole.rows)
    assert {window.total for window in windows} == {len({row.id for row in whole.rows})} == {len(whole.rows)}
    with populated.read() as session:
        filtered = {row.id for row in timeline_rows(session, view, count=EVERYTHING)}
    listed = {row.id for row in whole.rows}
    assert listed <= filtered and (narrowings or listed == filtered)


def test_rows_that_are_alike_in_the_first_column_are_sorted_by_the_second(populated: Database) -> None:
    result = part(populated, order=[(Column.STATUS, False), (Column.COMMITTED, True)]).rows
    for _, alike in groupby(result, key=lambda row: row.status):
        days = [row.committed_on for row in alike]
        assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("column", Column)
def test_every_condition_on_every_column_is_answered(populated: Database, column: Column) -> None:
    value: Any = date(2026, 6, 1) if column in DAYS else 10 if column is Column.SLIPPAGE else "a"
    upper: Any = date(2027, 6, 1) if column in DAYS else 90
    for comparison in Comparison:
        result = part(populated, narrowings=[Narrowing(column, comparison, value, upper)])
        assert result.total == len(result.rows) <= EVERYTHING


@pytest.mark.parametrize("column", Column)
def test_blank_and_not_blank_are_everything(populated: Database, column: Column) -> None:
    value = None if column in DAYS or column is Column.SLIPPAGE else ""
    blank, present = (
        part(populated, narrowings=[Narrowing(column, comparison, value)])
        for comparison in (Comparison.BLANK, Comparison.NOT_BLANK)
    )
    assert blank.total + present.total == part(populated).total
    assert all(not value_of(row, column, a_view()) for row in blank.rows if column in TEXTS)


@pytest.mark.parametrize("column", DAYS)
def test_days_are_compared_as_days(populated: Database, column: Column) -> None:
    day = date(2026, 3, 1)
    result = part(populated, narrowings=[Narrowing(column, Comparison.GREATER, day)])
    wanted = [row for row in part(populated).rows if (value := value_of(row, column, a_view())) and value > day]
    assert {row.id for row in result.rows} == {row.id for row in wanted}


def test_a_status_is_found_by_the_words_people_see(populated: Database) -> None:
    result = part(populated, narrowings=[Narrowing(Column.STATUS, Comparison.CONTAINS, "NOT ")])
    assert {row.status for row in result.rows} <= {AssessedStatus.NOT_ASSESSED, AssessedStatus.NOT_STARTED}
    passed = part(populated, narrowings=[Narrowing(Column.SCHEDULE, Comparison.EQUALS, "deadline passed")])
    assert {value_of(row, Column.SCHEDULE, a_view()) for row in passed.rows} <= {ScheduleStatus.PASSED}


def test_signs_of_patterns_are_only_signs(populated: Database) -> None:
    for typed in ("%", "_", "\\", "' OR 1=1 --"):
        result = part(populated, narrowings=[Narrowing(Column.TITLE, Comparison.CONTAINS, typed)])
        titles = [row.title for row in part(populated).rows]
        assert sorted(row.title for row in result.rows) == sorted(title for title in titles if typed in title)


def test_conditions_add_to_the_view_s_filters(populated: Database) -> None:
    view = a_view(statuses=(AssessedStatus.FULFILLED,))
    result = part(populated, view, narrowings=[Narrowing(Column.FULFILLED, Comparison.NOT_BLANK)])
    assert {row.status for row in result.rows} == {AssessedStatus.FULFILLED}

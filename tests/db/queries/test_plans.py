"""How the engines go about the timeline's questions: along indices, never through the whole table.

Some hundreds of made-up commitments suffice for SQLite, which keeps no statistics; PostgreSQL is told to leave the
reading of whole tables aside wherever an index can answer, so that what it still reads whole has no index at all.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlmodel import Session

from db.domain.filters import Group, Sort, Tile, View
from db.domain.vocabulary import AssessedStatus, ScheduleStatus
from db.engine import Database, open_database
from db.queries.changes import changes
from db.queries.commitment import commitment_detail
from db.queries.listing.count_cache import bypass_cache
from db.queries.listing.facet_counts import facet_counts
from db.queries.review import review
from db.queries.suggestions import actor_choices, commitments_titled, place_choices, topic_choices
from db.queries.table import Column, Comparison, Narrowing, table_part
from db.queries.timeline import (
    overview,
    timeline_count,
    timeline_groups,
    timeline_rows,
    timeline_tiles,
)
from db.queries.timeline_span import timeline_span
from db.sample.generated import generate
from tests.conftest import copied_postgres, postgres_address
from tests.support.builders import TODAY, a_view

A_DAY = date(2024, 3, 15)
SIZE = 600
READS: dict[str, Callable[[Session, View], Any]] = {
    "rows": lambda session, view: timeline_rows(session, view, first=100, count=20),
    "count": timeline_count,
    "groups": timeline_groups,
    "tiles": timeline_tiles,
    "span": timeline_span,
    "overview": overview,
    "facets": facet_counts,
}
VIEWS: dict[str, View] = {
    "everything": a_view(),
    "one status": a_view(statuses=(AssessedStatus.STALLED,)),
    "two statuses and a place": a_view(
        statuses=(AssessedStatus.STALLED, AssessedStatus.FULFILLED), places=("Northport", "Eastvale")
    ),
    "passed": a_view(schedules=(ScheduleStatus.PASSED,)),
    "a pressed tile": a_view(tile=Tile.NEEDS_CHECK),
    "a topic": a_view(topics=("Energy",)),
    "a search": a_view(search="bridge north"),
    "two letters": a_view(search="大桥"),
    **{f"sorted by {sort}": a_view(sort=sort) for sort in Sort},
    **{f"sorted by {sort}, falling": a_view(sort=sort, descending=True) for sort in Sort},
    **{f"grouped by {group}": a_view(group=group) for group in Group},
}
# What a person typed stands in these; they grow with the records.
LARGE = ("commitment", "commitment_state", "commitment_facet", "commitment_search", "status_update", "evidence")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def many(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Some hundreds of made-up commitments, with PostgreSQL's statistics up to date."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("migrated_sqlite")
        opened = open_database(shutil.copyfile(template, tmp_path_factory.mktemp("plans") / "many.sqlite"))
        generate(opened, SIZE, today=TODAY)
        yield opened
        opened.dispose()
        return
    folder, pattern = request.getfixturevalue("postgres_folder"), request.getfixturevalue("migrated_postgres")
    with copied_postgres(folder, pattern) as name:
        opened = open_database(postgres_address(folder, name))
        generate(opened, SIZE, today=TODAY)
        with opened.write() as session:
            session.execute(text("ANALYZE"))
            session.commit()
        yield opened
        opened.dispose()


def plans(session: Session, read: Callable[[Session], Any], *, cache: bool = False) -> list[str]:
    """The plan of every statement that the reading sends; with `cache` after what earlier ones left in it."""
    engine = session.get_bind()
    sqlite = engine.dialect.name == "sqlite"
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.startswith(("SELECT", "WITH")):
            sent.append((statement, parameters))

    if not sqlite:
        session.execute(text("SET LOCAL enable_seqscan = off"))
    if not cache:
        bypass_cache(session)
    event.listen(engine, "before_cursor_execute", note)
    try:
        read(session)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    explain = "EXPLAIN QUERY PLAN " if sqlite else "EXPLAIN "
    connection = session.connection()
    return [
        "\n".join(str(row[-1]) for row in connection.exec_driver_sql(explain + statement, parameters))
        for statement, parameters in sent
    ]


def read_whole(plan: str) -> list[str]:
    """The large tables that a plan reads from end to end without an index."""
    scanned = re.findall(r"Seq Scan on (\w+)", plan) + re.findall(r"^SCAN (\w+)$", plan, flags=re.MULTILINE)
    return [table for table in scanned if table in LARGE]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("read", READS)
def test_nothing_is_read_whole_without_an_index(many: Database, read: str, view: str) -> None:
    with many.read() as session:
        for plan in plans(session, lambda s: READS[read](s, VIEWS[view])):
            assert read_whole(plan) == [], plan


@pytest.mark.parametrize("sort", [sort for sort in Sort if sort is not Sort.PHASE])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("s", [{}, {"statuses": (AssessedStatus.STALLED,)}, {"tile": Tile.PASSED}])
def test_a_window_is_found_along_the_index_that_has_its_order(
    many: Database, sort: Sort, descending: bool, s: dict[str, Any]
) -> None:
    view = a_view(sort=sort, descending=descending, **s)
    with many.read() as session:
        window = plans(session, lambda s: timeline_rows(s, view, first=40, count=20))[0]
    if many.path:
        assert f"COVERING INDEX ix_commitment_by_{sort}" in window and "TEMP B-TREE" not in window
    elif not s:
        # With other indices to choose from, it is right to prefer sorting the few rows that a status leaves.
        assert f"ix_commitment_by_{sort}" in window and "Sort" not in window


# The index that begins with each column, and how many lists the rows come in: those without a value are last.
TABLE = {
    Column.TITLE: "title",
    Column.STATUS: "status",
    Column.SCHEDULE: "schedule",
    Column.RESPONSIBLE: "responsible",
    Column.PLACE: "place",
    Column.COMMITTED: "committed",
    Column.WORDING: "wording",
    Column.EARLIEST: "earliest",
    Column.LATEST: "deadline",
    Column.SLIPPAGE: "slippage",
    Column.FULFILLED: "fulfilment",
    Column.CHECKED: "checked",
}


@pytest.mark.parametrize("falling", [False, True])
@pytest.mark.parametrize("column", Column)
def test_the_table_is_sorted_by_every_column_along_its_index(many: Database, column: Column, falling: bool) -> None:
    with many.read() as session:
        result = plans(session, lambda s: table_part(s, a_view(), first=0, count=20, order=[(column, falling)]))
    for plan in result:
        assert read_whole(plan) == [], plan
    assert f"ix_commitment_by_{TABLE[column]}" in result[0], result[0]
    # PostgreSQL may find it cheaper to sort the few rows of one schedule status.
    assert (column is Column.SCHEDULE and not many.path) or not re.search("TEMP B-TREE|Sort", result[0]), result[0]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("column", [Column.LATEST, Column.SCHEDULE, Column.WORDING])
def test_no_filter_makes_the_table_read_everything(many: Database, column: Column, view: str) -> None:
    with many.read() as session:
        base = replace(VIEWS[view], group=Group.NONE)
        for plan in plans(session, lambda s: table_part(s, base, first=90, count=20, order=[(column, True)])):
            assert read_whole(plan) == [], plan


@pytest.mark.parametrize("column", [*Column])
def test_a_condition_on_a_column_is_asked_of_an_index(many: Database, column: Column) -> None:
    days = (Column.COMMITTED, Column.EARLIEST, Column.LATEST, Column.FULFILLED, Column.CHECKED)
    if column is Column.SLIPPAGE:
        condition = Narrowing(column, Comparison.GREATER, 90)
    elif column in days:
        condition = Narrowing(column, Comparison.GREATER, A_DAY)
    else:
        condition = Narrowing(column, Comparison.CONTAINS, "by")
    with many.read() as session:
        for plan in plans(
            session,
            lambda s: table_part(s, a_view(), first=0, count=20, order=[(column, False)], narrowings=[condition]),
        ):
            assert read_whole(plan) == [], plan


def test_one_commitment_and_the_rebasequeue_are_read_along_indices(many: Database) -> None:
    with many.read() as session:
        slug = timeline_rows(session, a_view(), first=100, count=1)[0].slug
        for read in (
            lambda s: commitment_detail(s, a_view(), slug),
            lambda s: review(s, a_view(), 9),
        ):
            for plan in plans(session, read):
                assert read_whole(plan) == [] and "commitment_link\n" not in plan, plan


def test_what_changed_is_found_among_what_can_have_changed(many: Database) -> None:
    with many.read() as session:
        result = plans(session, lambda s: changes(s, a_view(), date(2026, 10, 23)))
    assert len(result) > 2 or not many.path
    for plan in result:
        assert read_whole(plan) == [] and "status_update" not in plan, plan


@pytest.mark.parametrize("search", ["bridge", "大桥", "m", "ministry 12"])
def test_words_are_found_by_the_index_of_the_search(many: Database, search: str) -> None:
    with many.read() as session:
        result = "\n".join(plans(session, lambda s: timeline_count(s, a_view(search=search))))
    assert ("VIRTUAL TABLE INDEX" if many.path else "on commitment_search_index") in result


def test_days_gone_by_are_answered_by_the_states_and_not_by_histories(many: Database) -> None:
    with many.read() as session:
        for view in (a_view(A_DAY), a_view(A_DAY, search="bridge"), a_view(A_DAY, as_recorded_by=TODAY)):
            result = plans(session, lambda s, view=view: timeline_tiles(s, replace(view)))  # type: ignore[misc]
            tiles = result[-1]
            assert "commitment_state" in tiles and "status_update" not in tiles and "deadline_revision" not in tiles


@pytest.mark.parametrize("choices", [actor_choices, topic_choices, place_choices])
def test_what_forms_offer_is_counted_along_an_index(many: Database, choices: Callable[[Session], Any]) -> None:
    with many.read() as session:
        for plan in plans(session, choices):
            assert read_whole(plan) == [], plan


def test_a_title_that_was_typed_is_found_by_the_index_of_titles(many: Database) -> None:
    with many.read() as session:
        result = "\n".join(plans(session, lambda s: commitments_titled(s, "Open the bridge 1")))
    assert "ix_commitment_by_title" in result

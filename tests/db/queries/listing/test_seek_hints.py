"""Windows far down a list: found from places that are known, and the rows that counting from its top would find."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.domain.filters import Group, Sort, View
from db.engine import Database
from db.queries.listing import seek_hints
from db.queries.listing.count_cache import bypass_cache
from db.queries.listing.row_numbers import window_numbers
from db.queries.listing.seek_hints import KeysetPositions
from tests.db.queries.population import SIZE
from tests.db.queries.test_plans import plans
from tests.db.queries.test_timeline import views
from tests.support.builders import a_commitment, a_view

SORTED = [sort for sort in Sort if sort in seek_hints._NOT_NULL_SORTS]


@pytest.fixture(autouse=True)
def close_together(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every second row may be known, so that forty are a long list."""
    monkeypatch.setattr(seek_hints, "_MIN_DISTANCE", 2)
    yield


def counted(database: Database, view: View, first: int, count: int) -> list[int]:
    """The window as it is found without anything known."""
    with database.read() as session:
        bypass_cache(session)
        return window_numbers(session, view, first=first, count=count)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", Sort)
def test_windows_in_any_order_of_asking_are_those_of_the_whole_list(
    populated: Database, sort: Sort, descending: bool
) -> None:
    view = a_view(sort=sort, descending=descending)
    whole = counted(populated, view, 0, SIZE)
    chance = Random(5)
    for first in [chance.randrange(SIZE + 5) for _ in range(30)]:
        with populated.read() as session:
            assert window_numbers(session, view, first=first, count=7) == whole[first : first + 7]


@settings(max_examples=15)
@given(view=views, query=st.lists(st.tuples(st.integers(0, SIZE), st.integers(1, 9)), min_size=4, max_size=8))
def test_windows_of_any_view_are_those_of_its_whole_list(
    populated: Database, view: View, query: list[tuple[int, int]]
) -> None:
    whole = counted(populated, view, 0, 10 * SIZE)
    with populated.read() as session:
        for first, count in query:
            assert window_numbers(session, view, first=first, count=count) == whole[first : first + count]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTED)
def test_a_window_behind_a_known_place_is_sought_and_not_counted_to(
    populated: Database, sort: Sort, descending: bool
) -> None:
    view = a_view(sort=sort, descending=descending)
    with populated.read() as session:
        window_numbers(session, view, first=9, count=5)
        (plan,) = plans(session, lambda one: window_numbers(one, view, first=12, count=5), cache=True)
    assert f"ix_commitment_by_{sort}" in plan and "TEMP B-TREE" not in plan and "Sort" not in plan, plan
    if populated.path:
        assert f"number){'<' if descending else '>'}(?" in plan, plan
    else:
        assert f"number) {'<=' if descending else '>='} ROW(" in plan, plan


def test_what_is_known_of_a_list_is_forgotten_with_the_next_change(shared_database: Database) -> None:
    view = a_view(sort=Sort.TITLE)
    with shared_database.write() as session:
        for number in range(12):
            a_commitment(session, title=f"Place {number:02}")
    with shared_database.read() as session:
        before = window_numbers(session, view, first=8, count=3)
    with shared_database.write() as session:
        a_commitment(session, title="A first one")
    with shared_database.read() as session:
        after = window_numbers(session, view, first=9, count=3)
    assert after == before == counted(shared_database, view, 9, 3)


def test_known_places_are_few_and_apart_and_the_last_one_before_is_found() -> None:
    known = KeysetPositions()
    for place in (40, 41, 7, 1, 90, 39):
        known.remember(place, (place,))
    assert [known.last_before(place) for place in (6, 7, 39, 40, 89, 500)] == [
        None,
        (7, (7,)),
        (7, (7,)),
        (40, (40,)),
        (40, (40,)),
        (90, (90,)),
    ]
    for place in range(100, 10_000, 10):
        known.remember(place, (place,))
    assert len(known._positions) == seek_hints._MAX_POSITIONS


@pytest.mark.parametrize("query", [{"group": Group.STATUS}, {"sort": Sort.CHECKED}], ids=["grouped", "empty values"])
def test_nothing_is_known_of_a_list_in_groups_or_sorted_by_what_may_be_empty(
    populated: Database, query: dict[str, Any]
) -> None:
    view = a_view(**query)
    with populated.read() as session:
        assert window_numbers(session, view, first=9, count=5)
        again = plans(session, lambda one: window_numbers(one, view, first=9, count=5), cache=True)
    assert again and not any("number)>" in plan or "ROW(" in plan for plan in again)

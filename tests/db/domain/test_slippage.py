"""Slippages in classes."""

from hypothesis import given
from hypothesis import strategies as st

from db.domain.slippage import CLASSES, median_of, slippages


@given(st.integers(-5_000, 5_000))
def test_every_slippage_belongs_to_exactly_one_class(days: int) -> None:
    assert sum(kind.holds(days) for kind in CLASSES) == 1


@given(st.dictionaries(st.integers(-900, 900), st.integers(1, 50)))
def test_no_commitment_is_lost_or_counted_twice(days: dict[int, int]) -> None:
    result = slippages(days)
    assert sum(count for _, count in result.classes) == result.n == sum(days.values())
    assert result.later + result.earlier + days.get(0, 0) == result.n


def test_the_median_is_that_of_deadlines_that_moved_later() -> None:
    assert slippages({0: 10, -30: 4, 31: 1, 92: 1}).median_later == 61.5
    assert slippages({0: 3}).median_later is None


def test_a_median_counts_each_value_as_often_as_it_occurs() -> None:
    assert median_of({1: 3, 100: 1}) == 1
    assert median_of({1: 1, 2: 1, 9: 1}) == 2
    assert median_of({}) is None

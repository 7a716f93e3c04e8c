"""Wilson's interval against published values, and what must hold of every one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.intervals import FEWEST, Share, wilson_interval

counts = st.integers(0, 5_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        # R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3 (score, without continuity correction).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        # By hand: a half of ten.
        (5, 10, 0.2366, 0.7634),
    ],
)
def test_the_interval_is_the_one_in_the_books(count: int, n: int, low: float, high: float) -> None:
    assert list(wilson_interval(count, n)) == pytest.approx([low, high], abs=5e-5)


def test_of_none_nothing_is_known() -> None:
    assert wilson_interval(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("count", "n"), [(-1, 3), (4, 3), (1, 0)])
def test_a_share_is_of_a_whole(count: int, n: int) -> None:
    with pytest.raises(ValueError, match="of a whole"):
        wilson_interval(count, n)


@given(counts)
def test_the_interval_holds_its_share_and_stays_within_the_whole(pair: tuple[int, int]) -> None:
    count, n = pair
    low, high = wilson_interval(count, n)
    assert 0.0 <= low <= Share(count, n).value <= high <= 1.0


@given(counts)
def test_the_share_of_the_others_has_the_mirrored_interval(pair: tuple[int, int]) -> None:
    count, n = pair
    low, high = wilson_interval(count, n)
    assert list(wilson_interval(n - count, n)) == pytest.approx([1 - high, 1 - low])


@given(counts)
def test_ten_times_as_many_say_it_more_surely(pair: tuple[int, int]) -> None:
    count, n = pair
    low, high = wilson_interval(count, n)
    surer_low, surer_high = wilson_interval(10 * count, 10 * n)
    assert surer_high - surer_low <= high - low


def test_a_share_of_fewer_than_five_is_not_shown() -> None:
    assert not Share(FEWEST - 1, FEWEST - 1).suffices
    assert Share(0, FEWEST).suffices

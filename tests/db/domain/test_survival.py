"""The share fulfilled over time against a hand-worked and a published example, and what must hold of every curve."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.survival import Followed, Step, fulfilment_curve, thinned

# E. A. Gehan (1965), leukaemia remissions in weeks on 6-mercaptopurine; a plus is a watch that ended.
GEHAN_DONE = (6, 6, 6, 7, 10, 13, 16, 22, 23)
GEHAN_OPEN = (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)

people = st.lists(st.builds(Followed, st.integers(-5, 400), fulfilled=st.booleans(), count=st.integers(1, 6)))


def followed(done: tuple[int, ...], still_open: tuple[int, ...]) -> list[Followed]:
    return [Followed(day, fulfilled=True) for day in done] + [Followed(day, fulfilled=False) for day in still_open]


def test_the_curve_is_the_one_worked_by_hand() -> None:
    """Of ten one is fulfilled on day 1, then three watches end, then two of the six left are fulfilled on day 9."""
    curve = fulfilment_curve(followed((1, 9, 9), (4, 5, 6, 20, 20, 20, 20)))
    assert [(step.days, step.at_risk, step.fulfilled) for step in curve.steps] == [(1, 10, 1), (9, 6, 2)]
    # 1 - 9/10, and 1 - 9/10 · 4/6: more than the 3 of 10 that a plain share would tell.
    assert [step.share for step in curve.steps] == pytest.approx([0.1, 0.4])
    assert curve.until == 9  # on day 20 only four are left
    assert (curve.followed, curve.fulfilled, curve.median_days) == (10, 3, None)


def test_the_curve_is_the_one_in_the_books() -> None:
    curve = fulfilment_curve(followed(GEHAN_DONE, GEHAN_OPEN))
    left = {step.days: 1 - step.share for step in curve.steps}
    # Kalbfleisch and Prentice (2002), and every textbook since Gehan.
    expected = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
    assert left == pytest.approx(expected, abs=5e-4)
    # R's survfit(conf.type = "log-log") at 10 weeks.
    at_ten = curve.at(12)
    assert at_ten is not None
    assert [1 - at_ten.high, 1 - at_ten.low] == pytest.approx([0.503, 0.889], abs=1e-3)
    assert curve.median_days == 23


def test_without_open_ones_the_curve_is_the_plain_share() -> None:
    curve = fulfilment_curve(Followed(day, fulfilled=True) for day in range(10))
    assert [step.share for step in curve.steps] == pytest.approx([0.1, 0.2, 0.3, 0.4, 0.5, 0.6])


def test_one_closed_without_fulfilment_keeps_the_share_down() -> None:
    """Followed to the end like any open one, not taken out on the day it was closed."""
    done = [Followed(100, fulfilled=True, count=5)]
    censored = fulfilment_curve([*done, Followed(300, fulfilled=False, count=5)])
    taken_out = fulfilment_curve([*done, Followed(50, fulfilled=False, count=5)])
    assert censored.steps[-1].share == pytest.approx(0.5)
    assert taken_out.steps[-1].share == pytest.approx(1.0)


def test_a_curve_says_nothing_where_fewer_than_five_are_left() -> None:
    assert fulfilment_curve(followed((1, 2, 3), (4,))).until is None
    curve = fulfilment_curve(followed((3,), (4, 4, 4, 4, 400)))
    assert curve.until == 4
    assert curve.at(5) is None
    assert curve.at(2) == Step(2, 6, 0, 0.0, 0.0, 0.0)


@given(people)
def test_the_share_never_falls_and_lies_in_its_interval(ends: list[Followed]) -> None:
    curve = fulfilment_curve(ends)
    shares = [step.share for step in curve.steps]
    assert shares == sorted(shares)
    assert all(0.0 <= step.low <= step.share + 1e-9 and step.share - 1e-9 <= step.high <= 1.0 for step in curve.steps)
    assert all(step.at_risk >= 5 for step in curve.steps)


@given(people)
def test_how_the_same_commitments_are_listed_changes_nothing(ends: list[Followed]) -> None:
    single = [Followed(one.days, fulfilled=one.fulfilled) for one in reversed(ends) for _ in range(one.count)]
    assert fulfilment_curve(ends) == fulfilment_curve(single)


@given(people)
def test_counting_open_ones_rightly_never_tells_less_than_a_plain_share(ends: list[Followed]) -> None:
    curve = fulfilment_curve(ends)
    for step in curve.steps:
        done = sum(one.count for one in ends if one.fulfilled and one.days <= step.days)
        assert step.share >= done / curve.followed - 1e-9


def test_a_thinned_curve_keeps_both_ends() -> None:
    steps = [Step(day, 9, 1, day / 1000, 0.0, 1.0) for day in range(1000)]
    few = thinned(steps, 50)
    assert len(few) == 50
    assert (few[0], few[-1]) == (steps[0], steps[-1])
    assert thinned(steps[:3], 50) == steps[:3]

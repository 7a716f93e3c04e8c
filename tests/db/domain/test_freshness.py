"""How long ago anybody checked, and what needs a check."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.freshness import freshness, needs_check
from db.domain.vocabulary import AssessedStatus, Freshness

CHECKED_ON = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, Freshness.FRESH),
        (30, Freshness.FRESH),
        (31, Freshness.REVIEW_DUE),
        (89, Freshness.REVIEW_DUE),
        (90, Freshness.STALE),
    ],
)
def test_a_check_is_fresh_for_its_interval_and_stale_after_three(days: int, expected: Freshness) -> None:
    assert freshness(CHECKED_ON, as_of=CHECKED_ON + timedelta(days=days)) is expected


def test_each_commitment_may_have_its_own_interval() -> None:
    assert freshness(CHECKED_ON, as_of=date(2026, 1, 9), review_interval_days=7) is Freshness.REVIEW_DUE


def test_a_deadline_that_passed_since_the_last_check_needs_one_though_the_check_is_fresh() -> None:
    def needs(checked_on: date) -> bool:
        return needs_check(AssessedStatus.UNDER_WAY, checked_on, as_of=date(2026, 1, 12), latest=date(2026, 1, 10))

    assert needs(date(2026, 1, 9))
    assert needs(date(2026, 1, 10))
    assert not needs(date(2026, 1, 11))


def test_a_deadline_whose_last_day_is_today_needs_no_check_yet() -> None:
    assert not needs_check(
        AssessedStatus.UNDER_WAY, date(2026, 1, 5), as_of=date(2026, 1, 10), latest=date(2026, 1, 10)
    )


@pytest.mark.parametrize("status", [status for status in AssessedStatus if status.is_closed])
def test_what_is_closed_needs_no_check(status: AssessedStatus) -> None:
    assert not needs_check(status, date(2020, 1, 1), as_of=date(2026, 1, 1), latest=date(2021, 1, 1))


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 2000), st.integers(0, 500), st.integers(1, 365))
def test_what_was_not_checked_never_grows_fresher(checked_on: date, days: int, later: int, interval: int) -> None:
    order = list(Freshness)
    first = freshness(checked_on, as_of=checked_on + timedelta(days=days), review_interval_days=interval)
    then = freshness(checked_on, as_of=checked_on + timedelta(days=days + later), review_interval_days=interval)
    assert order.index(first) <= order.index(then)

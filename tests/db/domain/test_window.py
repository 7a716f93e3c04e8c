"""The days that a deadline allows."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.vocabulary import Relation
from db.domain.window import Window, window_of
from db.errors import InvalidEdtf


@pytest.mark.parametrize("relation", [Relation.BY, Relation.IN])
def test_by_and_in_a_month_allow_each_of_its_days(relation: Relation) -> None:
    assert window_of("2026-09", relation) == Window(date(2026, 9, 1), date(2026, 9, 30), None)


def test_before_a_month_ends_on_the_day_before_it() -> None:
    assert window_of("2026-10", Relation.BEFORE) == Window(None, date(2026, 9, 30), None)


def test_not_before_a_year_has_a_first_day_and_no_last() -> None:
    assert window_of("2027", Relation.AFTER) == Window(date(2027, 1, 1), None, None)


@pytest.mark.parametrize(
    ("edtf", "padded_latest"),
    [("2026-01-15~", date(2026, 1, 20)), ("2026-01~", date(2026, 3, 3)), ("2026~", date(2027, 7, 1))],
)
def test_an_approximate_deadline_is_padded_softly(edtf: str, padded_latest: date) -> None:
    assert window_of(edtf, Relation.BY).padded_latest == padded_latest


def test_before_an_approximate_day_is_padded_too() -> None:
    assert window_of("2026-02-18~", Relation.BEFORE) == Window(None, date(2026, 2, 17), date(2026, 2, 22))


def test_an_open_end_leaves_the_last_day_open() -> None:
    assert window_of("2026-09/..", Relation.BY) == Window(date(2026, 9, 1), None, None)


@pytest.mark.parametrize(("edtf", "relation"), [("0001-01-01", Relation.BEFORE), ("../2026", Relation.AFTER)])
def test_a_relation_that_leaves_no_day_is_refused(edtf: str, relation: Relation) -> None:
    with pytest.raises(InvalidEdtf):
        window_of(edtf, relation)


@given(
    st.integers(2, 9998), st.sampled_from(["", "-06", "-22", "-35", "-06-15"]), st.sampled_from(Relation), st.booleans()
)
def test_the_days_of_a_window_are_in_order(year: int, rest: str, relation: Relation, approximate: bool) -> None:
    window = window_of(f"{year:04}{rest}{'~' if approximate else ''}", relation)
    days = [day for day in (window.earliest, window.latest, window.padded_latest) if day]
    assert days == sorted(days)

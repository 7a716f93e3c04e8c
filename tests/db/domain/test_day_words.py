"""Days as people type them are read alike everywhere; a field about the past looks back."""

from datetime import date

import pytest

from db.domain.day_words import Ambiguous, Toward, read_one_day, read_period
from db.errors import InvalidInput

TODAY = date(2026, 11, 28)

PAST = {
    "30 Sep 2026": "2026-09-30",
    "2026-09-30": "2026-09-30",
    "30 Sep": "2026-09-30",
    "30 Dec": "2025-12-30",
    "30/09": "2026-09-30",
    "Dec 30": "2025-12-30",
    "30. Dezember": "2025-12-30",
    "29 Feb": "2024-02-29",
    "28 Nov": "2026-11-28",
    "December": "2025-12",
    "30 September 26": "2026-09-30",
    "by 30 September 26": "2026-09-30",
    "Sep 30, 26": "2026-09-30",
    "30.9.26": "2026-09-30",
    "today": "2026-11-28",
    "Yesterday": "2026-11-27",
    "3 days ago": "2026-11-25",
    "a week ago": "2026-11-21",
    "last Saturday": "2026-11-21",
    "Friday": "2026-11-27",
    # What names its year, or counts from today, is never moved.
    "30 Dec 2027": "2027-12-30",
    "tomorrow": "2026-11-29",
    "next month": "2026-12",
    "2026-09~": "2026-09~",
}
FUTURE = {"30 Sep": "2027-09-30", "29 Feb": "2028-02-29", "30 Dec": "2026-12-30", "Friday": "2026-12-04"}
IMPOSSIBLE = (
    "29 February 2027", "2027-02-29", "31 June", "31/02/2027", "32 May 2026", "2026-13-01", "99/99/2026", "30. Feb",
    "45 September",
)  # fmt: skip


def test_words_for_a_day_are_read_and_those_without_a_year_look_back() -> None:
    assert {words: read_period(words, field="", today=TODAY).text for words in PAST} == PAST


def test_in_a_deadline_a_day_without_a_year_is_the_next_one() -> None:
    read = {words: read_period(words, field="", today=TODAY, toward=Toward.FUTURE).text for words in FUTURE}
    assert read == FUTURE


@pytest.mark.parametrize("toward", Toward)
def test_an_impossible_day_is_called_impossible(toward: Toward) -> None:
    for words in IMPOSSIBLE:
        with pytest.raises(InvalidInput, match=r"is impossible: there is no such day\.") as refused:
            read_period(words, field="on", today=TODAY, toward=toward)
        assert refused.value.field == "on"


def test_what_is_no_date_or_no_one_day_is_refused_with_a_way_out() -> None:
    with pytest.raises(InvalidInput, match=r"can't be read as a date\. Type it like 30 Sep 2026"):
        read_period("soonish", field="", today=TODAY)
    with pytest.raises(InvalidInput, match="Give one day, such as 30 Sep 2026"):
        read_one_day("Sept 2026", field="", today=TODAY)
    with pytest.raises(Ambiguous):
        read_period("3/4/2026", field="", today=TODAY)


@pytest.mark.parametrize("today", [date.min, date.max, date(4, 2, 29)])
def test_the_ends_of_the_calendar_break_no_reading(today: date) -> None:
    for words in ("yesterday", "30 Sep", "9999 days ago", "last Monday", "29 Feb", "tomorrow"):
        try:
            read_one_day(words, field="", today=today)
        except InvalidInput:
            pass

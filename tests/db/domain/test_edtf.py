"""EDTF text to days, with examples of ISO 8601-2 and python-edtf as a witness."""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from edtf import parse_edtf as witness_parse
from hypothesis import given
from hypothesis import strategies as st

from db.domain.edtf import EdtfPeriod, parse_edtf
from db.domain.vocabulary import Relation
from db.domain.window import window_of
from db.errors import InvalidEdtf

EXAMPLES_FILE = Path(__file__).parents[4] / "shared" / "phrases" / "edtf-examples.csv"
EXAMPLES = [
    ("1985-04-12", "1985-04-12", "1985-04-12"),
    ("1985-04", "1985-04-01", "1985-04-30"),
    ("1985", "1985-01-01", "1985-12-31"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
    ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
    ("2026-21", "2026-03-01", "2026-05-31"),
    ("2026-22", "2026-06-01", "2026-08-31"),
    ("2026-23", "2026-09-01", "2026-11-30"),
    ("2027-24", "2027-12-01", "2028-02-29"),
    ("2026-30", "2026-12-01", "2027-02-28"),
    ("2026-33", "2026-01-01", "2026-03-31"),
    ("2026-36", "2026-10-01", "2026-12-31"),
    ("2026-38", "2026-05-01", "2026-08-31"),
    ("2026-40", "2026-01-01", "2026-06-30"),
    ("2026-41", "2026-07-01", "2026-12-31"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("1985-02-XX", "1985-02-01", "1985-02-28"),
    ("19XX-02-29", "1904-02-29", "1996-02-29"),
    ("1984-1X", "1984-10-01", "1984-12-31"),
    ("1950S2", "1900-01-01", "1999-12-31"),
    ("1985-04-12/..", "1985-04-12", ""),
    ("1985/", "1985-01-01", ""),
    ("../1985-04", "", "1985-04-30"),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
    ("[..1760-12-03]", "", "1760-12-03"),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
    ("?2004-06-~11", "2004-06-11", "2004-06-11"),
    ("9999-12-31", "9999-12-31", "9999-12-31"),
    ("0001", "0001-01-01", "0001-12-31"),
]


def listed_examples() -> list[tuple[str, str, str]]:
    """The rows of the examples that stand beside the repository, where they do."""
    if not EXAMPLES_FILE.exists():
        return []
    with EXAMPLES_FILE.open(encoding="utf-8") as file:
        return [(row["edtf"], row["exp_lower"], row["exp_upper"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("text", "earliest", "latest"), EXAMPLES)
def test_an_example_spans_the_days_that_the_standard_says(text: str, earliest: str, latest: str) -> None:
    assert spanned(parse_edtf(text)) == (earliest, latest)


def test_every_given_example_is_honoured_or_refused() -> None:
    for text, earliest, latest in listed_examples():
        if earliest or latest:
            assert spanned(parse_edtf(text)) == (earliest, latest), text
        else:
            read_or_refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "2026-13", "2026-02-30", "2025-02-29", "2026-00", "2026-09-31", "0000", "-1985", "Y170000002",
        "Y17E99999999", "2026-42", "2026-9", "26", "September 2026", "2026-09/2026-08", "..", "../..", "/",
        "2026/2027/2028", "[2026", "[]", "[..]", "{2026..2027..2028}", "2026-09-01T25:00:00", "2026~~", "XXXX-13-XX",
        "2026S7",
        "２０２６", "2026-09 ", "[1..2..3]", "\x00", "2026-99-XX", "9999-24",
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InvalidEdtf) as refusal:
        parse_edtf(text)
    assert str(refusal.value).endswith(".")
    assert refusal.value.field == "edtf"


def test_more_than_64_characters_are_refused() -> None:
    with pytest.raises(InvalidEdtf, match="at most 64"):
        parse_edtf("[" + "2026," * 20 + "2027]")


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain", "padding"),
    [
        ("2026-09", False, False, 0), ("2026-09-15~", True, False, 5), ("2026-09~", True, False, 31),
        ("2026~", True, False, 182),
        ("2026-35~", True, False, 31), ("2026-22~", True, False, 31), ("2026-09?", False, True, 0),
        ("2026-09%", True, True, 31),
        ("2025-12-31/2026-01-07~", True, False, 5), ("2025~/2026", True, False, 0),
    ],
)  # fmt: skip
def test_a_qualifier_says_approximate_or_uncertain_and_only_the_first_pads(
    text: str, approximate: bool, uncertain: bool, padding: int
) -> None:
    period = parse_edtf(text)
    assert (period.approximate, period.uncertain, period.padding_days) == (approximate, uncertain, padding)


DAYS = st.dates(date(1, 1, 2), date(9999, 12, 31))
CODES = st.integers(21, 41).map(lambda code: f"{code:02}")
TEXTS = st.one_of(
    DAYS.map(str),
    st.tuples(st.integers(1, 9998), st.integers(1, 12)).map(lambda pair: f"{pair[0]:04}-{pair[1]:02}"),
    st.integers(1, 9998).map(lambda year: f"{year:04}"),
    st.tuples(st.integers(1, 9998), CODES).map(lambda pair: f"{pair[0]:04}-{pair[1]}"),
)


@given(TEXTS)
def test_text_to_window_to_text_to_window_is_the_same_window(text: str) -> None:
    window = window_of(text, Relation.IN)
    again = window_of(f"{window.earliest}/{window.latest}", Relation.IN)
    assert (again.earliest, again.latest) == (window.earliest, window.latest)


@given(st.one_of(TEXTS, st.text("0123456789X-~?%/.[]{},TYSE", max_size=64)))
def test_whatever_is_typed_is_read_with_its_first_day_before_its_last_or_refused(text: str) -> None:
    period = read_or_refused(text)
    if period and period.earliest and period.latest:
        assert period.earliest <= period.latest


@given(DAYS, st.sampled_from(["day", "month", "year"]))
def test_python_edtf_reads_plain_dates_alike(day: date, precision: str) -> None:
    text = {"day": f"{day}", "month": str(day)[:7], "year": str(day)[:4]}[precision]
    assert witnessed(text) == spanned(parse_edtf(text))


@given(DAYS, st.integers(0, 4000))
def test_python_edtf_reads_intervals_alike(first: date, days: int) -> None:
    last = first + timedelta(days=min(days, (date.max - first).days))
    assert witnessed(f"{first}/{last}") == spanned(parse_edtf(f"{first}/{last}"))


@pytest.mark.parametrize("text", ["201X", "20XX", "2004-XX", "1985-04-XX", "2026-33", "2026-38", "2026-41"])
def test_python_edtf_reads_open_digits_and_quarters_alike(text: str) -> None:
    assert witnessed(text) == spanned(parse_edtf(text))


def witnessed(text: str) -> tuple[str, str]:
    result: Any = witness_parse(text)
    first, last = result.lower_strict(), result.upper_strict()
    return f"{first[0]:04}-{first[1]:02}-{first[2]:02}", f"{last[0]:04}-{last[1]:02}-{last[2]:02}"


def spanned(period: EdtfPeriod) -> tuple[str, str]:
    return str(period.earliest or ""), str(period.latest or "")


def read_or_refused(text: str) -> EdtfPeriod | None:
    try:
        return parse_edtf(text)
    except InvalidEdtf:
        return None

"""Dates in languages that are not read: proposed, to be confirmed, and never taken by themselves."""

import subprocess
import sys
from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from db.domain.deadlines import Reading, read_deadline
from db.domain.languages import CODES
from db.domain.reading.proposals import proposed

SAID_ON = date(2025, 12, 31)
OTHERS = ("it", "pt", "nl", "pl", "sv", "ja", "ko", "he", "uk", "vi", "el", "ro", "cs", "fi", "hi")


def read(words: str, language: str) -> Reading:
    return read_deadline(words, said_on=SAID_ON, language=language)


@pytest.mark.parametrize("language", OTHERS)
def test_a_full_date_in_another_language_is_proposed_and_must_be_confirmed(language: str) -> None:
    words = format_date(date(2026, 7, 15), "long", locale=language)
    reading = read(words, language)
    assert reading.kind is None and reading.edtf is None
    assert reading.question is not None and reading.question.startswith("Please confirm")
    assert [choice.edtf for choice in reading.choices] == ["2026-07-15"]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("prima del 15 luglio 2026", "it"), ("entro il 15 luglio 2026", "it"), ("15 luglio 2026 o 2027", "it"),
        ("15 luglio 2026 alle 10:00", "it"), ("luglio 2026", "it"), ("domani", "it"), ("90 giorni fa", "it"),
        ("voor 15 juli 2026", "nl"), ("po 15 lipca 2026", "pl"), ("לפני 15 ביולי 2026", "he"), ("15 adar 2026", "ku"),
        ("15 luglio 2026", "bogus"), ("32 luglio 2026", "it"), ("15 luglio 9999", "it"),
    ],
)  # fmt: skip
def test_words_that_are_not_all_accounted_for_are_not_proposed_for(words: str, language: str) -> None:
    reading = read(words, language)
    assert reading.choices == () and reading.not_understood == (words,)


@pytest.mark.parametrize("code", CODES)
def test_in_a_language_that_is_read_nothing_is_proposed(code: str) -> None:
    assert proposed("15 luglio 2026", code, said_on=SAID_ON) is None


def test_a_thai_year_counts_from_the_buddha() -> None:
    assert [choice.edtf for choice in read("15 กรกฎาคม 2569", "th").choices] == ["2026-07-15"]


def test_words_of_a_language_that_is_read_are_asked_about_where_they_are_said_to_be_in_another() -> None:
    reading = read("before 15 July 2026", "sv")
    assert reading.question == "Please confirm: does “before 15 July 2026” say before 15 Jul 2026?"
    assert [choice.edtf for choice in reading.choices] == ["2026-07-15"]


@pytest.mark.parametrize("words", ["2026-07-15", "15/07/2026", "2026"])
def test_digits_mean_the_same_in_every_language(words: str) -> None:
    assert read(words, "it").edtf in ("2026-07-15", "2026")


@given(st.text(max_size=64).filter(lambda words: words.strip() != ""), st.sampled_from([*OTHERS, "xx", "tlh"]))
def test_any_64_characters_in_any_language_are_answered(words: str, language: str) -> None:
    reading = read(words, language)
    assert read(words, language) == reading
    assert sum([reading.kind is not None, bool(reading.question), bool(reading.not_understood)]) == 1


def test_the_languages_that_are_read_never_load_the_parser_of_the_others() -> None:
    program = (
        "import sys; from datetime import date; from db.domain.deadlines import read_deadline\n"
        "read_deadline('15 luglio 2026', said_on=date(2025, 12, 31), language='es')\n"
        "sys.exit('dateparser' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0

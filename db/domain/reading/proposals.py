"""Full dates in other languages than those that are read: what `dateparser` takes them for, to be confirmed.

A proposal is never a reading: it comes as the one choice of a question. `dateparser` passes over some of what it does
not know, so words are proposed for only if each of their numbers is the day, the month or the year of the date.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache

from db.domain.languages import CODES
from db.domain.reading.deadline_words import with_sentences
from db.domain.reading.normal_text import words_of
from db.domain.reading.result import Reading
from db.domain.reading.settling import dated_reading
from db.domain.vocabulary import Relation

PROPOSED = "dateparser"
MAX_WORDS = 8
_YEARS = range(1900, 2200)
_BUDDHIST_YEARS = range(2443, 2743)
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def proposed(text: str, language: str, *, said_on: date) -> Reading | None:
    """A question whether a date is meant, with that date as its only choice. None if there is none to propose.

    `language` is an ISO 639 code; for one of `db.domain.languages.CODES` nothing is ever proposed.
    """
    if language in CODES or not _LANGUAGE.fullmatch(language) or not _can_be_a_date(text):
        return None
    parsed = _date_in(text, language, said_on=said_on)
    day = _of_our_era(parsed, language) if parsed else None
    if parsed is None or day is None or not _accounts_for_all(text, parsed):
        return None
    choice = dated_reading(day.isoformat(), Relation.IN, rule=PROPOSED)
    if choice is None:
        return None
    return to_confirm(replace(choice, words=text, language=language))


def to_confirm(reading: Reading) -> Reading:
    """The question whether words mean this, with it as the only choice."""
    sentence = f"Please confirm: does “{reading.words}” say {with_sentences(reading).in_words}?"
    return Reading(reading.words, language=reading.language, question=sentence, choices=(reading,))


def _can_be_a_date(text: str) -> bool:
    """Whether there are few words, and among them a day and a year. It keeps long texts from a slow search."""
    words = words_of(text)
    numbers = [word.text for word in words if word.is_number]
    return len(words) <= 2 * MAX_WORDS and 2 <= len(numbers) <= 3 and max(map(len, numbers)) == 4


def _date_in(text: str, language: str, *, said_on: date) -> date | None:
    settings = {
        "RELATIVE_BASE": datetime.combine(said_on, time()),
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    try:
        parsed = _parser()(text, languages=[language], settings=settings)
    except (ValueError, OverflowError):  # a language that it does not know, or digits beyond the calendar
        return None
    return parsed.date() if parsed else None


@cache
def _parser() -> Callable[..., datetime | None]:
    # Some hundredths of a second to import, which nobody pays who writes one of the ten languages.
    from dateparser import parse

    parser: Callable[..., datetime | None] = parse
    return parser


def _of_our_era(parsed: date, language: str) -> date | None:
    """The day itself; a Thai year counts from the Buddha. None for a year that nobody promises for."""
    if language == "th" and parsed.year in _BUDDHIST_YEARS:
        # Both calendars have the same leap years only by their Gregorian number.
        try:
            return parsed.replace(year=parsed.year - 543)
        except ValueError:
            return None
    return parsed if parsed.year in _YEARS else None


def _accounts_for_all(text: str, parsed: date) -> bool:
    """Whether every number is the day, the month or the year, and none of them twice."""
    left = [parsed.day, parsed.month, parsed.year]
    for word in words_of(text):
        if word.is_number:
            if int(word.text) not in left:
                return False
            left.remove(int(word.text))
    return True

"""Reading the words of a deadline in whichever of the languages they are written."""

from dataclasses import replace
from datetime import date

from db.domain.edtf import parse_edtf
from db.domain.languages import CODES
from db.domain.reading.language_guess import likely_languages
from db.domain.reading.reader import read_in
from db.domain.reading.result import Reading
from db.domain.reading.settling import dated_reading
from db.domain.vocabulary import Relation
from db.errors import InvalidEdtf, InvalidInput

LONGEST_PHRASE = 64


def read_deadline(words: str, *, said_on: date, language: str | None = None) -> Reading:
    """Read the words of a deadline that were said on a day.

    `language` is one of `db.domain.languages.CODES`, or a tag that begins with one (`en-GB`); None, or any other,
    means that the words must tell. Every date word is understood, or `not_understood` names what was not; where
    digits leave day and month open, `question` and `choices` ask. Raises `InvalidInput` for no words or for more
    than 64 characters. Source: the reading rules R1 to R11, version 1.
    """
    text = words.strip()
    if not text:
        raise InvalidInput("Type a deadline, for example “by the end of September 2026”.", field="deadline")
    if len(words) > LONGEST_PHRASE:
        raise InvalidInput(
            f"A deadline has at most {LONGEST_PHRASE} characters; this has {len(words)}.", field="deadline"
        )
    code = (language or "").lower().replace("_", "-").split("-")[0]
    known = code if code in CODES else None
    return _as_edtf(words, text, language=known) or _in_words(words, text, said_on=said_on, language=known)


def _as_edtf(words: str, text: str, *, language: str | None) -> Reading | None:
    """The reading of words that are EDTF. None if they are not, or if Persian and Arabic count years otherwise."""
    try:
        period = parse_edtf(text)
    except InvalidEdtf:
        return None
    if period.earliest is None and period.latest is None:
        return None
    if _means_another_calendar(text, language) or _means_two_years(text):
        return None
    if period.earliest is None:
        return None
    relation = Relation.IN if period.latest is not None else Relation.AFTER
    reading = dated_reading(text, relation, rule="R1")
    return _told(replace(reading, words=words, language=language)) if reading else None


def _means_another_calendar(text: str, language: str | None) -> bool:
    return language in ("fa", "ar") and text[:2] in ("13", "14")


def _means_two_years(text: str) -> bool:
    """`2026-27` is a season in EDTF (northern autumn) but two years to most who type it; the words decide."""
    return (
        len(text) == 7 and text[5:].isdigit() and int(text[5:]) in range(25, 33) and int(text[2:4]) + 1 == int(text[5:])
    )


def _in_words(words: str, text: str, *, said_on: date, language: str | None) -> Reading:
    first: Reading | None = None
    for code in [language] if language else likely_languages(text):
        reading = read_in(code, text, said_on=said_on)
        if reading.kind is not None or reading.choices:
            return _told(replace(reading, words=words))
        first = first or reading
    return _told(replace(first or Reading(words, not_understood=(text,)), words=words))


def _told(reading: Reading) -> Reading:
    return reading

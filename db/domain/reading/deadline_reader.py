"""Reading the words of a deadline in whichever of the languages they are written."""

import re
from dataclasses import replace
from datetime import date

from db.domain.edtf import parse_edtf
from db.domain.languages import CODES
from db.domain.reading.deadline_words import with_sentences
from db.domain.reading.language_guess import guess_of, likely_languages
from db.domain.reading.proposals import proposed, to_confirm
from db.domain.reading.reader import read_in
from db.domain.reading.result import Reading
from db.domain.reading.settling import dated_reading
from db.domain.vocabulary import Relation
from db.errors import InvalidEdtf, InvalidInput

LONGEST_PHRASE = 64
_YEAR_AND_CODE = re.compile(r"\d\d(\d\d)-(\d\d)", re.ASCII)
# How a language tag says that the language is not known.
_NO_LANGUAGE = ("", "und", "mul", "zxx")


def read_deadline(words: str, *, said_on: date, language: str | None = None) -> Reading:
    """Read the words of a deadline that were said on a day.

    `language` is one of `db.domain.languages.CODES`, or a tag that begins with one (`en-GB`); None means that the
    words must tell. Every date word is understood, or `not_understood` names what was not; where digits leave day
    and month open, `question` and `choices` ask. In any other language a full date is only proposed: as the one
    choice of a question. Raises `InvalidInput` for no words or for more than 64 characters. Source: the reading
    rules R1 to R22, version 2.
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
    if known or code in _NO_LANGUAGE:
        reading = _as_edtf(words, text, language=known) or _in_words(words, text, said_on=said_on, language=known)
    else:
        reading = _as_edtf(words, text, language=None) or _in_other_words(words, text, said_on=said_on, language=code)
    return with_sentences(reading)


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
    return replace(reading, words=words, language=language) if reading else None


def _means_another_calendar(text: str, language: str | None) -> bool:
    return language in ("fa", "ar") and text[:2] in ("13", "14")


def _means_two_years(text: str) -> bool:
    """`2026-27` is a season in EDTF (northern autumn) but two years to most who type it; the words decide."""
    match = _YEAR_AND_CODE.fullmatch(text)
    return match is not None and int(match[2]) in range(25, 33) and int(match[1]) + 1 == int(match[2])


def _in_words(words: str, text: str, *, said_on: date, language: str | None) -> Reading:
    """The reading in the language given, or else in the one that the words seem to be in.

    Where the language given does not know every word and another one does, the words are in that other language:
    in Indonesian, "by the end of September" would be September with four strange words before it.
    """
    first = read_in(language, text, said_on=said_on) if language else None
    if language and first and _answers(first) and guess_of(language, text).complete:
        return replace(first, words=words)
    for guess in likely_languages(text):
        if guess.code == language or (language and not guess.complete):
            continue
        reading = read_in(guess.code, text, said_on=said_on)
        if _answers(reading) and not (first and _answers(first) and reading.kind is None):
            return replace(reading, words=words)
        first = first or reading
    return replace(first or Reading("", not_understood=(text,)), words=words)


def _in_other_words(words: str, text: str, *, said_on: date, language: str) -> Reading:
    """Words in a language that is not read: digits alone, or a proposal, also where one of the ten knows every word."""
    for guess in likely_languages(text):
        reading = replace(read_in(guess.code, text, said_on=said_on), words=words)
        if guess.complete and _answers(reading):
            certain = reading.kind is None or not any(character.isalpha() for character in text)
            return reading if certain else to_confirm(reading)
    return proposed(words, language, said_on=said_on) or Reading(words, not_understood=(text,))


def _answers(reading: Reading) -> bool:
    return reading.kind is not None or bool(reading.choices)

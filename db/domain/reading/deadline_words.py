"""Deadlines written out in each language, in words that read back to the same EDTF."""

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache

from db.domain.edtf import parse_edtf
from db.domain.languages import language_of
from db.domain.reading.result import Reading
from db.domain.vocabulary import DeadlineKind, Relation
from db.errors import InvalidEdtf

_PERIOD = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)")
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_UNDATED = {
    DeadlineKind.VAGUE: "no day stated",
    DeadlineKind.CONDITIONAL: "waits for a condition",
    DeadlineKind.RELATIVE: "counts from a day still to come",
}


@lru_cache(maxsize=4096)
def deadline_in_words(edtf: str, relation: Relation, language: str = "en") -> str:
    """`by September 2026`, `hingga September 2026`: what the deadline says, in one of `db.domain.languages.CODES`.

    EDTF that no language has words for (`203X`, `2026-09?`, sets) is written as it is. Raises `InvalidEdtf`.
    """
    parse_edtf(edtf)
    period = _interval(edtf, language) if "/" in edtf else _period(edtf, language)
    say = language_of(language).say
    if "/" in edtf and period is not None and relation in (Relation.BY, Relation.IN):
        return period
    if period is None or "/" in edtf:
        period = edtf
    return say[relation.value].format(period)


def _interval(edtf: str, language: str) -> str | None:
    first, last = (_period(end, language) for end in edtf.split("/"))
    return language_of(language).say["between"].format(first, last) if first and last else None


def _period(edtf: str, language: str) -> str | None:
    """The words for a day, month, season, quarter, half or year. None if there are none."""
    match = _PERIOD.fullmatch(edtf)
    if match is None:
        return None
    words = _certain(int(match[1]), int(match[2] or 0), int(match[3] or 0), language=language)
    if words is None or not match[4]:
        return words
    return language_of(language).say["about"].format(words)


def _certain(year: int, month: int, day: int, *, language: str) -> str | None:
    say = language_of(language).say
    if month <= 12:
        unit, skeleton = ("day", "") if day else ("month", "yMMMM") if month else ("year", "y")
        return _formatted(date(year, month or 1, day or 1), unit, skeleton, language=language)
    if month in range(33, 37):
        return _formatted(date(year, (month - 33) * 3 + 1, 1), "quarter", "yQQQQ", language=language)
    key = _SEASONS.get(month) or {40: "half 1", 41: "half 2"}.get(month)
    if key is None:
        return None
    return say[key].format(_formatted(date(year, 1, 1), "year", "y", language=language))


def _formatted(day: date, unit: str, skeleton: str, *, language: str) -> str:
    """A date in the pattern of the language's file, or else in that of CLDR, without marks of direction."""
    from babel.dates import format_date, format_skeleton  # only where words are written: 40 ms to import

    pattern = language_of(language).say.get(unit)
    if pattern is not None:
        return format_date(day, pattern, locale=language)
    if skeleton:
        return format_skeleton(skeleton, day, locale=language)
    return format_date(day, "long", locale=language)


def with_sentences(reading: Reading) -> Reading:
    """The reading with its sentence, and that of the other reading and of each choice."""
    return replace(
        reading,
        in_words=_sentence(reading),
        other=with_sentences(reading.other) if reading.other else None,
        choices=tuple(with_sentences(choice) for choice in reading.choices),
    )


def _sentence(reading: Reading) -> str:
    if reading.edtf is None or reading.relation is None:
        return _UNDATED[reading.kind] if reading.kind else ""
    try:
        return deadline_in_words(reading.edtf, reading.relation)
    except InvalidEdtf:
        return reading.edtf

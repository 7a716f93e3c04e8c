"""Deadlines: the words of a source read into a period, and the window that follows."""

import re
from datetime import date

from db.domain.dates_in_words import written_window
from db.domain.edtf import parse_edtf
from db.domain.reading.result import Reading
from db.domain.vocabulary import DeadlineKind, Relation
from db.domain.window import Window, window_of
from db.errors import InvalidEdtf, InvalidInput

LONGEST_PHRASE = 64
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RELATIONS = (
    (r"(?:on or before|no later than|not later than|by|until|till|through)\s+", Relation.BY),
    (r"(?:before|prior to)\s+", Relation.BEFORE),
    (r"(?:not before|no earlier than|after|from)\s+", Relation.AFTER),
    (r"(?:in|on|during)?\s*", Relation.IN),
)


def read_deadline(words: str, *, said_on: date, language: str | None = None) -> Reading:
    """Read the words of a deadline, said on a day. Raises `InvalidInput` for none or more than 64 characters."""
    text = " ".join(words.split())
    if not text:
        raise InvalidInput("Type a deadline, for example “by the end of September 2026”.", field="deadline")
    if len(words) > LONGEST_PHRASE:
        raise InvalidInput(f"A deadline has at most {LONGEST_PHRASE} characters.", field="deadline")
    lowered = text.lower()
    for pattern, relation in _RELATIONS:
        if match := re.match(pattern, lowered):
            return _read_period(words, lowered[match.end() :], relation=relation)
    return Reading(words, not_understood=(words,))


def _read_period(words: str, text: str, *, relation: Relation) -> Reading:
    if ends := re.fullmatch(r"(?:the )?end of (?:the )?(.+)", text):
        whole = _edtf_of(ends[1])
        if whole and (latest := parse_edtf(whole).latest):
            return _reading(words, latest.isoformat(), relation=Relation.BY, rule="R2")
    if numeric := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text):
        return _read_numeric(words, *(int(part) for part in numeric.groups()), relation=relation)
    edtf = _edtf_of(text)
    return _reading(words, edtf, relation=relation, rule="R1") if edtf else Reading(words, not_understood=(text,))


def _read_numeric(words: str, first: int, second: int, year: int, *, relation: Relation) -> Reading:
    texts = dict.fromkeys(f"{year:04}-{month:02}-{day:02}" for day, month in ((first, second), (second, first)))
    choices = tuple(_reading(words, text, relation=relation, rule="R1") for text in texts if _is_edtf(text))
    if len(choices) == 2:
        return Reading(words, choices=choices, question=f"Is the month {second} or {first}?")
    return choices[0] if choices else Reading(words, not_understood=(words,))


def _edtf_of(text: str) -> str | None:
    if quarter := re.fullmatch(r"q([1-4])[ /]+(\d{4})", text):
        text = f"{quarter[2]}-{32 + int(quarter[1])}"
    elif named := re.fullmatch(r"(?:(\d{1,2})(?:st|nd|rd|th)? )?(?:of )?([a-z]+)\.?,? (\d{4})", text):
        if named[2][:3] not in _MONTHS:
            return None
        text = f"{named[3]}-{_MONTHS.index(named[2][:3]) + 1:02}" + (f"-{int(named[1]):02}" if named[1] else "")
    return text.upper() if _is_edtf(text.upper()) else None


def _is_edtf(text: str) -> bool:
    try:
        parse_edtf(text)
    except InvalidEdtf:
        return False
    return True


def _reading(words: str, edtf: str, *, relation: Relation, rule: str) -> Reading:
    window = window_of(edtf, relation)
    return Reading(
        words,
        kind=DeadlineKind.DATED,
        relation=relation,
        edtf=edtf,
        earliest=window.earliest,
        latest=window.latest,
        padded_latest=window.padded_latest,
        rule=rule,
        language="en",
        in_words=f"{relation.value} {written_window(window.earliest, window.latest)}",
    )


__all__ = ["LONGEST_PHRASE", "Reading", "Window", "read_deadline", "window_of"]

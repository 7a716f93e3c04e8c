"""The one reader of days as people type them: `30 Sep 2026`, `2026-09-30`, `30/9/26`, `yesterday`, `last Friday`, EDTF.

What names no year is the last such day in a field about the past, and the next one elsewhere.
"""

import re
from datetime import date, timedelta
from enum import StrEnum

from db.domain.deadlines import Reading, read_deadline
from db.domain.edtf import EdtfPeriod, parse_edtf
from db.domain.periods import days_after
from db.domain.vocabulary import Relation
from db.errors import InvalidEdtf, InvalidInput

_WAYS = "30 Sep 2026, Sept 2026, 2026 or 2026-09~"
_SAME_PERIOD = (Relation.IN, Relation.BY)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_AGO = re.compile(r"(\d{1,4}|an?|one) (day|week)s? ago")
_SHORT_YEAR = re.compile(r"(\d{1,2}\.?(?: of)? [^\W\d]{3,}\.?,?|[^\W\d]{3,}\.? \d{1,2},) (\d\d)$")
_ALL_DIGITS = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}")
_TOO_HIGH = re.compile(r"(?<![\d/.-])(3[2-9]|[4-9]\d)(?=\.?(?: of)? [^\W\d])")
# A 29 February may be eight years back, where a century falls between two leap years.
_MAX_YEARS_BACK = 8


class Toward(StrEnum):
    """Where a day without a year lies."""

    PAST = "past"
    FUTURE = "future"


class Ambiguous(InvalidInput):
    """Words with two meanings; `choices` are the readings."""

    def __init__(self, message: str, *, field: str, choices: tuple[Reading, ...]) -> None:
        super().__init__(message, field=field)
        self.choices = choices


def read_period(words: str, *, field: str, today: date, toward: Toward = Toward.PAST) -> EdtfPeriod:
    """The day, month, year or other period that the words name. Raises `InvalidInput`, or `Ambiguous`."""
    text = " ".join(words.split())
    day = _counted_back(text.lower(), today)
    if day is not None:
        return parse_edtf(day.isoformat())
    try:
        return parse_edtf(text)
    except InvalidEdtf:
        pass
    try:
        reading = _reading(text, today)
    except InvalidInput as problem:
        raise InvalidInput(str(problem), field=field) from None
    if reading.choices:
        raise Ambiguous(reading.question or "Which of these?", field=field, choices=reading.choices)
    if reading.edtf is None or reading.relation not in _SAME_PERIOD:
        raise InvalidInput(_refusal(text, reading, today), field=field)
    period = parse_edtf(reading.edtf)
    return _last_before(text, period, today) if toward is Toward.PAST else period


def read_one_day(words: str, *, field: str, today: date, toward: Toward = Toward.PAST) -> date:
    """The one day that the words name. Raises `InvalidInput`, also for a month or a year."""
    period = read_period(words, field=field, today=today, toward=toward)
    if period.earliest is None or period.earliest != period.latest:
        raise InvalidInput("Give one day, such as 30 Sep 2026.", field=field)
    return period.earliest


def _counted_back(text: str, today: date) -> date | None:
    """`yesterday`, `3 days ago`, `last Friday`: what no deadline says."""
    if text == "yesterday":
        return days_after(today, -1)
    if match := _AGO.fullmatch(text):
        count = int(match[1]) if match[1].isdecimal() else 1
        return days_after(today, -count * (7 if match[2] == "week" else 1))
    weekday = text.removeprefix("last ")
    if weekday != text and weekday in _WEEKDAYS:
        return days_after(today, -((today.weekday() - _WEEKDAYS.index(weekday) - 1) % 7 + 1))
    return None


def _reading(text: str, today: date) -> Reading:
    reading = read_deadline(text, said_on=today)
    if reading.kind is None and not reading.choices and (match := _SHORT_YEAR.search(text)):
        return read_deadline(f"{text[: match.start()]}{match[1]} 20{match[2]}", said_on=today)
    return reading


def _refusal(text: str, reading: Reading, today: date) -> str:
    """An impossible day is called so; it is not for want of reading that it is refused."""
    if reading.question and "impossible" in reading.question:
        return reading.question
    possible = _TOO_HIGH.sub("1", text)
    if _ALL_DIGITS.fullmatch(text) or (possible != text and _reading(possible, today).edtf):
        return f"“{text}” is impossible: there is no such day."
    return f"“{text}” can't be read as a date. Type it like {_WAYS}."


def _last_before(text: str, period: EdtfPeriod, today: date) -> EdtfPeriod:
    """The last such period up to today, of words that name no year (or of a weekday); else the period itself."""
    first = period.earliest
    if first is None or first <= today:
        return period
    if text.lower().removeprefix("on ") in _WEEKDAYS:
        return parse_edtf((first - timedelta(days=7)).isoformat())
    for separator in (" ", "/", ".", ""):
        if _edtf(f"{text}{separator}{first.year}", today) == period.text:
            years = range(today.year, max(today.year - _MAX_YEARS_BACK - 1, 0), -1)
            earlier = (_edtf(f"{text}{separator}{year:04}", today) for year in years)
            periods = (parse_edtf(edtf) for edtf in earlier if edtf is not None)
            return next((one for one in periods if one.earliest and one.earliest <= today), period)
    return period


def _edtf(text: str, today: date) -> str | None:
    try:
        return read_deadline(text, said_on=today).edtf
    except InvalidInput:
        return None

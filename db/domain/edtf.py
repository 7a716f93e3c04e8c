"""EDTF text to the days it spans.

What is read: levels 0 to 2 of ISO 8601-2:2019 as far as days between the years 1 and 9999 can follow from them:
days, months, years, seasons (21-24 and 25-28 northern, 29-32 southern), quarters 33-36, quadrimesters 37-39,
halves 40-41, unspecified digits (`201X`), significant digits (`1950S2`), the qualifiers `~ ? %`, intervals with
open ends, and sets. Everything else raises `InvalidEdtf`; nothing ever takes longer than its 64 characters allow.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from db.domain.calendar_days import whole_period
from db.domain.unspecified_digits import days_between, numbers_matching
from db.errors import InvalidEdtf

MAX_TEXT_LENGTH = 64

_OPEN = ("..", "")
_SINGLE = re.compile(
    r"(?P<q1>[?~%]?)(?P<year>[0-9X]{4})(?P<q2>[?~%]?)"
    r"(?:-(?P<q3>[?~%]?)(?P<month>[0-9X]{2})(?P<q4>[?~%]?)"
    r"(?:-(?P<q5>[?~%]?)(?P<day>[0-9X]{2})(?P<q6>[?~%]?))?)?"
)
_TIME_OF_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?(?:Z|[+-](\d{2})(?::(\d{2}))?)?")
_SIGNIFICANT = re.compile(r"(\d{4})S(\d)")

PADDING_OF_A_DAY = 5
PADDING_OF_A_MONTH = 31
PADDING_OF_A_YEAR = 182


@dataclass(frozen=True, slots=True)
class EdtfPeriod:
    """The days that an EDTF text spans; None is an open or unknown end.

    `padding_days` is how far an approximate last day may slip (0 unless it is approximate): 5 for a day, 31 for
    anything from a month to a half year, 182 for a year or more. `padding_days_at_start` is the same for the
    first day, which matters for deadlines that lie before the period.
    """

    text: str
    earliest: date | None
    latest: date | None
    approximate: bool = False
    uncertain: bool = False
    padding_days: int = 0
    padding_days_at_start: int = 0


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> EdtfPeriod:
    """The period that an EDTF text names. Raises `InvalidEdtf`. Source: ISO 8601-2:2019."""
    if not text.strip():
        raise InvalidEdtf("Type a date.", field="edtf")
    if len(text) > MAX_TEXT_LENGTH:
        raise InvalidEdtf(f"A date has at most {MAX_TEXT_LENGTH} characters.", field="edtf")
    if not text.isascii():
        raise InvalidEdtf(f"“{text}” is not an EDTF date.", field="edtf")
    if text[0] in "[{":
        return _parse_set(text)
    if "/" in text:
        return _parse_interval(text)
    return _parse_single(text)


def _parse_single(text: str) -> EdtfPeriod:
    if match := _SIGNIFICANT.fullmatch(text):
        return _significant_digits(text, year=int(match[1]), digits=int(match[2]))
    if match := _TIME_OF_DAY.fullmatch(text):
        _refuse_impossible_time(text, match)
        return EdtfPeriod(text, *_span(text, match[1][:4], month=match[1][5:7], day=match[1][8:]))
    match = _SINGLE.fullmatch(text)
    if match is None:
        raise InvalidEdtf(f"“{text}” is not an EDTF date between the years 1 and 9999.", field="edtf")
    marks = "".join(match[f"q{number}"] or "" for number in range(1, 7))
    approximate, uncertain = _qualifiers(marks)
    padding = _padding(match["month"], match["day"]) if approximate else 0
    earliest, latest = _span(text, match["year"], month=match["month"], day=match["day"])
    return EdtfPeriod(text, earliest, latest, approximate, uncertain, padding, padding)


def _qualifiers(marks: str) -> tuple[bool, bool]:
    """Whether the marks say approximate, and whether they say uncertain."""
    return any(mark in "~%" for mark in marks), any(mark in "?%" for mark in marks)


def _padding(month: str | None, day: str | None) -> int:
    if day is not None:
        return PADDING_OF_A_DAY
    return PADDING_OF_A_MONTH if month is not None else PADDING_OF_A_YEAR


def _span(text: str, year: str, *, month: str | None, day: str | None) -> tuple[date, date]:
    """First and last day of what the digits can mean. Raises `InvalidEdtf` where no day can."""
    if month is not None and day is None and "X" not in year + month and int(month) > 12:
        span = whole_period(int(year), int(month))
    elif month is None and "X" not in year:
        span = whole_period(int(year))
    else:
        months = numbers_matching(month or "XX", low=1, high=12)
        days = numbers_matching(day or "XX", low=1, high=31)
        span = days_between(numbers_matching(year, low=1, high=9999), months, days=days)
    if span is None:
        raise InvalidEdtf(f"“{text}” names no day of the calendar.", field="edtf")
    return span


def _significant_digits(text: str, *, year: int, digits: int) -> EdtfPeriod:
    if not 1 <= digits <= 4:
        raise InvalidEdtf(f"“{text}” must keep one to four significant digits.", field="edtf")
    step = 10 ** (4 - digits)
    first = year - year % step
    if first + step - 1 < 1:
        raise InvalidEdtf(f"“{text}” names no year of the calendar.", field="edtf")
    last = first + step - 1
    return EdtfPeriod(text, date(max(first, 1), 1, 1), date(last, 12, 31), uncertain=True)


def _refuse_impossible_time(text: str, match: re.Match[str]) -> None:
    hour, minute, second, offset_hour, offset_minute = (int(part or 0) for part in match.groups()[1:])
    midnight = hour == 24 and minute == second == 0
    if (hour > 23 and not midnight) or max(minute, second, offset_minute) > 59 or offset_hour > 23:
        raise InvalidEdtf(f"“{text}” names no time of day.", field="edtf")


def _parse_interval(text: str) -> EdtfPeriod:
    parts = text.split("/")
    if len(parts) != 2 or all(part in _OPEN for part in parts):
        raise InvalidEdtf(f"“{text}” needs a first and a last date; one of them may be “..”.", field="edtf")
    first, last = (None if part in _OPEN else _parse_single(part) for part in parts)
    if first and last:
        _refuse_backwards(text, first, last=last)
    ends = [end for end in (first, last) if end]
    return EdtfPeriod(
        text,
        first.earliest if first else None,
        last.latest if last else None,
        approximate=any(end.approximate for end in ends),
        uncertain=any(end.uncertain for end in ends),
        padding_days=last.padding_days if last else 0,
        padding_days_at_start=first.padding_days if first else 0,
    )


def _refuse_backwards(text: str, first: EdtfPeriod, *, last: EdtfPeriod) -> None:
    assert first.earliest and last.earliest and last.latest
    if first.earliest > last.latest:
        raise InvalidEdtf(f"“{text}” ends before it begins.", field="edtf")


def _parse_set(text: str) -> EdtfPeriod:
    """One of, or all of, several dates: the span from the first day of any to the last day of any."""
    if text[-1] != {"[": "]", "{": "}"}[text[0]]:
        raise InvalidEdtf(f"“{text}” lacks its closing bracket.", field="edtf")
    members = [_parse_member(text, member.strip()) for member in text[1:-1].split(",")]
    starts = [member.earliest for member in members if member.earliest]
    ends = [member.latest for member in members if member.latest]
    last = max(ends) if len(ends) == len(members) else None
    return EdtfPeriod(
        text,
        min(starts) if len(starts) == len(members) else None,
        last,
        approximate=any(member.approximate for member in members),
        uncertain=any(member.uncertain for member in members),
        padding_days=max((member.padding_days for member in members if member.latest == last), default=0),
        padding_days_at_start=max(member.padding_days_at_start for member in members),
    )


def _parse_member(text: str, member: str) -> EdtfPeriod:
    if ".." not in member:
        return _parse_single(member)
    parts = member.split("..")
    if len(parts) != 2 or not any(parts):
        raise InvalidEdtf(f"“{text}” needs a date on one side of each “..”.", field="edtf")
    return _parse_interval("/".join(part or ".." for part in parts))


def padded(day: date, days: int) -> date:
    """`day` and `days` more, stopping at the last day that the calendar has."""
    return day + timedelta(days=min(days, (date.max - day).days))

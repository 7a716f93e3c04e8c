"""How long something runs from a day that is still to come: `P90D`, `P2W`, `P3M`, `P1Y` (ISO 8601 durations)."""

import re
from datetime import date, timedelta

from db.domain.calendar_days import last_day_of
from db.errors import InvalidInput

_SPAN = re.compile(r"P([1-9][0-9]{0,3})([DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def day_after_span(day: date, span: str) -> date:
    """The last day of a span that begins after `day`. Raises `InvalidInput`, also past the end of the calendar.

    Months are counted by the calendar: a month after 31 January ends on the last day of February.
    """
    count, unit = _parts(span)
    try:
        if unit in "DW":
            return day + timedelta(days=count * (7 if unit == "W" else 1))
        months = day.month - 1 + count * (12 if unit == "Y" else 1)
        year, month = day.year + months // 12, months % 12 + 1
        return date(year, month, min(day.day, last_day_of(year, month).day))
    except (OverflowError, ValueError):
        raise InvalidInput("This is later than the calendar goes.", field="span") from None


def span_in_words(span: str) -> str:
    """`90 days`, `1 month`. Raises `InvalidInput`."""
    count, unit = _parts(span)
    return f"{count:,} {_UNITS[unit]}{'' if count == 1 else 's'}"


def _parts(span: str) -> tuple[int, str]:
    match = _SPAN.fullmatch(span)
    if match is None:
        raise InvalidInput("Say how long it runs, such as 90 days.", field="span")
    return int(match[1]), match[2]

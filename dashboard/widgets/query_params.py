"""Fields of a query that belong to one page: a day, a choice, a number. What makes no sense is left out."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

_Enum = TypeVar("_Enum", bound=StrEnum)

# Days within these can be moved by a year without leaving the calendar.
FIRST_DAY, LAST_DAY = date(2, 1, 1), date(9998, 12, 31)


def day_param(query: Mapping[str, Sequence[str]], name: str) -> date | None:
    """The day that a field names, held within the calendar."""
    try:
        day = date.fromisoformat(_first(query, name))
    except ValueError:
        return None
    return min(max(day, FIRST_DAY), LAST_DAY)


def choice_param(query: Mapping[str, Sequence[str]], name: str, default: _Enum) -> _Enum:
    """The member of the default's enumeration that a field names."""
    try:
        return type(default)(_first(query, name))
    except ValueError:
        return default


def number_param(query: Mapping[str, Sequence[str]], name: str, *, maximum: int) -> int:
    """The number from 0 to `maximum` that a field names; 0 where it names none."""
    text = _first(query, name)
    return min(int(text), maximum) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _first(query: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(query.get(name, ())), "").strip()

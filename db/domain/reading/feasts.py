"""Days that have a name: feasts and holidays, and on which days of which years they fall.

Sources: Umm al-Qura calendar (R9), the equinox at Tehran for Nowruz, Gauss's rule for Easter; Lunar New Year
days as published by the Hong Kong Observatory.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from db.domain.reading.spans import Span, day_span, first_day, named_day, years_around

_FIXED = {
    "christmas": (12, 25), "christmas_eve": (12, 24), "new_year": (1, 1), "new_years_eve": (12, 31),
    "labour_day": (5, 1), "national_day_china": (10, 1), "victory_day_russia": (5, 9),
    "independence_day_indonesia": (8, 17), "republic_day_turkey": (10, 29), "orthodox_christmas": (1, 7),
    "independence_day_us": (7, 4), "bastille_day": (7, 14), "german_unity_day": (10, 3),
    "halloween": (10, 31), "valentine": (2, 14),
}  # fmt: skip
_ISLAMIC = {
    "eid_fitr": ((10, 1),), "eid_adha": ((12, 10),), "eid": ((10, 1), (12, 10)), "ashura": ((1, 10),),
    "arbaeen": ((2, 20),), "mawlid": ((3, 12),), "islamic_new_year": ((1, 1),),
}  # fmt: skip
_LUNAR_NEW_YEARS = (
    "2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11 2033-01-31 "
    "2034-02-19 2035-02-08"
)


def feast_days(name: str, around: date) -> list[Span]:
    """When a feast falls in the years around a day, in order."""
    if name in _ISLAMIC:
        return list(_islamic(name, around))
    if name in _FIXED:
        month, day = _FIXED[name]
        return [span for year in years_around(around, "gregorian") if (span := named_day(year, month, day))]
    return [day_span(day) for day in _MOVING[name](around)]


def _islamic(name: str, around: date) -> Iterator[Span]:
    for year in years_around(around, "islamic"):
        for month, day in _ISLAMIC[name]:
            if first := first_day("islamic", year, month):
                yield day_span(first + timedelta(days=day - 1), approximate=True)


def _nowruz(around: date) -> list[date]:
    return [day for year in years_around(around, "persian") if (day := first_day("persian", year, 1))]


def _yalda(around: date) -> list[date]:
    return [day - timedelta(days=1) for y in years_around(around, "persian") if (day := first_day("persian", y, 10))]


def _lunar_new_year(around: date) -> list[date]:
    return [date.fromisoformat(text) for text in _LUNAR_NEW_YEARS.split()]


def _easter(around: date) -> list[date]:
    return [western_easter(year) for year in years_around(around, "gregorian")]


def _orthodox_easter(around: date) -> list[date]:
    return [orthodox_easter(year) for year in years_around(around, "gregorian")]


def _thanksgiving(around: date) -> list[date]:
    firsts = [date(year, 11, 1) for year in years_around(around, "gregorian")]
    return [first + timedelta(days=(3 - first.weekday()) % 7 + 21) for first in firsts]


_MOVING: dict[str, Callable[[date], list[date]]] = {
    "nowruz": _nowruz,
    "yalda": _yalda,
    "lunar_new_year": _lunar_new_year,
    "easter": _easter,
    "orthodox_easter": _orthodox_easter,
    "thanksgiving": _thanksgiving,
}


def western_easter(year: int) -> date:
    """Easter Sunday, Gregorian reckoning."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday, Julian reckoning, as a Gregorian day (13 days on, from 1900 to 2099)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)

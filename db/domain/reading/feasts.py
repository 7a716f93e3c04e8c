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
    "halloween": (10, 31), "valentine": (2, 14), "boxing_day": (12, 26), "all_saints": (11, 1), "assumption": (8, 15),
    "epiphany": (1, 6), "veterans_day": (11, 11), "juneteenth": (6, 19), "st_patrick": (3, 17),
    "hispanic_day": (10, 12), "constitution_spain": (12, 6), "st_nicholas": (12, 6), "reformation_day": (10, 31),
    "unity_day_russia": (11, 4), "russia_day": (6, 12), "defender_day_russia": (2, 23), "womens_day": (3, 8),
    "cosmonautics_day": (4, 12), "national_sovereignty_day_turkey": (4, 23), "youth_day_turkey": (5, 19),
    "victory_day_turkey": (8, 30), "childrens_day_china": (6, 1), "army_day_china": (8, 1), "party_day_china": (7, 1),
    "teachers_day_china": (9, 10), "singles_day": (11, 11), "double_tenth": (10, 10),
}  # fmt: skip
_ISLAMIC = {
    "eid_fitr": ((10, 1),), "eid_adha": ((12, 10),), "eid": ((10, 1), (12, 10)), "ashura": ((1, 10),),
    "arbaeen": ((2, 20),), "mawlid": ((3, 12),), "islamic_new_year": ((1, 1),),
}  # fmt: skip
_LUNAR_NEW_YEARS = (
    "2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11 2033-01-31 "
    "2034-02-19 2035-02-08"
)
_MID_AUTUMN = "2024-09-17 2025-10-06 2026-09-25 2027-09-15 2028-10-03 2029-09-22 2030-09-12"
_DRAGON_BOAT = "2024-06-10 2025-05-31 2026-06-19 2027-06-09 2028-05-28 2029-06-16 2030-06-05"


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


def _yalda(around: date) -> list[date]:
    return [day - timedelta(days=1) for y in years_around(around, "persian") if (day := first_day("persian", y, 10))]


def _persian_day(month: int, day: int) -> Callable[[date], list[date]]:
    def days(around: date) -> list[date]:
        firsts = (first_day("persian", year, month) for year in years_around(around, "persian"))
        return [first + timedelta(days=day - 1) for first in firsts if first]

    return days


def _listed(table: str, *, shift: int = 0) -> Callable[[date], list[date]]:
    days = [date.fromisoformat(text) + timedelta(days=shift) for text in table.split()]
    return lambda around: days


def _after_easter(shift: int) -> Callable[[date], list[date]]:
    def days(around: date) -> list[date]:
        return [western_easter(year) + timedelta(days=shift) for year in years_around(around, "gregorian")]

    return days


def _qingming(around: date) -> list[date]:
    """The fifteenth day after the spring equinox, by the usual formula for 2000 to 2099."""
    years = (year for year in years_around(around, "gregorian") if year in range(2000, 2100))
    return [date(year, 4, int((year % 100) * 0.2422 + 4.81) - year % 100 // 4) for year in years]


def _us_labor_day(around: date) -> list[date]:
    firsts = [date(year, 9, 1) for year in years_around(around, "gregorian")]
    return [first + timedelta(days=-first.weekday() % 7) for first in firsts]


def _us_memorial_day(around: date) -> list[date]:
    lasts = [date(year, 5, 31) for year in years_around(around, "gregorian")]
    return [last - timedelta(days=last.weekday()) for last in lasts]


def _orthodox_easter(around: date) -> list[date]:
    return [orthodox_easter(year) for year in years_around(around, "gregorian")]


def _thanksgiving(around: date) -> list[date]:
    firsts = [date(year, 11, 1) for year in years_around(around, "gregorian")]
    return [first + timedelta(days=(3 - first.weekday()) % 7 + 21) for first in firsts]


_MOVING: dict[str, Callable[[date], list[date]]] = {
    "nowruz": _persian_day(1, 1), "sizdah_bedar": _persian_day(1, 13), "revolution_day_iran": _persian_day(11, 22),
    "yalda": _yalda, "qingming": _qingming, "mid_autumn": _listed(_MID_AUTUMN), "dragon_boat": _listed(_DRAGON_BOAT),
    "lunar_new_year": _listed(_LUNAR_NEW_YEARS), "lantern_festival": _listed(_LUNAR_NEW_YEARS, shift=14),
    "lunar_new_years_eve": _listed(_LUNAR_NEW_YEARS, shift=-1),
    "good_friday": _after_easter(-2), "easter": _after_easter(0), "easter_monday": _after_easter(1),
    "ascension": _after_easter(39), "pentecost": _after_easter(49), "pentecost_monday": _after_easter(50),
    "corpus_christi": _after_easter(60), "orthodox_easter": _orthodox_easter,
    "thanksgiving": _thanksgiving, "us_labor_day": _us_labor_day, "us_memorial_day": _us_memorial_day,
}  # fmt: skip


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

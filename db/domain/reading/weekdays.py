"""Weekdays beside dates, and weeks that are named by one of their days."""

from dataclasses import replace
from datetime import timedelta

from db.domain.reading import meanings as m
from db.domain.reading import spans
from db.domain.reading.meanings import WEEKDAYS, Token
from db.domain.reading.periods import Period, occurrences, the_period
from db.domain.reading.rewriting import Statement
from db.domain.reading.years import one_of


def weekday_of_date(matched: list[Token], statement: Statement) -> Token | None:
    """`Friday, 13 March 2026`: the weekday must be right, or both stay and are asked about."""
    period = the_period(matched)
    weekday = next(token for token in matched if token.kind == m.WEEKDAY).value
    if period.unit != "day" or period.parts:
        return None
    if period.needs_year and period.number and period.day:
        years = [span.first for span in occurrences(period, statement.on) if span.first.weekday() == weekday]
        ahead = [day for day in years if day >= statement.on]
        return (
            Token(m.PERIOD, replace(period, year=ahead[0].year)) if ahead and period.calendar == "gregorian" else None
        )
    days = occurrences(period, statement.on)
    return Token(m.PERIOD, period) if days and days[0].first.weekday() == weekday else None


def sunday_of_date(matched: list[Token], statement: Statement) -> Token | None:
    """`Minggu, 17 Mei 2026`: the word for week is the word for Sunday, too."""
    unit = next(token for token in matched if token.kind == m.UNIT)
    if not statement.language.week_is_sunday or unit.value != "week" or unit.plural:
        return None
    period = the_period(matched)
    days = occurrences(period, statement.on) if period.unit == "day" else []
    return Token(m.PERIOD, period) if any(span.first.weekday() == 6 for span in days) else None


def week_of_day(matched: list[Token], statement: Statement) -> Token | None:
    """`the week of March 5` is the ISO week, `the week beginning 12 January` begins on that day."""
    period = the_period(matched)
    days = occurrences(period, statement.on)
    upcoming = next((span.first for span in days if span.last >= statement.on), None)
    if matched[0].value != "week" or matched[0].plural or period.unit != "day" or period.parts or upcoming is None:
        return None
    part = matched[1].value if matched[1].kind == m.PART else None
    back = {"start": 0, "end": 6, None: upcoming.weekday()}.get(part)
    if back is None:
        return None
    first = upcoming - timedelta(days=back)
    week = spans.interval(first, first + timedelta(days=6), unit="week")
    return Token(m.PERIOD, Period("week", fixed=week, rule=period.rule))


def year_behind_date(matched: list[Token], statement: Statement) -> Token | None:
    """`17.01.2026 г.`: the unit adds nothing to a date that has its year."""
    period = the_period(matched)
    fits = matched[1].value == "year" and not matched[1].plural and period.unit == "day" and period.year is not None
    return matched[0] if fits else None


def nth_weekday(matched: list[Token], statement: Statement) -> Token | None:
    """`the last Friday of March`, `Jumat terakhir bulan Maret` (R17); `Monday, 3rd June` has its day."""
    weekday, number = one_of(matched, m.WEEKDAY), one_of(matched, m.ORDINAL + m.LAST + m.PART)
    if number.kind == m.PART and not (number.value == "end" and statement.language.calendar):  # آخر جمعة من مارس
        return None
    behind = matched[0] is weekday
    if number.definite:  # 5日星期一
        return None
    if behind and (not statement.language.adjective_after or (number.kind == m.ORDINAL and not number.mark)):
        return None
    if behind and number.kind == m.ORDINAL and statement.language.calendar:
        return None  # "الجمعة الأول من مارس" is Friday the first
    value = -1 if number.kind in m.LAST + m.PART else number.value
    return Token(m.PIECE, (WEEKDAYS[weekday.value], value)) if value in range(-1, 6) and value else None


def weekday(matched: list[Token], statement: Statement) -> Token | None:
    return Token(m.PERIOD, Period("weekday", number=matched[0].value, rule="R7"))

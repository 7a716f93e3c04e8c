"""Ranges: `between March and May 2026`, `1-5 May`, `2026-2027`."""

from dataclasses import replace
from datetime import date

from db.domain.reading import meanings as m
from db.domain.reading.meanings import Token
from db.domain.reading.periods import Period, leading_rule, occurrences, the_period
from db.domain.reading.rewriting import Statement
from db.domain.reading.spans import Span


def days_of_month(matched: list[Token], statement: Statement) -> Token | None:
    """`1 to 5 May`: the first day takes its month from the second; `May 1-5` the second from the first."""
    period = the_period([token for token in matched if token.kind == m.PERIOD])
    number = next(token for token in matched if token.kind in m.NUMBER + m.ORDINAL).value
    if period.unit != "day" or period.day is None or period.number is None or not 1 <= number <= 31:
        return None
    years = [token.value for token in matched if token.kind == m.YEAR]
    if years and (period.year is not None or years[0].year is None):
        return None
    if years:
        period = replace(period, year=years[0].year)
    other = replace(period, day=number)
    first, last = (period, other) if matched[0].kind == m.PERIOD else (other, period)
    return _range_of(first, last, statement)


def range_between(matched: list[Token], statement: Statement) -> Token | None:
    """`between March and May 2026`, `2026-2027`, `28 Dec 2025 – 3 Jan 2026`, `September or October`."""
    first, last = (token.value for token in matched if token.kind in m.PERIOD + m.YEAR)
    if not isinstance(first, Period) or not isinstance(last, Period):
        return None
    opened = matched[0].kind in m.BETWEEN + m.FROM
    if not opened and _are_two(matched, statement):
        return None
    if not opened and (first.parts or last.parts) and any(token.kind == m.AND for token in matched):
        return None  # "late March or early April" is no stretch of days
    return _range_of(first, last, statement)


def _are_two(matched: list[Token], statement: Statement) -> bool:
    """`signed in 2024, due by March 2027`: with a comma or with a first date that is over, "by" joins nothing."""
    if not any(token.kind in m.BY + m.AND for token in matched):
        return False
    if any(token.kind == m.BY for token in matched) and any(
        matched[0].last < place <= matched[-1].last for place in statement.breaks
    ):
        return True
    return all(span.last < statement.on for span in occurrences(matched[0].value, statement.on))


def _range_of(first: Period, last: Period, statement: Statement) -> Token | None:
    for first_year, last_year in _years_of_range(first, last, statement.on):
        starts = (
            occurrences(replace(first, year=first_year), statement.on)
            if first_year
            else occurrences(first, statement.on)
        )
        ends = (
            occurrences(replace(last, year=last_year), statement.on) if last_year else occurrences(last, statement.on)
        )
        for end in ends:
            earlier = [start for start in starts if start.first <= end.first and start.last < end.last]
            if earlier and (end.last >= statement.on or last.year is not None or last.fixed):
                return Token(m.PERIOD, Period("interval", fixed=_joined(earlier[-1], end), rule=_rule(first, last)))
    return None


def _rule(first: Period, last: Period) -> str:
    """The rule of both ends; a year that one of them says is said for both."""
    if first.needs_year == last.needs_year:
        return leading_rule(first.rule, last.rule)
    return leading_rule(*(period.rule if period.rule != "R7" else "R1" for period in (first, last)))


def _years_of_range(first: Period, last: Period, said_on: date) -> list[tuple[int | None, int | None]]:
    """The years to try where one end has none: `November – February 2026` begins in 2025."""
    if first.needs_year and last.year is not None and first.number and first.calendar == last.calendar:
        return [(last.year, last.year), (last.year - 1, last.year)]
    if last.needs_year and first.year is not None and last.number and first.calendar == last.calendar:
        return [(first.year, first.year), (first.year, first.year + 1)]
    return [(None, None)]


def _joined(first: Span, last: Span) -> Span:
    start = first.edtf.split("/")[0].rstrip("~") if first.calendar == "gregorian" else first.first.isoformat()
    end = last.edtf.split("/")[-1]
    return Span(f"{start}/{end}", first.first, last.last, "interval")

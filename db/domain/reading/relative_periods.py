"""Periods told from the day they were said on: next week, this summer, the Friday after next (R8)."""

from dataclasses import replace
from datetime import date, timedelta

from db.domain.reading import meanings as m
from db.domain.reading import spans
from db.domain.reading.meanings import Token
from db.domain.reading.periods import Period
from db.domain.reading.rewriting import Rule, Statement, rule
from db.domain.reading.units import persian_year_of, span_around

STEPS = {m.NEXT: 1, m.COMING: 1, m.THIS: 0, m.LAST: -1}


def _step(matched: list[Token]) -> int:
    steps = [token for token in matched if token.kind in STEPS]
    return sum(token.value if isinstance(token.value, int) else STEPS[token.kind] for token in steps)


def _unit(matched: list[Token], statement: Statement) -> Token | None:
    """`next month`, `this year`, `the coming week`. Weeks are ISO weeks, Monday to Sunday."""
    unit = next(token for token in matched if token.kind == m.UNIT)
    if unit.plural:
        return None
    return relative_unit(unit.value, _step(matched), statement)


def relative_unit(unit: str, step: int, statement: Statement) -> Token | None:
    """The unit that lies `step` units after the one that holds the day. None for units that have no such name."""
    period = unit_around(unit, statement, step=step)
    if period is None:
        return None
    return Token(m.YEAR if unit == "year" else m.PERIOD, period)


def unit_around(unit: str, statement: Statement, *, step: int = 0) -> Period | None:
    """The unit that holds the day, or the one some steps on. In Persian a year or month is a Persian one (R21)."""
    gregorian = _gregorian_around(unit, statement.on, step=step)
    if statement.language.calendar != "persian" or unit not in ("year", "month"):
        return gregorian
    if unit == "year":
        year = persian_year_of(statement.on)
        persian = Period("year", year=year + step, calendar="persian", rule="R21") if year is not None else None
    else:
        span = span_around(unit, statement.on, step, calendar="persian")
        persian = Period(unit, fixed=span, rule="R21") if span else None
    return replace(persian, other=gregorian) if persian else gregorian


def _gregorian_around(unit: str, day: date, *, step: int) -> Period | None:
    if unit == "year":
        return Period("year", year=day.year + step, rule="R8")
    span = span_around(unit, day, step)
    return Period(unit, fixed=span, rule="R8") if span else None


def _named(matched: list[Token], statement: Statement) -> Token | None:
    """`next summer`, `this March`, `next Friday`: the first that begins after the day; `this`, the first not over."""
    named = next(token for token in matched if token.kind in m.SEASON + m.MONTH + m.WEEKDAY + m.FEAST)
    if any(token.kind == m.LAST for token in matched):
        return None
    coming = _step(matched) > 0
    if named.kind == m.WEEKDAY and _step(matched) > 1:
        ahead = (named.value - statement.on.weekday() - 1) % 7 + 1 + 7 * (_step(matched) - 1)
        return Token(m.PERIOD, Period("day", fixed=spans.day_span(statement.on + timedelta(days=ahead)), rule="R8"))
    if named.kind == m.WEEKDAY:
        period = Period("weekday", number=named.value, rule="R7")
    elif named.kind == m.SEASON:
        period = Period("season", number=named.value, rule="R8")
    elif named.kind == m.FEAST:
        return named if not coming else Token(m.PERIOD, Period("feast", name=named.value, rule="R7"))
    else:
        calendar, number = named.value
        period = Period("month", number=number, calendar=calendar, rule="R8" if calendar == "gregorian" else "R10")
    return Token(m.PERIOD, replace(period, strictly_next=coming))


def _day_of_named_month(matched: list[Token], statement: Statement) -> Token | None:
    """`le 15 mars prochain`: the day itself."""
    day = next(token for token in matched if token.kind in m.NUMBER + m.ORDINAL)
    calendar, number = next(token for token in matched if token.kind == m.MONTH).value
    if not 1 <= day.value <= 31 or any(token.kind == m.LAST for token in matched):
        return None
    return Token(m.PERIOD, Period("day", number=number, day=day.value, calendar=calendar, rule="R8"))


def _weekday_of_week(matched: list[Token], statement: Statement) -> Token | None:
    """`Friday of next week`, `下周五`."""
    week = next(token for token in matched if token.kind == m.PERIOD).value
    weekday = next(token for token in matched if token.kind == m.WEEKDAY)
    if not isinstance(week, Period) or week.unit != "week" or week.fixed is None or week.parts:
        return None
    day = week.fixed.first + timedelta(days=weekday.value)
    return Token(m.PERIOD, Period("day", fixed=spans.day_span(day), rule="R8"))


def _day_of_month(matched: list[Token], statement: Statement) -> Token | None:
    """`the 15th of next month`."""
    month = next(token for token in matched if token.kind == m.PERIOD).value
    number = next(token for token in matched if token.kind in m.NUMBER + m.ORDINAL).value
    if not isinstance(month, Period) or month.unit != "month" or month.fixed is None or month.parts:
        return None
    span = spans.named_day(month.fixed.first.year, month.fixed.first.month, number)
    return Token(m.PERIOD, Period("day", fixed=span, rule="R8")) if span else None


def _preferring(side_before: bool, rewrite_rule: Rule) -> Rule:
    """The rule, for languages whose adjectives stand on that side only."""

    def rewrite(matched: list[Token], statement: Statement) -> list[Token] | Token | None:
        if statement.language.adjective_after == side_before:
            return None
        return rewrite_rule.rewrite(matched, statement)

    return Rule(rewrite_rule.pattern, rewrite)


RELATIVE_RULES: tuple[Rule, ...] = (
    rule(r"[nct][NO]M|[NO]M[nct](?!U)", _day_of_named_month),
    _preferring(False, rule(r"U[nctl]", _unit)),
    _preferring(True, rule(r"[nctl]+U", _unit)),
    rule(r"[nctl]+U|U[nctl]", _unit),
    rule(r"KW|WK", _weekday_of_week),
    _preferring(False, rule(r"[SMWE][nct]", _named)),
    rule(r"[nct][SMWE]", _named),
    rule(r"[SMWE][nct](?!U)", _named),
    rule(r"[NO]K|K[NO]", _day_of_month),
)

"""Parts of periods, approximate ones, ranges, and what ties a period to the deadline (R2, R3, R4)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from db.domain.reading import meanings as m
from db.domain.reading import spans
from db.domain.reading.meanings import Token
from db.domain.reading.periods import Period, leading_rule, occurrences
from db.domain.reading.relative_periods import unit_around
from db.domain.reading.rewriting import Rule, Said, rule
from db.domain.reading.spans import Span

TIED = "R"


@dataclass(frozen=True, slots=True)
class Tied:
    """A period with the kinds of the prepositions beside it."""

    period: Period
    relations: str
    bare: bool = False


def _period(found: list[Token]) -> Period:
    period = next(token for token in found if token.kind in m.PERIOD + m.YEAR).value
    assert isinstance(period, Period)
    return period


def _piece(found: list[Token], said: Said) -> Token | None:
    piece = next(token.value for token in found if token.kind == m.PIECE)
    period = _period(found)
    return None if period.unit in ("day", "week") and not period.parts else Token(m.PERIOD, period.with_part(piece))


def _part(found: list[Token], said: Said) -> Token | None:
    """`the end of 2026`, `2026 sonu`, `late March`, `early in the second half`."""
    period = _period(found)
    for token in reversed([token for token in found if token.kind == m.PART]):
        period = period.with_part(token.value)
    return None if len(period.parts) > 2 else Token(m.PERIOD, period)


def _part_of_unit(found: list[Token], said: Said) -> list[Token] | None:
    """`the end of the year`, `year-end`: of the year that it is, or the first whose end is still to come (R7)."""
    unit = next(token for token in found if token.kind == m.UNIT)
    part = next(token for token in found if token.kind == m.PART)
    if unit.plural or unit.value == "hour":
        return None
    period = Period(unit.value, rule="R7").with_part(part.value)
    return [Token(m.PERIOD, period).spanning(found)]


def _common_era(found: list[Token], said: Said) -> Token | None:
    """`سال جاری میلادی`: that the year is a Gregorian one."""
    other, era = found if found[1].kind == m.ERA else found[::-1]
    return other if era.value == "gregorian" else None


def _part_before(found: list[Token], said: Said) -> Token | None:
    return None if said.language.part_after else _part(found, said)


def _part_behind(found: list[Token], said: Said) -> Token | None:
    return _part(found, said) if said.language.part_after else None


def _surely_next(found: list[Token], said: Said) -> Token | None:
    """`September 2026 mendatang`: that it is to come adds nothing, if it is to come."""
    period = _period(found)
    days = occurrences(period, said.on)
    return Token(m.PERIOD, period) if not period.needs_year and days and days[0].last > said.on else None


def _about(found: list[Token], said: Said) -> Token | None:
    period = _period(found)
    # "Towards the end of the year" names its last day (R2) as "by the end" does.
    return Token(m.PERIOD, period if "end" in period.parts else replace(period, approximate=True))


def _weekday_of_date(found: list[Token], said: Said) -> Token | None:
    """`Friday, 13 March 2026`: the weekday must be right, or both stay and are asked about."""
    period = _period(found)
    weekday = next(token for token in found if token.kind == m.WEEKDAY).value
    if period.unit != "day" or period.parts:
        return None
    if period.needs_year and period.number and period.day:
        years = [span.first for span in occurrences(period, said.on) if span.first.weekday() == weekday]
        ahead = [day for day in years if day >= said.on]
        return (
            Token(m.PERIOD, replace(period, year=ahead[0].year)) if ahead and period.calendar == "gregorian" else None
        )
    days = occurrences(period, said.on)
    return Token(m.PERIOD, period) if days and days[0].first.weekday() == weekday else None


def _sunday_of_date(found: list[Token], said: Said) -> Token | None:
    """`Minggu, 17 Mei 2026`: the word for week is the word for Sunday, too."""
    unit = next(token for token in found if token.kind == m.UNIT)
    if not said.language.week_is_sunday or unit.value != "week" or unit.plural:
        return None
    period = _period(found)
    days = occurrences(period, said.on) if period.unit == "day" else []
    return Token(m.PERIOD, period) if any(span.first.weekday() == 6 for span in days) else None


def _week_of_day(found: list[Token], said: Said) -> Token | None:
    """`the week of March 5` is the ISO week, `the week beginning 12 January` begins on that day."""
    period = _period(found)
    days = occurrences(period, said.on)
    upcoming = next((span.first for span in days if span.last >= said.on), None)
    if found[0].value != "week" or found[0].plural or period.unit != "day" or period.parts or upcoming is None:
        return None
    part = found[1].value if found[1].kind == m.PART else None
    back = {"start": 0, "end": 6, None: upcoming.weekday()}.get(part)
    if back is None:
        return None
    first = upcoming - timedelta(days=back)
    week = spans.interval(first, first + timedelta(days=6), unit="week")
    return Token(m.PERIOD, Period("week", fixed=week, rule=period.rule))


def _year_behind_date(found: list[Token], said: Said) -> Token | None:
    """`17.01.2026 г.`: the unit adds nothing to a date that has its year."""
    period = _period(found)
    fits = found[1].value == "year" and not found[1].plural and period.unit == "day" and period.year is not None
    return found[0] if fits else None


def _weekday(found: list[Token], said: Said) -> Token | None:
    return Token(m.PERIOD, Period("weekday", number=found[0].value, rule="R7"))


def _monthday(found: list[Token], said: Said) -> list[Token] | None:
    """`by the 15th`: of this month or the next."""
    ordinal = next(token for token in found if token.kind == m.ORDINAL)
    if not 1 <= ordinal.value <= 31:
        return None
    day = replace(ordinal, kind=m.PERIOD, value=Period("monthday", day=ordinal.value, rule="R7"))
    return [day if token is ordinal else token for token in found]


def _days_of_month(found: list[Token], said: Said) -> Token | None:
    """`1 to 5 May`: the first day takes its month from the second; `May 1-5` the second from the first."""
    period = _period([token for token in found if token.kind == m.PERIOD])
    number = next(token for token in found if token.kind in m.NUMBER + m.ORDINAL).value
    if period.unit != "day" or period.day is None or period.number is None or not 1 <= number <= 31:
        return None
    years = [token.value for token in found if token.kind == m.YEAR]
    if years and (period.year is not None or years[0].year is None):
        return None
    if years:
        period = replace(period, year=years[0].year)
    other = replace(period, day=number)
    first, last = (period, other) if found[0].kind == m.PERIOD else (other, period)
    return _range_of(first, last, said)


def _range(found: list[Token], said: Said) -> Token | None:
    """`between March and May 2026`, `2026-2027`, `28 Dec 2025 – 3 Jan 2026`, `September or October`."""
    first, last = (token.value for token in found if token.kind in m.PERIOD + m.YEAR)
    if not isinstance(first, Period) or not isinstance(last, Period):
        return None
    opened = found[0].kind in m.BETWEEN + m.FROM
    if not opened and (first.parts or last.parts) and any(token.kind == m.AND for token in found):
        return None  # "late March or early April" is no stretch of days
    return _range_of(first, last, said)


def _range_of(first: Period, last: Period, said: Said) -> Token | None:
    for first_year, last_year in _years_of_range(first, last, said.on):
        starts = occurrences(replace(first, year=first_year), said.on) if first_year else occurrences(first, said.on)
        ends = occurrences(replace(last, year=last_year), said.on) if last_year else occurrences(last, said.on)
        for end in ends:
            earlier = [start for start in starts if start.first <= end.first and start.last < end.last]
            if earlier and (end.last >= said.on or last.year is not None or last.fixed):
                rules = leading_rule(first.rule, last.rule)
                return Token(m.PERIOD, Period("interval", fixed=_joined(earlier[-1], end), rule=rules))
    return None


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


def _same_twice(found: list[Token], said: Said) -> Token | None:
    """`September (next month)`: two names for the same days, or one inside the other that has no year."""
    first, second = (_period([token]) for token in found)
    days = [occurrences(period, said.on) for period in (first, second)]
    if first.unit == "amount" or second.unit == "amount":
        return None
    common = [
        span for span in days[0] if any(span.first == other.first and span.last == other.last for other in days[1])
    ]
    return found[0] if common else None


def _relation_to(token: Token, *, of: Period) -> str:
    """`до Рамадана` is before it, though `до сентября` reaches into it."""
    feast = bool(of.name) or of.calendar == "islamic"
    return m.BEFORE if token.value == "up_to" and feast and not of.parts else token.kind


def _tie(found: list[Token], said: Said) -> Token | None:
    token = next(token for token in found if token.kind in m.PERIOD + m.YEAR + m.SOFT)
    if not isinstance(token.value, Period):
        return None
    beside = [other for other in found if other.kind in m.RELATIONS]
    relations = "".join(_relation_to(other, of=token.value) for other in beside)
    return Token(TIED, Tied(token.value, relations, bare=token.mark))


def _tie_behind(found: list[Token], said: Said) -> Token | None:
    """Prepositions that follow: `2026'dan önce`."""
    return _tie(found, said) if said.language.part_after else None


def _bare_unit(found: list[Token], said: Said) -> list[Token] | None:
    """`within the year`, `in the week`, `at the weekend`: the one that it is."""
    unit = next(token for token in found if token.kind == m.UNIT)
    lone = len(found) == 1 and unit.value != "weekend"
    period = unit_around(unit.value, said.on) if not unit.plural and not lone else None
    if period is None or unit.value == "day":
        return None
    return [replace(token, kind=m.PERIOD, value=period) if token is unit else token for token in found]


JOINING: tuple[Rule, ...] = (
    rule(r"B[KY]|[KY]B", _piece),
    rule(r"[UKY]A|A[KY]", _common_era),
    rule(r"UpK", _week_of_day),
    rule(r"p+U(?![YK])|(?<![YK])Up", _part_of_unit),
    rule(r"[KY]p+", _part_behind),
    rule(r"p+[KY]", _part_before),
    rule(r"p+[KY]|[KY]p+", _part),
    rule(r"[nct][KY]|[KY][nct]", _surely_next),
    rule(r"Up?K", _week_of_day),
    rule(r"KU", _year_behind_date),
    rule(r"UK|KU", _sunday_of_date),
    rule(r"WK|KW", _weekday_of_date),
    rule(r"W", _weekday),
    rule(r"~+K|~+Y|[KY]~+", _about),
    rule(r"[rg]?[NO][djbi]Kr?", _days_of_month),
    rule(r"[rg]?K[djb][NO]Y?", _days_of_month),
    rule(r"[rg][KY][djb]+[i]?[KY]", _range),
    rule(r"[KY][djb][i]?[KY]r?", _range),
    rule(r"[KY][KY]", _same_twice),
    rule(r"[bfag]+O(?!U)", _monthday),
    rule(r"O[bf]", _monthday),
    rule(r"[wi]U|Uw|U", _bare_unit),
)

TYING: tuple[Rule, ...] = (
    rule(r"[bfagiwd]*[KYF][bfagiw]*", _tie_behind),
    rule(r"[bfagiwd]*[KYF][bag]*$", _tie),
    rule(r"[bfagiwd]*[KYF]", _tie),
)

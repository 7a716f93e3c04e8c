"""Parts of periods, approximate ones, ranges, and what ties a period to the deadline (R2, R3, R4)."""

from dataclasses import dataclass, replace

from db.domain.reading import meanings as m
from db.domain.reading.counted import FROM_A_PERIOD
from db.domain.reading.meanings import Token
from db.domain.reading.periods import Period, occurrences, the_period
from db.domain.reading.ranges import days_of_month, range_between
from db.domain.reading.relative_periods import unit_around
from db.domain.reading.rewriting import Rule, Statement, rule
from db.domain.reading.weekdays import sunday_of_date, week_of_day, weekday, weekday_of_date, year_behind_date

TIED = "R"


@dataclass(frozen=True, slots=True)
class Tied:
    """A period with the kinds of the prepositions beside it."""

    period: Period
    relations: str
    bare: bool = False


def _piece(matched: list[Token], statement: Statement) -> Token | None:
    piece = next(token.value for token in matched if token.kind == m.PIECE)
    period = the_period(matched)
    if piece[0] == "workday" and not statement.language.working_week:
        return None
    return None if period.unit in ("day", "week") and not period.parts else Token(m.PERIOD, period.with_part(piece))


def _piece_of_unit(matched: list[Token], statement: Statement) -> Token | None:
    """`the last working day of the month`, `the first Monday of the year`."""
    piece, unit = (next(token for token in matched if token.kind == kind) for kind in (m.PIECE, m.UNIT))
    days = piece.value[0] in (*m.WEEKDAYS, "day", "workday")
    if not days or unit.plural or unit.value not in ("month", "quarter", "half", "year"):
        return None
    return _piece([piece, Token(m.PERIOD, bare_period(unit, statement))], statement)


def _lone_week(matched: list[Token], statement: Statement) -> Token | None:
    """`KW 12`, `week 12`: of this year or the next (R7)."""
    unit, number = matched[0].value
    return Token(m.PERIOD, Period("isoweek", number=number, rule="R7")) if unit == "isoweek" else None


def _part(matched: list[Token], statement: Statement) -> Token | None:
    """`the end of 2026`, `2026 sonu`, `late March`, `early in the second half`."""
    parts = [token for token in matched if token.kind == m.PART]
    period = the_period(matched).with_part(parts[0].value)
    return None if len(parts) > 1 or len(period.parts) > 2 else Token(m.PERIOD, period)


def _part_of_unit(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`the end of the year`, `year-end`: of the year that it is, or the first whose end is still to come (R7)."""
    unit = next(token for token in matched if token.kind == m.UNIT)
    part = next(token for token in matched if token.kind == m.PART)
    if unit.plural or unit.value in ("hour", "day"):
        return None
    period = bare_period(unit, statement).with_part(part.value)
    return [Token(m.PERIOD, period).spanning(matched)]


def bare_period(unit: Token, statement: Statement) -> Period:
    """`the month`, `the year`: the one that it is; in Persian a Persian one, unless it is called Gregorian (R21)."""
    period = Period(unit.value, rule="R7")
    if statement.language.calendar != "persian" or unit.definite or unit.value not in ("year", "month"):
        return period
    return Period(unit.value, calendar="persian", rule="R21", other=period)


def _common_era(matched: list[Token], statement: Statement) -> Token | None:
    """`سال جاری میلادی`: that the year is a Gregorian one, or not."""
    other, era = matched if matched[1].kind == m.ERA else matched[::-1]
    if isinstance(other.value, Period) and other.value.other is not None and era.value != "islamic":
        return replace(other, value=other.value.other if era.value == "gregorian" else replace(other.value, other=None))
    return replace(other, definite=True) if era.value == "gregorian" else None


def _part_before(matched: list[Token], statement: Statement) -> Token | None:
    return None if statement.language.part_after else _part(matched, statement)


def _part_behind(matched: list[Token], statement: Statement) -> Token | None:
    return _part(matched, statement) if statement.language.part_after else None


def _surely_next(matched: list[Token], statement: Statement) -> Token | None:
    """`September 2026 mendatang`: that it is to come adds nothing, if it is to come."""
    period = the_period(matched)
    days = occurrences(period, statement.on)
    return Token(m.PERIOD, period) if not period.needs_year and days and days[0].last > statement.on else None


def _about(matched: list[Token], statement: Statement) -> Token | None:
    period = the_period(matched)
    # "Towards the end of the year" names its last day (R2) as "by the end" does.
    return Token(m.PERIOD, period if "end" in period.parts else replace(period, approximate=True))


def _monthday(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`by the 15th`: of this month or the next."""
    ordinal = next(token for token in matched if token.kind == m.ORDINAL)
    if not 1 <= ordinal.value <= 31:
        return None
    day = replace(ordinal, kind=m.PERIOD, value=Period("monthday", day=ordinal.value, rule="R7"))
    return [day if token is ordinal else token for token in matched]


def _earliest(matched: list[Token], statement: Statement) -> Token | None:
    """`June 2026 at the earliest`, `позднее марта`; alone, it says as soon as possible, or later."""
    relation = {"earliest": m.FROM, "later": m.AFTER}.get(matched[0].value)
    return Token(relation) if relation else None


def _surely_monthday(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`by the 15th troops leave`; but in "by the second deadline" it is the deadline that is counted."""
    return None if matched[-1].mark else _monthday(matched, statement)


def _same_twice(matched: list[Token], statement: Statement) -> Token | None:
    """`September (next month)`: two names for the same days, or one inside the other that has no year."""
    first, second = (the_period([token]) for token in matched)
    days = [occurrences(period, statement.on) for period in (first, second)]
    if first.unit == "amount" or second.unit == "amount":
        return None
    common = [
        span for span in days[0] if any(span.first == other.first and span.last == other.last for other in days[1])
    ]
    return matched[0] if common else None


def _relation_to(token: Token, *, of: Period) -> str:
    """`до Рамадана` is before it, though `до сентября` reaches into it."""
    feast = bool(of.name) or of.calendar == "islamic"
    return m.BEFORE if token.value == "up_to" and feast and of.parts in ((), ("start",)) else token.kind


def _tie(matched: list[Token], statement: Statement) -> Token | None:
    token = next(token for token in matched if token.kind in m.PERIOD + m.YEAR + m.SOFT)
    if not isinstance(token.value, Period):
        return None
    beside = [other for other in matched if other.kind in m.RELATIONS]
    relations = "".join(_relation_to(other, of=token.value) for other in beside)
    return Token(TIED, Tied(token.value, relations, bare=token.mark))


def _tie_behind(matched: list[Token], statement: Statement) -> Token | None:
    """Prepositions that follow: `2026'dan önce`."""
    return _tie(matched, statement) if statement.language.part_after else None


def _bare_unit(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`within the year`, `in the week`, `at the weekend`: the one that it is."""
    unit = next(token for token in matched if token.kind == m.UNIT)
    lone = len(matched) == 1 and unit.value != "weekend"
    period = unit_around(unit.value, statement) if not unit.plural and not lone else None
    if period is None or unit.value == "day":
        return None
    return [replace(token, kind=m.PERIOD, value=period) if token is unit else token for token in matched]


JOINING: tuple[Rule, ...] = (
    rule(r"Bi?[KY]|[KY]B", _piece),
    rule(r"BiU|BU|UB", _piece_of_unit),
    rule(r"B", _lone_week),
    rule(r"[UKY]A|A[KY]", _common_era),
    rule(r"UpK", week_of_day),
    rule(r"p+U(?![YK])|(?<![YK])Up", _part_of_unit),
    rule(r"[KY]p+", _part_behind),
    rule(r"p+[KY]", _part_before),
    rule(r"p+[KY]|[KY]p+", _part),
    rule(r"[nct][KY]|[KY][nct]", _surely_next),
    rule(r"UK|KU", sunday_of_date),
    rule(r"Up?K", week_of_day),
    rule(r"KU", year_behind_date),
    rule(r"WK|KW", weekday_of_date),
    rule(r"W", weekday),
    rule(r"~+K|~+Y|[KY]~+", _about),
    rule(r"[rg]?[NO][djbi]Kr?", days_of_month),
    rule(r"[rg]?K[djb][NO]Y?", days_of_month),
    rule(r"[rg][KY][djb]+[i]?[KY]", range_between),
    rule(r"[KY][djb][i]?[KY]r?", range_between),
    *FROM_A_PERIOD,
    rule(r"[KY][KY]", _same_twice),
    rule(r"v(?=[bfagi]*[KY])|(?<=[KY])v", _earliest),
    rule(r"[bfag]+O(?![UxV])", _monthday),
    rule(r"[bfag]+O(?=[xV])", _surely_monthday),
    rule(r"O[bf]", _monthday),
    rule(r"[wi]U|Uw|U", _bare_unit),
)

TYING: tuple[Rule, ...] = (
    rule(r"[bfagiwd]*[KYF][bfagiw]*", _tie_behind),
    rule(r"[bfagiwd]*[KYF][bag]*$", _tie),
    rule(r"[bfagiwd]*[KYF]", _tie),
)

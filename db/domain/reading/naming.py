"""Names of periods: years, quarters, seasons, months, weeks and days, with and without their year (R1, R7, R8, R10)."""

from dataclasses import replace
from datetime import timedelta

from db.domain.reading import meanings as m
from db.domain.reading import spans
from db.domain.reading.meanings import Token
from db.domain.reading.periods import Period, leading_rule
from db.domain.reading.relative_periods import RELATIVE_RULES, relative_unit
from db.domain.reading.rewriting import Rule, Statement, rule
from db.domain.reading.weekdays import nth_weekday
from db.domain.reading.years import one_of


def _next_behind_part(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`next year's end` is the end of next year."""
    return [matched[1], matched[0], matched[2]]


def _last_day(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`آخر يوم من مايو`: the word for end is that for last, too."""
    part, unit = matched
    fits = part.value == "end" and unit.value == "day" and not unit.plural
    return [part.spanning(matched)] if fits and statement.language.calendar else None


def _numbered_unit(matched: list[Token], statement: Statement) -> Token | None:
    """`third quarter`, `triwulan III`, `first half`, `second week`."""
    unit, number = one_of(matched, m.UNIT), one_of(matched, m.ORDINAL + m.NUMBER + m.LAST)
    value = -1 if number.kind == m.LAST else number.value
    if unit.plural:
        return None
    if _is_calendar_week(matched, number):
        return Token(m.PIECE, ("isoweek", value)) if 1 <= value <= 53 else None
    if unit.value == "quarter":
        value = 4 if value == -1 else value
        return Token(m.QUARTER, ("quarter", value)) if 1 <= value <= 4 else None
    if unit.value == "half":
        value = 2 if value == -1 else value
        return Token(m.QUARTER, ("half", value)) if value in (1, 2) else None
    if (
        unit.value not in ("day", "workday", "week", "month", "tenday")
        or number.kind == m.NUMBER
        or unit.mark
        or number.definite
    ):
        return None
    return Token(m.PIECE, (unit.value, value))


def _is_calendar_week(matched: list[Token], number: Token) -> bool:
    """`week 12`, `12. Kalenderwoche`: a week by the number that ISO 8601 gives it."""
    unit = one_of(matched, m.UNIT)
    return unit.value == "isoweek" or (unit.value == "week" and matched[0] is unit and number.kind == m.NUMBER)


def _last_of_the_year(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`yılın son çeyreği`: the last quarter of the year."""
    before, behind = _numbered_unit(matched[:2], statement), _numbered_unit(matched[1:], statement)
    if statement.language.adjective_after and before and before.kind == m.QUARTER:
        return [before.spanning(matched[:2]), matched[2]]
    return [matched[0], behind.spanning(matched[1:])] if behind and behind.kind == m.QUARTER else None


def _day_of_next_month(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`tanggal 15 bulan depan`: the 15th of next month; the month is put together first."""
    if matched[1].value != "month" or matched[1].plural:
        return None
    month = relative_unit("month", {m.NEXT: 1, m.COMING: 1, m.THIS: 0}[matched[2].kind], statement)
    return [matched[0], month.spanning(matched[1:])] if month else None


def _numbered_middle(matched: list[Token], statement: Statement) -> Token | None:
    """`segunda mitad`: the word that alone means the middle."""
    part, number = one_of(matched, m.PART), one_of(matched, m.ORDINAL)
    fits = part.value == "mid" and number.value in (1, 2)
    return Token(m.QUARTER, ("half", number.value)) if fits else None


def _last_piece(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`the last week of March`: not the week before this one, for a period follows."""
    piece = _numbered_unit(matched[:2], statement)
    return [piece.spanning(matched[:2]), *matched[2:]] if piece else None


def _last_piece_behind(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`2026'nın son çeyreği`."""
    piece = _numbered_unit(matched[1:], statement)
    return [matched[0], piece.spanning(matched[1:])] if piece else None


def _day_before_date(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`يوم 30 سبتمبر`: that it is a day adds nothing."""
    return [] if matched[0].value == "day" and not matched[0].plural else None


def _part_of_the_year(matched: list[Token], statement: Statement) -> Token | None:
    """`the second half of the year`: the one that it is, or the next."""
    unit, quarter = one_of(matched, m.UNIT), one_of(matched, m.QUARTER)
    return quarter if unit.value == "year" and not unit.plural else None


def _same_year(matched: list[Token], statement: Statement) -> Token | None:
    """`next year 2027`, `العام المقبل 2025`: the year under both its names."""
    first, second = (token.value for token in matched)
    same = first.year == second.year and first.calendar == second.calendar and not first.parts and not second.parts
    return matched[-1] if same else None


def _quarter_of_year(matched: list[Token], statement: Statement) -> Token | None:
    quarter = one_of(matched, m.QUARTER)
    unit, number = quarter.value
    year = next((token.value for token in matched if token.kind == m.YEAR), None)
    if year is not None and (year.calendar != "gregorian" or year.parts):
        return Token(m.PERIOD, year.with_part((unit, number)))
    code = {"quarter": 32, "half": 39}[unit] + number
    rule_name = leading_rule("R1", year.rule) if year else "R7"
    return Token(m.PERIOD, Period(unit, year=_year_number(year), number=code, rule=rule_name))


def _half_of_period(matched: list[Token], statement: Statement) -> Token | None:
    """`the second half of September`: also of a month, a quarter or a decade."""
    unit, number = one_of(matched, m.QUARTER).value
    period = one_of(matched, m.PERIOD).value
    fits = (
        unit == "half"
        and isinstance(period, Period)
        and period.unit in ("month", "quarter", "half", "decade", "season")
    )
    fits = fits or (unit == "quarter" and isinstance(period, Period) and period.unit == "fiscal")
    return Token(m.PERIOD, period.with_part((unit, number))) if fits and not period.parts else None


def _year_number(year: Period | None) -> int | None:
    if year is None:
        return None
    return year.fixed.first.year if year.fixed else year.year


def _season(matched: list[Token], statement: Statement) -> Token | None:
    season = one_of(matched, m.SEASON)
    years = [token.value for token in matched if token.kind == m.YEAR]
    if years and years[0].calendar == "persian" and not years[0].parts:
        return Token(m.PERIOD, replace(years[0].with_part(("quarter", season.value - 20)), other=None))
    if years and (years[0].calendar != "gregorian" or years[0].parts):
        return None
    rule_name = years[0].rule if years else "R7"
    return Token(m.PERIOD, Period("season", year=_year_number(years[0] if years else None), number=season.value,
                                  rule=rule_name))  # fmt: skip


def _winter_of_years(matched: list[Token], statement: Statement) -> Token | None:
    """`winter 2026/27` is the one that begins in 2026."""
    years, season = one_of(matched, m.PERIOD).value, one_of(matched, m.SEASON)
    if not isinstance(years, Period) or years.unit != "years" or season.value != 24:
        return None
    return Token(m.PERIOD, Period("season", year=years.year, number=season.value))


def _date(matched: list[Token], statement: Statement) -> Token | None:
    """A month with its day, its year, both or neither, in any order."""
    calendar, number = one_of(matched, m.MONTH).value
    days = [token.value for token in matched if token.kind in m.NUMBER + m.ORDINAL]
    year = next((token.value for token in matched if token.kind == m.YEAR), None)
    if year is not None and year.other is not None and calendar == "gregorian":
        year = year.other  # "in April of this year"
    if days and not 1 <= days[0] <= 31:
        return None
    if year is not None and (year.parts or (calendar != year.calendar and not _islamic_in_gregorian(calendar, year))):
        return None
    if year is not None and calendar != year.calendar:
        return _islamic_month_in(year, number, days)
    rules = ["R1" if year else "R7", year.rule if year else "R1"]
    rules += {"islamic": ["R9" if number == 9 else "R10"], "persian": ["R10"]}.get(calendar, [])
    return Token(m.PERIOD, Period(
        "day" if days else "month", year=_year_number(year), number=number, day=days[0] if days else None,
        calendar=calendar, rule=leading_rule(*rules),
    ))  # fmt: skip


def _islamic_in_gregorian(calendar: str, year: Period) -> bool:
    return calendar != "gregorian" and year.calendar == "gregorian" and year.year is not None


def _islamic_month_in(year: Period, number: int, days: list[int]) -> Token | None:
    """`Ramadan 2026`: the Islamic month that begins in that Gregorian year."""
    assert year.year is not None
    for islamic in range(*((year.year - 622) * 33 // 32 + shift for shift in (-1, 4))):
        span = spans.month_span(islamic, number, calendar="islamic")
        if span and span.first.year == year.year:
            period = Period("month", year=islamic, number=number, calendar="islamic", rule="R9")
            return Token(m.PERIOD, replace(period, unit="day", day=days[0]) if days else period)
    return None


def _feast(matched: list[Token], statement: Statement) -> Token | None:
    name = one_of(matched, m.FEAST).value
    year = next((token.value for token in matched if token.kind == m.YEAR), None)
    islamic = name in ("eid", "eid_fitr", "eid_adha", "ashura", "arbaeen", "mawlid", "islamic_new_year")
    if year is not None and year.calendar == "islamic" and name in _FEAST_DAYS:
        month, day = _FEAST_DAYS[name]
        fixed = spans.named_day(year.year, month, day, calendar="islamic")
        fixed = replace(fixed, edtf=fixed.edtf + "~") if fixed and not fixed.approximate else fixed
        return Token(m.PERIOD, Period("feast", fixed=fixed, rule="R9")) if fixed else None
    if year is not None and year.calendar != "gregorian" and name != "nowruz":
        return None
    if year is not None and year.calendar == "persian":
        return Token(m.PERIOD, Period("day", year=year.year, number=1, day=1, calendar="persian", rule="R10"))
    rule_name = "R9" if islamic else "R10" if name == "nowruz" else "R7"
    return Token(m.PERIOD, Period("feast", year=_year_number(year), name=name, rule=rule_name))


_FEAST_DAYS = {"eid_fitr": (10, 1), "eid_adha": (12, 10), "ashura": (1, 10), "arbaeen": (2, 20), "mawlid": (3, 12)}


def _day(matched: list[Token], statement: Statement) -> Token | None:
    """Today, tomorrow."""
    return Token(
        m.PERIOD, Period("day", fixed=spans.day_span(statement.on + timedelta(days=matched[0].value)), rule="R7")
    )


PERIODS: tuple[Rule, ...] = (
    rule(r"Op|pO", _numbered_middle),
    rule(r"[Olp]W|W[Ol]", nth_weekday),
    rule(r"[ntc]pU", _next_behind_part),
    rule(r"pU(?=[MY])", _last_day),
    rule(r"U(?=[NO]M)", _day_before_date),
    rule(r"[YMK]lU", _last_piece_behind),
    rule(r"lU[UYMKpntS]|lUi[UYMKnt]|Ul[YMK]", _last_piece),
    rule(r"UlU", _last_of_the_year),
    rule(r"OU[nct]", _day_of_next_month),
    rule(r"OU|UO|NU|UN(?!M)", _numbered_unit),
    *RELATIVE_RULES,
    rule(r"YY", _same_year),
    rule(r"QY|YQ", _quarter_of_year),
    rule(r"SK|KS", _winter_of_years),
    rule(r"SY|YS|S", _season),
    rule(r"EY|YE|E", _feast),
    rule(r"[NO]MY|YM[NO]|M[NO]Y|Y[NO]M", _date),
    rule(r"MY|YM", _date),
    rule(r"[NO]M|M[NO]|M", _date),
    rule(r"QK|KQ", _half_of_period),
    rule(r"QU(?![nctl])|UQ", _part_of_the_year),
    rule(r"Q", _quarter_of_year),
    rule(r"D", _day),
)

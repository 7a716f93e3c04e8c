"""Names of periods: years, quarters, seasons, months, weeks and days, with and without their year (R1, R7, R8, R10)."""

from dataclasses import replace
from datetime import timedelta

from db.domain.edtf import parse_edtf
from db.domain.reading import meanings as m
from db.domain.reading import spans
from db.domain.reading.meanings import Token
from db.domain.reading.periods import Period, leading_rule
from db.domain.reading.relative_periods import RELATIVE_RULES
from db.domain.reading.rewriting import Rule, Said, rule

GREGORIAN_YEARS = range(1900, 2200)
OTHER_YEARS = range(1300, 1500)
BUDDHIST_YEARS = range(2443, 2743)


def _one_of(found: list[Token], kinds: str) -> Token:
    return next(token for token in found if token.kind in kinds)


def year_period(number: int, said: Said, era: str | None = None) -> Period | None:
    """The year that a number means. None if it means none."""
    if era:
        return Period("year", year=number, calendar=era, rule="R1" if era == "gregorian" else "R10")
    if number in GREGORIAN_YEARS:
        return Period("year", year=number)
    if number in OTHER_YEARS and said.language.calendar:
        return Period("year", year=number, calendar=said.language.calendar, rule="R10")
    return None


def _year(found: list[Token], said: Said) -> Token | None:
    number = _one_of(found, m.NUMBER).value
    era = next((token.value for token in found if token.kind == m.ERA), None)
    if any(token.kind == m.UNIT and token.value != "year" for token in found):
        return None
    if era == "buddhist" and number not in BUDDHIST_YEARS:
        return None
    period = year_period(number, said, era)
    return Token(m.YEAR, period) if period else None


def _year_of_a_decade(found: list[Token], said: Said) -> Token | None:
    """`the decade of the 2030s`, `años 2030`, `2030年代`: the decade itself."""
    unit, other = _one_of(found, m.UNIT), _one_of(found, m.NUMBER + m.PERIOD)
    number = other.value[1] if other.kind == m.PERIOD and isinstance(other.value, tuple) else other.value
    years = unit.value == "year" and unit.plural and (number in GREGORIAN_YEARS or other.kind == m.PERIOD)
    named = unit.value == "decade" or years
    if not named or not isinstance(number, int):
        return None
    decade = number if other.kind == m.PERIOD else number // 10
    return Token(m.PERIOD, ("decade", decade)) if number % 10 == 0 or other.kind == m.PERIOD else None


def _era_of_year(found: list[Token], said: Said) -> Token | None:
    year, era = _one_of(found, m.YEAR), _one_of(found, m.ERA)
    calendar = era.value if era.value != "gregorian" else "gregorian"
    return Token(m.YEAR, replace(year.value, calendar=calendar, rule="R1" if calendar == "gregorian" else "R10"))


def _redundant_unit(found: list[Token], said: Said) -> Token | None:
    """`year 2026`, `month of March`: the unit adds nothing."""
    unit, other = _one_of(found, m.UNIT), next(token for token in found if token.kind != m.UNIT)
    fits = unit.value == {m.YEAR: "year", m.MONTH: "month", m.WEEKDAY: "day", m.SEASON: "season"}.get(other.kind)
    return other if fits and not unit.plural else None


def _year_of_month(found: list[Token], said: Said) -> list[Token] | None:
    """`Rabi I 1448`: the year is counted as its month's calendar counts."""
    month, number = _one_of(found, m.MONTH), _one_of(found, m.NUMBER)
    if month.value[0] == "gregorian" or number.value not in OTHER_YEARS:
        return None
    year = replace(number, kind=m.YEAR, value=Period("year", year=number.value, calendar=month.value[0], rule="R10"))
    return [year if token is number else token for token in found]


def _next_behind_part(found: list[Token], said: Said) -> list[Token] | None:
    """`next year's end` is the end of next year."""
    return [found[1], found[0], found[2]]


def _same_month_twice(found: list[Token], said: Said) -> Token | None:
    """`آذار/مارس`: one month under both its names."""
    return found[0] if found[0].value == found[-1].value else None


def _marked_number(found: list[Token], said: Said) -> Token | None:
    """Chinese dates: 2026年, 9月, 30日."""
    number, unit = found
    if not unit.mark:
        return None
    if unit.value == "month":
        return Token(m.MONTH, ("gregorian", number.value)) if 1 <= number.value <= 12 else None
    if unit.value == "day":
        return Token(m.ORDINAL, number.value, mark=True) if 1 <= number.value <= 31 else None
    year = number.value + 2000 if 20 <= number.value < 100 else number.value
    period = year_period(year, said)
    return Token(m.YEAR, period) if period else None


def _numbered_unit(found: list[Token], said: Said) -> Token | None:
    """`third quarter`, `triwulan III`, `first half`, `second week`."""
    unit, number = _one_of(found, m.UNIT), _one_of(found, m.ORDINAL + m.NUMBER + m.LAST)
    value = -1 if number.kind == m.LAST else number.value
    if unit.plural:
        return None
    if unit.value == "quarter":
        value = 4 if value == -1 else value
        return Token(m.QUARTER, ("quarter", value)) if 1 <= value <= 4 else None
    if unit.value == "half":
        value = 2 if value == -1 else value
        return Token(m.QUARTER, ("half", value)) if value in (1, 2) else None
    if unit.value not in ("day", "week", "month", "tenday") or number.kind == m.NUMBER or unit.mark:
        return None
    return Token(m.PIECE, (unit.value, value))


def _numbered_middle(found: list[Token], said: Said) -> Token | None:
    """`segunda mitad`: the word that alone means the middle."""
    part, number = _one_of(found, m.PART), _one_of(found, m.ORDINAL)
    fits = part.value == "mid" and number.value in (1, 2)
    return Token(m.QUARTER, ("half", number.value)) if fits else None


def _last_piece(found: list[Token], said: Said) -> list[Token] | None:
    """`the last week of March`: not the week before this one, for a period follows."""
    piece = _numbered_unit(found[:2], said)
    return [piece.spanning(found[:2]), *found[2:]] if piece else None


def _last_piece_behind(found: list[Token], said: Said) -> list[Token] | None:
    """`2026'nın son çeyreği`."""
    piece = _numbered_unit(found[1:], said)
    return [found[0], piece.spanning(found[1:])] if piece else None


def _day_before_date(found: list[Token], said: Said) -> list[Token] | None:
    """`يوم 30 سبتمبر`: that it is a day adds nothing."""
    return [] if found[0].value == "day" and not found[0].plural else None


def _part_of_the_year(found: list[Token], said: Said) -> Token | None:
    """`the second half of the year`: the one that it is, or the next."""
    unit, quarter = _one_of(found, m.UNIT), _one_of(found, m.QUARTER)
    return quarter if unit.value == "year" and not unit.plural else None


def _quarter_of_year(found: list[Token], said: Said) -> Token | None:
    quarter = _one_of(found, m.QUARTER)
    unit, number = quarter.value
    year = next((token.value for token in found if token.kind == m.YEAR), None)
    if year is not None and (year.calendar != "gregorian" or year.parts):
        return Token(m.PERIOD, year.with_part((unit, number)))
    code = {"quarter": 32, "half": 39}[unit] + number
    rule_name = leading_rule("R1", year.rule) if year else "R7"
    return Token(m.PERIOD, Period(unit, year=_year_number(year), number=code, rule=rule_name))


def _half_of_period(found: list[Token], said: Said) -> Token | None:
    """`the second half of September`: also of a month, a quarter or a decade."""
    unit, number = _one_of(found, m.QUARTER).value
    period = _one_of(found, m.PERIOD).value
    fits = unit == "half" and isinstance(period, Period) and period.unit in ("month", "quarter", "half", "decade", "season")
    return Token(m.PERIOD, period.with_part((unit, number))) if fits and not period.parts else None


def _year_number(year: Period | None) -> int | None:
    if year is None:
        return None
    return year.fixed.first.year if year.fixed else year.year


def _season(found: list[Token], said: Said) -> Token | None:
    season = _one_of(found, m.SEASON)
    years = [token.value for token in found if token.kind == m.YEAR]
    if years and (years[0].calendar != "gregorian" or years[0].parts):
        return None
    rule_name = years[0].rule if years else "R7"
    return Token(m.PERIOD, Period("season", year=_year_number(years[0] if years else None), number=season.value,
                                  rule=rule_name))  # fmt: skip


def _winter_of_years(found: list[Token], said: Said) -> Token | None:
    """`winter 2026/27` is the one that begins in 2026."""
    years, season = _one_of(found, m.PERIOD).value, _one_of(found, m.SEASON)
    if not isinstance(years, Period) or years.unit != "years" or season.value != 24:
        return None
    return Token(m.PERIOD, Period("season", year=years.year, number=season.value))


def _date(found: list[Token], said: Said) -> Token | None:
    """A month with its day, its year, both or neither, in any order."""
    calendar, number = _one_of(found, m.MONTH).value
    days = [token.value for token in found if token.kind in m.NUMBER + m.ORDINAL]
    year = next((token.value for token in found if token.kind == m.YEAR), None)
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


def _feast(found: list[Token], said: Said) -> Token | None:
    name = _one_of(found, m.FEAST).value
    year = next((token.value for token in found if token.kind == m.YEAR), None)
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


def _day(found: list[Token], said: Said) -> Token | None:
    """Today, tomorrow."""
    return Token(m.PERIOD, Period("day", fixed=spans.day_span(said.on + timedelta(days=found[0].value)), rule="R7"))


def _typed(found: list[Token], said: Said) -> Token | None:
    """A date in digits, a decade or a pair of years, as the lexer left them."""
    value = found[0].value
    if not isinstance(value, tuple):
        return None
    if value[0] == "decade":
        return Token(m.PERIOD, Period("decade", fixed=spans.decade_span(value[1])))
    if value[0] == "edtf":
        return _edtf(value[1])
    if value[0] == "years":
        first, last = spans.year_span(value[1]), spans.year_span(value[1] + 1)
        assert first and last
        both = spans.Span(f"{first.edtf}/{last.edtf}", first.first, last.last, "years")
        return Token(m.PERIOD, Period("years", fixed=both, year=value[1]))
    year, month, day = value[1][0]
    other = said.language.calendar if year in OTHER_YEARS else None
    rule_name = "R10" if other else "R7" if year is None else "R1"
    period = Period("day" if day else "month", year=year, number=month, day=day, calendar=other or "gregorian",
                    rule=rule_name)  # fmt: skip
    return Token(m.PERIOD, period)


def _edtf(text: str) -> Token | None:
    """EDTF among words, as the product itself writes what has no other words: `before 2026-35`."""
    period = parse_edtf(text)
    if period.earliest is None or period.latest is None:
        return None
    unit = "day" if period.earliest == period.latest else "edtf"
    return Token(m.PERIOD, Period(unit, fixed=spans.Span(text, period.earliest, period.latest, unit)))


YEARS: tuple[Rule, ...] = (
    rule(r"UN|NU|UK|KU", _year_of_a_decade),
    rule(r"NU", _marked_number),
    rule(r"AU?NU?|U?NA", _year),
    rule(r"MN|NM", _year_of_month),
    rule(r"UN|NU", _year),
    rule(r"N", _year),
    rule(r"YA|AY", _era_of_year),
    rule(r"U[YMWS]|[YMWS]U", _redundant_unit),
    rule(r"MM", _same_month_twice),
    rule(r"K", _typed),
)

PERIODS: tuple[Rule, ...] = (
    rule(r"Op|pO", _numbered_middle),
    rule(r"[ntc]pU", _next_behind_part),
    rule(r"U(?=[NO]M)", _day_before_date),
    rule(r"[YMK]lU", _last_piece_behind),
    rule(r"lU[YMKpntS]|Ul[YMK]", _last_piece),
    rule(r"OU|UO|NU|UN", _numbered_unit),
    *RELATIVE_RULES,
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

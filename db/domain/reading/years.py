"""Years, decades and months by themselves, and dates in digits: what the names of periods are put together from."""

from dataclasses import replace

from db.domain.edtf import parse_edtf
from db.domain.reading import meanings as m
from db.domain.reading import spans
from db.domain.reading.meanings import Token
from db.domain.reading.periods import Period
from db.domain.reading.rewriting import Rule, Statement, rule

GREGORIAN_YEARS = range(1900, 2200)
OTHER_YEARS = range(1300, 1500)
ROC_YEARS_BEHIND = 1911
ROC_YEARS = range(1, 290)
BUDDHIST_YEARS = range(2443, 2743)


def one_of(matched: list[Token], kinds: str) -> Token:
    return next(token for token in matched if token.kind in kinds)


def year_period(number: int, statement: Statement, era: str | None = None) -> Period | None:
    """The year that a number means. None if it means none."""
    if era == "roc":
        return Period("year", year=number + ROC_YEARS_BEHIND) if number in ROC_YEARS else None
    if era and (era != "gregorian" or number in GREGORIAN_YEARS):
        return Period("year", year=number, calendar=era, rule="R1" if era == "gregorian" else "R10")
    if number in GREGORIAN_YEARS:
        return Period("year", year=number)
    if number in OTHER_YEARS and statement.language.calendar:
        return Period("year", year=number, calendar=statement.language.calendar, rule="R10")
    return None


def _year(matched: list[Token], statement: Statement) -> Token | None:
    number = one_of(matched, m.NUMBER).value
    era = next((token.value for token in matched if token.kind == m.ERA), None)
    if any(token.kind == m.UNIT and token.value != "year" for token in matched):
        return None
    if era == "buddhist" and number not in BUDDHIST_YEARS:
        return None
    period = year_period(number, statement, era)
    return Token(m.YEAR, period) if period else None


def _year_of_a_decade(matched: list[Token], statement: Statement) -> Token | None:
    """`the decade of the 2030s`, `años 2030`, `2030年代`: the decade itself."""
    unit, other = one_of(matched, m.UNIT), one_of(matched, m.NUMBER + m.PERIOD)
    if other.kind == m.PERIOD:
        decade = isinstance(other.value, tuple) and other.value[0] == "decade"
        return other if decade and unit.value in ("year", "decade") else None
    years = unit.value == "year" and unit.plural and other.value in GREGORIAN_YEARS
    named = unit.value == "decade" or years
    return Token(m.PERIOD, ("decade", other.value // 10)) if named and other.value % 10 == 0 else None


def _era_of_year(matched: list[Token], statement: Statement) -> Token | None:
    year, era = one_of(matched, m.YEAR), one_of(matched, m.ERA)
    if era.value == "roc":  # no year of four digits is one of the Republic
        return None
    calendar = era.value if era.value != "gregorian" else "gregorian"
    return Token(m.YEAR, replace(year.value, calendar=calendar, rule="R1" if calendar == "gregorian" else "R10"))


def _redundant_unit(matched: list[Token], statement: Statement) -> Token | None:
    """`year 2026`, `month of March`: the unit adds nothing."""
    unit, other = one_of(matched, m.UNIT), next(token for token in matched if token.kind != m.UNIT)
    fits = unit.value == {m.YEAR: "year", m.MONTH: "month", m.WEEKDAY: "day", m.SEASON: "season"}.get(other.kind)
    return other if fits and not unit.plural else None


def _year_of_month(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`Rabi I 1448`: the year is counted as its month's calendar counts."""
    month, number = one_of(matched, m.MONTH), one_of(matched, m.NUMBER)
    if month.value[0] == "gregorian" or number.value not in OTHER_YEARS:
        return None
    year = replace(number, kind=m.YEAR, value=Period("year", year=number.value, calendar=month.value[0], rule="R10"))
    return [year if token is number else token for token in matched]


def _same_month_twice(matched: list[Token], statement: Statement) -> Token | None:
    """`آذار/مارس`: one month under both its names."""
    return matched[0] if matched[0].value == matched[-1].value else None


def _marked_number(matched: list[Token], statement: Statement) -> Token | None:
    """Chinese dates: 2026年, 9月, 30日."""
    number, unit = matched
    if not unit.mark:
        return None
    if unit.value == "month":
        return Token(m.MONTH, ("gregorian", number.value)) if 1 <= number.value <= 12 else None
    if unit.value == "day":
        return Token(m.ORDINAL, number.value, mark=True, definite=True) if 1 <= number.value <= 31 else None
    year = number.value + 2000 if 20 <= number.value < 100 else number.value
    period = year_period(year, statement)
    return Token(m.YEAR, period) if period else None


def _typed(matched: list[Token], statement: Statement) -> Token | None:
    """A date in digits, a decade or a pair of years, as the lexer left them."""
    value = matched[0].value
    if not isinstance(value, tuple):
        return None
    if value[0] == "decade":
        if value[1] == 0:  # there is no year 0
            return Token(m.UNREADABLE)
        return Token(m.PERIOD, Period("decade", fixed=spans.decade_span(value[1])))
    if value[0] == "edtf":
        return _edtf(value[1]) or Token(m.UNREADABLE)
    if value[0] == "years":
        first, last = spans.year_span(value[1]), spans.year_span(value[1] + 1)
        assert first and last
        both = spans.Span(f"{first.edtf}/{last.edtf}", first.first, last.last, "years")
        return Token(m.PERIOD, Period("years", fixed=both, year=value[1]))
    year, month, day = value[1][0]
    other = statement.language.calendar if year in OTHER_YEARS else None
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


def _same_era(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`中華民國115年8月1日至116年7月31日`: the era is said once for both years."""
    era, new = matched[0], matched[:1]
    for place, token in enumerate(matched[1:], start=1):
        unit = matched[place + 1] if place + 1 < len(matched) else token
        is_year = token.kind == m.NUMBER and unit.kind == m.UNIT and unit.value == "year"
        if is_year and token.value in ROC_YEARS and matched[place - 1].kind != m.ERA:
            new.append(Token(m.ERA, "roc").spanning([token]))
        new.append(token)
    return new if era.value == "roc" and len(new) > len(matched) else None


ERAS: tuple[Rule, ...] = (rule(r"A.+NU", _same_era),)
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

"""Numbers, and spans of time counted in units: `within 90 days` (R5), `in the coming days` (R6)."""

from dataclasses import replace
from datetime import date, timedelta

from db.domain.reading import meanings as m
from db.domain.reading.meanings import Token
from db.domain.reading.periods import Period
from db.domain.reading.rewriting import Rule, Statement, rule
from db.domain.reading.spans import Span, day_span, interval, months_later
from db.domain.reading.years import one_of

_DAYS = {"day": 1, "week": 7, "tenday": 10}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
LONGEST_AMOUNT = 100_000
_INSIDE = m.NUMBER + m.UNIT + m.NEXT + m.COMING + m.TO + m.AND + m.BY  # "zwei bis drei Wochen"
_COUNTED = ("hour", "workday", *_DAYS, *_MONTHS)


def _one_number(matched: list[Token], statement: Statement) -> Token | None:
    """Number words that belong together: `hundred and twenty`, `treinta y uno`, `ninety (90)`."""
    first, second = matched[0], matched[-1]
    low, high = first.value, second.value
    if len(matched) == 2 and low == high and first.mark != second.mark:
        return second
    if not (first.mark and second.mark):
        return None
    if high in (100, 1000) and low < high:
        return replace(second, value=low * high)
    tens_first = low >= 20 and low % 10 == 0 and (high < 10 or (low >= 100 and low % 100 == 0 and high < 100))
    units_first = len(matched) == 3 and low < 10 and high in range(20, 100, 10)
    return replace(second, value=low + high) if tens_first or units_first else None


def _amount(matched: list[Token], statement: Statement) -> list[Token] | Token | None:
    """A number of units, `value` being its least, its most and its unit. `mark`: nothing says from when."""
    numbers = [token.value for token in matched if token.kind == m.NUMBER]
    unit = next(token for token in matched if token.kind == m.UNIT)
    if matched[0].kind == m.BEFORE and not statement.language.before_counts_from_now:
        return None
    if _apart(matched):
        return None
    if matched[-1].value == "up_to":  # "две недели до Рамадана": it belongs to what follows
        counted = _amount(matched[:-1], statement)
        return [counted.spanning(matched[:-1]), matched[-1]] if isinstance(counted, Token) else None
    led = any(token.kind in m.WITHIN + m.NEXT + m.COMING + m.IN + m.BY + m.BEFORE for token in matched)
    within = any(token.kind == m.WITHIN for token in matched)
    if unit.value not in _COUNTED or not all(0 < number < LONGEST_AMOUNT for number in numbers):
        return None
    if unit.mark and (unit.value == "month" or (numbers[-1] <= 31 and unit.value == "day" and not within)):
        return None
    if unit.value == "decade" and numbers[-1] >= 1000:
        return None
    if unit.value == "year" and (numbers[-1] >= 1000 or (unit.mark and not led)):
        return None
    if unit.value in ("quarter", "half") and not unit.plural and not within:
        return None
    return Token(m.AMOUNT, (min(numbers), max(numbers), unit.value), mark=not led)


def _lasting(matched: list[Token], statement: Statement) -> Token | None:
    """`for 90 days` says how long something lasts, not by when it is done: it is asked about."""
    if not any(token.kind == m.IN and token.value == "lasting" for token in matched):
        return None
    return (
        Token(m.UNREADABLE)
        if _amount([token for token in matched if token.kind in m.NUMBER + m.UNIT], statement)
        else None
    )


def _times(matched: list[Token], statement: Statement) -> Token | None:
    """`2 x 24 jam`: 48 hours."""
    first, times, second = matched
    return Token(m.NUMBER, first.value * second.value) if times.value in ("x", "kali") else None


def _adjective_amount(matched: list[Token], statement: Statement) -> list[Token] | Token | None:
    """`الأشهر الثلاثة المقبلة`: the number after its unit."""
    plural = any(token.kind == m.UNIT and token.plural for token in matched)
    return _amount(matched, statement) if plural else None


def _apart(matched: list[Token]) -> bool:
    """Whether a word without meaning stands between number and unit: "le 15 du mois prochain" counts no months."""
    first = next(place for place, token in enumerate(matched) if token.kind in m.NUMBER + m.UNIT)
    inner = [token for token in matched[first:] if token.kind in _INSIDE]
    last = max(place for place, token in enumerate(inner) if token.kind in m.NUMBER + m.UNIT)
    return any(inner[place + 1].first - inner[place].last > 1 for place in range(last))


def _first_months(matched: list[Token], statement: Statement) -> Token | None:
    """`the first three months of 2026` are its first quarter, `the last six` its second half."""
    number, unit = one_of(matched, m.NUMBER), one_of(matched, m.UNIT)
    which = one_of(matched, m.ORDINAL + m.LAST)
    name = {3: "quarter", 6: "half"}.get(number.value)
    if name is None or unit.value != "month" or which.value not in (None, 1):
        return None
    last = {"quarter": 4, "half": 2}[name]
    return Token(m.QUARTER, (name, last if which.kind == m.LAST else 1))


def _amount_then_after(matched: list[Token], statement: Statement) -> Token | None:
    """`90天后`, `90 gün sonra`: in 90 days."""
    amount = _amount(matched, statement) if statement.language.part_after else None
    return replace(amount, mark=False) if isinstance(amount, Token) else None


def _range_of_amounts(matched: list[Token], statement: Statement) -> Token | None:
    """`two weeks to three weeks`."""
    first, last = matched[0], matched[-1]
    (least, _, unit), (_, greatest, other) = first.value, last.value
    return replace(first, value=(least, greatest, unit)) if unit == other and least < greatest else None


def _amount_after_period(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`Ramazan'dan üç gün sonra`: not in three days, but three days after what stands before."""
    amount = _amount_then_after(matched, statement)
    return [amount.spanning(matched[:-1]), matched[-1]] if amount else None


def _soft(matched: list[Token], statement: Statement) -> Token | None:
    """The coming days, weeks or months; longer ones have no days (R6)."""
    unit = next(token for token in matched if token.kind == m.UNIT)
    kinds = {token.kind for token in matched}
    plural = any(token.plural for token in matched)
    if m.FEW not in kinds and not (plural and kinds & {m.NEXT, m.COMING, m.WITHIN}):
        return None
    last = {"day": statement.on + timedelta(days=7), "week": statement.on + timedelta(days=28)}.get(unit.value)
    if unit.value == "month":
        last = months_later(statement.on, 6)
    if last is None:
        return Token(m.VAGUE)
    return Token(m.SOFT, Period("soft", fixed=interval(statement.on, last, approximate=True), rule="R6"))


def counted_from(day: date, amount: tuple[int, int, str], *, back: bool = False) -> Span | None:
    """The day some units after `day`, or before it; the days between the least and the most of them, if these differ.

    None past the calendar.
    """
    least, greatest, unit = amount
    if unit == "workday":  # holidays are not known, so no day follows
        return None
    try:
        days = sorted(_later(day, -number if back else number, unit) for number in (least, greatest))
    except (ValueError, OverflowError):
        return None
    return day_span(days[0]) if days[0] == days[1] else interval(*days)


def _later(day: date, number: int, unit: str) -> date:
    if unit == "hour":
        days = -(-abs(number) // 24)
        return day + timedelta(days=days if number > 0 else -days)
    if unit in _DAYS:
        return day + timedelta(days=number * _DAYS[unit])
    return months_later(day, number * _MONTHS[unit])


def amount_from_now(matched: list[Token], statement: Statement) -> Token | None:
    """`after 90 days`, or an amount that counts from the day it was said."""
    amount = next(token for token in matched if token.kind == m.AMOUNT)
    span = counted_from(statement.on, amount.value)
    if span is None:
        return None
    after = matched[0].kind == m.FROM or (matched[0].kind == m.AFTER and not statement.language.after_counts_from_now)
    return Token(m.PERIOD, Period("amount", fixed=span, rule="R5", name="after" if after else "by"), mark=amount.mark)


def _amount_from_day(matched: list[Token], statement: Statement) -> Token | None:
    """`90 days from now`, `within two days of tomorrow`."""
    amount, day = one_of(matched, m.AMOUNT), one_of(matched, m.DAY)
    span = counted_from(statement.on + timedelta(days=day.value), amount.value)
    return Token(m.PERIOD, Period("amount", fixed=span, rule="R5", name="by")) if span else None


def _relative(matched: list[Token], statement: Statement) -> Token | None:
    """`within 90 days of the signing`; but `elections within 90 days` and `90天内完成` count from the day."""
    amount = one_of(matched, m.AMOUNT)
    counts_from_now = len(matched) == 2 and not amount.mark and (matched[0] is amount) == statement.language.part_after
    return None if counts_from_now else Token(m.RELATIVE)


def _edge_of(matched: list[Token], statement: Statement) -> Token | None:
    """`the first days of March` are its start, `the last days` its end."""
    unit = next(token for token in matched if token.kind == m.UNIT)
    other = next(token for token in matched if token.kind != m.UNIT)
    if not unit.plural or unit.value not in ("day", "week", "month") or other.value not in (None, 1):
        return None
    return Token(m.PART, "end" if other.kind == m.LAST else "start")


def _one_unit(matched: list[Token], statement: Statement) -> Token | None:
    """`within month`, in languages that say so for "within a month"."""
    unit = matched[-1]
    if not statement.language.bare_unit_is_one or unit.definite or unit.plural or unit.mark:
        return None
    if unit.value not in ("hour", "day", "week", "month", "year"):
        return None
    return Token(m.AMOUNT, (1, 1, unit.value))


COUNTING: tuple[Rule, ...] = (
    rule(r"N[NO]", _one_number),
    rule(r"NjN", _one_number),
    rule(r"[Ol]U|U[Ol]", _edge_of),
    rule(r"w+U(?![NOYMKntlcUd])", _one_unit),
    rule(r"NxN(?=U)", _times),
    rule(r"i+N(?:[djb]N)?U(?![nc])|N(?:[djb]N)?Ui", _lasting),
    rule(r"(?<=[MESW])N(?:[djb]N)?U[w]*a", _amount_after_period),
    rule(r"[wibnctk]*N(?:[djb]N)?[nc]?U[ncwb]*a", _amount_then_after),
    rule(r"[Ol]NU|N[Ol]U", _first_months),
    rule(r"[wibf]*UN[nc]+", _adjective_amount),
    rule(r"[wibnctkf]*N(?:[djb]N)?[nc]?U[ncwb]*", _amount),
    rule(r"T[dj]T", _range_of_amounts),
    rule(r"[wibnck]*U[nckw]*(?![NOYM])", _soft),
)

FROM_A_DAY: tuple[Rule, ...] = (
    rule(r"T[agi]*D", _amount_from_day),
    rule(r"T[agf]*[VC]|T[agf]+[x~]|[Vx][ag]+[wib]?T|VT", _relative),
    # Not beside what it may be counted from, which is put together first.
    rule(r"(?<![YK]f)(?<!f[YK])(?<!f[YK]i)[ag]?T(?![fagb]+[pKYSMUWQ])(?!f)", amount_from_now),
)

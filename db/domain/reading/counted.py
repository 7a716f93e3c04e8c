"""Deadlines counted from a period: `two weeks before Ramadan`, `within 90 days of 1 March 2026` (R5)."""

from dataclasses import replace

from db.domain.reading import meanings as m
from db.domain.reading.amounts import amount_from_now, counted_from
from db.domain.reading.meanings import Token
from db.domain.reading.periods import Period, occurrences
from db.domain.reading.rewriting import Rule, Statement, rule
from db.domain.reading.years import one_of


def _amount_from_period(matched: list[Token], statement: Statement) -> Token | None:
    """`within 90 days of 1 March 2026`, `two weeks after Ramadan`: counted from its last day."""
    return _counted_by(matched, statement, back=False)


def _amount_before_period(matched: list[Token], statement: Statement) -> Token | None:
    """`two weeks before Ramadan`: counted back from its first day."""
    return _counted_by(matched, statement, back=True)


def _amount_before_up_to(matched: list[Token], statement: Statement) -> Token | None:
    """`за две недели до Рамадана`."""
    return _counted_by(matched, statement, back=True) if matched[1].value == "up_to" else None


def _amount_behind_before(matched: list[Token], statement: Statement) -> Token | None:
    """`斋月前两周`, `Ramazan'dan iki hafta önce`, `قبل رمضان بأسبوعين`: where the amount stands apart."""
    fits = statement.language.part_after if matched[0].kind != m.BEFORE else statement.language.calendar is not None
    if matched[1].kind == m.BEFORE:
        fits = fits and _is_no_year(matched)
    return _counted_by(matched, statement, back=True) if fits else None


def _amount_behind_after(matched: list[Token], statement: Statement) -> Token | None:
    """`Ramazan'dan üç gün sonra`, `斋月后三天`."""
    return (
        _counted_by(matched, statement, back=False) if statement.language.part_after and _is_no_year(matched) else None
    )


def _is_no_year(matched: list[Token]) -> bool:
    """Whether the amount can't be a part of the period: 2026年前四个月 are its first four."""
    period = one_of(matched, m.PERIOD + m.YEAR).value
    return isinstance(period, Period) and bool(period.name or period.unit == "day" or period.calendar == "islamic")


def _counted_by(matched: list[Token], statement: Statement, *, back: bool) -> Token | None:
    """The first day ahead that lies an amount before or after a period."""
    amount, period = one_of(matched, m.AMOUNT), one_of(matched, m.PERIOD + m.YEAR).value
    if not isinstance(period, Period) or period.unit in ("amount", "interval"):
        return None
    for span in occurrences(period, statement.on):
        counted = counted_from(span.first if back else span.last, amount.value, back=back)
        if counted and (counted.last >= statement.on or not period.needs_year):
            if span.approximate:
                counted = replace(counted, edtf=counted.edtf + "~")
            return Token(m.PERIOD, Period("amount", fixed=counted, rule="R5", name="by"))
    return None


BEHIND_A_PERIOD: tuple[Rule, ...] = (rule(r"[KY]Ta|[KY]aT", _amount_behind_after),)
FROM_A_PERIOD: tuple[Rule, ...] = (
    rule(r"Tf[KY]|fT[ag]+[KY]", _amount_before_period),
    rule(r"Tb[KY]", _amount_before_up_to),
    rule(r"[KY]fT|[KY]Tf|f[KY][bi]?T", _amount_behind_before),
    rule(r"T[ag]+[KY]", _amount_from_period),
    rule(r"[ag]?T", amount_from_now),
)

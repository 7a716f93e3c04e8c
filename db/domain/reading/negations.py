"""`not … before`, `not … until`: never before the period, so it has no last day (R14)."""

from dataclasses import replace

from db.domain.reading import meanings as m
from db.domain.reading.meanings import Token
from db.domain.reading.rewriting import Rule, Statement, rule
from db.domain.reading.years import year_period


def _not_before(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`not expected to enter service before 2030`, `won't be ready until 2027`, `ne … pas avant`."""
    last = matched[-1]
    until = last.kind != m.BY or last.value in ("until", "up_to")
    if not until or any(token.kind == m.UNREADABLE and token.value != "not" for token in matched):
        return None
    inner = [token for token in matched[:-1] if token.kind != m.UNREADABLE]
    return [*inner, Token(m.FROM).spanning([last])]


def _before_not(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`2027'den önce tamamlanması beklenmiyor`."""
    if not statement.language.verb_last or matched[-1].value != "not":
        return None
    return [Token(m.FROM).spanning(matched[:1]), *matched[1:-1]]


def _of_things(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`at least 2,500 troops`, `超过800公里`: what is counted is no time."""
    return matched[1:] if matched[0].value is None else None


def _not_a_year(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`تا پایان سال ۲۵۰ پروژه`: behind "year" stands a number of things."""
    unit, number = matched
    if unit.value != "year" or unit.mark or number.value in range(32) or year_period(number.value, statement):
        return None
    return [unit, replace(number, kind=m.COUNT)]


NEGATIONS: tuple[Rule, ...] = (
    rule(r"UN(?=x)", _not_a_year),
    rule(r"![N#]x", _of_things),
    rule(r"![xoVinSC!]{0,7}[fg]", _not_before),
    rule(r"![xoVinSC!]{1,7}b", _not_before),
    rule(r"f[NOMUWKEAYSpntlioxVj]{0,9}!", _before_not),
)

"""Fiscal years: whose calendar counts is asked, with the days of each that is common (R18)."""

from datetime import date

from db.domain.reading import meanings as m
from db.domain.reading.meanings import Token
from db.domain.reading.periods import Period
from db.domain.reading.rewriting import Rule, Statement, rule
from db.domain.reading.spans import Span, months_later
from db.domain.reading.years import GREGORIAN_YEARS

FISCAL = "fiscal"
QUESTION = (
    "Whose fiscal year is meant? It runs from October as in the United States, from July as in Australia and Egypt, "
    "from April as in India or in Japan, or with the calendar year."
)
# The first month, and how many years before the one that it is called by.
CALENDARS = ((10, 1), (7, 1), (4, 1), (4, 0), (1, 0))


def is_fiscal(tokens: list[Token]) -> bool:
    """Whether a fiscal year is spoken of."""
    return any(token.kind == m.UNREADABLE and token.value == FISCAL for token in tokens)


def _fiscal_year(matched: list[Token], statement: Statement) -> Token | None:
    """`fiscal year 2027`, `2026/27` by one of `CALENDARS`. None where none is chosen yet, and for two years."""
    word = next(token for token in matched if token.kind == m.UNREADABLE)
    year = next(token.value for token in matched if token.kind in m.NUMBER + m.PERIOD)
    if word.value != FISCAL or statement.fiscal is None:
        return None
    month, before = CALENDARS[statement.fiscal]
    if isinstance(year, tuple):
        if year[0] != "years" or not before:
            return None
        year = year[1] + 1
    elif year in range(20, 100):
        year += 2000
    if year not in GREGORIAN_YEARS:
        return None
    first = date(year - before, month, 1)
    last = date.fromordinal(months_later(first, 12).toordinal() - 1)
    span = Span(f"{first.isoformat()}/{last.isoformat()}", first, last, FISCAL)
    return Token(m.PERIOD, Period(FISCAL, fixed=span, rule="R18"))


FISCAL_YEARS: tuple[Rule, ...] = (rule(r"!U?[NK]|[NK]U?!", _fiscal_year),)

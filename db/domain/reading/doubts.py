"""What a reading leaves out although it may change it: unknown words, conditions (R13, R18, R19)."""

import re

from db.domain.reading import meanings as m
from db.domain.reading.joining import TIED, Tied
from db.domain.reading.lexicon import lexicon_of
from db.domain.reading.meanings import Token
from db.domain.reading.rewriting import Statement

_PAIR = re.compile(r"(\d{4})/(\d{4})")
# Pieces of a period that holidays, which nobody knows here, can move.
WORKING_DAY = "workday"


def doubtful_places(lexed: list[Token], tokens: list[Token], statement: Statement) -> set[int]:
    """The places of the words that a dated reading of `tokens` leaves open. `lexed` are the tokens of all words."""
    tied = [token for token in tokens if token.kind == TIED]
    doubtful = [token for token in lexed if token.doubt or (token.kind == m.UNIT and token.value == WORKING_DAY)]
    places = {place for token in doubtful for place in range(token.first, token.last + 1)}
    for token in tied:
        places |= _unknown_before(lexed, token, statement) | _year_of_what(lexed, token, statement)
        places |= _adjective_of_unit(lexed, token, statement)
    for token in tokens:
        if token.kind == m.CONDITION:
            places |= _clause(lexed, token, statement)
    return places - {place for token in tied for place in range(token.first, token.last + 1)} | {
        place for token in doubtful for place in range(token.first, token.last + 1)
    }


def _unknown_before(lexed: list[Token], tied: Token, statement: Statement) -> set[int]:
    """`at the strat of 2027`, `befor October`: an unknown word where a date word should stand."""
    value = tied.value
    assert isinstance(value, Tied)
    before = [token for token in lexed if token.last < tied.first]
    if statement.language.part_after or value.period.unit in ("amount", "soft") or tied.first in statement.breaks:
        return set()
    fillers = 0
    while fillers < len(before) and before[-1 - fillers].kind == m.NOTHING:
        fillers += 1
    gap, before = before[len(before) - fillers :], before[: len(before) - fillers]
    if not before or not _is_unknown(before[-1], statement) or any(token.first in statement.breaks for token in gap):
        return set()
    place = {before[-1].first}
    led = any(token.kind in m.RELATIONS for token in before)
    lead = next((token for token in reversed(before[:-1]) if token.kind != m.NOTHING), None)
    if not value.relations and lead is not None and lead.kind in m.RELATIONS:
        return place  # by midd-2027
    if any(token.value == "of" for token in gap):
        return place if led else set()
    lone = statement.language.dates_need_prepositions or len(before) == 1
    return place if lone and not value.relations and not led else set()


def _year_of_what(lexed: list[Token], tied: Token, statement: Statement) -> set[int]:
    """`the 2026/27 season`: what spans two years begins and ends within them, nobody knows when (R18)."""
    period = tied.value.period
    pair = period.fixed is not None and _PAIR.fullmatch(period.fixed.edtf)
    if period.parts or not pair or int(pair[1]) + 1 != int(pair[2]):
        return set()
    if period.unit != "years" and statement.language.verb_last:
        return set()
    behind = next((token for token in lexed if token.first > tied.last and token.kind != m.NOTHING), None)
    before = next((token for token in reversed(lexed) if token.last < tied.first and token.kind != m.NOTHING), None)
    beside = [token for token in (behind, before) if token and token.kind in (m.UNKNOWN, m.EVENT)]
    return {token.first for token in beside if not (statement.breaks & {token.first, tied.first})}


def _adjective_of_unit(lexed: list[Token], tied: Token, statement: Statement) -> set[int]:
    """`trente jours francs`, where adjectives follow: an unknown one may say which days count."""
    behind = next((token for token in lexed if token.first == tied.last + 1), None)
    if tied.value.period.unit != "amount" or not statement.language.adjective_after or behind is None:
        return set()
    return {behind.first} if _is_unknown(behind, statement) and behind.first not in statement.breaks else set()


def _is_unknown(token: Token, statement: Statement) -> bool:
    """Whether a word has no meaning at all, not even one that it has only beside a date ("may")."""
    return token.kind == m.UNKNOWN and token.value not in lexicon_of(statement.language.code).ambiguous


def _clause(lexed: list[Token], condition: Token, statement: Statement) -> set[int]:
    """A condition's words up to the next comma."""
    last = max(token.last for token in lexed)
    end = next((place for place in range(condition.last + 1, last + 1) if place in statement.breaks), last + 1)
    return set(range(condition.first, end))

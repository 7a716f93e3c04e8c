"""Rewriting tokens by patterns over their kinds, until nothing changes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from db.domain.languages import Language
from db.domain.reading.meanings import Token

MAX_REWRITES = 200


@dataclass(frozen=True, slots=True)
class Statement:
    """What the grammar may know besides the words: the day they were said on, their language, and the clauses.

    `breaks` are the places of the words that stand behind a comma or the like. `ambiguous`: a date in digits can be
    taken in two ways, and this is only one of them. `fiscal`: which of the fiscal calendars counts, once chosen.
    """

    on: date
    language: Language
    breaks: frozenset[int] = frozenset()
    ambiguous: bool = False
    fiscal: int | None = None


Rewrite = Callable[[list[Token], Statement], "list[Token] | Token | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Where the kinds of some tokens match `pattern`, they become what `rewrite` answers; None leaves them."""

    pattern: re.Pattern[str]
    rewrite: Rewrite


def rule(pattern: str, rewrite: Rewrite) -> Rule:
    """A rule with a compiled pattern."""
    return Rule(re.compile(pattern), rewrite)


def rewritten(tokens: list[Token], rules: tuple[Rule, ...], statement: Statement) -> list[Token]:
    """The tokens after each rule, in order, was applied as often as it fits."""
    for each in rules:
        # The bound only guards against a pair of rules that undo each other.
        for _ in range(MAX_REWRITES):
            changed = _once(tokens, each, statement)
            if changed is None:
                break
            tokens = changed
    return tokens


def _once(tokens: list[Token], each: Rule, statement: Statement) -> list[Token] | None:
    kinds = "".join(token.kind for token in tokens)
    start = 0
    while match := each.pattern.search(kinds, start):
        matched = tokens[match.start() : match.end()]
        answer = each.rewrite(matched, statement) if matched else None
        if answer is not None:
            new = [answer.spanning(matched)] if isinstance(answer, Token) else answer
            return tokens[: match.start()] + new + tokens[match.end() :]
        start = match.start() + 1
    return None

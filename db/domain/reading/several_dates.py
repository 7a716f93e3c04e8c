"""Several dates in one deadline: which of them is it (R16)?"""

from db.domain.reading import meanings as m
from db.domain.reading.joining import TIED
from db.domain.reading.meanings import Token
from db.domain.reading.periods import occurrences
from db.domain.reading.rewriting import Rule, Said, rule


def still_due(tied: list[Token], tokens: list[Token], said: Said) -> list[Token]:
    """The dates of `tied` that are not over: of a moved deadline the last, else those without a past verb."""
    if len(tied) < 2:
        return tied
    moved = any(token.kind == m.MOVED for token in tokens)
    if moved:
        tied = [token for token in tied if token.value.period.unit != "amount"] or tied
    current = [token for token in tied if not _is_over(token, tokens, said)]
    if moved and 0 < len(current) <= 2:
        return current[-1:]
    return current or tied


def _is_over(tied: Token, tokens: list[Token], said: Said) -> bool:
    """Whether a verb of its clause says that a date is over. A verb belongs to the first date after it."""
    place = next(place for place, token in enumerate(tokens) if token is tied)
    for at in range(place - 1, -1, -1):
        other = tokens[at]
        if other.kind == TIED or any(other.last < broken <= tied.first for broken in said.breaks):
            break
        if other.kind == m.PAST:
            return not (said.language.verb_last and at and tokens[at - 1].kind == TIED)
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    if not said.language.verb_last or behind is None or behind.first in said.breaks:
        return False
    return behind.kind == m.PAST or (behind.kind == m.EVENT and _is_wholly_past(tied, said))


def _is_wholly_past(tied: Token, said: Said) -> bool:
    return all(span.last < said.on for span in occurrences(tied.value.period, said.on))


def _parted(found: list[Token], said: Said) -> list[Token] | None:
    """`moved from March to June`: no stretch of days, but one deadline that is over and one that is due."""
    if not any(token.kind == m.MOVED for token in found):
        return None
    goals = [place for place, token in enumerate(found) if token.kind in m.TO + m.BY]
    changed = list(found)
    for place, token in enumerate(found):
        if place in goals:
            changed[place] = Token(m.IN).spanning([token])
        elif token.kind in m.FROM + m.BETWEEN and goals and place < goals[-1]:
            changed[place] = Token(m.PAST).spanning([token])
    return changed if changed != found else None


def _at_present(found: list[Token], said: Said) -> list[Token] | None:
    """`now expected in 2027`: that it is said now adds nothing."""
    return [] if found[0].mark else None


def _no_goal(found: list[Token], said: Said) -> list[Token] | None:
    """`à achever d'ici 2027`, `to complete by 2027`: "to" before a verb."""
    return []


MOVES: tuple[Rule, ...] = (
    rule(r".*m.*", _parted),
    rule(r"d(?=x)", _no_goal),
    rule(r"(?<![bfagiwU])D(?=[xVhm]?[bfagiwm]*[NOMYKQSUWEpnt])", _at_present),
)

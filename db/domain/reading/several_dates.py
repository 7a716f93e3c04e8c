"""Several dates in one deadline: which of them is it (R16)?"""

from db.domain.reading import meanings as m
from db.domain.reading.joining import TIED
from db.domain.reading.meanings import Token
from db.domain.reading.periods import occurrences
from db.domain.reading.rewriting import Rule, Statement, rule

YEARS_BEGIN = 100


def still_due(tied: list[Token], tokens: list[Token], statement: Statement) -> list[Token]:
    """The dates of `tied` that are not over: of a moved deadline the last, else those without a past verb."""
    if len(tied) < 2:
        return tied
    moved = any(token.kind == m.MOVED for token in tokens)
    if moved:
        tied = [token for token in tied if token.value.period.unit != "amount"] or tied
    current = [token for token in tied if not _is_over(token, tokens, statement)]
    if moved and 0 < len(current) <= 2:
        return current[-1:]
    return current or tied


def _is_over(tied: Token, tokens: list[Token], statement: Statement) -> bool:
    """Whether a verb of its clause says that a date is over. A verb belongs to the first date after it."""
    place = next(place for place, token in enumerate(tokens) if token is tied)
    for at in range(place - 1, -1, -1):
        other = tokens[at]
        if other.kind == TIED or any(other.last < broken <= tied.first for broken in statement.breaks):
            break
        if other.kind == m.PAST:
            return not (statement.language.verb_last and at and tokens[at - 1].kind == TIED)
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    if behind and behind.kind == m.EVENT and not tied.value.relations and _is_wholly_past(tied, statement):
        return True  # "under the 2024 agreement"
    if not statement.language.verb_last or behind is None or behind.first in statement.breaks:
        return False
    return behind.kind == m.PAST or (behind.kind == m.EVENT and _is_wholly_past(tied, statement))


def _is_wholly_past(tied: Token, statement: Statement) -> bool:
    return all(span.last < statement.on for span in occurrences(tied.value.period, statement.on))


def _parted(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`moved from March to June`: no stretch of days, but one deadline that is over and one that is due."""
    if not any(token.kind == m.MOVED for token in matched):
        return None
    goals = [place for place, token in enumerate(matched) if token.kind in m.TO + m.BY]
    changed = list(matched)
    for place, token in enumerate(matched):
        if place in goals:
            changed[place] = Token(m.IN).spanning([token])
        elif token.kind in m.FROM + m.BETWEEN and (place < max(goals, default=0) or _is_moved(matched[:place])):
            changed[place] = Token(m.PAST).spanning([token])
    return changed if changed != matched else None


def _is_moved(before: list[Token]) -> bool:
    return bool(before) and before[-1].kind == m.MOVED


def _at_present(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`now expected in 2027`: that it is said now adds nothing."""
    return [] if matched[0].mark else None


def _no_goal(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`à achever d'ici 2027`, `to complete by 2027`: "to" before a verb."""
    return []


def _postponed_by(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`pushed back by two years` counts from the deadline before, which is not known here."""
    number = next(token.value for token in matched if token.kind == m.NUMBER)
    unit = matched[-1]
    if number >= YEARS_BEGIN or (unit.mark and unit.value != "year"):
        return None  # 推迟到2027年3月
    return [matched[0], Token(m.RELATIVE).spanning(matched[1:])]


def _postponed_behind(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`iki yıl ertelendi`, `um zwei Jahre verschoben`."""
    return [Token(m.RELATIVE).spanning(matched[:-1]), matched[-1]] if statement.language.verb_last else None


MOVES: tuple[Rule, ...] = (
    rule(r"m[b~i]{0,2}N(?:[djb]N)?U", _postponed_by),
    rule(r"[~ib]?N(?:[djb]N)?Um", _postponed_behind),
    rule(r".*m.*", _parted),
    rule(r"d(?=x)", _no_goal),
    rule(r"(?<![bfagiwU])D(?=[xVhmo]{0,4}[bfagiwm]*[NOMYKQSUWEpnt])", _at_present),
)

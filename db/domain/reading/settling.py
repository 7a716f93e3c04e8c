"""From the tokens that remain to one reading: the relation, the days, the other reading, or what was not understood."""

from dataclasses import replace

from db.domain.reading import meanings as m
from db.domain.reading.events import DATED_EVENT
from db.domain.reading.joining import TIED, Tied
from db.domain.reading.meanings import Token
from db.domain.reading.periods import Period, leading_rule, occurrences
from db.domain.reading.result import Reading
from db.domain.reading.rewriting import Statement
from db.domain.reading.several_dates import still_due
from db.domain.reading.spans import Span, day_span, following
from db.domain.reading.years import OTHER_YEARS
from db.domain.vocabulary import DeadlineKind, Relation
from db.domain.window import window_of
from db.errors import InvalidEdtf

IMPOSSIBLE = "impossible"
# Tokens that say something of time by themselves: left over, they were not understood.
_DATE_WORDS = set("MSWEQBTYKFAO" + TIED + m.UNREADABLE)
# Tokens that do so only beside a period: elsewhere "end", "in" and "first" are ordinary words.
_LOOSE_WORDS = set("pntlckrd~U" + m.NUMBER)
# Prepositions that would change the reading if they belonged to it.
_DECISIVE = set(m.BEFORE + m.AFTER + m.FROM)


def settled(tokens: list[Token], statement: Statement) -> Reading:
    """The reading of rewritten tokens; its words, language and sentence are still to be filled in.

    `not_understood` holds places of words ("3") rather than the words, which the caller knows.
    """
    periods = [token for token in tokens if token.kind == TIED]
    dated = [token for token in periods if token.value.period.unit != "soft"]
    chosen = still_due(dated or periods, tokens, statement)
    leftover = _left_over(tokens, chosen)
    if not leftover and len(chosen) == 1:
        if _is_impossible(chosen[0].value.period, statement):
            return replace(_unread(chosen), question=IMPOSSIBLE)
        reading = _dated(chosen[0].value, statement)
        return reading if reading and not _is_of_the_past(reading, tokens, statement) else _unread(chosen)
    if leftover or chosen:
        return _unread([*leftover, *chosen])
    return _undated(tokens)


def _is_impossible(period: Period, statement: Statement) -> bool:
    """Whether it is a day of a month that has no such day: 29 February 2027."""
    named = period.unit == "day" and period.day is not None and period.number is not None
    known = period.calendar == "gregorian" or (period.calendar == "persian" and period.year in OTHER_YEARS)
    return named and known and not occurrences(replace(period, parts=()), statement.on)


def _is_of_the_past(reading: Reading, tokens: list[Token], statement: Statement) -> bool:
    """Whether a past date is only part of a name ("the 2015 agreement") or of a story ("since 2014")."""
    if statement.ambiguous:  # both ways are to be named
        return False
    named = any(token.kind in (m.UNKNOWN, m.EVENT, m.PAST) for token in tokens)
    if reading.relation is Relation.AFTER:
        return window_of(str(reading.edtf), Relation.IN).latest_before(statement.on)
    return named and reading.latest is not None and reading.latest < statement.on


def _unread(tokens: list[Token]) -> Reading:
    places = sorted({place for token in tokens for place in range(token.first, token.last + 1)})
    return Reading("", not_understood=tuple(str(place) for place in places))


def _left_over(tokens: list[Token], chosen: list[Token]) -> list[Token]:
    """The tokens that ought to have been part of the period and are not."""
    left = [token for token in tokens if token.kind in _DATE_WORDS and token.kind != TIED]
    if not chosen:
        return [token for token in left if not _ordinary(token, tokens)]
    for place, token in enumerate(tokens):
        if token.kind in _DECISIVE and not _has_own_event(tokens, place):
            left.append(token)
        elif token.kind in _LOOSE_WORDS and _beside_period(tokens, place):
            left.append(token)
        elif token.kind == m.COUNT and place + 1 < len(tokens) and tokens[place + 1].kind in "UM":
            left.append(token)
        elif token.kind == m.RELATIVE and not any(other.kind == m.MOVED for other in tokens):
            left.append(token)
    if any(token.value.bare for token in chosen) and any(token.kind == m.UNKNOWN for token in tokens):
        left.extend(chosen)
    return [token for token in left if not _ordinary(token, tokens) and not token.doubt]


def _ordinary(token: Token, tokens: list[Token]) -> bool:
    """Whether an ordinal only counts something else: "the second brigade"."""
    place = tokens.index(token)
    if token.kind != m.ORDINAL or token.definite or _beside_period(tokens, place):
        return False
    return any(other.kind in (m.UNKNOWN, m.EVENT) for other in tokens[max(place - 1, 0) : place + 2])


def _has_own_event(tokens: list[Token], place: int) -> bool:
    return place + 1 < len(tokens) and tokens[place + 1].kind == m.EVENT


def _beside_period(tokens: list[Token], place: int) -> bool:
    """Whether only loose words, or unknown ones without a preposition, stand between this token and the period."""
    for step in (-1, 1):
        other = place + step
        unknown = 0
        while 0 <= other < len(tokens):
            kind = tokens[other].kind
            if kind == TIED:
                preposition = step == 1 and bool(tokens[other].value.relations)
                if unknown == 0 or (unknown <= 1 and step == 1 and not preposition):
                    return True
                break
            if kind == m.UNKNOWN:
                unknown += 1
            elif kind in m.RELATIONS:
                break
            other += step
    return False


def _undated(tokens: list[Token]) -> Reading:
    """R11: a phase or a condition has no days, nor has "as soon as possible"."""
    kinds = {token.kind for token in tokens}
    if m.RELATIVE in kinds:
        return Reading("", kind=DeadlineKind.RELATIVE, rule="R5")
    if m.PHASE in kinds or m.CONDITION in kinds:
        return Reading("", kind=DeadlineKind.CONDITIONAL, rule="R11")
    if any(token.kind == m.EVENT and token.value == DATED_EVENT for token in tokens):
        return Reading("", kind=DeadlineKind.CONDITIONAL, rule="R12")
    if m.EVENT in kinds and kinds & set(m.RELATIONS + m.PART + m.NEXT + m.COMING + m.TO):
        return Reading("", kind=DeadlineKind.CONDITIONAL, rule="R11")
    if m.PAST in kinds and kinds & set(m.AFTER + m.BEFORE):  # "setelah RUU disahkan"
        return Reading("", kind=DeadlineKind.CONDITIONAL, rule="R11")
    if m.VAGUE in kinds:
        return Reading("", kind=DeadlineKind.VAGUE, rule="R11")
    return _unread(tokens)


def _dated(tied: Tied, statement: Statement) -> Reading | None:
    relation = _relation(tied)
    if relation is None:
        return None
    span = _chosen(tied.period, relation, statement)
    if span is None:
        return None
    span, rule = _feast_edge(tied.period, relation, span=span)
    if m.AFTER in tied.relations and tied.period.unit != "amount":
        next_span = following(span)
        if next_span is None:
            return None
        span, rule = next_span, leading_rule(rule, "R14")
    reading = dated_reading(span.edtf, relation, rule=leading_rule(tied.period.rule, rule), kind=_kind(tied.period))
    if reading is None:
        return None
    return replace(reading, other=_other(tied, reading, statement=statement))


def _kind(period: Period) -> DeadlineKind:
    return DeadlineKind.VAGUE if period.unit == "soft" else DeadlineKind.DATED


def dated_reading(
    edtf: str, relation: Relation, *, rule: str, kind: DeadlineKind = DeadlineKind.DATED
) -> Reading | None:
    """A reading with its window. None where the relation leaves no day."""
    try:
        window = window_of(edtf, relation)
    except InvalidEdtf:
        return None
    return Reading("", kind, relation, edtf, window.earliest, window.latest, window.padded_latest, rule)


def _relation(tied: Tied) -> Relation | None:
    """One relation of all the prepositions. None where they contradict each other."""
    period, kinds = tied.period, set(tied.relations)
    if period.unit == "amount":
        if m.BEFORE in kinds:  # "three days before" counts from something that is not there
            return None
        return Relation.AFTER if period.name == "after" or m.FROM in kinds else Relation.BY
    if period.unit == "soft":
        return Relation.BY
    after = bool(kinds & {m.AFTER, m.FROM})
    if after and kinds & {m.BEFORE, m.BY}:
        return None
    if after:
        return Relation.AFTER
    if "end" in period.parts or (m.BY in kinds and m.BEFORE not in kinds):
        return Relation.BY
    return Relation.BEFORE if m.BEFORE in kinds else Relation.IN


def _chosen(period: Period, relation: Relation, statement: Statement) -> Span | None:
    """R7: where the words leave the year open, the first occurrence that the relation leaves a day of."""
    candidates = occurrences(period, statement.on)
    if period.fixed is not None or (period.year is not None and not period.name):
        return candidates[0] if candidates else None
    if relation is Relation.BEFORE or period.strictly_next:
        return next((span for span in candidates if span.first > statement.on), None)
    return next((span for span in candidates if span.last >= statement.on), None)


def _feast_edge(period: Period, relation: Relation, *, span: Span) -> tuple[Span, str]:
    """R9: "before" and "by Ramadan" speak of its first day, "after Ramadan" of its last."""
    ramadan = period.calendar == "islamic" and period.number == 9 and period.unit == "month" and not period.parts
    if not ramadan or relation is Relation.IN:
        return span, "R1"
    day = span.last if relation is Relation.AFTER else span.first
    return day_span(day, approximate=True), "R9"


def _other(tied: Tied, reading: Reading, *, statement: Statement) -> Reading | None:
    """The stricter or looser reading of the same words, where people could mean either.

    "By September" may mean before it begins; "before September" may allow September itself. "After March" is taken
    to allow March (R1 keeps one meaning for `after`), the stricter reading waits for April. The end of a period is
    one day and has no other reading.
    """
    assert reading.edtf is not None
    period = tied.period
    if period.other is not None:
        gregorian = replace(period.other, parts=period.parts, approximate=period.approximate)
        return _dated(replace(tied, period=gregorian), statement)
    if period.unit in ("soft", "amount") or "end" in period.parts:
        return None
    if reading.relation is Relation.BY:
        return dated_reading(reading.edtf, Relation.BEFORE, rule=reading.rule)
    if reading.relation is Relation.BEFORE:
        return dated_reading(reading.edtf, Relation.BY, rule=reading.rule)
    if period.unit == "weekday" and period.strictly_next and reading.earliest is not None:
        later = [span for span in occurrences(period, statement.on) if span.first > reading.earliest]
        return dated_reading(later[0].edtf, Relation.IN, rule=reading.rule) if later else None
    return None

"""Events with a year: the year says which election, and is never the deadline by itself (R12)."""

from db.domain.reading import meanings as m
from db.domain.reading.meanings import Token
from db.domain.reading.periods import Period
from db.domain.reading.rewriting import Rule, Statement, rule

DATED_EVENT = "dated"


def _is_day(token: Token) -> bool:
    """Whether it is a day by itself, so that the event's own date is known."""
    return isinstance(token.value, Period) and token.value.unit in ("day", "feast", "weekday")


def _event(matched: list[Token]) -> Token:
    return Token(m.EVENT, DATED_EVENT).spanning([token for token in matched if token.kind not in m.RELATIONS])


def _led_event(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`before the 2029 election`, `avant l'élection présidentielle de 2027`."""
    lead, rest = matched[0], matched[1:]
    period = next(token for token in rest if token.kind in m.YEAR + m.PERIOD)
    if not isinstance(period.value, Period) or statement.breaks & set(
        range(lead.first + 1, max(t.last for t in rest) + 1)
    ):
        return None
    if _is_day(period):
        return [lead, period] if rest[-1] is period else None
    return [lead, _event(rest)]


def _led_occasion(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`at the 2027 summit`; but "by June 2026 withdrawal is complete" has its date."""
    occasion = any(token.kind == m.EVENT and token.value == "occasion" for token in matched)
    return _led_event(matched, statement) if occasion else None


def _event_before_relation(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`2027 seçimlerinden önce`, `2026年大选前`."""
    if not statement.language.part_after or not isinstance(matched[0].value, Period):
        return None
    if _is_day(matched[0]) or matched[0].value.unit == "amount":
        return None
    return [_event(matched[:-1]), matched[-1]]


def _occasion(matched: list[Token], statement: Statement) -> Token | None:
    """`the 2029 election`: even where nothing says before or after."""
    event = next(token for token in matched if token.kind == m.EVENT)
    return _event(matched) if event.value == "occasion" else None


EVENTS: tuple[Rule, ...] = (
    rule(r"[fag][YK][xV]{0,2}V|[fag]x{0,2}Vx{0,2}i?[YK]", _led_event),
    rule(r"[bi][YK][xV]{0,2}V|[bi]x{0,2}Vx{0,2}i?[YK]", _led_occasion),
    rule(r"[YK][xp]{0,2}V[xV]?[fagbi]", _event_before_relation),
    rule(r"Yx{0,1}V|Vx{0,2}Y", _occasion),
)

"""`not … before`, `not … until`: never before the period, so it has no last day (R14)."""

from db.domain.reading import meanings as m
from db.domain.reading.meanings import Token
from db.domain.reading.rewriting import Rule, Said, rule


def _not_before(found: list[Token], said: Said) -> list[Token] | None:
    """`not expected to enter service before 2030`, `won't be ready until 2027`, `ne … pas avant`."""
    last = found[-1]
    until = last.kind != m.BY or last.value in ("until", "up_to")
    if not until or any(token.kind == m.UNREADABLE and token.value != "not" for token in found):
        return None
    inner = [token for token in found[:-1] if token.kind != m.UNREADABLE]
    return [*inner, Token(m.FROM).spanning([last])]


def _before_not(found: list[Token], said: Said) -> list[Token] | None:
    """`2027'den önce tamamlanması beklenmiyor`."""
    if not said.language.verb_last or found[-1].value != "not":
        return None
    return [Token(m.FROM).spanning(found[:1]), *found[1:-1]]


NEGATIONS: tuple[Rule, ...] = (
    rule(r"![xoVinSC!]{0,7}[fg]", _not_before),
    rule(r"![xoVinSC!]{1,7}b", _not_before),
    rule(r"f[NOMUWKEAYSpntlioxVj]{0,9}!", _before_not),
)

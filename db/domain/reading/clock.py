"""Times of day beside a date: they leave the day as it is (R15)."""

from db.domain.reading import meanings as m
from db.domain.reading.lexicon import Lexicon
from db.domain.reading.meanings import Token
from db.domain.reading.normal_text import Word
from db.domain.reading.rewriting import Rule, Statement, rule

HOURS = 24
MINUTES = 60
_SURE_MINUTES = ("00", "30", "59")


def time_of_day(words: list[Word], place: int, *, lexicon: Lexicon) -> tuple[list[Token], int] | None:
    """`18:00`, `pukul 23.59`, `5 p.m.`, `24时`, `в 18 часов`. None where no time of day begins."""
    led = words[place].text in lexicon.clock_before
    at = place + led
    if at >= len(words) or not (_is_below(words[at], HOURS + 1) or _is_hour_in_words(words[at], lexicon)):
        return None
    end, sure = _minutes_end(words, at) if words[at].is_number else (at + 1, False)
    tail = _tail(words, end, lexicon=lexicon)
    if tail == 0 and _is_hour_of_the_day(words, at, end=end, lexicon=lexicon):
        tail = 1
    if not (led or sure or tail):
        return None
    end += tail
    if tail and end < len(words) and words[end].gap == "" and _is_below(words[end], MINUTES):
        end += 1  # 18h30
    return [Token(m.CLOCK)], end - place


def _is_below(word: Word, bound: int) -> bool:
    return word.is_number and len(word.text) <= 2 and int(word.text) < bound


def _is_hour_in_words(word: Word, lexicon: Lexicon) -> bool:
    tokens = lexicon.forms.get(word.text, ())
    return len(tokens) == 1 and tokens[0].kind in m.NUMBER + m.ORDINAL and tokens[0].value <= HOURS


def _minutes_end(words: list[Word], at: int) -> tuple[int, bool]:
    """Where the digits of a time that begins at `at` end, and whether they can be nothing but a time."""
    end, sure = at + 1, False
    while end < len(words) and end <= at + 2 and words[end].gap in (":", "："):
        if len(words[end].text) != 2 or not _is_below(words[end], MINUTES):
            break
        end, sure = end + 1, True
    if sure or end >= len(words) or words[end].gap != "." or len(words[end].text) != 2:
        return end, sure
    follows = words[end + 1] if end + 1 < len(words) else None
    if not _is_below(words[end], MINUTES) or (follows and follows.is_number and follows.gap == "."):
        return end, False
    return end + 1, words[end].text in _SURE_MINUTES


def _tail(words: list[Word], end: int, *, lexicon: Lexicon) -> int:
    """How many words say that the number before them was an hour: `Uhr`, `p. m.`, `WIB`."""
    for count in (2, 1):
        tail = words[end : end + count]
        if len(tail) == count and " ".join(word.text for word in tail) in lexicon.clock_after:
            return count
    return 0


def _is_hour_of_the_day(words: list[Word], at: int, *, end: int, lexicon: Lexicon) -> bool:
    """Whether `18 heures` is an hour of a day: a preposition leads it, and there is a date besides."""
    if at == 0 or end >= len(words) or words[end].text not in lexicon.clock_units:
        return False
    others = [word for word in (*words[: at - 1], *words[end:]) if word.is_number]
    return words[at - 1].text in lexicon.clock_leads and bool(others)


def _by_that_day(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`before 18:00 on 9 November` leaves the day itself: by 9 November."""
    before = next(token for token in matched if token.kind == m.BEFORE)
    by = Token(m.BY).spanning([before])
    return [by if token is before else token for token in matched if token.kind != m.CLOCK]


def _by_that_day_behind(matched: list[Token], statement: Statement) -> list[Token] | None:
    """`31日24时前`."""
    return _by_that_day(matched, statement) if statement.language.part_after else None


def _no_matter(matched: list[Token], statement: Statement) -> list[Token] | None:
    return []


CLOCKS: tuple[Rule, ...] = (
    rule(r"H+f", _by_that_day_behind),
    rule(r"f[NOMUWKEAniojtD]{0,6}H+", _by_that_day),
    rule(r"[di~]*H", _no_matter),
)

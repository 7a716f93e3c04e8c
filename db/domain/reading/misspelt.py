"""Words that are nearly a month, a unit or a preposition: taken for it, but only to be confirmed (R13)."""

from collections.abc import Iterator
from functools import cache, lru_cache

from db.domain.reading import meanings as m
from db.domain.reading.lexicon import Lexicon, lexicon_of
from db.domain.reading.meanings import Token
from db.domain.reading.normal_text import Word

SHORTEST = 4
LONG = 7
REACH = 3
# What a misspelt word can have been, and what it must stand near.
_MEANT = set(m.BY + m.BEFORE + m.AFTER + m.FROM + m.PART + m.MONTH + m.SEASON + m.WEEKDAY + m.NEXT + m.ORDINAL)
_DATES = set(m.MONTH + m.SEASON + m.WEEKDAY + m.UNIT + m.FEAST)


def meant_by(words: list[Word], place: int, *, lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens of the word that an unknown word near a date seems to be. Empty if there is none."""
    word = words[place].text
    if len(word) < SHORTEST or not _near_a_date(words, place, lexicon=lexicon):
        return ()
    meant = _nearest(word, lexicon.language.code)
    return lexicon.forms[meant] if meant else ()


def _near_a_date(words: list[Word], place: int, *, lexicon: Lexicon) -> bool:
    for other in (*words[max(place - REACH, 0) : place], *words[place + 1 : place + 1 + REACH]):
        if other.is_number or any(token.kind in _DATES for token in lexicon.forms.get(other.text, ())):
            return True
    return False


@lru_cache(maxsize=4096)
def _nearest(word: str, code: str) -> str | None:
    """The one of a language's date words that a word is a slip away from, or two slips from a long one."""
    for slips in (1, 2):
        for form, month in _date_words(code).get(word[0], ()):
            max_slips = 2 if len(form) >= LONG and (month or len(word) < len(form)) else 1
            if slips <= max_slips and (month or len(form) > SHORTEST) and _is_within(word, form, slips):
                return form
    return None


@cache
def _date_words(code: str) -> dict[str, tuple[tuple[str, bool], ...]]:
    """The date words of a language by their first letter, and whether each is a month."""
    by_letter: dict[str, list[tuple[str, bool]]] = {}
    for form, tokens in lexicon_of(code).forms.items():
        if " " not in form and len(form) >= SHORTEST and len(tokens) == 1 and tokens[0].kind in _MEANT:
            by_letter.setdefault(form[0], []).append((form, tokens[0].kind == m.MONTH))
    return {letter: tuple(forms) for letter, forms in by_letter.items()}


def _is_within(word: str, form: str, slips: int) -> bool:
    """Whether `slips` letters left out, added, changed or swapped make the one of the other."""
    if word == form:
        return True
    if slips == 0 or abs(len(word) - len(form)) > slips:
        return False
    first = next((place for place, (one, two) in enumerate(zip(word, form, strict=False)) if one != two), None)
    if first is None:
        return abs(len(word) - len(form)) <= slips
    return any(_is_within(one, two, slips - 1) for one, two in _repaired(word[first:], form[first:]))


def _repaired(word: str, form: str) -> Iterator[tuple[str, str]]:
    """What remains of two words that differ in their first letter, if that is one slip."""
    yield word[1:], form[1:]
    yield word[1:], form
    yield word, form[1:]
    if word[:2] == form[1::-1] and len(word) > 1:
        yield word[2:], form[2:]

"""Folded texts, cut so that indices of three letters find every word.

A word of three letters or more is found anywhere; of one or two letters only where a word begins, since anywhere
they would find nearly everything. Scripts that put no spaces between words (Chinese, Thai …) begin one everywhere.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from db.domain.folding import folded

# Before every beginning stand two of these, which no text may hold: "b" is then sought as ‹‹b and "br" as ‹br.
BEGINNING = "\x02"

_MAX_CACHED_LENGTH = 40

# First and last letter of blocks whose scripts leave no spaces, or (Hangul) write words of two letters together.
_UNSPACED = (
    (0x0E00, 0x0FFF),
    (0x1000, 0x109F),
    (0x1100, 0x11FF),
    (0x1780, 0x17FF),
    (0x2E80, 0xA4CF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFFDC),
    (0x20000, 0x3FFFF),
)


def searchable(texts: Iterable[str | None]) -> str:
    """The words of the texts, each once, with the beginnings in them."""
    words = dict.fromkeys(word for text in texts if text for word in folded(text).split())
    parts = dict.fromkeys(part for word in words for part in _parts(word))
    return "".join(BEGINNING * 2 + part for part in parts)


def _parts(word: str) -> tuple[str, ...]:
    return _known_parts(word) if len(word) <= _MAX_CACHED_LENGTH else (word, *_inner_beginnings(word))


@lru_cache(maxsize=4096)
def _known_parts(word: str) -> tuple[str, ...]:
    """Words come again and again; long ones, which are somebody's whole texts, would only fill the memory."""
    return (word, *_inner_beginnings(word))


def sought(word: str) -> str:
    """What stands in `searchable` texts if the folded word does; three letters at least."""
    return BEGINNING * (3 - len(word)) + word


def _inner_beginnings(word: str) -> Iterable[str]:
    """The first two letters wherever a word may begin inside what stands between two spaces; signs stand alone."""
    if word.isascii() and word.isalnum():
        return ()
    inside = [_of_a_word(letter) for letter in word]
    return (
        word[at : at + 2] for at in range(1, len(word)) if not (inside[at] and inside[at - 1]) or _unspaced(word[at])
    )


def _unspaced(letter: str) -> bool:
    code = ord(letter)
    return code >= 0x0E00 and any(first <= code <= last for first, last in _UNSPACED)


def _of_a_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")

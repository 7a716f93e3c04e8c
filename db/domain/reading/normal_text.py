"""One spelling for all: case, accents, digits, letters that look alike, and words with their gaps."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SAME_LETTER = str.maketrans(
    {
        "ı": "i", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ە": "ه",
        "\u200c": " ", "ø": "o", "ł": "l", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "‒": "-", "－": "-",
        "~": "-", "〜": "-", "～": "-", "至": "至", "ـ": "",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a Chinese character. `gap` is what stands between it and the word before.

    `start` and `end` are its place in the text as it was typed; `capital` whether it began with a capital there.
    """

    text: str
    gap: str
    start: int
    end: int
    capital: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0] in "0123456789"


_WORD = re.compile(r"\d+|[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff]|[^\W\d_\u2e80-\u9fff\uf900-\ufaff]+")


_APOSTROPHE = re.compile(r"(^|\s)['’‘ʼ]$")


@lru_cache(maxsize=4096)
def _normal_character(character: str) -> str:
    if character in "йЙ":
        return "й"  # a letter of its own: полугодии and полугодий differ in number
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    decomposed = unicodedata.normalize("NFKD", character.translate(_SAME_LETTER)).casefold()
    decomposed = unicodedata.normalize("NFKD", decomposed).translate(_SAME_LETTER)
    letters = (letter for letter in decomposed if unicodedata.category(letter) not in ("Mn", "Cf", "Me"))
    return "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in letters)


def normal_text(text: str) -> tuple[str, list[int]]:
    """The text in one spelling, and for each of its characters the place in `text` that it comes from."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in _normal_character(character):
            characters.append(letter)
            places.append(place)
    return "".join(characters), places


def words_of(text: str) -> list[Word]:
    """The words of a text, in one spelling."""
    normal, places = normal_text(text)
    words = []
    end = 0
    for match in _WORD.finditer(normal):
        start, stop = places[match.start()], places[match.end() - 1] + 1
        gap = normal[end : match.start()]
        # CLDR writes “Sep ’26”: an apostrophe stands for the century.
        is_short_year = len(match[0]) == 2 and match[0].isdigit() and _APOSTROPHE.search(gap) is not None
        written = f"20{match[0]}" if is_short_year else match[0]
        words.append(Word(written, gap, start, stop, text[start].isupper()))
        end = match.end()
    return words


def form_of(expression: str) -> str:
    """The key under which an expression is looked up: its words, one space between each."""
    # Without places and gaps, for a lexicon has thousands of expressions and is made while the user waits.
    normal = expression.lower() if expression.isascii() else "".join(map(_normal_character, expression))
    return " ".join(_WORD.findall(normal))

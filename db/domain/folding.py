"""Texts as the search compares them: without the differences that people don't type.

Capitals, accents, vowel points, invisible letters, the shape of quotation marks and hyphens, the script of a digit
and variants of a letter (ı ø æ, أ ى ک) are folded away. Two texts that look alike to a reader fold alike.
Source: Unicode Standard Annex 15 (NFKD), Unicode 3.13 (case folding), Annex 44 (combining classes).
"""

import unicodedata

MAX_WORDS = 8
MAX_WORD_LENGTH = 300
"""Of one word of a search, so much is looked for."""
_MAX_SEARCH_LENGTH = 20_000
_MAX_KNOWN_LETTERS = 20_000

# Marks above, below and on a letter, and vowel points. Signs of Indic scripts and the voicing of kana (7 to 9) stay,
# since they make another letter.
_DROPPED_CLASSES = frozenset({1, *range(10, 37), *range(202, 241)})
_APOSTROPHES = (
    "'\"`\u00ab\u00bb\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u05f3\u05f4\u201a\u201e\u2032\u2033\u2035"
    "\u275b\u275c\u275d\u275e\u300c\u300d\u300e\u300f\u301d\u301e\u301f\ua78b\ua78c"
)
# NFKD takes these for a space with an accent on it; people type them for an apostrophe.
_SPACING_ACCENTS = dict.fromkeys(map(ord, "\u00b4\u0384\u1fbd\u1fbf\u1fef\u1ffd\u1ffe"), "'")
_LETTERS = {
    **{"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ð": "d", "ŋ": "n", "ς": "σ"},
    **{"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss", "\u2212": "-", "\u2044": "/", "\u2215": "/", "٪": "%"},
    **{"ٱ": "ا", **dict.fromkeys("ىیېۍ", "ي"), **dict.fromkeys("کڪ", "ك"), **dict.fromkeys("ةہھەۃ", "ه")},
    **dict.fromkeys(_APOSTROPHES, "'"),
}
_ASCII = str.maketrans('"`', "''")
# Tatweel, which only stretches a word, letters that show nothing, and selectors of a letter's variant.
_SILENT = frozenset(
    [
        *"\u0640\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f",
        *map(chr, range(0xFE00, 0xFE10)),
        *map(chr, range(0xE0100, 0xE01F0)),
    ]
)
# Signs that say something even where they stand beside a word: 100%, #budget, §5.
_MEANT = frozenset("#%&*@/\\_§¶†‡")


def folded(text: str) -> str:
    """The text without the differences that the search does not make. Folding twice changes nothing more."""
    if text.isascii():
        return text.lower().translate(_ASCII)
    plain = unicodedata.normalize("NFKD", text.translate(_SPACING_ACCENTS)).casefold()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", plain).translate(_FOLDING))


def uncased(text: str) -> str:
    """The text without capitals, as names are told apart: accents count, the dot of a Turkish i does not."""
    plain = unicodedata.normalize("NFC", text).casefold().replace("i\u0307", "i").replace("ı", "i")
    return unicodedata.normalize("NFC", " ".join(plain.split()))


def words_of(search: str) -> list[str]:
    """The folded words of what was typed or pasted into a search field, without the stops around them.

    At most `MAX_WORDS`, none longer than `MAX_WORD_LENGTH`. A sign that stands alone counts if nothing else was typed.
    """
    words = folded("".join(filter(_is_searchable, search[:_MAX_SEARCH_LENGTH]))).split()
    plain = [stripped for word in words if (stripped := _without_stops(word))]
    return [word[:MAX_WORD_LENGTH] for word in (plain or words)[:MAX_WORDS]]


def folded_line(text: str) -> str:
    """The folded text on one line with single spaces, as columns are compared."""
    return " ".join(folded(text).split())


class _Folding(dict[int, str]):
    """What each letter of a decomposed, case-folded text becomes, worked out when it first occurs."""

    def __missing__(self, code: int) -> str:
        letter = _folded_letter(chr(code))
        if len(self) < _MAX_KNOWN_LETTERS:
            self[code] = letter
        return letter


_FOLDING = _Folding()


def _folded_letter(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    if letter.isascii():
        return letter
    category = unicodedata.category(letter)
    if category in ("Cf", "Me") or letter in _SILENT or unicodedata.combining(letter) in _DROPPED_CLASSES:
        return ""
    if category in ("Pi", "Pf"):
        return "'"
    digit = unicodedata.decimal(letter, None)
    return "-" if category == "Pd" else letter if digit is None else str(digit)


def _is_searchable(letter: str) -> bool:
    """Whether a text may hold it at all: no control characters, no half of a surrogate pair."""
    return letter.isspace() or unicodedata.category(letter) not in ("Cc", "Cs")


def _without_stops(word: str) -> str:
    first, last = 0, len(word)
    while first < last and _is_stop(word[first]):
        first += 1
    while first < last and _is_stop(word[last - 1]):
        last -= 1
    return word[first:last]


def _is_stop(sign: str) -> bool:
    return sign not in _MEANT and unicodedata.category(sign).startswith("P")

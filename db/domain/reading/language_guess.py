"""Which of the languages some words are probably written in."""

from dataclasses import dataclass

from db.domain.languages import CODES
from db.domain.reading import meanings as m
from db.domain.reading.lexer import tokens_in
from db.domain.reading.lexicon import lexicon_of
from db.domain.reading.normal_text import words_of

_PERSIAN_LETTERS = set("پچژگیک۰۱۲۳۴۵۶۷۸۹")
_ARABIC_LETTERS = set("ةيكىأإؤئ٠١٢٣٤٥٦٧٨٩")
_OTHER_SCRIPTS = ("zh", "ru", "ar", "fa")
_LATIN = tuple(code for code in CODES if code not in _OTHER_SCRIPTS)


@dataclass(frozen=True, slots=True)
class Guess:
    """A language with the letters of the text that its lexicon knows; `complete` if it knows every word."""

    code: str
    known_letters: int
    complete: bool


def likely_languages(text: str) -> list[Guess]:
    """The languages that the words can be in, the likeliest first; English where there are no words at all."""
    guesses = [guess_of(code, text) for code in _by_script(text)]
    guesses.sort(key=lambda guess: (guess.known_letters, guess.complete), reverse=True)
    best = guesses[0].known_letters
    return [guess for guess in guesses if guess.known_letters >= best * 0.75] if best else [guess_of("en", text)]


def _by_script(text: str) -> tuple[str, ...]:
    if any("\u3400" <= character <= "\u9fff" for character in text):
        return ("zh",)
    if any("\u0400" <= character <= "\u04ff" for character in text):
        return ("ru",)
    if any("\u0600" <= character <= "\u06ff" for character in text):
        if any(character in _PERSIAN_LETTERS for character in text):
            return ("fa", "ar")
        return ("ar", "fa")
    return _LATIN


def guess_of(code: str, text: str) -> Guess:
    """How much of a text one language knows."""
    assert code in CODES
    words = words_of(text)
    tokens = tokens_in(text, words, lexicon_of(code)) if words else []
    unknown = {
        place
        for token in tokens
        if token.kind == m.UNKNOWN or token.doubt
        for place in range(token.first, token.last + 1)
    }
    known = sum(len(word.text) for place, word in enumerate(words) if place not in unknown and not word.is_number)
    bonus = (2 if code == "fa" else 0) * any(character in _PERSIAN_LETTERS for character in text)
    bonus += (2 if code == "ar" else 0) * any(character in _ARABIC_LETTERS for character in text)
    return Guess(code, known + bonus, not unknown)

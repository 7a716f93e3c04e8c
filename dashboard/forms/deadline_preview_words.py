"""A deadline's reading in words."""

from datetime import date

from db.domain.dates_in_words import written_date, written_window
from db.domain.deadlines import Reading
from db.domain.vocabulary import DeadlineKind

# What the rules of reading say, in one clause each.
_RULES = {
    "R1": "The period as it was named",
    "R2": "The end of a period is its last day",
    "R3": "“Early” is the first part of it",
    "R4": "“Mid” is the middle of it",
    "R5": "Counted from the day it was announced",
    "R6": "“Coming” says roughly how soon",
    "R7": "No year was said: the next time it comes",
    "R8": "Weeks run from Monday to Sunday",
    "R9": "By the Umm al-Qura calendar",
    "R10": "Converted from another calendar",
    "R11": "No day follows from these words",
    "dateparser": "A date in a language that is not read here, as somebody confirmed",
    "trigger": "Counted from its trigger",
}


def window_words(reading: Reading) -> str:
    """`1–30 Sep 2026`, `until 31 Dec 2026`, `waits for a condition`, `no day`."""
    if reading.earliest is None and reading.latest is None:
        return "waits for a condition" if reading.kind is DeadlineKind.CONDITIONAL else "no day"
    return written_window(reading.earliest, reading.latest)


def reading_words(reading: Reading) -> str:
    """How the window follows from the words: the rule, and how far an approximate one may slip."""
    return rule_words(reading.rule, padded_latest=reading.padded_latest)


def rule_words(rule: str, *, padded_latest: date | None) -> str:
    """The same of a reading that was recorded; empty for dates given by hand."""
    notes = [_RULES[rule]] if rule in _RULES else []
    notes += [f"approximate, perhaps until {written_date(padded_latest)}"] if padded_latest else []
    words = "; ".join(notes)
    return words[:1].upper() + words[1:]


def other_words(reading: Reading, other: Reading) -> str:
    """`The stricter reading: until 31 Aug 2026`, for the other reading of the same words."""
    if reading.latest is not None and other.latest is not None and other.latest != reading.latest:
        manner = "stricter" if other.latest < reading.latest else "looser"
        return f"The {manner} reading: {window_words(other)}"
    return f"The other reading: {window_words(other)}"

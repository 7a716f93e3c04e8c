"""The languages in which deadlines are read: one data file each.

To add a language, copy `en.py` to `<code>.py` (an ISO 639-1 code), translate it, and add the code to `CODES`.
Everything in the file is data; the grammar that uses it (`db/domain/reading`) is the same for all languages.

- `words` maps a meaning to the words for it, divided by `;`. `(a|b)` stands for either, `(a|)` for perhaps `a`:
  `"(by|till) the": ` writes two expressions, `"week(s|)"` two words. Case, accents, apostrophes, hyphens and dots
  make no difference, so `"d'ici"` is also read from “d’ici”. The longest expression that fits wins.
- A meaning is one name of `db/domain/reading/meanings.py` or several of them, in the order of speech:
  `"end year": "year-end"`, `"2 week": "fortnight"`, `"half 1": "上半年"`.
- `numbers` and `ordinals` are number words; compounds such as "twenty-five" follow from their parts.
- Names of months, weekdays and quarters come from CLDR by themselves; add only what news writes differently
  (`"january": "كانون الثاني"`).
- `prefixes` are clitics that may stand before any word (Arabic “بـ”), `suffixes` endings that may follow one
  (Turkish “-de”), each with its meaning or `of`, or `the`, which mean nothing alone.
- `heads` are last parts of compounds with their meaning (German “-woche” in “Märzwoche”: `week`).
- `say` are the sentences in which the product writes a deadline. They must read back; the tests try each.

Then run `pytest tests/db/domain/test_languages.py`: it tries every CLDR format of every language in `CODES` and every
sentence of `say`, and add a table of your own phrases beside the others in `tests/db/domain/phrases`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

CODES = ("en", "id", "ar", "fr", "es", "de", "ru", "zh", "fa", "tr")


@dataclass(frozen=True, slots=True)
class Language:
    """What one language's data file holds; see above.

    `numeric_order` is how 09/10/2026 is written: `dmy`, `ymd`, or None where it must be asked.
    `adjective_after`: "année prochaine" rather than "next year". `part_after`: "2026 sonu" rather than "end of 2026".
    `calendar`: what a year of the fourteenth or fifteenth century means: `persian`, `islamic` or neither.
    `ambiguous`: words that are dates only beside a number or a preposition ("may").
    `after_counts_from_now`: "after 90 days" is said for "in 90 days".
    `before_counts_from_now`: "before 90 days" is said for "within 90 days", not for "90 days ago".
    `bare_unit_is_one`: "within month" is said for "within a month" (`the_month` are the words for this one).
    `week_is_sunday`: the word for week is also the name of the day.
    `verb_last`: a verb stands behind the date that belongs to it.
    `dates_need_prepositions`: a word before a date without one may change it ("befor October").
    `working_week`: working days are Monday to Friday wherever the language is spoken.
    `day_count_label`: "H-7 Lebaran" is seven days before it, "H+7" seven after.
    `clock_before`, `clock_after`: words before or after the hour of a day ("pukul 12", "12 Uhr"). `clock_units` are
    the words that count hours, too, and say the hour of a day only behind one of `clock_leads` ("à 18 heures").
    """

    code: str
    words: Mapping[str, str]
    numbers: Mapping[int, str]
    ordinals: Mapping[int, str]
    say: Mapping[str, str]
    ordinal_suffixes: str = ""
    ordinal_prefixes: str = ""
    number_suffixes: str = ""
    decade_suffixes: str = ""
    ambiguous: str = ""
    quarter_labels: str = "q"
    half_labels: str = "h"
    prefixes: Mapping[str, str] = field(default_factory=dict)
    suffixes: Mapping[str, str] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    day_count_label: str = ""
    clock_before: str = ""
    clock_after: str = ""
    clock_units: str = ""
    clock_leads: str = ""
    numeric_order: str | None = "dmy"
    adjective_after: bool = False
    part_after: bool = False
    calendar: str | None = None
    after_counts_from_now: bool = False
    before_counts_from_now: bool = False
    bare_unit_is_one: bool = False
    week_is_sunday: bool = False
    verb_last: bool = False
    dates_need_prepositions: bool = False
    working_week: bool = False


@cache
def language_of(code: str) -> Language:
    """The data of one of `CODES`."""
    language = import_module(f"{__name__}.{code}").LANGUAGE
    assert isinstance(language, Language)
    return language

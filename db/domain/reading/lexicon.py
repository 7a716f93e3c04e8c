"""A language's data file and its CLDR names, made into one table from expression to meaning."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from db.domain.languages import Language, language_of
from db.domain.reading.meanings import MONTH, MONTHS, NUMBER, ORDINAL, WEEKDAY, WEEKDAYS, Token, tokens_of
from db.domain.reading.normal_text import form_of

# Occasions that every language calls by the same letters.
_OCCASIONS = "cop (28|29|30|31|32|33|34|35|36|37|38|39|40); g (7|8|20); unga (81|82|83|84|85|); apec"
_GROUP = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`forms` maps an expression in normal spelling to its tokens; `longest` is the most words one has."""

    language: Language
    forms: dict[str, tuple[Token, ...]]
    longest: int
    prefixes: dict[str, tuple[Token, ...]]
    suffixes: dict[str, tuple[Token, ...]]
    ordinal_suffixes: frozenset[str]
    number_suffixes: frozenset[str]
    decade_suffixes: frozenset[str]
    ordinal_prefixes: frozenset[str]
    ambiguous: frozenset[str]
    labels: dict[str, str]
    months_too: dict[str, Token]
    heads: dict[str, tuple[Token, ...]]
    clock_before: frozenset[str]
    clock_after: frozenset[str]
    clock_units: frozenset[str]
    clock_leads: frozenset[str]


def spellings(expression: str) -> Iterator[str]:
    """What an expression with `(a|b)` in it stands for."""
    group = _GROUP.search(expression)
    if group is None:
        yield expression
        return
    for choice in group[1].split("|"):
        yield from spellings(expression[: group.start()] + choice + expression[group.end() :])


@cache
def lexicon_of(code: str) -> Lexicon:
    """The lexicon of one language. Takes some hundredths of a second the first time, nothing afterwards."""
    language = language_of(code)
    names = list(_calendar_names(code))
    forms = dict(names)
    months = {form: tokens[0] for form, tokens in names if tokens[0].kind == MONTH}
    for meaning, expressions in language.words.items():
        tokens = tokens_of(meaning)
        for form in _forms(expressions):
            # "until" is also the "to" of a range, which the grammar tells from where it stands.
            if meaning != "to" or form not in forms:
                forms[form] = tokens
    for form in _forms(_OCCASIONS):
        forms.setdefault(form, tokens_of("occasion"))
    for kind, numbers in ((NUMBER, language.numbers), (ORDINAL, language.ordinals)):
        for number, expressions in numbers.items():
            for form in _forms(expressions):
                forms.setdefault(form, (Token(kind, number, mark=True),))
    return Lexicon(
        language,
        forms,
        longest=max(form.count(" ") + 1 for form in forms),
        prefixes={form_of(prefix): tokens_of(meaning) for prefix, meaning in language.prefixes.items()},
        suffixes={form: tokens_of(meaning) for ends, meaning in language.suffixes.items() for form in _forms(ends)},
        ordinal_suffixes=frozenset(_forms(language.ordinal_suffixes)),
        number_suffixes=frozenset(_forms(language.number_suffixes)),
        decade_suffixes=frozenset(_forms(language.decade_suffixes)),
        ordinal_prefixes=frozenset(_forms(language.ordinal_prefixes)),
        ambiguous=frozenset(_forms(language.ambiguous)),
        # "mar" is March and Tuesday.
        months_too={form: month for form, month in months.items() if forms[form][0].kind == WEEKDAY},
        heads={form: tokens_of(meaning) for ends, meaning in language.heads.items() for form in _forms(ends)},
        clock_before=frozenset(_forms(language.clock_before)),
        clock_after=frozenset(_forms(language.clock_after)),
        clock_units=frozenset(_forms(language.clock_units)),
        clock_leads=frozenset(_forms(language.clock_leads)),
        labels={form_of(label): "quarter" for label in language.quarter_labels.split()}
        | {form_of(label): "half" for label in language.half_labels.split()},
    )


def _forms(expressions: str) -> Iterator[str]:
    for expression in expressions.split(";"):
        for spelling in spellings(expression):
            if form := form_of(spelling):
                yield form


def _calendar_names(code: str) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """Months, weekdays and quarters as CLDR names them."""
    # Babel takes 40 ms to import, which nobody pays who reads no deadline.
    from babel import Locale

    locale = Locale.parse(code)
    # The names that stand alone come last in CLDR's chain of fallbacks, and where a language has none of its own,
    # Babel answers with those of whatever language it saw before; the wide ones of a language are its own.
    tables = [locale.months["format"][width] for width in ("abbreviated", "wide")]
    for table in tables:
        for number, name in table.items():
            if form := form_of(str(name)):
                yield form, tokens_of(MONTHS[number - 1])
    for width in ("abbreviated", "wide"):
        for number, name in locale.days["format"][width].items():
            yield form_of(str(name)), tokens_of(WEEKDAYS[number])
        for number, name in locale.quarters["format"][width].items():
            yield form_of(str(name)), tokens_of(f"quarter {number}")

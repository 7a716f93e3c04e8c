"""Every language's data: what CLDR writes and what the product writes reads back; the data itself is sound."""

from collections.abc import Iterator
from datetime import date

import pytest
from babel import Locale, localedata
from babel.dates import format_date, format_skeleton

from db.domain.deadlines import read_deadline
from db.domain.languages import CODES, language_of
from db.domain.reading.deadline_words import deadline_in_words
from db.domain.reading.lexicon import lexicon_of, spellings
from db.domain.reading.meanings import tokens_of
from db.domain.vocabulary import Relation

SAID_ON = date(2025, 12, 31)
DAYS = [date(2026, month, day) for month in range(1, 13) for day in (3, 17, 28)]
# Slips of CLDR 48: a week-based year for the German one, a month's number without a name in the Arabic one.
MISTAKEN = {("de", "GyMMMMEd"), ("ar", "GyM")}
ALIKE = {Relation.BY: Relation.IN}
PERIODS = [
    "2026", "2030", "2026-21", "2026-22", "2026-23", "2026-24", "2027-33", "2027-34", "2027-35", "2027-36", "2026-40",
    "2026-41", "2026-01~", "2026-06~", "2026-09-15~", "2026-02-18~", "2027~", "2026-22~", "2026-35~", "2026-09?",
    "203X", "2026/2027", "2026-03/2026-05", "2026-05-01/2026-05-05", "2025-12-31/2026-01-07~",
    "2026-02-18/2026-03-19~",
    *(f"2026-{month:02}" for month in range(1, 13)), *(day.isoformat() for day in DAYS),
]  # fmt: skip


def expected(skeleton: str, day: date) -> str:
    """The EDTF of what a CLDR skeleton shows of a day."""
    if "Q" in skeleton:
        return f"{day.year}-{33 + (day.month - 1) // 3}"
    if "d" in skeleton:
        return day.isoformat()
    return f"{day:%Y-%m}" if "M" in skeleton else str(day.year)


def cldr_dates(language: str, day: date) -> Iterator[tuple[str, str]]:
    """What CLDR writes of a day, with the EDTF it stands for. Names that only some locales have are left out."""
    for length in ("full", "long", "medium", "short"):
        yield format_date(day, length, locale=language), day.isoformat()
    for skeleton in map(str, Locale.parse(language).datetime_skeletons):
        if (language, skeleton) in MISTAKEN:
            continue
        if set(skeleton) <= set("yMdQEG") and "y" in skeleton and "MMMMM" not in skeleton:
            yield format_skeleton(skeleton, day, locale=language), expected(skeleton, day)


@pytest.mark.parametrize("language", CODES)
def test_every_date_that_cldr_writes_reads_back(language: str) -> None:
    for day in DAYS:
        for words, edtf in cldr_dates(language, day):
            reading = read_deadline(words, said_on=SAID_ON, language=language)
            assert edtf in {reading.edtf, *(choice.edtf for choice in reading.choices)}, words


@pytest.mark.parametrize("language", CODES)
def test_names_of_months_quarters_and_weekdays_are_read_without_a_year(language: str) -> None:
    for day in DAYS:
        for skeleton in ("MMMM", "MMMMd", "QQQQ"):
            words = format_skeleton(skeleton, day, locale=language) if skeleton != "QQQQ" else quarter(language, day)
            reading = read_deadline(words, said_on=date(2026, 1, 1), language=language)
            assert reading.edtf == expected(skeleton, day), words


REGIONS = [
    locale
    for locale in sorted(localedata.locale_identifiers())
    if locale.split("_")[0] in CODES and not {"Dsrt", "Shaw", "Latn"} & set(locale.split("_"))
]
OWN_DIGITS = {"ar": "٠١٢٣٤٥٦٧٨٩", "fa": "۰۱۲۳۴۵۶۷۸۹"}


def names_with_a_year(locale: str, month: int) -> Iterator[tuple[str, str]]:
    """A month and its quarter of 2026. Of names that stand alone Babel mixes up the languages it has loaded."""
    known = Locale.parse(locale)
    for width in ("wide", "abbreviated"):
        yield f"{known.months['format'][width][month]} 2026", f"2026-{month:02}"
        named = known.quarters["format"][width][(month - 1) // 3 + 1]
        yield f"2026 {named}" if locale[:2] in ("zh", "tr") else f"{named} 2026", f"2026-{33 + (month - 1) // 3}"


@pytest.mark.parametrize("language", CODES)
def test_dates_are_read_as_every_region_writes_them_in_its_own_digits_too(language: str) -> None:
    written = {line for region in REGIONS if region.split("_")[0] == language for line in dates_of(region)}
    own = str.maketrans("0123456789", OWN_DIGITS.get(language, "0123456789"))
    for words, edtf in sorted(written | {(words.translate(own), edtf) for words, edtf in written}):
        reading = read_deadline(words, said_on=SAID_ON, language=language)
        assert edtf in {reading.edtf, *(choice.edtf for choice in reading.choices)}, words


def dates_of(region: str) -> Iterator[tuple[str, str]]:
    """What a region writes of a day in each month of 2026."""
    for month in range(1, 13):
        day = date(2026, month, 17)
        for length in ("full", "long", "medium"):
            yield format_date(day, length, locale=region), day.isoformat()
        yield from names_with_a_year(region, month)


def quarter(language: str, day: date) -> str:
    return str(Locale.parse(language).quarters["format"]["wide"][(day.month - 1) // 3 + 1])


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("relation", list(Relation))
def test_what_the_product_displays_reads_back_to_the_same_edtf(language: str, relation: Relation) -> None:
    for edtf in PERIODS:
        words = deadline_in_words(edtf, relation, language)
        reading = read_deadline(words, said_on=SAID_ON, language=language)
        assert reading.edtf == edtf, words
        assert reading.relation is not None
        assert ALIKE.get(reading.relation, reading.relation) == ALIKE.get(relation, relation), words


@pytest.mark.parametrize(
    ("words", "language", "sentence"),
    [
        ("by September 2026", "en", "by September 2026"),
        ("hingga September 2026", "id", "by September 2026"),
        ("不早于2027年", "zh", "not before 2027"),
        ("bis Ende 2026", "de", "by 31 Dec 2026"),
        ("in the coming days", "en", "from 31 Dec 2025 to about 7 Jan 2026"),
        ("early 2027", "en", "about January 2027"),
        ("au troisième trimestre 2027", "fr", "Q3 2027"),
        ("as soon as possible", "en", "no day stated"),
        ("in phase two", "en", "waits for a condition"),
        ("within 90 days of the signing", "en", "counts from a day still to come"),
    ],
)
def test_a_reading_is_told_in_english(words: str, language: str, sentence: str) -> None:
    assert read_deadline(words, said_on=SAID_ON, language=language).in_words == sentence


@pytest.mark.parametrize("language", CODES)
def test_each_meaning_is_one_that_the_grammar_knows_and_has_words(language: str) -> None:
    for meaning, expressions in language_of(language).words.items():
        assert tokens_of(meaning)
        assert all(spelling.strip() for expression in expressions.split(";") for spelling in spellings(expression)
                   if expression.strip()), meaning  # fmt: skip


@pytest.mark.parametrize("language", CODES)
def test_each_language_says_all_there_is_to_say(language: str) -> None:
    patterns = language_of(language).say
    assert {relation.value for relation in Relation} <= patterns.keys()
    assert {"about", "between", "half 1", "half 2", "spring", "summer", "autumn", "winter"} <= patterns.keys()


def test_expressions_stand_for_each_of_their_choices() -> None:
    assert sorted(spellings("(by|till) the week(s|)")) == [
        "by the week", "by the weeks", "till the week", "till the weeks",
    ]  # fmt: skip


@pytest.mark.parametrize("digits", ["2026", "٢٠٢٦", "۲۰۲۶", "२०२६", "２０２６", "๒๐๒๖"])
def test_a_year_is_read_in_digits_of_every_script(digits: str) -> None:
    assert read_deadline(f"by {digits}", said_on=SAID_ON, language="en").edtf == "2026"


def test_importing_the_reader_loads_no_language() -> None:
    assert lexicon_of.cache_info().maxsize is None

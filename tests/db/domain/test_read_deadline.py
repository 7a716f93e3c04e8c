"""Reading deadlines: what the words mean, when it asks, and what it says it did not understand."""

import csv
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.deadlines import Reading, read_deadline, window_of
from db.domain.languages import CODES
from db.domain.vocabulary import DeadlineKind, Relation
from db.errors import InvalidInput
from tests.db.domain.phrases import PHRASE_FILES, Case, cases

SAID_ON = date(2025, 12, 31)
BY_AND_IN_ARE_ONE = {"by": "in"}


def read(words: str, language: str | None = "en", *, said_on: date = SAID_ON) -> Reading:
    return read_deadline(words, said_on=said_on, language=language)


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.language}: {case.phrase}")
def test_a_phrase_is_read_as_a_journalist_means_it(case: Case) -> None:
    reading = read(case.phrase, case.language, said_on=case.said_on)
    assert (meaning_of(reading), reading.edtf) == (BY_AND_IN_ARE_ONE.get(case.meaning, case.meaning), case.edtf)


def meaning_of(reading: Reading) -> str | None:
    if reading.edtf is None:
        return reading.kind.value if reading.kind else None
    assert reading.relation is not None
    return BY_AND_IN_ARE_ONE.get(reading.relation.value, reading.relation.value)


def test_the_given_phrases_have_the_given_kind_and_days() -> None:
    if PHRASE_FILES.exists():
        with PHRASE_FILES.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                reading = read(row["phrase"], row["lang"], said_on=date.fromisoformat(row["ref"]))
                result = (reading.kind, str(reading.earliest or ""), str(reading.latest or ""))
                assert result == (row["kind"], row["earliest"], row["latest"]), row["id"]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.language}: {case.phrase}")
def test_the_language_of_a_phrase_need_not_be_given(case: Case) -> None:
    with_language = read(case.phrase, case.language, said_on=case.said_on)
    guessed = read(case.phrase, None, said_on=case.said_on)
    if guessed.kind is not None:
        assert (guessed.edtf, meaning_of(guessed)) == (with_language.edtf, meaning_of(with_language))
    else:
        assert guessed.question or guessed.not_understood


def test_a_reading_has_its_days_its_rule_and_the_words_as_they_were_typed() -> None:
    reading = read("by the end of Q3 2027 ")
    assert reading.words == "by the end of Q3 2027 "
    assert (reading.kind, reading.relation, reading.edtf) == (DeadlineKind.DATED, Relation.BY, "2027-09-30")
    assert (reading.earliest, reading.latest) == (date(2027, 9, 30), date(2027, 9, 30))
    assert (reading.rule, reading.rule_version, reading.language) == ("R2", 2, "en")


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("by September 2026", "R1"), ("by the end of 2026", "R2"), ("early 2027", "R3"), ("mid-2026", "R4"),
        ("within 90 days", "R5"), ("in the coming weeks", "R6"), ("by September", "R7"), ("next month", "R8"),
        ("before Ramadan", "R9"), ("Muharram 1448", "R10"), ("in phase two", "R11"), ("as soon as possible", "R11"),
    ],
)  # fmt: skip
def test_a_reading_names_the_rule_that_it_follows(words: str, rule: str) -> None:
    assert read(words).rule == rule


@pytest.mark.parametrize(
    ("words", "relation", "edtf", "latest"),
    [
        ("hingga September 2026", Relation.BEFORE, "2026-09", date(2026, 8, 31)),
        ("sebelum Oktober 2026", Relation.BY, "2026-10", date(2026, 10, 31)),
    ],
)
def test_the_stricter_or_looser_reading_stands_beside_it(
    words: str, relation: Relation, edtf: str, latest: date
) -> None:
    other = read(words, "id").other
    assert other is not None
    assert (other.relation, other.edtf, other.latest, other.words) == (relation, edtf, latest, words)


@pytest.mark.parametrize("words", ["by the end of 2026", "within 90 days", "in September 2026", "in the coming days"])
def test_words_that_mean_one_thing_have_no_other_reading(words: str) -> None:
    assert read(words).other is None


def test_next_friday_may_be_the_one_after() -> None:
    reading = read("next Friday")
    assert reading.edtf == "2026-01-02"
    assert reading.other is not None and reading.other.edtf == "2026-01-09"


def test_digits_that_leave_the_month_open_are_asked_about() -> None:
    reading = read("09/10/2026")
    assert reading.kind is None
    assert reading.question == "Which is the month? This can be 9 Oct 2026 or 10 Sep 2026."
    assert [choice.edtf for choice in reading.choices] == ["2026-10-09", "2026-09-10"]


def test_a_preposition_stays_with_each_of_the_choices() -> None:
    assert [choice.relation for choice in read("before 09/10/2026").choices] == [Relation.BEFORE, Relation.BEFORE]


@pytest.mark.parametrize("language", [code for code in CODES if code != "en"])
def test_other_languages_settle_which_number_is_the_month(language: str) -> None:
    assert read("2026/10/09" if language in ("zh", "fa") else "09/10/2026", language).edtf == "2026-10-09"


def test_two_dates_are_not_chosen_between() -> None:
    reading = read("by June 2026 for one brigade, by September 2027 for the next")
    assert reading.kind is None and reading.not_understood


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("within 60 business days", "en"), ("not by September 2026", "en"),
        ("no troops will remain after September 2026", "en"), ("three months ago", "en"), ("since 2014", "en"),
        ("every September", "en"), ("31 February 2026", "en"), ("Friday 14 March 2026", "en"), ("2026-13-01", "en"),
        ("at least until 2027", "en"), ("two weeks ago", "en"), ("by 2,000 troops", "en"), ("foo bar", "en"),
        ("decade 0000", "en"), ("the end of the 0000s", "en"), ("school year 2026/27", "en"), ("民国2026年", "zh"),
        ("iki ayda bir", "tr"),
        ("for 90 days", "en"), ("pendant 90 jours", "fr"), ("90 Tage lang", "de"), ("为期90天", "zh"),
        ("more than two years", "en"), ("13/13/2026", "en"), ("until further notice", "en"), ("0 days", "en"),
        ("within 99999 years", "en"), ("tidak pada September 2026", "id"), ("tiga hari kerja", "id"),
        ("il y a trois mois", "fr"), ("cada septiembre", "es"),
        ("каждый сентябрь", "ru"), ("每年9月", "zh"), ("三天前", "zh"),
        ("هر سال", "fa"), ("32 Eylül 2026", "tr"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said_and_never_guessed(words: str, language: str) -> None:
    reading = read(words, language)
    assert reading.kind is None and reading.edtf is None
    assert reading.not_understood and all(word in words for word in reading.not_understood)


@pytest.mark.parametrize(
    "words", ["within 90 days of the signing", "60 days after the election", "within 90 days of taking office"]
)
def test_a_deadline_that_counts_from_an_event_waits_for_it(words: str) -> None:
    assert (read(words).kind, read(words).edtf) == (DeadlineKind.RELATIVE, None)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("within 90 days of 1 March 2026", "2026-05-30"),
        ("six months from today", "2026-06-30"),
        ("ninety (90) days", "2026-03-31"),
    ],
)
def test_a_deadline_that_counts_from_a_day_is_counted(words: str, edtf: str) -> None:
    assert read(words).edtf == edtf


def test_english_is_read_in_a_field_meant_for_another_language_if_every_word_is() -> None:
    assert read("by the end of September 2026", "id").edtf == "2026-09-30"


@pytest.mark.parametrize("words", ["2026-09~", "2026-35", "2026/2027", "201X", "2026-09/..", "2026-09-30"])
def test_edtf_is_read_as_it_is(words: str) -> None:
    reading = read(words, None)
    assert reading.edtf == words


def test_a_year_of_the_fourteenth_century_is_persian_in_persian() -> None:
    assert read("1405", "fa").edtf == "2026-03-21/2027-03-20"
    assert read("1405", "en").edtf == "1405"


@pytest.mark.parametrize("words", ["", "   ", "\n"])
def test_no_words_are_refused(words: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        read(words)
    assert refusal.value.field == "deadline"


def test_more_than_64_characters_are_refused_with_a_sentence() -> None:
    with pytest.raises(InvalidInput, match="at most 64 characters; this has 65"):
        read("x" * 65)


@pytest.mark.parametrize("language", ["en-GB", "zh_Hant", "ID", "xx", ""])
def test_a_language_tag_may_be_longer_or_unknown(language: str) -> None:
    assert read("2026-09-30", language).edtf == "2026-09-30"


WORDS = st.sampled_from(sorted({word for case in cases() for word in case.phrase.split()}))
NUMBERS = st.sampled_from(
    "0 00 0000 0000s 0000X 0001 9999 12/9999 9990s 2030s 2026/27 2026-27 2026-W53 2026-W99 1/2 31/12 12/11/2026 201X "
    "2026-35 2026-09~ 2026/2027 ../2026 2026/.. 2026? 1405 1448 三十 15. 1st Q4 h2 12th X 90 999999".split()
)
PHRASES = st.one_of(
    st.lists(NUMBERS | WORDS, min_size=1, max_size=8).map(" ".join),
    st.lists(WORDS, min_size=1, max_size=8).map(" ".join),
    st.text(max_size=64),
    st.text("0123456789-/. ~?X年月日第三个内前后底QHT", max_size=64),
)


@given(
    PHRASES.filter(lambda words: words.strip() != "" and len(words) <= 64),
    st.none() | st.sampled_from(CODES),
    st.just(SAID_ON) | st.dates(),
)
def test_any_64_characters_are_answered_and_answered_alike(words: str, language: str | None, said_on: date) -> None:
    reading = read(words, language, said_on=said_on)
    assert read(words, language, said_on=said_on) == reading
    answered = [reading.kind is not None, bool(reading.choices), bool(reading.not_understood)]
    assert sum(answered) == 1
    assert reading.question or not reading.choices
    for each in (reading, reading.other, *reading.choices):
        if each is not None:
            holds_together(each)


def holds_together(reading: Reading) -> None:
    if reading.edtf is None:
        assert (reading.earliest, reading.latest, reading.padded_latest) == (None, None, None)
        return
    assert reading.relation is not None and reading.in_words
    window = window_of(reading.edtf, reading.relation)
    assert (reading.earliest, reading.latest, reading.padded_latest) == (
        window.earliest, window.latest, window.padded_latest
    )  # fmt: skip
    if reading.earliest and reading.latest:
        assert reading.earliest <= reading.latest


@given(st.sampled_from(cases()), st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_a_phrase_said_on_any_day_is_answered_and_what_has_no_year_lies_ahead(case: Case, said_on: date) -> None:
    reading = read(case.phrase, case.language, said_on=said_on)
    if reading.kind is not None:
        holds_together(replace(reading))
    if reading.rule == "R7" and reading.latest is not None and reading.relation is not Relation.BEFORE:
        assert reading.latest >= said_on

"""Deadlines that are asked about: misspelt words, conditions, working days, impossible days, years that span two."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.deadlines import Reading, read_deadline
from db.domain.reading.lexicon import lexicon_of
from db.domain.reading.misspelt import meant_by
from db.domain.reading.normal_text import words_of
from db.domain.vocabulary import DeadlineKind, Relation

SAID_ON = date(2026, 3, 10)


def read(words: str, language: str = "en") -> Reading:
    return read_deadline(words, said_on=SAID_ON, language=language)


@pytest.mark.parametrize(
    ("words", "language", "edtf", "named"),
    [
        ("at the strat of 2027", "en", "2027-01~", "strat"), ("befor October", "en", "2026-10", "befor"),
        ("by the end of Septmber 2026", "en", "2026-09-30", "Septmber"),
        ("bis Ende Feburar 2027", "de", "2027-02-28", "Feburar"),
        ("Setpember 2026", "en", "2026-09", "Setpember"), ("bis Septemer 2026", "de", "2026-09", "Septemer"),
        ("до сентбря 2026", "ru", "2026-09", "сентбря"), ("sebulm Oktober 2026", "id", "2026-10", "sebulm"),
        ("avnt octobre 2026", "fr", "2026-10", "avnt"), ("anets de octubre de 2026", "es", "2026-10", "anets"),
        ("до концв 2027 года", "ru", "2027-12-31", "концв"), ("تا پاین ۱۴۰۵", "fa", "2027-03-20", "پاین"),
        ("Eylül 2026 sonnua kadar", "tr", "2026-09-30", "sonnua"),
    ],
)  # fmt: skip
def test_a_misspelt_date_word_is_named_and_its_reading_to_be_confirmed(
    words: str, language: str, edtf: str, named: str
) -> None:
    reading = read(words, language)
    assert (reading.kind, [choice.edtf for choice in reading.choices]) == (None, [edtf])
    assert reading.question and f"Not understood: “{named}”." in reading.question


@pytest.mark.parametrize(
    ("words", "language", "edtf", "condition"),
    [
        ("by 2030 if funding is approved", "en", "2030", "if funding is approved"),
        ("d'ici 2030 si le financement est approuvé", "fr", "2030", "si le financement est approuvé"),
        ("bis 2030, wenn die Finanzierung genehmigt wird", "de", "2030", "wenn die Finanzierung genehmigt wird"),
        ("к 2030 году, если будет одобрено финансирование", "ru", "2030", "если будет одобрено финансирование"),
        ("para 2030 si se aprueba la financiación", "es", "2030", "si se aprueba la financiación"),
        ("pada 2030 jika pendanaan disetujui", "id", "2030", "jika pendanaan disetujui"),
        ("如果资金获批，2030年前", "zh", "2030", "如果资金获批"),
        ("بحلول 2030 إذا تمت الموافقة على التمويل", "ar", "2030", "إذا تمت الموافقة على التمويل"),
        ("تا ۲۰۳۰ اگر بودجه تصویب شود", "fa", "2030", "اگر بودجه تصویب شود"),
        ("finansman onaylanırsa 2030'a kadar", "tr", "2030", "onaylanırsa"),
    ],
)
def test_a_condition_beside_a_date_keeps_the_date_and_is_named(
    words: str, language: str, edtf: str, condition: str
) -> None:
    reading = read(words, language)
    assert [choice.edtf for choice in reading.choices] == [edtf]
    assert reading.question and condition in reading.question


@pytest.mark.parametrize(
    ("words", "language", "edtf"),
    [
        ("by the last working day of the month", "en", "2026-03-31"),
        ("le premier jour ouvrable de juin", "fr", "2026-06-01"),
        ("el último día hábil de mayo", "es", "2026-05-29"), ("5月最后一个工作日", "zh", "2026-05-29"),
        ("bis zum letzten Werktag im Mai", "de", "2026-05-29"),
        ("не позднее последнего рабочего дня мая", "ru", "2026-05-29"),
        ("Mayıs ayının son iş günü", "tr", "2026-05-29"), ("hari kerja terakhir bulan Mei", "id", "2026-05-29"),
    ],
)  # fmt: skip
def test_a_working_day_is_confirmed_since_holidays_are_not_known(words: str, language: str, edtf: str) -> None:
    assert [choice.edtf for choice in read(words, language).choices] == [edtf]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("29 February 2027", "en"), ("31/02/2027", "en"), ("29. Februar 2027", "de"), ("29 février 2027", "fr"),
        ("29 de febrero de 2027", "es"), ("29 Februari 2027", "id"), ("29 февраля 2027", "ru"), ("29 Şubat 2027", "tr"),
        ("2027年2月29日", "zh"), ("29 فبراير 2027", "ar"), ("۲۹ فوریه ۲۰۲۷", "fa"), ("۳۰ اسفند ۱۴۰۵", "fa"),
    ],
)  # fmt: skip
def test_an_impossible_day_is_called_impossible_and_named(words: str, language: str) -> None:
    reading = read(words, language)
    assert reading.kind is None and reading.not_understood == (words,)
    assert reading.question == f"“{words}” is impossible: there is no such day."


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("in the 2026/27 season", "en"), ("the 2026/27 Bundesliga season", "en"),
        ("by the end of the 2026-27 school year", "en"),
        ("in fiscal year 2027", "en"), ("FY2027", "en"), ("année scolaire 2026-2027", "fr"), ("curso 2026-2027", "es"),
        ("temporada 2026/27", "es"), ("Schuljahr 2026/27", "de"), ("in der Saison 2026/27", "de"),
        ("2026-2027学年", "zh"),
        ("2026/27赛季", "zh"), ("в 2026/27 учебном году", "ru"), ("в сезоне 2026/27", "ru"),
        ("2026-27 sezonunda", "tr"),
        ("2026-2027 eğitim öğretim yılında", "tr"), ("tahun ajaran 2026/2027", "id"), ("musim 2026/27", "id"),
        ("موسم 2026-2027", "ar"), ("العام الدراسي 2026/2027", "ar"), ("سال تحصیلی ۱۴۰۵-۱۴۰۶", "fa"),
        ("سال مالی ۲۰۲۷", "fa"),
    ],
)  # fmt: skip
def test_a_year_that_spans_two_is_asked_about_whatever_its_noun(words: str, language: str) -> None:
    assert read(words, language).kind is None


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("in fiscal year 2027", "en"), ("by the end of FY27", "en"), ("FY2026/27", "en"), ("l'exercice 2027", "fr"),
        ("ejercicio fiscal 2027", "es"), ("bis Ende des Haushaltsjahres 2027", "de"), ("2027财年末", "zh"),
        ("2027 mali yılı sonuna kadar", "tr"), ("السنة المالية 2027", "ar"), ("سال مالی ۲۰۲۷", "fa"),
        ("tahun anggaran 2027", "id"), ("в 2027 финансовом году", "ru"),
    ],
)  # fmt: skip
def test_a_fiscal_year_is_asked_about_with_the_days_of_each_calendar(words: str, language: str) -> None:
    reading = read(words, language)
    assert reading.kind is None and len(reading.choices) >= 3
    assert reading.question and reading.question.startswith("Whose fiscal year is meant?")


def test_a_fiscal_year_begins_in_october_july_april_or_january() -> None:
    result = [(choice.edtf, choice.rule) for choice in read("before fiscal year 2028").choices]
    assert result == [
        ("2027-10-01/2028-09-30", "R18"), ("2027-07-01/2028-06-30", "R18"), ("2027-04-01/2028-03-31", "R18"),
        ("2028-04-01/2029-03-31", "R18"), ("2028-01-01/2028-12-31", "R18"),
    ]  # fmt: skip
    assert read("by the end of Q2 FY2027").choices[0].edtf == "2027-03-31"


def test_an_ambiguous_date_in_digits_names_both_readings() -> None:
    reading = read("comments are due 03/04/2026")
    assert reading.question == "Which is the month? This can be 3 Apr 2026 or 4 Mar 2026."


@pytest.mark.parametrize(
    ("words", "edtf", "gregorian"),
    [
        ("این ماه", "2026-02-20/2026-03-20", "2026-03"), ("تا پایان سال", "2026-03-20", "2026-12-31"),
        ("سال آینده", "2026-03-21/2027-03-20", "2027"), ("ماه بعد", "2026-03-21/2026-04-20", "2026-04"),
    ],
)  # fmt: skip
def test_a_persian_year_or_month_is_jalali_with_the_gregorian_one_beside_it(
    words: str, edtf: str, gregorian: str
) -> None:
    reading = read(words, "fa")
    assert reading.other is not None
    assert (reading.edtf, reading.rule in ("R2", "R21"), reading.other.edtf) == (edtf, True, gregorian)


def test_a_persian_year_that_is_called_gregorian_has_no_other_reading() -> None:
    reading = read("سال جاری میلادی", "fa")
    assert (reading.edtf, reading.other) == ("2026", None)


@given(st.integers(2027, 2090), st.integers(1, 12), st.integers(1, 28))
def test_after_a_day_begins_on_the_next_and_not_before_it_on_itself(year: int, month: int, day: int) -> None:
    that = date(year, month, day)
    after, not_before = read(f"after {that.isoformat()}"), read(f"not before {that.isoformat()}")
    assert (after.relation, not_before.relation) == (Relation.AFTER, Relation.AFTER)
    assert (after.latest, not_before.latest, not_before.earliest) == (None, None, that)
    assert after.earliest is not None and (after.earliest - that).days == 1


@given(st.sampled_from(["September", "October", "November", "December", "February"]), st.data())
def test_a_month_with_two_letters_swapped_is_never_read_silently(month: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(month) - 2))
    swapped = month[:place] + month[place + 1] + month[place] + month[place + 2 :]
    if swapped != month:
        reading = read(f"by the end of {swapped} 2026")
        assert reading.kind is None and (reading.question or reading.not_understood)


@given(st.sampled_from(["before", "by", "after"]), st.integers(2027, 2060), st.sampled_from(["election", "summit"]))
def test_a_year_of_an_event_is_never_the_deadline(relation: str, year: int, event: str) -> None:
    for words in (
        f"{relation} the {year} {event}",
        f"{relation} the {event} in {year}",
        f"{relation} the {event} of {year}",
    ):
        assert (read(words).kind, read(words).edtf) == (DeadlineKind.CONDITIONAL, None)


def test_a_word_far_from_any_date_is_never_corrected() -> None:
    words = words_of("the strat plan")
    assert meant_by(words, 1, lexicon=lexicon_of("en")) == ()

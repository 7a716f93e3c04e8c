"""One commitment in parts: its standing, its words in their language, and its facts."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.records.summary import commitment_head, facts, language_name, quote
from db.domain.vocabulary import AssessedStatus
from db.engine import Database
from tests.support.page_rendering import links, parts, with_class, words_of
from tests.support.rendered import AIN_AL_ASAD, ERBIL, TODAY, as_sent, detail_of


def facts_in(database: Database, slug: str, *, as_of: date = TODAY) -> dict[str, str]:
    sent = as_sent(facts(detail_of(database, slug, as_of=as_of), as_of=as_of))
    words = [words_of(part) for part in parts(sent) if part["type"] in ("Dt", "Dd")]
    return dict(zip(words[::2], words[1::2], strict=True))


def test_a_passed_deadline_awaits_review_and_is_no_verdict(sample_database: Database) -> None:
    head = as_sent(commitment_head(detail_of(sample_database, ERBIL), as_of=TODAY))
    assert words_of(head).split(maxsplit=2) == ["Under", "way", "Deadline passed 53 days ago · awaiting review"]
    assert len(with_class(head, "pill-passed")) == 1


def test_what_nobody_looked_at_for_long_needs_a_check(sample_database: Database) -> None:
    head = as_sent(commitment_head(detail_of(sample_database, "security-memoranda"), as_of=TODAY))
    assert [words_of(pill) for pill in with_class(head, "pill")] == ["No deadline stated", "Needs a check"]
    # Nobody has looked yet: the day is that of the report, and it says so.
    checked = facts_in(sample_database, "security-memoranda")["Last checked"]
    assert checked == "Never · reported 31 Dec 2025 · 326 days ago · needs a check"


def test_what_is_fulfilled_needs_no_check(sample_database: Database) -> None:
    head = as_sent(commitment_head(detail_of(sample_database, AIN_AL_ASAD), as_of=TODAY))
    assert [words_of(pill) for pill in with_class(head, "pill")] == ["Met 6 days late"]


def test_a_statement_stands_in_its_language_with_its_translation_and_speaker(sample_database: Database) -> None:
    sent = as_sent(quote(detail_of(sample_database, ERBIL)))
    statement, translation = [part for part in parts(sent) if part["type"] == "P"]
    assert (statement["props"]["lang"], statement["props"]["dir"]) == ("id", "auto")
    assert words_of(statement) == "“mengakhiri misi koalisi Amerika di Erbil hingga September 2026”"
    assert words_of(translation).startswith("“to end the American coalition's mission")
    said_by = words_of(sent)
    assert "Hussein Allawi, Adviser to the Prime Minister of Iraq" in said_by
    assert "ABNA (Ahlulbait News Agency) , 31 Dec 2025" in said_by and said_by.endswith("Indonesian")


def test_without_a_recorded_statement_nothing_is_quoted(sample_database: Database) -> None:
    assert quote(replace(detail_of(sample_database, ERBIL), statement="")) is None


@pytest.mark.parametrize("language", ["ar", "fa-IR", "he"])
def test_a_statement_from_right_to_left_says_so(sample_database: Database, language: str) -> None:
    detail = replace(detail_of(sample_database, ERBIL), statement="قبل نهاية العام", statement_language=language)
    statement = next(part for part in parts(as_sent(quote(detail))) if part["type"] == "P")
    assert (statement["props"]["dir"], statement["props"]["lang"]) == ("rtl", language)


def test_a_deadline_is_shown_as_worded_and_in_both_readings(sample_database: Database) -> None:
    pairs = facts_in(sample_database, ERBIL)["Deadline"]
    assert pairs == (
        "“hingga September 2026” 1–30 Sep 2026 · read “by September 2026” The stricter reading: until 31 Aug 2026"
    )


def test_a_day_has_no_other_reading(sample_database: Database) -> None:
    assert "reading:" not in facts_in(sample_database, "end-mission-federal-iraq")["Deadline"]


def test_a_deadline_that_moved_is_held_against_its_baseline(sample_database: Database) -> None:
    pairs = facts_in(sample_database, AIN_AL_ASAD)["First deadline"]
    assert pairs == "“by the end of September” 30 Sep 2025 · Met 109 days late · slipped 103 days"
    assert "First deadline" not in facts_in(sample_database, "end-mission-federal-iraq")


def test_before_it_moved_there_was_only_the_baseline(sample_database: Database) -> None:
    pairs = facts_in(sample_database, AIN_AL_ASAD, as_of=date(2025, 9, 1))
    assert pairs["Deadline"].startswith("“by the end of September”")
    assert "First deadline" not in pairs


def test_no_deadline_is_said_in_words(sample_database: Database) -> None:
    assert facts_in(sample_database, "security-memoranda")["Deadline"] == "None stated"


def test_everybody_stands_in_their_role(sample_database: Database) -> None:
    pairs = facts_in(sample_database, ERBIL)
    assert pairs["Responsible"] == "Government of Iraq Government of the United States"
    assert pairs["Counterparty"] == "Global Coalition against ISIS"
    assert pairs["Place"] == "Erbil, Kurdistan Region"
    assert pairs["Stated"] == "27 Sep 2024"
    assert pairs["Last checked"] == "18 Jan 2026 · 308 days ago · needs a check"


def test_an_address_that_is_none_of_the_web_is_no_link(sample_database: Database) -> None:
    """The service and the database refuse it; were it there all the same, it would be left out."""
    detail = detail_of(sample_database, ERBIL)
    hostile = tuple(replace(piece, url="javascript:alert(1)", headline="") for piece in detail.evidence)
    sent = as_sent(quote(replace(detail, evidence=hostile)))
    assert all(address.startswith("/sources/") for address in links(sent).values())


@pytest.mark.parametrize(
    ("tag", "name"), [("id", "Indonesian"), ("ar", "Arabic"), ("pt-BR", "Portuguese (Brazil)"), ("und", "")]
)
def test_languages_are_named(tag: str, name: str) -> None:
    assert language_name(tag) == name


@pytest.mark.parametrize("tag", ["", "x", "zz-zz", "<b>", "1"])
def test_a_language_nobody_knows_breaks_nothing(tag: str) -> None:
    assert isinstance(language_name(tag), str)


@pytest.mark.parametrize("status", AssessedStatus)
def test_a_status_is_always_a_word_too(sample_database: Database, status: AssessedStatus) -> None:
    detail = detail_of(sample_database, ERBIL)
    head: Any = as_sent(commitment_head(replace(detail, row=replace(detail.row, status=status)), as_of=TODAY))
    assert status.label in words_of(head)

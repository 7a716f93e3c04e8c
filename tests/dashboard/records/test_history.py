"""The whole history of a commitment, newest first, with nothing left out."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.records.history import history
from dashboard.records.status_correction import FORM as CORRECTION
from dashboard.records.status_form import FORM
from db.engine import Database
from db.queries.commitment import CommitmentDetail
from tests.support.form_client import Desk
from tests.support.page_rendering import links, parts, with_class, words_of
from tests.support.rendered import AIN_AL_ASAD, ERBIL, as_sent, detail_of


def entries(detail: CommitmentDetail, *, correctable: bool = False) -> list[Any]:
    return with_class(as_sent(history(detail, correctable=correctable)), "history-entry")


def first_words(detail: CommitmentDetail) -> list[str]:
    return [words_of(entry["props"]["children"][0]).split(" “")[0] for entry in entries(detail)]


def test_judgements_and_deadlines_stand_in_one_order_newest_first(sample_database: Database) -> None:
    assert [" ".join(words.split()) for words in first_words(detail_of(sample_database, AIN_AL_ASAD))] == [
        "17 Jan 2026 Fulfilled",
        "1 Jan 2026 Disputed",
        "31 Dec 2025 Deadline made precise:",
        "31 Dec 2025 Deadline postponed:",
        "20 Oct 2025 Stalled",
        "17 Aug 2025 Deadline stated:",
        "17 Aug 2025 Commitment stated",
    ]


def test_a_judgement_has_its_reason_its_evidence_and_who_recorded_it(sample_database: Database) -> None:
    entry = entries(detail_of(sample_database, ERBIL))[0]
    entry_words = words_of(entry)
    assert "The second phase has begun; logistic support runs from an air base in Erbil." in entry_words
    assert "Shafaq News , 18 Jan 2026" in entry_words
    assert "Reported 18 Jan 2026 · recorded" in entry_words and entry_words.endswith("by sample")


def test_a_moved_deadline_says_by_how_much_how_it_was_read_and_when_it_came_too_late(sample_database: Database) -> None:
    entry_words = words_of(entries(detail_of(sample_database, AIN_AL_ASAD))[3])
    assert "1–31 Jan 2026 · 123 days later" in entry_words
    assert "Read “about January 2026” · “Early” is the first part of it; approximate, perhaps until" in entry_words
    assert "Announced after the previous deadline had passed." in entry_words
    assert "Announced by Hussein Allawi ." in entry_words
    assert "Moved to the coming days and the start of 2026." in entry_words


def test_a_quote_that_only_repeats_the_deadline_is_not_shown_twice(sample_database: Database) -> None:
    entry_words = words_of(entries(detail_of(sample_database, AIN_AL_ASAD))[3])
    assert entry_words.count("dalam beberapa hari ke depan") == 1


def test_links_to_documents_open_apart_and_tell_nothing_of_this_site(sample_database: Database) -> None:
    outside = [
        part["props"]
        for entry in entries(detail_of(sample_database, AIN_AL_ASAD))
        for part in parts(entry)
        if str(part["props"].get("href", "")).startswith("http")
    ]
    assert len(outside) >= 6
    for link in outside:
        assert (link["target"], link["rel"], link["referrerPolicy"]) == ("_blank", "noopener noreferrer", "no-referrer")


def test_the_statement_itself_has_its_documents(sample_database: Database) -> None:
    last = entries(detail_of(sample_database, AIN_AL_ASAD))[-1]
    assert {"Rudaw", "ILNA", "ABNA (Ahlulbait News Agency)"} <= set(links(last))


def test_entries_can_be_corrected_where_the_page_says_so(sample_database: Database) -> None:
    detail = detail_of(sample_database, AIN_AL_ASAD)
    buttons = [part for entry in entries(detail, correctable=True) for part in parts(entry) if part["type"] == "Button"]
    assert len(buttons) == len(detail.updates) + len(detail.revisions) + len(detail.evidence)
    assert not [part for entry in entries(detail) for part in parts(entry) if part["type"] == "Button"]


def test_a_period_is_placed_by_what_its_report_could_know(sample_database: Database) -> None:
    detail = detail_of(sample_database, ERBIL)
    early = replace(
        detail.updates[0],
        effective_on="2025",
        effective_earliest=date(2025, 1, 1),
        effective_latest=date(2025, 12, 31),
        reported_on=date(2025, 3, 1),
    )
    words = first_words(replace(detail, updates=(early,)))
    assert [entry.split()[0:3] for entry in words][:2] == [["31", "Dec", "2025"], ["1", "Jan", "–"]]


@pytest.fixture
def corrected(desk: Desk) -> CommitmentDetail:
    """Erbil, whose judgement somebody set right."""
    update = desk.detail().updates[0]
    answer = desk.send(
        CORRECTION,
        **desk.carried(corrects=str(update.id)),
        status="stalled",
        effective_on="1 Nov 2026",
        reason="Support ended",
        evidence_0_link="https://news.example/ended",
        evidence_0_publisher="News",
        evidence_0_published="2 Nov 2026",
        verb="save",
    )
    assert answer["ok"], answer
    return desk.detail()


def test_a_corrected_entry_stays_struck_through_with_who_set_it_right(corrected: CommitmentDetail) -> None:
    (struck,) = [entry for entry in entries(corrected) if "is-superseded" in entry["props"]["className"]]
    inside = [part for part in parts(struck) if part["type"] == "Del"]
    assert "Under way" in words_of(inside[0])
    (note,) = with_class(struck, "history-flag")
    assert words_of(note).startswith("Corrected ") and "by local ; kept for the record." in words_of(note)
    correction = next(entry for entry in entries(corrected) if "Support ended" in words_of(entry))
    assert "Corrects an earlier entry · Reported 2 Nov 2026" in words_of(correction)


def test_a_corrected_entry_can_not_be_corrected_again(corrected: CommitmentDetail) -> None:
    struck = next(e for e in entries(corrected, correctable=True) if "is-superseded" in e["props"]["className"])
    assert not [part for part in parts(struck) if part["type"] == "Button"]


def test_hostile_words_stay_children_of_plain_elements(sample_database: Database) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    detail = detail_of(sample_database, ERBIL)
    update = replace(detail.updates[0], reason=hostile, recorded_by=hostile)
    sent = as_sent(history(replace(detail, updates=(update,)), correctable=True))
    assert words_of(sent).count(hostile) == 2
    assert {part["type"] for part in parts(sent)}.isdisjoint({"Markdown", "DangerouslySetInnerHTML", "Iframe"})


def test_what_was_undone_is_one_struck_entry_and_what_holds_is_the_newest_live_one(desk: Desk) -> None:
    before = words_of(as_sent(history(desk.detail(), correctable=False)))
    for number in range(2):
        saved = desk.send(
            FORM,
            **desk.carried(),
            status="fulfilled",
            effective_on="1 Sep 2026",
            reason="The last convoy left.",
            evidence_0_link=f"https://news.example/left/{number}",
            evidence_0_publisher="News",
            evidence_0_published="1 Sep 2026",
        )
        assert desk.undo(saved)["ok"]
    listed = entries(desk.detail())
    struck = [words_of(entry) for entry in listed if "is-superseded" in entry["props"]["className"]]
    assert len(struck) == 2 and all("Fulfilled" in words for words in struck)
    assert all("by local : “Fulfilled” was recorded by mistake." in words.split("Undone ")[1] for words in struck)
    live = [words_of(entry) for entry in listed if "is-superseded" not in entry["props"]["className"]]
    assert live[0].startswith("18 Jan 2026 Under way") and " ".join(live).split() == before.split()
    assert "Not assessed" not in words_of(as_sent(history(desk.detail(), correctable=False)))

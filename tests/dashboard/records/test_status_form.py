"""The status form: what it records, what it refuses and where it says so, undoing, correcting, and clashes."""

import json

import pytest

from dashboard.forms.date_field import typed_id
from dashboard.forms.submission import SENT
from dashboard.records.status_correction import FORM as CORRECTION
from dashboard.records.status_form import FORM, SEARCHED
from db.domain.vocabulary import AssessedStatus
from tests.support.form_client import Desk, evidence, fields_of, is_id, words_of, words_of_refusal

FULFILLED = {"status": "fulfilled", "effective_on": "Sept 2026", "reason": "The last convoy left.", "verb": "save"}


def test_an_update_is_recorded_with_its_evidence_and_tells_its_id(desk: Desk) -> None:
    answer = desk.send(FORM, **desk.carried(), **FULFILLED, **evidence(quote="the last convoy left"))
    assert answer["ok"]
    update = desk.detail().current_update
    assert update is not None
    assert (update.status, update.effective_on, update.recorded_by) == (AssessedStatus.FULFILLED, "2026-09", "local")
    assert [(quoted.publisher, quoted.quote) for quoted in update.evidence] == [("News", "the last convoy left")]
    assert answer["record"] == str(update.id)
    assert words_of(answer["notice"]).startswith("Recorded: Fulfilled. Undo")


def test_a_known_source_is_chosen_by_its_link_without_saying_again_what_it_is(desk: Desk) -> None:
    known = next(quoted for quoted in desk.detail().evidence + desk.detail().revisions[0].evidence if quoted.url)
    since = {**FULFILLED, "effective_on": known.published}
    answer = desk.send(FORM, **desk.carried(), **since, evidence_0_link=known.url or "")
    assert answer["ok"], answer
    update = next(one for one in desk.detail().updates if str(one.id) == answer["record"])
    assert [quoted.source_id for quoted in update.evidence] == [known.source_id]


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"reason": "  "}, "reason", "The reason is missing."),
        ({"effective_on": ""}, "effective_on", "Say since when"),
        ({"effective_on": "09/10/2026"}, "effective_on", "month"),
        ({"effective_on": "when pigs fly"}, "effective_on", "can't be read as a date"),
        ({"effective_on": "2027"}, "effective_on", "in the future"),
        ({"status": "broken"}, "status", "Choose one of the list."),
        ({"evidence_0_link": ""}, "evidence_0_link", "Say where this quote is from"),
        ({"evidence_0_link": "", "evidence_0_quote": ""}, "evidence", "needs at least one source"),
        ({"evidence_0_link": "javascript:alert(1)"}, "evidence_0_link", "https://"),
        ({"evidence_0_publisher": ""}, "evidence_0_publisher", "who published it"),
        ({"evidence_0_published": ""}, "evidence_0_published", ""),
        ({"evidence_0_published": "2031"}, "evidence_0_published", "future"),
        ({"evidence_0_language": "!"}, "evidence_0_language", "code"),
        ({"status": "disputed"}, "evidence", "at least two"),
        ({"commitment": "../x"}, "", "Reload the page"),
        ({"version": "-1"}, "", "Reload the page"),
    ],
)
def test_what_can_t_be_recorded_is_said_under_its_field(
    desk: Desk, changes: dict[str, str], field: str, sentence: str
) -> None:
    before = desk.detail().version
    sent = {**desk.carried(), **FULFILLED, **evidence(quote="left"), **changes}
    answer = desk.send(FORM, **sent)
    assert fields_of(answer) == [field]
    assert sentence in words_of_refusal(answer)
    assert desk.detail().version == before


def test_evidence_older_than_what_it_shows_is_asked_about_and_saved_once_it_is_confirmed(desk: Desk) -> None:
    sent = {**desk.carried(), **FULFILLED, "effective_on": "20 Nov 2026", **evidence(published="1 Sep 2026")}
    asked = desk.send(FORM, **sent)
    assert fields_of(asked) == ["effective_on"]
    assert "Is this right as typed?" in words_of(asked["conflict"]) and "Yes, as typed" in words_of(asked["conflict"])
    (_, sentence) = asked["errors"][0]
    # An answer to other days answers nothing.
    other = json.dumps([sentence.replace("20 Nov", "19 Nov")])
    assert not desk.send(FORM, **sent, confirmed=other)["ok"]
    assert not desk.send(FORM, **sent, confirmed='{"hostile": 1}')["ok"]
    assert desk.send(FORM, **sent, confirmed=json.dumps([sentence]))["ok"]


def test_the_error_of_a_second_source_stands_in_its_own_block(desk: Desk) -> None:
    second = {"evidence_1_link": "https://other.example/2", "evidence_1_publisher": "Other", "evidence_1_published": ""}
    answer = desk.send(FORM, **desk.carried(), **FULFILLED, **evidence(), **second)
    assert fields_of(answer) == ["evidence_1_published"]


def test_a_dispute_is_recorded_with_both_sources(desk: Desk) -> None:
    second = {
        "evidence_1_link": "https://other.example/2",
        "evidence_1_publisher": "Other",
        "evidence_1_published": "2026-11-20",
    }
    answer = desk.send(FORM, **desk.carried(), **{**FULFILLED, "status": "disputed"}, **evidence(), **second)
    assert answer["ok"], answer
    update = desk.detail().current_update
    assert update is not None
    assert {quoted.publisher for quoted in update.evidence} == {"News", "Other"}


def test_a_fruitless_search_is_one_button_and_a_day(desk: Desk) -> None:
    answer = desk.send(
        FORM, **desk.carried(), verb=SEARCHED, searched_until="20 Nov 2026", reason="", status="fulfilled"
    )
    assert answer["ok"], answer
    update = desk.detail().updates[0]
    assert update.status is AssessedStatus.NO_PUBLIC_EVIDENCE
    assert update.searched_until is not None
    assert update.searched_until.isoformat() == "2026-11-20"
    assert update.reason == "Searched and found nothing until 20 Nov 2026."


@pytest.mark.parametrize(("until", "sentence"), [("", "missing"), ("Sept 2026", "one day"), ("2 Dec 2026", "future")])
def test_a_fruitless_search_needs_a_day_that_has_come(desk: Desk, until: str, sentence: str) -> None:
    answer = desk.send(FORM, **desk.carried(), verb=SEARCHED, searched_until=until)
    assert fields_of(answer) == ["searched_until"]
    assert sentence in words_of_refusal(answer)


def test_undo_takes_back_the_update_and_says_what_holds_again(desk: Desk) -> None:
    saved = desk.send(FORM, **desk.carried(), **FULFILLED, **evidence())
    answer = desk.undo(saved)
    assert "Undone: Under way again." in words_of(answer["notice"])
    assert answer["initial"] == {"status": "under_way"}
    assert desk.detail().row.status is AssessedStatus.UNDER_WAY
    assert "already" in words_of(desk.undo(saved)["notice"])


def test_a_correction_opens_filled_and_supersedes_the_mistaken_update(desk: Desk) -> None:
    mistaken = desk.detail().current_update
    assert mistaken is not None
    assert mistaken.reason in repr(desk.correct(CORRECTION, mistaken.id))
    sent = {**desk.carried(corrects=str(mistaken.id)), **FULFILLED, "status": "stalled", **evidence()}
    answer = desk.send(CORRECTION, **sent)
    assert answer["ok"], answer
    assert is_id(answer["record"])
    entries = {entry.id: entry for entry in desk.detail().updates}
    assert str(entries[mistaken.id].superseded_by) == answer["record"]


def test_the_second_of_two_editors_sees_both_versions_and_can_still_save(desk: Desk) -> None:
    opened = desk.carried()
    desk.send(FORM, **opened, **{**FULFILLED, "reason": "First to say so."}, **evidence())
    mine = {**FULFILLED, "status": "stalled", "reason": "Nothing moves any more."}
    answer = desk.send(FORM, **opened, **mine, **evidence("https://other.example/9"))
    assert answer["ok"] is False
    content = words_of(answer["conflict"])
    assert "Nothing moves any more." in content
    assert "First to say so." in content
    assert "Saved by local" in content
    later = desk.send(
        FORM, **{**opened, "version": str(desk.detail().version)}, **mine, **evidence("https://o.example/9")
    )
    assert later["ok"]
    assert len([update for update in desk.detail().updates if update.superseded_by is None]) == 3


@pytest.mark.parametrize("values", [[], "x", 1, {"reason": 5}, {"reason": ["a"]}, {"a": None}])
def test_a_form_of_another_shape_is_refused_before_anything_reads_it(desk: Desk, values: object) -> None:
    sent = {"form": FORM.id, "verb": "save", "key": "one", "values": values}
    assert desk.set(SENT, sent).status_code == 400


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("Sept 2026", "Read as 1–30 Sep 2026"),
        ("2026-06~", "Read as about 1–30 Jun 2026"),
        ("09/10/2026", "9 Oct 2026 10 Sep 2026"),
        ("30 Sep", "Read as 30 Sep 2026"),
        ("29 February 2027", "is impossible: there is no such day."),
        ("gibberish", "can't be read as a date"),
        ("", ""),
    ],
)
def test_a_day_says_at_once_how_it_is_read(desk: Desk, words: str, content: str) -> None:
    assert content in desk.preview(typed_id(FORM.id, "effective_on"), {"effective_on": words})

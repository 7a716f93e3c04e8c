"""The deadline form: words read as one types, the other reading, dates by hand, revisions, corrections, clashes."""

from datetime import date
from typing import Any

import pytest

from dashboard.records.deadline_correction import FORM as CORRECTION
from dashboard.records.deadline_form import FORM
from db.domain.vocabulary import DeadlineKind, Relation, RevisionReason
from tests.support.form_client import Desk, evidence, fields_of, words_of, words_of_refusal

POSTPONED = {
    "wording": "by the end of Q3 2027",
    "announced_on": "20 Nov 2026",
    "announcer": "Hussein Allawi",
    "reason_kind": "postponed",
    "reason": "The memoranda are not signed.",
    "verb": "save",
}


def preview_of(desk: Desk, **fields: str) -> str:
    """What stands beneath the field, in words."""
    return desk.preview({"type": "deadline-typed", "form": FORM.id}, {"said_on": "announced_on", **fields})


def test_the_words_are_read_at_once_with_their_window(desk: Desk) -> None:
    words = preview_of(desk, wording="by the end of Q3 2027", announced_on="20 Nov 2026")
    assert words.startswith("30 Sep 2027")
    assert "The end of a period is its last day" in words


def test_the_other_reading_is_one_click_away_and_so_is_the_way_back(desk: Desk) -> None:
    assert "The stricter reading: until 31 Dec 2026" in preview_of(desk, wording="by 2027", announced_on="20 Nov 2026")
    taken = preview_of(desk, wording="by 2027", announced_on="20 Nov 2026", reading="other")
    assert taken.startswith("until 31 Dec 2026")
    assert "Back to 1 Jan – 31 Dec 2027" in taken


def test_a_day_with_two_meanings_asks_which_is_the_month(desk: Desk) -> None:
    assert "9 Oct 2026 10 Sep 2026" in preview_of(desk, wording="09/10/2026")
    assert preview_of(desk, wording="09/10/2026", reading="1").startswith("10 Sep 2026")


def test_a_date_in_a_language_that_is_not_read_is_taken_only_once_confirmed(desk: Desk) -> None:
    italian = {"wording": "15 luglio 2027", "wording_language": "it", "announced_on": "20 Nov 2026"}
    assert preview_of(desk, **italian).startswith("Please confirm: does “15 luglio 2027” say 15 Jul 2027? 15 Jul 2027")
    assert "Give its dates by hand" in preview_of(desk, **italian)
    confirmed = preview_of(desk, **italian, reading="0")
    assert confirmed.startswith("15 Jul 2027")
    assert "A date in a language that is not read here, as somebody confirmed" in confirmed


def test_what_can_t_be_read_is_said_and_dates_are_taken_by_hand(desk: Desk) -> None:
    assert "can’t be read as a deadline. Give its dates by hand It names no day" in preview_of(desk, wording="foo bar")
    by_hand = {"wording": "foo bar", "by_hand": "hand", "hand_earliest": "1 Dec 2026", "hand_latest": "15 Jan 2027"}
    assert preview_of(desk, **by_hand).startswith("1 Dec 2026 – 15 Jan 2027")
    assert preview_of(desk, wording="foo", by_hand="hand", hand_period="2027-33", hand_relation="before").startswith(
        "until 31 Dec 2026"
    )


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"hand_earliest": "2 Dec 2026", "hand_latest": "1 Dec 2026"}, "The last day lies before the first."),
        ({}, "Give the period, or its first and last day."),
        ({"hand_period": "2027-13"}, "can't be read as a date"),
        ({"hand_period": "../..", "hand_relation": "by"}, "can't be read as a date"),
        ({"hand_period": "2027", "hand_relation": "sometime"}, "Choose one of the list."),
        ({"hand_period": "../2027", "hand_relation": "after"}, "has no first day"),
    ],
)
def test_dates_by_hand_that_make_no_sense_are_said(desk: Desk, fields: dict[str, str], sentence: str) -> None:
    assert sentence in preview_of(desk, wording="foo", by_hand="hand", **fields)


def test_a_deadline_in_days_counts_from_its_announcement(desk: Desk) -> None:
    assert preview_of(desk, wording="within 90 days", announced_on="1 Nov 2026").startswith("30 Jan 2027")
    assert "until then it counts from today" in preview_of(desk, wording="within 90 days")


def test_it_says_how_far_the_deadline_slips_and_that_it_was_announced_too_late(desk: Desk) -> None:
    words = preview_of(desk, wording="October 2026", announced_on="2 Oct 2026", previous_latest="2026-09-30")
    assert "31 days later than the deadline before" in words
    assert "Announced after the deadline before had passed." in words


def test_a_revision_is_added_beside_the_deadline_before(desk: Desk) -> None:
    before = desk.detail().revisions
    answer = desk.send(FORM, **desk.carried(), **POSTPONED, **evidence(quote="by the end of Q3 2027"))
    assert answer["ok"], answer
    revision = desk.detail().current_revision
    assert revision is not None
    assert answer["record"] == str(revision.id)
    assert (revision.wording, revision.edtf, revision.relation, revision.rule) == (
        "by the end of Q3 2027",
        "2027-09-30",
        Relation.BY,
        "R2",
    )
    assert (revision.announcer, revision.reason_kind, revision.slip_days) == (
        "Hussein Allawi",
        RevisionReason.POSTPONED,
        365,
    )
    assert revision.announced_after_passing
    assert len(desk.detail().revisions) == len(before) + 1


def test_the_taken_reading_is_the_one_that_is_kept(desk: Desk) -> None:
    desk.send(FORM, **desk.carried(), **{**POSTPONED, "wording": "by 2027", "reading": "other"}, **evidence())
    revision = desk.detail().current_revision
    assert revision is not None
    assert (revision.relation, revision.latest) == (Relation.BEFORE, date(2026, 12, 31))


def test_a_deadline_that_waits_says_for_what(desk: Desk) -> None:
    waits = {
        "wording": "in phase two",
        "by_hand": "none",
        "undated_kind": "conditional",
        "waits_for": "phase one",
    }
    answer = desk.send(FORM, **desk.carried(), **{**POSTPONED, **waits}, **evidence())
    assert answer["ok"], answer
    revision = desk.detail().current_revision
    assert revision is not None
    assert (revision.kind, revision.edtf, revision.waits_for) == (DeadlineKind.CONDITIONAL, None, "phase one")


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"wording": ""}, "wording", "in the words of its source"),
        ({"wording": "foo bar"}, "wording", "Give its dates by hand"),
        ({"wording": "x" * 65}, "wording", "64"),
        ({"wording": "09/10/2026"}, "wording", "month"),
        ({"announced_on": ""}, "announced_on", "missing"),
        ({"announced_on": "2 Jan 2027"}, "announced_on", "future"),
        ({"announced_on": "21 Nov 2026"}, "announced_on", "published before"),
        ({"reason": ""}, "reason", "Say why the deadline was postponed"),
        ({"reason": "", "reason_kind": "brought_forward"}, "reason", "Say why the deadline was brought forward"),
        ({"reason_kind": "whim"}, "reason_kind", "Choose one"),
        ({"evidence_0_link": ""}, "evidence", "needs a source"),
        ({"announcer": "x" * 301}, "announcer", "Shorten it"),
        ({"by_hand": "none", "undated_kind": "dated"}, "undated_kind", "Choose one"),
    ],
)
def test_what_can_t_be_recorded_is_said_under_its_field(
    desk: Desk, changes: dict[str, str], field: str, sentence: str
) -> None:
    answer = desk.send(FORM, **{**desk.carried(), **POSTPONED, **evidence(), **changes})
    assert fields_of(answer) == [field]
    assert sentence in words_of_refusal(answer)


def test_a_correction_opens_filled_and_supersedes_the_mistaken_revision(desk: Desk) -> None:
    mistaken = desk.detail().current_revision
    assert mistaken is not None
    assert mistaken.wording in repr(desk.correct(CORRECTION, mistaken.id))
    sent = {**POSTPONED, "wording": "October 2027", "announced_on": "20 Nov 2026"}
    answer = desk.send(CORRECTION, **desk.carried(corrects=str(mistaken.id)), **sent, **evidence())
    assert answer["ok"], answer
    entries = {entry.id: entry for entry in desk.detail().revisions}
    assert str(entries[mistaken.id].superseded_by) == answer["record"]


def test_the_second_of_two_editors_sees_both_versions(desk: Desk) -> None:
    opened = desk.carried()
    desk.send(FORM, **opened, **{**POSTPONED, "wording": "October 2027"}, **evidence())
    answer = desk.send(FORM, **opened, **POSTPONED, **evidence("https://other.example/9"))
    assert answer["ok"] is False
    both = words_of(answer["conflict"])
    assert "by the end of Q3 2027" in both
    assert "October 2027" in both


COUNTED = {
    "wording": "within 90 days of the federal mission's end",
    "by_hand": "none",
    "undated_kind": "relative",
    "span_count": "90",
    "span_unit": "D",
}


def test_words_that_count_from_something_ask_what_it_is(desk: Desk) -> None:
    assert "Say what it counts from" in preview_of(
        desk, wording="within 90 days of signing", announced_on="20 Nov 2026"
    )


def test_a_deadline_that_counts_from_a_fulfilment_waits_for_it_visibly(desk: Desk) -> None:
    trigger = desk.detail("security-memoranda").row.title
    answer = desk.send(FORM, **desk.carried(), **{**POSTPONED, **COUNTED}, trigger=trigger, **evidence())
    assert answer["ok"], answer
    revision = desk.detail().revisions[0]
    assert (revision.kind, revision.edtf) == (DeadlineKind.RELATIVE, None)
    assert revision.waits_for == f"“{trigger}”, 90 days from it"


def test_a_deadline_that_counts_from_a_day_is_computed(desk: Desk) -> None:
    sent = {**POSTPONED, **COUNTED, "trigger_day": "1 Nov 2026"}
    answer = desk.send(FORM, **desk.carried(), **sent, **evidence())
    assert answer["ok"], answer
    revision = desk.detail().revisions[0]
    assert (revision.kind, revision.latest, revision.rule) == (DeadlineKind.RELATIVE, date(2027, 1, 30), "trigger")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"trigger": ""}, "trigger"),
        ({"trigger": "nobody knows"}, "trigger"),
        ({"span_count": "0"}, "span_count"),
        ({"span_count": ""}, "span_count"),
        ({"span_unit": "H"}, "span_unit"),
        ({"trigger_day": "1 Nov 2026"}, "trigger_day"),
    ],
)
def test_what_a_deadline_counts_from_has_to_be_clear(desk: Desk, changes: dict[str, str], field: str) -> None:
    sent = {**POSTPONED, **COUNTED, "trigger": "somewhere", **changes}
    answer = desk.send(FORM, **desk.carried(), **sent, **evidence())
    assert fields_of(answer) == [field]


def test_a_deadline_that_was_just_recorded_can_be_undone(desk: Desk) -> None:
    before = desk.detail().current_revision
    assert before is not None
    saved = desk.send(FORM, **desk.carried(), **POSTPONED, **evidence())
    assert f"Undone: “{before.wording}” again." in words_of(desk.undo(saved)["notice"])
    assert desk.detail().current_revision == before
    assert "corrected already" in words_of(desk.undo(saved)["notice"])


def test_correcting_a_relative_deadline_begins_with_its_span_and_what_it_counts_from(desk: Desk) -> None:
    counted = {
        "wording": "within six weeks of the handover",
        "by_hand": "none",
        "undated_kind": "relative",
        "span_count": "6",
        "span_unit": "W",
        "trigger": "security-memoranda",
    }
    answer = desk.send(FORM, **desk.carried(), **{**POSTPONED, **counted}, **evidence())
    assert answer["ok"], answer
    revision = desk.detail().current_revision
    assert revision is not None and revision.trigger is not None
    values = values_of(desk.correct(CORRECTION, revision.id))
    assert (values["span_count"], values["trigger"], values["by_hand"]) == ("6", revision.trigger.title, "none")
    assert values["trigger_day"] == ""


def values_of(component: Any) -> dict[str, str]:
    """The values of all inputs in a serialised component, by name."""
    if isinstance(component, list):
        return {name: value for one in component for name, value in values_of(one).items()}
    if not isinstance(component, dict):
        return {}
    props = component.get("props", {})
    own = {props["name"]: props["value"]} if "name" in props and "value" in props else {}
    return own | values_of(props.get("children"))

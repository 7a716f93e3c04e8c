"""The forms for fulfilment criteria: stating them, judging one, undoing either, and conflicts that show all."""

import json
from typing import Any

from dashboard.forms.criteria_fields import NAMES, stated_criteria
from dashboard.records.criteria_forms import JUDGE, STATE
from db.domain.vocabulary import Judged
from tests.support.form_client import Desk, evidence, fields_of, words_of, words_of_refusal

FIVE = [f"Gate {number} is open" for number in range(1, 6)]
MET = {"judged": "met", "judged_on": "19 Nov 2026", "reason": "Seen by reporters."}


def opened(desk: Desk) -> dict[str, str]:
    """What the form for stating criteria carries unseen."""
    return desk.carried(original=json.dumps(stated_criteria(desk.detail())))


def state(desk: Desk, *statements: str, carried: dict[str, str] | None = None) -> dict[str, Any]:
    return desk.send(STATE, **(carried or opened(desk)), **dict(zip(NAMES, statements, strict=False)))


def judge(desk: Desk, number: int = 0, **changes: str) -> dict[str, Any]:
    criterion = str(desk.detail().criteria[number].id)
    return desk.send(JUDGE, **{**desk.carried(), **MET, **evidence(), "criterion": criterion, **changes})


def statements(desk: Desk) -> list[str]:
    return [one.statement for one in desk.detail().criteria]


def test_undo_puts_back_the_criteria_that_stood_before(desk: Desk) -> None:
    state(desk, "The flag is handed over")
    saved = state(desk, "The flag is down", "Nobody is left")
    assert statements(desk) == ["The flag is down", "Nobody is left"]
    answer = desk.undo(saved)
    assert "Undone" in words_of(answer["notice"])
    assert statements(desk) == ["The flag is handed over"]
    assert answer["initial"]["criterion_1"] == "The flag is handed over"


def test_undo_of_a_judgement_lets_the_one_before_hold_again(desk: Desk) -> None:
    state(desk, "The flag is handed over")
    first = judge(desk)
    second = judge(desk, judged="not_met", reason="It was a rehearsal.")
    assert desk.detail().criteria[0].judged is Judged.NOT_MET
    assert "judged again since" in words_of(desk.undo(first)["notice"])
    desk.undo(second)
    judgement = desk.detail().criteria[0].judgement
    assert judgement is not None
    assert (judgement.judged, judgement.reason) == (Judged.MET, "Seen by reporters.")


def test_undo_of_the_first_judgement_leaves_it_unclear(desk: Desk) -> None:
    state(desk, "The flag is handed over")
    desk.undo(judge(desk))
    assert desk.detail().criteria[0].judged is Judged.UNCLEAR


def test_a_conflict_shows_all_five_criteria_that_were_typed_and_what_was_saved(desk: Desk) -> None:
    carried = opened(desk)
    state(desk, "Saved meanwhile")
    conflict = words_of(state(desk, *FIVE, carried=carried)["conflict"])
    assert all(statement in conflict for statement in FIVE)
    assert "Saved meanwhile" in conflict
    assert statements(desk) == ["Saved meanwhile"]


def test_a_conflict_of_a_judgement_shows_everything_typed_in_the_words_of_the_form(desk: Desk) -> None:
    state(desk, "The flag is handed over")
    stale = str(desk.detail().version)
    judge(desk)
    conflict = words_of(judge(desk, version=stale, judged="unclear", reason="Two reports differ.")["conflict"])
    for words in ("The flag is handed over", "Unclear", "19 Nov 2026", "Two reports differ.", "https://news.example/1"):
        assert words in conflict
    assert "Save my version too" in conflict and "Discard my version" in conflict


def test_a_judgement_without_a_source_or_of_a_day_to_come_is_said_under_its_field(desk: Desk) -> None:
    state(desk, "The flag is handed over")
    unsupported = judge(desk, evidence_0_link="", evidence_0_quote="")
    assert fields_of(unsupported) == ["evidence"]
    assert "Name the source" in words_of_refusal(unsupported)
    assert fields_of(judge(desk, judged_on="1 Dec 2026")) == ["judged_on"]

"""A submission that comes again under its key is answered again and saved once."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

from sqlalchemy import event

from dashboard.forms.submission import SENT
from dashboard.pages.commitment.new_form import FORM as NEW
from dashboard.records.status_form import FORM as STATUS
from db.queries.timeline import timeline_count
from tests.support.builders import a_view
from tests.support.form_client import Desk, evidence

COMMITMENT = {
    "title": "Reopen the bridge",
    "committed_on": "18 Nov 2026",
    "responsible": "Ministry of Works",
    "kind": "event",
    "time_zone": "Asia/Baghdad",
    "review_interval_days": "30",
    "publication": "published",
}


def send(desk: Desk, key: str, **changes: str) -> dict[str, Any]:
    return desk.send(NEW, key=key, **{**COMMITMENT, **evidence(quote="We shall reopen the bridge"), **changes})


def count(desk: Desk) -> int:
    with desk.database.read() as session:
        return timeline_count(session, a_view())


def test_a_commitment_sent_three_times_under_one_key_is_added_once(desk: Desk) -> None:
    before = count(desk)
    answers = [send(desk, "one") for _ in range(3)]
    assert [answer["ok"] for answer in answers] == [True] * 3
    assert len({(answer["record"], answer["go"]) for answer in answers}) == 1
    assert count(desk) == before + 1


def test_four_at_once_under_one_key_are_added_once(desk: Desk) -> None:
    before = count(desk)
    submission = {"form": NEW.id, "verb": "save", "key": "one", "values": {**COMMITMENT, **evidence(quote="soon")}}
    with ThreadPoolExecutor(4) as pool:
        responses = list(pool.map(lambda _: desk.set(SENT, submission), range(4)))
    # A slow machine may turn some away for now; the page asks again under the same key.
    assert {response.status_code for response in responses} <= {200, 503}
    assert any(response.status_code == 200 for response in responses)
    assert count(desk) == before + 1


def test_an_update_whose_answer_was_lost_is_answered_again_not_in_conflict(desk: Desk) -> None:
    fields = {"status": "stalled", "effective_on": "1 Nov 2026", "reason": "Nothing moves."}
    sent = {**desk.carried(), **fields, **evidence(quote="nothing moves")}
    first, again = (desk.send(STATUS, key="one", **sent) for _ in range(2))
    assert first["ok"] and again["ok"]
    assert first["record"] == again["record"]
    assert first["version"] == again["version"] == desk.detail().version


def test_a_save_is_told_as_saved_though_another_program_locks_the_database_behind_it(desk: Desk) -> None:
    fields = {"status": "stalled", "effective_on": "1 Nov 2026", "reason": "Nothing moves."}
    sent = {**desk.carried(), **fields, **evidence(quote="nothing moves")}
    with closing(sqlite3.connect(str(desk.database.path), isolation_level=None, check_same_thread=False)) as other:
        # The connection comes back once its transaction is committed.
        event.listen(desk.database._writing, "checkin", lambda *_: other.execute("BEGIN EXCLUSIVE"), once=True)
        answer = desk.send(STATUS, key="one", **sent)
        other.execute("ROLLBACK")
    assert answer["ok"] and answer["notice"]
    assert desk.send(STATUS, key="one", **sent)["record"] == answer["record"]


def test_other_words_under_a_key_that_was_saved_are_refused_and_say_so(desk: Desk) -> None:
    assert send(desk, "one")["ok"]
    answer = send(desk, "one", title="Close the bridge")
    assert not answer["ok"]
    assert "was saved after all" in answer["errors"][0][1]


def test_a_refused_submission_may_be_put_right_under_its_key(desk: Desk) -> None:
    assert not send(desk, "one", title="")["ok"]
    assert send(desk, "one")["ok"]

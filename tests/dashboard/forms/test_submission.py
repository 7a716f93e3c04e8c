"""What holds of every form: all errors at once, one callback for all, and forms that are out of date."""

from dashboard.forms.submission import SENT
from dashboard.forms.values import OUT_OF_DATE
from dashboard.records.status_form import FORM
from dashboard.settings import Settings
from dashboard.web.page_state import page_state
from tests.support.builders import TODAY
from tests.support.form_client import Desk, fields_of, words_of_refusal


def test_all_that_can_t_be_read_is_said_at_once_each_under_its_field(desk: Desk) -> None:
    typed = {"status": "broken", "effective_on": "when pigs fly", "reason": "", "evidence_0_link": "https://a.example"}
    second = {"evidence_1_quote": "from nowhere"}
    answer = desk.send(FORM, **desk.carried(), **typed, **second)
    assert fields_of(answer) == [
        "status",
        "effective_on",
        "evidence_0_publisher",
        "evidence_0_published",
        "evidence_1_link",
    ]


def test_one_callback_saves_every_form_and_one_previews_every_date_field(desk: Desk) -> None:
    inputs = [str(one.id) for contract in desk.contracts.values() for one in contract.inputs]
    assert sum(SENT in one for one in inputs) == 1
    assert sum("date-typed" in one for one in inputs) == 1
    assert sum("deadline-typed" in one for one in inputs) == 1


def test_a_form_that_no_server_knows_any_more_is_out_of_date(desk: Desk) -> None:
    answer = desk.send("yesterdays-form", reason="x")
    assert fields_of(answer) == [""]
    assert words_of_refusal(answer) == OUT_OF_DATE == "This form is out of date. Reload the page."


def test_every_answer_carries_the_state_in_which_it_left_the_database(desk: Desk) -> None:
    refused = desk.send(FORM, **desk.carried(), status="stalled", reason="")
    assert refused["state"] == page_state(desk.database, Settings(fixed_day=TODAY))
    saved = desk.send(FORM, **desk.carried(), verb="searched", searched_until="20 Nov 2026")
    assert saved["state"] == page_state(desk.database, Settings(fixed_day=TODAY)) != refused["state"]
    assert saved["version"] == desk.detail().version

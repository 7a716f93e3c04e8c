"""The table's page: what its grid is, and the rows that it is answered with."""

import json
from typing import Any

import pytest

from dashboard.app import create_dash
from dashboard.pages.table import page as commitments
from dashboard.settings import Settings
from dashboard.web.callback_schema import read_schemas
from db.engine import Database
from tests.dashboard.conftest import TODAY
from tests.support.asgi_client import Asker, FixedCounter
from tests.support.callback_requests import fitting_body
from tests.support.page_rendering import drawn, parts, words_of

SETTINGS = Settings(fixed_day=TODAY)


@pytest.fixture(scope="module")
def contract() -> Any:
    contracts = read_schemas(create_dash(SETTINGS, FixedCounter()))
    return next(one for one in contracts.values() if one.inputs[0].property == "getRowsRequest")


def answer_to(page: Asker, contract: Any, search: str = "", **request: Any) -> dict[str, Any]:
    """What the page answers to its grid: rows, count and band."""
    body = fitting_body(contract)
    body["inputs"][0]["value"] = {"startRow": 0, "endRow": 100} | request
    body["state"][0]["value"] = search
    answer = page.call(body)
    assert answer.status_code == 200, answer.text
    response: dict[str, Any] = answer.json()["response"]
    return response


def rows(response: dict[str, Any]) -> list[dict[str, Any]]:
    return list(response[commitments.GRID]["getRowsResponse"]["rowData"])


def test_nothing_in_the_grid_is_html_and_nothing_is_evaluated_but_the_row_s_id(sample_database: Database) -> None:
    (grid,) = [part for part in parts(drawn(commitments, sample_database, SETTINGS)) if part["type"] == "AgGrid"]
    text = json.dumps(grid["props"])
    assert not grid["props"].get("dangerously_allow_code")
    assert '"function"' not in text and "valueFormatter" not in text and "innerHTML" not in text
    assert {column.get("cellRenderer") for column in grid["props"]["columnDefs"]} == {
        None,
        "CommitmentLink",
        "StatusWord",
    }


def test_the_first_page_is_sent_without_rows(sample_database: Database) -> None:
    (grid,) = [part for part in parts(drawn(commitments, sample_database, SETTINGS)) if part["type"] == "AgGrid"]
    assert "rowData" not in grid["props"] and grid["props"]["rowModelType"] == "infinite"


def test_a_row_says_all_that_the_timeline_draws(page: Asker, contract: Any) -> None:
    response = answer_to(page, contract)
    row = next(one for one in rows(response) if one["href"] == "/commitments/ain-al-asad")
    assert (row["status"], row["schedule"], row["responsible"]) == (
        "Fulfilled",
        "Met 6 days late",
        "Iraqi armed forces",
    )
    assert (row["wording"], row["earliest"], row["latest"]) == ("next week", "5 Jan 2026", "11 Jan 2026")
    assert (row["slippage"], row["fulfilled"], row["last_checked_on"]) == (
        "103 days later",
        "17 Jan 2026",
        "17 Jan 2026",
    )
    assert row["marks"].startswith("2 earlier deadlines: “by the end of September” (30 Sep 2025), “dalam beberapa")
    assert "News-Pravda says 1 Jan 2026" in row["marks"]
    assert response[commitments.COUNT]["children"] == "7 commitments"


def test_the_last_check_is_that_of_somebody_who_looked_or_never(page: Asker, contract: Any) -> None:
    checks = {row["href"].rpartition("/")[2]: row["last_checked_on"] for row in rows(answer_to(page, contract))}
    assert checks["end-mission-erbil"] == "18 Jan 2026" and checks["security-memoranda"] == "never"


def test_the_table_says_why_it_is_empty(page: Asker, contract: Any) -> None:
    def cause(search: str, **request: Any) -> str:
        return words_of(answer_to(page, contract, search, **request)[commitments.EMPTY]["children"])

    model = {"title": {"filterType": "text", "type": "contains", "filter": "nowhere"}}
    assert cause("?q=nowhere").startswith("Nothing matches these filters.")
    assert cause("", filterModel=model).startswith("Nothing matches the filters of the columns.")
    assert cause("?as_of=2020-01-01") == "Nothing was on record on 1 Jan 2020."


def test_the_address_s_filters_hold_in_the_table_too(page: Asker, contract: Any) -> None:
    response = answer_to(page, contract, "?status=fulfilled&q=Asad")
    assert [row["href"] for row in rows(response)] == ["/commitments/ain-al-asad"]
    assert response[commitments.COUNT]["children"] == "1 commitment"


def test_the_grid_s_own_filters_and_order_add_to_them(page: Asker, contract: Any) -> None:
    model = {"latest": {"filterType": "date", "type": "notBlank"}}
    response = answer_to(page, contract, filterModel=model, sortModel=[{"colId": "latest", "sort": "desc"}])
    assert [row["latest"] for row in rows(response)] == ["30 Sep 2026", "11 Jan 2026", "30 Sep 2025"]


def test_on_another_day_rows_and_links_speak_of_that_day(page: Asker, contract: Any) -> None:
    response = answer_to(page, contract, "?as_of=2026-01-05")
    row = next(one for one in rows(response) if one["href"].startswith("/commitments/ain-al-asad"))
    assert row["href"].endswith("?as_of=2026-01-05") and row["status"] == "Disputed"
    assert "5 Jan 2026" in json.dumps(response[commitments.BAND])


@pytest.mark.parametrize("request_", [{}, {"startRow": "x", "sortModel": 5, "filterModel": {"title": 1, "latest": []}}])
def test_a_request_that_makes_no_sense_is_answered_with_the_beginning(
    page: Asker, contract: Any, request_: dict[str, Any]
) -> None:
    assert len(rows(answer_to(page, contract, **request_))) == 7

"""The lists of the filter bar: what the first answer holds of them, and what they are told when they are opened."""

import json
from typing import Any

import pytest

from dashboard.app import create_dash
from dashboard.settings import Settings
from dashboard.web.callback_schema import read_schemas
from dashboard.widgets import facet_counts, filter_bar
from db.domain.vocabulary import AssessedStatus
from db.engine import Database
from tests.dashboard.conftest import TODAY
from tests.support.asgi_client import Asker, FixedCounter
from tests.support.builders import a_commitment, a_view
from tests.support.callback_requests import fitting_body

SETTINGS = Settings(fixed_day=TODAY)


@pytest.fixture(scope="module")
def contract() -> Any:
    contracts = read_schemas(create_dash(SETTINGS, FixedCounter()))
    return next(one for one in contracts.values() if one.output == f"{facet_counts.COUNTED}.data")


def counts_of(page: Asker, contract: Any, facet: str, search: str = "", *, typed: str = "") -> dict[str, str]:
    """Words of the values → count, as the open list of a page shows them."""
    body = fitting_body(contract)
    body["inputs"][0]["value"] = {"facet": facet, "typed": typed, "at": 1}
    body["state"][0]["value"] = search
    answer = page.call(body)
    assert answer.status_code == 200, answer.text
    counted = answer.json()["response"][facet_counts.COUNTED]["data"]
    return {words: count for _, words, count in counted["values"]}


def test_every_status_is_listed_with_its_count_in_the_order_of_the_vocabulary(page: Asker, contract: Any) -> None:
    counts = counts_of(page, contract, "status")
    assert list(counts) == [status.label for status in AssessedStatus]
    assert (counts["Fulfilled"], counts["Stalled"]) == ("2", "0")


def test_a_list_follows_the_other_filters_the_tile_the_search_and_the_day(page: Asker, contract: Any) -> None:
    assert counts_of(page, contract, "status", "?q=Asad")["Fulfilled"] == "1"
    assert counts_of(page, contract, "status", "?tile=passed")["Fulfilled"] == "0"
    assert counts_of(page, contract, "status", "?as_of=2025-09-01")["Fulfilled"] == "0"
    assert sum(map(int, counts_of(page, contract, "schedule", "?status=fulfilled").values())) == 2


def test_what_is_chosen_in_a_list_does_not_empty_it(page: Asker, contract: Any) -> None:
    assert counts_of(page, contract, "status", "?status=stalled") == counts_of(page, contract, "status")


def test_what_is_typed_is_searched_among_all_values(page: Asker, contract: Any) -> None:
    assert all("iraq" in name.lower() for name in counts_of(page, contract, "actor", typed="iraq"))
    assert counts_of(page, contract, "actor", typed="iraq")
    assert counts_of(page, contract, "actor", typed="nobody") == {}


def test_a_list_that_does_not_exist_is_answered_with_nothing(page: Asker, contract: Any) -> None:
    body = fitting_body(contract)
    body["inputs"][0]["value"] = {"facet": "publisher", "typed": "", "at": 1}
    answer = page.call(body)
    assert answer.status_code == 200
    assert answer.json()["response"][facet_counts.COUNTED]["data"] is None


def test_the_first_answer_holds_no_names_but_those_that_are_chosen() -> None:
    layout = filter_bar.layout(a_view(actors=("Navy",)))
    text = json.dumps(layout.to_plotly_json(), default=lambda part: part.to_plotly_json())
    assert text.count("Navy") == 3  # value and label of the one choice, and that it is chosen
    assert "Not assessed" in text


def test_of_thousands_of_values_the_commonest_are_sent(database: Database) -> None:
    with database.write() as session:
        for number in range(facet_counts.MAX_VALUES + 5):
            a_commitment(session, title=f"Step {number}", place=f"Place {number:03}")
        a_commitment(session, title="Another", place="Place 054")
    request = facet_counts.CountRequest(facet="place", typed="", at=1)
    with database.read() as session:
        result = facet_counts.counted(session, "", request, settings=SETTINGS)
    assert result is not None and len(result["values"]) == facet_counts.MAX_VALUES
    assert result["values"][0] == ["Place 054", "Place 054", "2"]

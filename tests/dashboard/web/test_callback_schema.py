"""Every callback there is, and every one to come, refuses what is not its own page's request, and never breaks."""

from collections.abc import Mapping
from types import ModuleType

import pytest

from dashboard.app import PAGES, create_dash
from dashboard.dash_internals import PAGES_CALLBACK
from dashboard.settings import Settings
from dashboard.web.callback_schema import CallbackSchema, read_schemas
from db.engine import Database
from tests.fuzz_callbacks import failures
from tests.support.asgi_client import TOKEN, Asker, FixedCounter
from tests.support.callback_requests import HOSTILE_VALUES, fitting_body, set_value, tampered_bodies

# Registering asks the database nothing, so the list can be made before there is one.
SCHEMAS: Mapping[str, CallbackSchema] = read_schemas(create_dash(Settings(), FixedCounter()))

FROM_ELSEWHERE: Mapping[str, Mapping[str, str]] = {
    "another site": {"origin": "https://elsewhere.example", "sec-fetch-site": "cross-site"},
    "another site, by an old browser": {"origin": "https://elsewhere.example"},
    "another port of this machine": {"origin": "http://127.0.0.1:9999", "sec-fetch-site": "same-site"},
    "nowhere": {"origin": "null", "sec-fetch-site": "cross-site"},
    "another name for this machine": {"host": "rebound.example:8050", "origin": "http://rebound.example:8050"},
}

callbacks = pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS)


@callbacks
@pytest.mark.parametrize("headers", FROM_ELSEWHERE.values(), ids=FROM_ELSEWHERE)
def test_a_call_from_elsewhere_is_refused(page: Asker, schema: CallbackSchema, headers: Mapping[str, str]) -> None:
    answer = page.call(fitting_body(schema), headers=headers)
    assert answer.status_code in (403, 421)


@callbacks
def test_a_call_that_does_not_say_where_it_comes_from_is_refused(page: Asker, schema: CallbackSchema) -> None:
    answer = page.call(fitting_body(schema), without=("origin", "sec-fetch-site"))
    assert answer.status_code == 403


@callbacks
def test_a_call_without_its_page_s_token_is_refused(page: Asker, schema: CallbackSchema) -> None:
    body = fitting_body(schema)
    answers = [
        page.call(body, without=("x-csrf-token",)),
        page.call(body, without=("cookie",)),
        page.call(body, headers={"x-csrf-token": TOKEN.lower()}),
        page.call(body, headers={"x-csrf-token": "", "cookie": "commitments_csrf_8050="}),
        page.call(body, headers={"x-csrf-token": "short", "cookie": "commitments_csrf_8050=short"}),
    ]
    assert [answer.status_code for answer in answers] == [403] * len(answers)


@callbacks
def test_a_call_with_tampered_ids_is_refused(page: Asker, schema: CallbackSchema) -> None:
    for name, body in tampered_bodies(schema):
        assert page.call(body).status_code == 400, name


@callbacks
@pytest.mark.parametrize("value", HOSTILE_VALUES.values(), ids=HOSTILE_VALUES)
def test_a_call_with_tampered_values_breaks_nothing(page: Asker, schema: CallbackSchema, value: object) -> None:
    everywhere = fitting_body(schema, value=value)
    values = len(everywhere["inputs"]) + len(everywhere["state"])
    bodies = [everywhere, *(set_value(fitting_body(schema), index, value) for index in range(values))]
    for body in bodies:
        answer = page.call(body)
        assert answer.status_code < 500, f"{answer.text}\n{body}"


@callbacks
@pytest.mark.parametrize("name", ["../x", "", "<b>", 0, -1, 2**53 - 1, 0.5, True])
def test_a_call_with_a_made_up_pattern_id_breaks_nothing(page: Asker, schema: CallbackSchema, name: object) -> None:
    answer = page.call(fitting_body(schema, name=name))
    assert answer.status_code < 500, answer.text


@pytest.mark.parametrize("listed", PAGES, ids=lambda listed: listed.PATH)
@pytest.mark.parametrize("word", ["x", "..", "%00", "%ff", "a/b", "<b>", "'", "x" * 3000, "new", "%2e%2e%2f", "\u202e"])
def test_an_address_with_a_made_up_variable_breaks_nothing(page: Asker, listed: ModuleType, word: str) -> None:
    path = "/".join(word if part.startswith("<") else part for part in listed.PATH.split("/"))
    for search in ["", f"?as_of={word}&sort={word}&group={word}&selected={word}", "?=&==&a[]=1&%", f"?{word}"]:
        body = fitting_body(SCHEMAS[PAGES_CALLBACK])
        for dependency in [*body["inputs"], *body["state"]]:
            dependency["value"] = path if dependency["property"] == "pathname" else search
        answer = page.call(body)
        assert answer.status_code < 500, f"{answer.text}\n{path}{search}"


@pytest.mark.parametrize("value", [value for value in HOSTILE_VALUES.values() if not isinstance(value, str)])
@pytest.mark.parametrize("name", ["pathname", "search"])
def test_a_page_s_path_and_query_are_texts_wherever_they_stand(page: Asker, name: str, value: object) -> None:
    body = fitting_body(SCHEMAS[PAGES_CALLBACK])
    for sent in [*body["inputs"], *body["state"]]:
        sent["value"] = {"pathname": "/", "search": ""}.get(sent["property"])
    for sent in body["state"]:
        if sent["property"] == name:
            sent["value"] = value
    answer = page.call(body)
    assert answer.status_code == (200 if value is None and name == "search" else 400), answer.text


def test_made_up_requests_to_every_callback_break_nothing(page: Asker, sample_database: Database) -> None:
    assert list(failures(sample_database, page, calls=600, seed=8)) == []

"""What the gate lets in, what it refuses, and what every answer carries on its way out."""

import json
import re
from types import SimpleNamespace
from typing import Any

import pytest
from dash import Dash, Input, Output, html
from flask import request

from dashboard.roles import LOCAL, Role, current_identity, requires
from dashboard.server import Server, create_server
from dashboard.settings import Settings
from dashboard.web.csrf import csrf_cookie_name
from db.errors import DatabaseBusy, InvalidInput, NotFound, StaleVersion
from tests.support.asgi_client import CALLBACK, PAGE_HEADERS, Asker, FixedCounter, own_page

SETTINGS = Settings(body_limit=16 * 1024)


def _register(app: Dash, database: Any, settings: Settings) -> None:
    @app.callback(Output("out", "children"), Input("in", "value"))
    @requires(Role.READER)
    def answer(word: str | None) -> str:
        if word in ERRORS:
            raise ERRORS[word]
        return f"{current_identity().name} said {word}, {request.content_length and 'at length'}"


ERRORS: dict[str | None, Exception] = {
    "broken": RuntimeError("secret inner workings"),
    "invalid": InvalidInput("A day is needed."),
    "missing": NotFound("There is no such commitment."),
    "stale": StaleVersion("Somebody else saved first.", expected=1, current=2),
    "busy": DatabaseBusy("The database is busy."),
}
PAGE: Any = SimpleNamespace(
    PATH="/things/<slug>",
    TITLE="Thing",
    layout=lambda database, settings, *, url: html.P(f"{url.variables['slug']} {sorted(url.query)}"),
    register=_register,
)


@pytest.fixture(scope="module")
def application() -> Server:
    return create_server(SETTINGS, FixedCounter(), pages=[PAGE])


@pytest.fixture(scope="module")
def page(application: Server) -> Asker:
    return own_page(application, SETTINGS)


@pytest.fixture(scope="module")
def newcomer(application: Server) -> Asker:
    return Asker(application, SETTINGS, PAGE_HEADERS)


def body(word: object = "hello") -> dict[str, Any]:
    return {
        "output": "out.children",
        "outputs": {"id": "out", "property": "children"},
        "inputs": [{"id": "in", "property": "value", "value": word}],
        "changedPropIds": ["in.value"],
        "state": [],
    }


def test_a_call_of_the_own_page_is_answered(page: Asker) -> None:
    answer = page.call(body())
    assert answer.status_code == 200
    assert answer.json()["response"]["out"]["children"] == f"{LOCAL.name} said hello, at length"


@pytest.mark.parametrize("host", ["rebound.example:8050", "127.0.0.1", "127.0.0.1:9999", "", "localhost.example:8050"])
def test_a_request_for_another_host_is_refused(newcomer: Asker, host: str) -> None:
    answer = newcomer.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Unknown host name" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8050", "localhost:8050", "LOCALHOST:8050", "[::1]:8050"])
def test_a_request_for_this_machine_is_let_in(newcomer: Asker, host: str) -> None:
    assert newcomer.get("/healthz", headers={"host": host}).status_code == 200


def test_another_site_may_link_here_but_not_load_from_here(newcomer: Asker) -> None:
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    frame = {**link, "sec-fetch-dest": "iframe"}
    script = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"}
    neighbour = {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}
    assert newcomer.get("/", headers=link).status_code == 200
    assert newcomer.get("/", headers=frame).status_code == 403
    assert newcomer.get("/_dash-layout", headers=script).status_code == 403
    assert newcomer.get("/events", headers=neighbour).status_code == 403


def test_a_first_page_brings_a_token_and_the_next_keeps_it(newcomer: Asker, page: Asker) -> None:
    set_cookie = newcomer.get("/").headers["set-cookie"]
    assert re.fullmatch(rf"{csrf_cookie_name(SETTINGS)}=[\w-]{{43}}; Path=/; SameSite=Strict", set_cookie)
    assert "set-cookie" not in page.get("/", headers=PAGE_HEADERS).headers


def test_a_refusal_brings_a_new_token_so_that_the_next_try_succeeds(page: Asker) -> None:
    answer = page.call(body(), without=("cookie",))
    assert answer.status_code == 403
    assert "set-cookie" in answer.headers


def test_a_token_on_a_secured_site_travels_secured_only() -> None:
    settings = Settings(public_url="https://watch.example")
    server = create_server(settings, FixedCounter(), pages=[])
    cookie = Asker(server, settings, PAGE_HEADERS).get("/").headers["set-cookie"]
    assert cookie.startswith("__Host-") and "; Secure" in cookie and "; Path=/;" in cookie and "Domain" not in cookie


def test_a_secured_site_stays_secured_and_takes_changes_from_secured_pages_only() -> None:
    settings = Settings(public_url="https://watch.example")
    server = create_server(settings, FixedCounter(), pages=[PAGE])
    page = own_page(server, settings)
    assert page.get("/healthz").headers["strict-transport-security"] == "max-age=31536000"
    assert page.call(body()).status_code == 200
    assert page.call(body(), headers={"origin": "http://watch.example"}).status_code == 403


def test_a_plain_site_asks_no_browser_to_insist_on_tls(newcomer: Asker) -> None:
    assert "strict-transport-security" not in newcomer.get("/healthz").headers


PROBED = ["/", "/healthz", "/readyz", "/api/openapi.json", "/assets/js/shell/live.js", "/nowhere", "/api/nowhere"]


@pytest.mark.parametrize("path", PROBED)
@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_head_and_options_answer_like_their_get_without_a_body(newcomer: Asker, method: str, path: str) -> None:
    answer, full = newcomer.ask(method, path), newcomer.get(path)
    assert (answer.status_code, answer.content) == (full.status_code, b"")
    if method == "HEAD":
        assert answer.headers.get("content-length") == full.headers.get("content-length")
    elif full.status_code == 200:
        assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_a_probe_of_the_event_stream_ends_at_once(newcomer: Asker, method: str) -> None:
    answer = newcomer.ask(method, "/events")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"])
def test_actions_are_taken_by_post_only(page: Asker, caplog: pytest.LogCaptureFixture, method: str) -> None:
    answer = page.ask(method, CALLBACK)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert "Traceback" not in caplog.text


def test_every_refusal_is_one_line_of_the_log(newcomer: Asker, caplog: pytest.LogCaptureFixture) -> None:
    newcomer.get("/", headers={"host": "elsewhere.example"})
    newcomer.get("/" + "a" * 3000)
    newcomer.get("/%0Aforged")
    lines = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert len(lines) == 3
    assert all("\n" not in line and len(line) < 400 for line in lines)
    assert "421" in lines[0] and "414" in lines[1] and "400" in lines[2]


def test_every_answer_carries_the_security_headers_and_a_request_id(newcomer: Asker, page: Asker) -> None:
    answers = [
        newcomer.get("/"),
        newcomer.get("/healthz"),
        newcomer.get("/assets/js/shell/live.js"),
        newcomer.get("/nowhere"),
        newcomer.get("/", headers={"host": "elsewhere"}),
        page.call(body()),
        page.call(body("broken")),
    ]
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert "camera=()" in answer.headers["permissions-policy"]
    assert len({answer.headers["x-request-id"] for answer in answers}) == len(answers)


def test_each_page_has_a_nonce_of_its_own_and_no_inline_style(newcomer: Asker) -> None:
    first, second = newcomer.get("/things/a"), newcomer.get("/things/a")
    nonces = [re.findall(r"'nonce-([\w-]+)'", answer.headers["content-security-policy"]) for answer in (first, second)]
    assert len(nonces[0]) == 1
    assert nonces[0] != nonces[1]
    assert f'nonce="{nonces[0][0]}"' in first.text
    assert " style=" not in first.text
    assert "<style" not in first.text


def test_a_body_that_is_too_large_is_refused_by_its_own_account_and_by_count(page: Asker) -> None:
    reply = page.call(body("x" * 20_000))
    assert reply.status_code == 413
    assert "at most 16 KiB" in reply.json()["error"]
    understated = page.call(b"[" * 20_000, headers={"content-length": "10"})
    assert understated.status_code == 413


@pytest.mark.parametrize("length", ["-5", "many", "1" * 30, ""])
def test_a_length_that_makes_no_sense_is_refused(page: Asker, length: str) -> None:
    assert page.call(body(), headers={"content-length": length}).status_code in (400, 413)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"out.children"',
        b"\xff\xfe{\x00}\x00",
        b"[" * 16_000,
        json.dumps({"output": ["out.children"]}).encode(),
        json.dumps({"output": "nobody.children"}).encode(),
        json.dumps(body()).replace('"hello"', "NaN").encode(),
        json.dumps(body()).replace('"hello"', "1e999").encode(),
        json.dumps(body()).replace('"hello"', "9" * 5000).encode(),
        json.dumps(body()).replace('"hello"', str(2**53)).encode(),
        json.dumps(body()).replace('"hello"', '"\\u0000"').encode(),
        json.dumps(body()).replace('"hello"', '"\\ud800"').encode(),
        json.dumps(body()).replace("hello", "X").encode().replace(b"X", b"\xed\xa0\x80"),
    ],
)
def test_a_body_that_is_not_the_json_of_a_page_is_refused(page: Asker, content: bytes) -> None:
    answer = page.call(content)
    assert answer.status_code == 400
    assert answer.json()["request_id"] == answer.headers["x-request-id"]


def test_text_that_only_looks_like_an_escape_is_let_in(page: Asker) -> None:
    assert page.call(body("\\u0000 \\ud800 😀")).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-encoding": "gzip"},
    ],
)
def test_a_body_of_another_kind_is_refused(page: Asker, headers: dict[str, str]) -> None:
    assert page.call(body(), headers=headers).status_code == 415


@pytest.mark.parametrize("query", ["cacheKey=a", "job=1", "cancelJob=1", "oldJob=1&endId=x", "&".join(["a=1"] * 20)])
def test_background_jobs_can_t_be_reached(page: Asker, query: str) -> None:
    answer = page.ask("POST", f"{CALLBACK}?{query}", content=json.dumps(body()).encode())
    assert answer.status_code == 400


def test_an_error_of_ours_is_told_as_a_sentence_without_a_trace(page: Asker, caplog: pytest.LogCaptureFixture) -> None:
    answer = page.call(body("broken"))
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert answer.json()["request_id"] == answer.headers["x-request-id"]
    assert "secret inner workings" in caplog.text


@pytest.mark.parametrize(("word", "status"), [("invalid", 400), ("missing", 404), ("stale", 409), ("busy", 503)])
def test_an_error_of_the_domain_is_told_in_its_own_words(page: Asker, word: str, status: int) -> None:
    answer = page.call(body(word))
    assert answer.status_code == status
    assert answer.json()["error"] == str(ERRORS[word])


@pytest.mark.parametrize("path", ["/%00", "/a%0Ab", "/%ff", "/%E2%80%AE"])
def test_an_address_with_characters_no_address_has_is_refused(newcomer: Asker, path: str) -> None:
    assert newcomer.get(path).status_code == 400


@pytest.mark.parametrize("path", ["/a" * 2000, "/?" + "a" * 17_000])
def test_an_address_that_is_too_long_is_refused(newcomer: Asker, path: str) -> None:
    assert newcomer.get(path).status_code == 414


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/things",
        "/things/a/b",
        "/api/nowhere",
        "/assets/nowhere.js",
        "/assets/../dashboard/web/gate.py",
        "/assets/%2e%2e/dashboard/web/gate.py",
        "/_dash-component-suites/dash/nowhere.js",
        "/_dash-component-suites/os/path.py",
        "/_dash-component-suites/dash/..%2f..%2fos.py",
    ],
)
def test_what_is_not_there_is_not_found(newcomer: Asker, path: str) -> None:
    assert newcomer.get(path).status_code == 404


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "POST", "TRACE"])
def test_methods_that_nothing_takes_are_refused(page: Asker, method: str) -> None:
    assert page.ask(method, "/things/a").status_code == 405


def test_the_query_string_can_t_say_which_record_is_meant(page: Asker) -> None:
    request_body = {
        "output": ".._pages_content.children..._pages_store.data..",
        "outputs": [
            {"id": "_pages_content", "property": "children"},
            {"id": "_pages_store", "property": "data"},
        ],
        "inputs": [
            {"id": "_pages_location", "property": "pathname", "value": "/things/mine"},
            {"id": "_pages_location", "property": "search", "value": "?slug=other&pathname=/x&search=y&_=1"},
        ],
        "changedPropIds": ["_pages_location.pathname"],
        "state": [
            {"id": "_pages_location", "property": "pathname", "value": "/things/mine"},
            {"id": "_pages_location", "property": "search", "value": "?slug=other&pathname=/x&search=y&_=1"},
        ],
    }
    answer = page.call(request_body)
    assert answer.status_code == 200
    page_words = answer.json()["response"]["_pages_content"]["children"]["props"]["children"]
    assert page_words == "mine ['_', 'pathname', 'search', 'slug']"
    assert answer.json()["response"]["_pages_store"]["data"]["title"] == "Thing · Commitments"

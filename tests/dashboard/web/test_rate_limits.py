"""Over its limits the server says so at once, says when to come back, and then works again."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from dash import Dash, Input, Output, html

from dashboard.roles import Role, requires
from dashboard.server import create_server
from dashboard.settings import Settings
from dashboard.web.asgi import Message
from dashboard.web.errors import Refused
from dashboard.web.events import RETRY_AFTER_SECONDS, OpenStreams, spread
from dashboard.web.rate_limits import Limits
from db.errors import DatabaseBusy
from tests.support.asgi_client import CALLBACK, PAGE_HEADERS, Asker, FixedCounter, own_page

ASK = {
    "output": "said.children",
    "outputs": {"id": "said", "property": "children"},
    "inputs": [{"id": "button", "property": "n_clicks", "value": 1}],
    "changedPropIds": ["button.n_clicks"],
}


class Clock:
    seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def limits(clock: Clock, **more: int) -> Limits:
    return Limits(**{"threads": 2, "max_waiting": 1, "max_requests_per_second": 4, **more}, clock=clock)


def a_page(answer: Any) -> Any:
    """A page with a button whose callback does what `answer` does."""

    def register(app: Dash, database: Any, settings: Settings) -> None:
        @app.callback(Output("said", "children"), Input("button", "n_clicks"), prevent_initial_call=True)
        @requires(Role.EDITOR)
        def say(n_clicks: int | None) -> str:
            return str(answer())

    def layout(database: Any, settings: Settings, **_: Any) -> html.Div:
        return html.Div([html.Button(id="button"), html.P(id="said")])

    return SimpleNamespace(PATH="/", TITLE="Page", layout=layout, register=register)


def test_a_browser_that_asks_too_fast_waits_as_long_as_it_is_told_to() -> None:
    clock = Clock()
    held = limits(clock)
    for _ in range(20):  # five seconds' worth at once
        held.count("/", browser="one", address="here")
    with pytest.raises(Refused) as refused:
        held.count("/", browser="one", address="here")
    assert (refused.value.status, refused.value.retry_after) == (429, 1)
    held.count("/", browser="another", address="here")
    clock.seconds += 1
    held.count("/", browser="one", address="here")


def test_whoever_keeps_no_cookie_is_counted_by_address() -> None:
    held = limits(Clock())
    with pytest.raises(Refused, match="too much at once"):
        for _ in range(1000):
            held.count("/", browser=None, address="there")
    held.count("/", browser=None, address="elsewhere")


def test_files_and_health_are_never_counted() -> None:
    held = limits(Clock())
    for path in ("/healthz", "/readyz", "/assets/css/base/shell.css", "/_dash-component-suites/dash/deps/react.js"):
        for _ in range(1000):
            held.count(path, browser="one", address="here")


@pytest.fixture
def gate_opened() -> Iterator[threading.Event]:
    opened = threading.Event()
    yield opened
    opened.set()


def test_beyond_those_that_may_wait_requests_are_refused_until_there_is_room(
    settings: Settings, gate_opened: threading.Event
) -> None:
    held = replace(settings, threads=1, max_waiting=1)
    begun = threading.Event()

    def answer() -> str:
        begun.set()
        gate_opened.wait()
        return "done"

    server = create_server(held, FixedCounter(), pages=[a_page(answer)])
    headers = dict(own_page(server, held).headers)

    async def story() -> None:
        transport = httpx.ASGITransport(app=server)
        async with httpx.AsyncClient(transport=transport, base_url=held.base_url, headers=headers) as client:
            inside = [asyncio.create_task(client.post(CALLBACK, json=ASK)) for _ in range(2)]
            await asyncio.to_thread(begun.wait)
            refused = await client.post(CALLBACK, json=ASK)
            assert refused.status_code == 503
            assert int(refused.headers["retry-after"]) >= 1
            assert refused.json()["error"].startswith("This server has more to do than it can")
            assert (await client.get("/healthz")).status_code == 200
            gate_opened.set()
            assert [(await one).status_code for one in inside] == [200, 200]
            assert (await client.post(CALLBACK, json=ASK)).status_code == 200

    asyncio.run(story())


def test_a_browser_that_asks_too_fast_is_told_so_with_a_time(settings: Settings) -> None:
    server = create_server(replace(settings, max_requests_per_second=1), FixedCounter(), pages=[a_page(str)])
    page = own_page(server, settings)
    answers = [page.call(ASK) for _ in range(8)]
    refused = next(answer for answer in answers if answer.status_code != 200)
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) >= 1
    assert "Nothing was saved" in refused.json()["error"]


def test_a_busy_database_is_said_with_a_time(settings: Settings) -> None:
    def answer() -> str:
        raise DatabaseBusy("The database is busy; try again in a moment. Nothing was saved.")

    refused = own_page(create_server(settings, FixedCounter(), pages=[a_page(answer)]), settings).call(ASK)
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "1")


def test_pages_beyond_those_that_may_listen_are_told_when_to_ask_again(settings: Settings) -> None:
    server = create_server(replace(settings, max_listeners=0), FixedCounter(), pages=[])
    answer = Asker(server, settings, PAGE_HEADERS).get("/events")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, str(RETRY_AFTER_SECONDS))


def test_a_browser_has_its_share_of_the_streams_and_the_limit_is_exact() -> None:
    streams = OpenStreams(10)
    assert [streams.open("one") for _ in range(6)] == [True] * 5 + [False]
    assert [streams.open("another") for _ in range(6)] == [True] * 5 + [False]
    assert not streams.open("a third") and not streams.open(None)
    streams.close("one")
    assert streams.open("a third") and not streams.open(None)


def test_many_that_come_at_once_get_no_more_streams_than_there_are(settings: Settings) -> None:
    server = create_server(replace(settings, max_listeners=3), FixedCounter(), pages=[])
    host = settings.base_url.removeprefix("http://").encode()

    async def status(ended: asyncio.Event) -> int:
        statuses: list[int] = []

        async def receive() -> Message:
            await ended.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        scope = {"type": "http", "method": "GET", "path": "/events", "raw_path": b"/events", "query_string": b""}
        await server({**scope, "headers": [(b"host", host)], "asgi": {"spec_version": "2.3"}}, receive, send)
        return statuses[0]

    async def story() -> list[int]:
        ended = asyncio.Event()
        tasks = [asyncio.create_task(status(ended)) for _ in range(10)]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        ended.set()
        first = sorted([await task for task in tasks])
        # All have ended, so there is room again.
        return [*first, await status(ended)]

    assert asyncio.run(story()) == [200] * 3 + [503] * 7 + [200]


def test_a_few_pages_read_a_change_at_once_and_hundreds_in_turn() -> None:
    assert spread(1) == spread(10) == 0
    assert 0 < spread(50) < spread(200) <= 60_000
    assert spread(100_000) == 60_000

"""Open pages hear of every change, and keep no server from ending."""

import asyncio
import signal
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import aclosing
from pathlib import Path
from typing import Any

import httpx
import pytest

from dashboard.web.change_hub import ChangeHub
from db.engine import Database, open_database
from tests.support.asgi_client import FixedCounter
from tests.support.records import a_commitment

SECONDS = 5.0


async def next_token(changes: AsyncGenerator[str | None, None]) -> str:
    async with asyncio.timeout(SECONDS):
        async for token in changes:
            if token is not None:
                return token
    raise AssertionError("the changes ended")


def run(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(story())


def test_a_listener_is_told_the_present_state_and_then_each_change() -> None:
    async def story() -> None:
        database = FixedCounter(1)
        hub = ChangeHub(database.change_token, poll_seconds=0.01)
        async with aclosing(hub.changes()) as changes:
            assert await next_token(changes) == hub.token()
            database.value = 2
            assert (await next_token(changes)).startswith("2-")
            database.value = 3
            assert (await next_token(changes)).startswith("3-")
        hub.close()

    run(story)


def test_all_listeners_share_one_watcher_that_rests_when_nobody_listens() -> None:
    class Counting(FixedCounter):
        reads = 0

        def change_counter(self) -> int:
            self.reads += 1
            return super().change_counter()

    async def story() -> None:
        database = Counting(1)
        hub = ChangeHub(database.change_token, poll_seconds=0.01)
        listeners = [hub.changes() for _ in range(50)]
        for changes in listeners:
            await next_token(changes)
        database.value = 2
        assert {await next_token(changes) for changes in listeners} == {hub.token()}
        assert hub.listening == 50
        for changes in listeners:
            await changes.aclose()
        assert hub.listening == 0
        await hub.resting()
        before = database.reads
        await asyncio.sleep(0.1)  # ten times the watcher's interval, in which it must not ask
        assert database.reads == before
        hub.close()

    run(story)


def test_every_process_tells_a_state_alike_and_each_state_otherwise(database: Database) -> None:
    other = open_database(database.url)
    first, second = ChangeHub(database.change_token), ChangeHub(other.change_token)
    assert first.token() == second.token()
    before = first.token()
    a_commitment(database)
    assert first.token() != before
    other_again = open_database(database.url)
    assert ChangeHub(other_again.change_token).token() == first.token()
    other.dispose()
    other_again.dispose()


def test_a_silent_database_is_told_as_a_heartbeat() -> None:
    async def story() -> None:
        hub = ChangeHub(FixedCounter(1).change_token, poll_seconds=0.01, heartbeat_seconds=0.01)
        async with aclosing(hub.changes()) as changes:
            await next_token(changes)
            async with asyncio.timeout(SECONDS):
                assert await anext(changes) is None
        hub.close()

    run(story)


def test_trouble_with_the_database_is_logged_once_and_survived(caplog: pytest.LogCaptureFixture) -> None:
    class Troubled(FixedCounter):
        failing = 0

        def change_counter(self) -> int:
            if self.failing:
                self.failing -= 1
                raise OSError("no disk")
            return super().change_counter()

    async def story() -> None:
        database = Troubled(1)
        hub = ChangeHub(database.change_token, poll_seconds=0.01)
        async with aclosing(hub.changes()) as changes:
            await next_token(changes)
            database.failing = 5
            database.value = 2
            assert (await next_token(changes)).startswith("2-")
        hub.close()

    run(story)
    assert caplog.text.count("changes are not noticed for now") == 1


def test_closing_ends_every_listener() -> None:
    async def story() -> None:
        hub = ChangeHub(FixedCounter(1).change_token, poll_seconds=0.01)
        changes = hub.changes()
        await next_token(changes)
        waiting = asyncio.ensure_future(anext(changes, "ended"))
        await asyncio.sleep(0)
        hub.close()
        assert await asyncio.wait_for(waiting, SECONDS) == "ended"
        assert await anext(hub.changes(), "ended") == "ended"

    run(story)


SERVE = """
import sys
from dashboard.server import run
from dashboard.settings import Settings
from db.engine import open_database
path = sys.argv[1]
run(Settings(database=path, port=0), open_database(path), on_listening=lambda found: print(found.port, flush=True))
"""


def test_a_server_with_listening_pages_ends_within_five_seconds(sqlite_url: str) -> None:
    path = sqlite_url.removeprefix("sqlite:///")
    command = [sys.executable, "-c", SERVE, path]
    root = Path(__file__).parents[3]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root) as server:
        assert server.stdout is not None and server.stderr is not None
        port = int(server.stdout.readline())
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=SECONDS) as client:
            with client.stream("GET", "/events") as first, client.stream("GET", "/events") as second:
                for stream in (first, second):
                    assert stream.headers["content-type"].startswith("text/event-stream")
                    assert any(line.startswith("data: ") for line in stream.iter_lines())
                reads = time.monotonic()
                server.send_signal(signal.SIGTERM)
                server.wait(timeout=SECONDS)
        assert time.monotonic() - reads < SECONDS
        assert server.stderr.read() == ""

"""Hundreds of open pages, each on a connection of its own, hear of what anybody commits."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass, replace

import pytest

from dashboard.server import WebServer, create_server, listen
from dashboard.settings import Settings
from dashboard.web.page_state import page_state
from db.engine import Database, open_database
from tests.browser.running import free_port
from tests.support.builders import TODAY
from tests.support.records import a_commitment

PAGES = 300
PATIENCE = 60.0
SETTINGS = Settings(fixed_day=TODAY)


@dataclass
class Stream:
    """One page's open stream."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def token(self) -> str:
        """The next state that the page is told."""
        async with asyncio.timeout(PATIENCE):
            while True:
                line = (await self.reader.readline()).decode().strip()
                assert line or not self.reader.at_eof(), "the stream ended"
                if line.startswith("data: "):
                    return line.removeprefix("data: ")


@asynccontextmanager
async def stream(port: int) -> AsyncIterator[Stream]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    assert b" 200 " in await reader.readline()
    try:
        yield Stream(reader, writer)
    finally:
        writer.close()


@pytest.fixture
def port(database: Database) -> Iterator[int]:
    """The port of a server on the test's database, which others write to as well."""
    settings = replace(SETTINGS, port=free_port())
    with closing(listen("127.0.0.1", settings.port)) as listener:
        server = WebServer(create_server(settings, database))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        yield settings.port
        server.should_exit = True
        thread.join(timeout=PATIENCE)
    assert not thread.is_alive()


async def open_streams(port: int, streams: AsyncExitStack, count: int) -> list[Stream]:
    return [await streams.enter_async_context(stream(port)) for _ in range(count)]


def test_three_hundred_pages_hear_of_a_commit_by_another_program_and_a_page_that_slept_catches_up(
    database: Database, port: int
) -> None:
    async def story() -> None:
        other = open_database(database.url)
        async with AsyncExitStack() as streams:
            pages = await open_streams(port, streams, PAGES)
            before = {await page.token() for page in pages}
            assert before == {page_state(other, SETTINGS)}
            await asyncio.to_thread(a_commitment, other)
            tokens = set(await asyncio.gather(*(page.token() for page in pages)))
            assert tokens == {page_state(other, SETTINGS)} != before
        async with stream(port) as woken:
            # Told at once, so that it can compare what it knew with what is.
            assert await woken.token() in tokens
        other.dispose()

    asyncio.run(story())

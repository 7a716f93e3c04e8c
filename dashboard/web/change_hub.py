"""Telling open pages that the database has changed: one watcher a process, any number of listeners."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol

_log = logging.getLogger("dashboard.web.change_hub")


class Counted(Protocol):
    """A database that can say, cheaply and from any thread, whether it has changed."""

    def change_counter(self) -> int:
        """A number that grows with every commit by any process."""
        ...

    def change_token(self) -> str:
        """The number, then a dash and whatever tells this history from another."""
        ...


class ChangeHub:
    """Watches the database while somebody listens, and tells every listener of each change.

    A state is told as the database's own token, which every process of every machine tells alike: a page that comes
    back to another process, or after a restart, reads again only if something changed meanwhile.
    """

    def __init__(self, database: Counted, *, poll_seconds: float = 0.5, heartbeat_seconds: float = 15.0) -> None:
        self._database = database
        self._poll_seconds = poll_seconds
        self._heartbeat_seconds = heartbeat_seconds
        self._listeners: set[asyncio.Event] = set()
        self._watcher: asyncio.Task[None] | None = None
        self._latest = ""
        self._closed = False
        # Always the same thread: SQLite's connections belong to the one that made them.
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="changes")

    def token(self) -> str:
        """The token of the database as it is now. Blocks for one small query."""
        return self._database.change_token()

    @property
    def listening(self) -> int:
        """How many listen at the moment."""
        return len(self._listeners)

    async def changes(self) -> AsyncGenerator[str | None]:
        """The present token at once, then each new one; None when nothing changed for a heartbeat. Ends at `close`."""
        if self._closed:
            return
        news = asyncio.Event()
        self._listeners.add(news)
        try:
            token = await self._read()
            yield token
            self._watch()
            while not self._closed:
                try:
                    await asyncio.wait_for(news.wait(), self._heartbeat_seconds)
                except TimeoutError:
                    yield None
                    continue
                news.clear()
                if not self._closed and self._latest not in ("", token):
                    token = self._latest
                    yield token
        finally:
            self._listeners.discard(news)

    def close(self) -> None:
        """End every listener and the watching. Call on the event loop, before the server waits for connections."""
        self._closed = True
        self._wake()
        if self._watcher is not None:
            self._watcher.cancel()
        self._thread.shutdown(wait=False)

    async def resting(self) -> None:
        """Return when nothing watches any more, which is soon after the last listener left."""
        if self._watcher is not None:
            await asyncio.wait([self._watcher])

    def _watch(self) -> None:
        if not self._closed and (self._watcher is None or self._watcher.done()):
            self._watcher = asyncio.get_running_loop().create_task(self._poll())

    async def _poll(self) -> None:
        failed = False
        while self._listeners and not self._closed:
            try:
                token = await self._read()
                failed = False
            except Exception:
                if not failed:
                    _log.exception("the database does not say whether it changed; trying on")
                failed, token = True, self._latest
            if token != self._latest:
                self._latest = token
                self._wake()
            await asyncio.sleep(self._poll_seconds)

    async def _read(self) -> str:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self.token)

    def _wake(self) -> None:
        for news in self._listeners:
            news.set()

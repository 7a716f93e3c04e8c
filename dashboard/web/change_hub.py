"""Notify open pages that the database has changed: one watcher per process, any number of listeners."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor

from db.errors import DatabaseUnusable

_log = logging.getLogger("dashboard.web.change_hub")


class ChangeHub:
    """Watches the database while there are listeners, and notifies each of every change.

    A state is the database's own token and the day (page_state.py), the same in every process of every machine: a page
    that reconnects to another process, or after a restart, reads again only if something changed meanwhile.
    """

    def __init__(
        self, read_state: Callable[[], str], *, poll_seconds: float = 0.5, heartbeat_seconds: float = 15.0
    ) -> None:
        self._read_state = read_state
        self._poll_seconds = poll_seconds
        self._heartbeat_seconds = heartbeat_seconds
        self._listeners: set[asyncio.Event] = set()
        self._watcher: asyncio.Task[None] | None = None
        self._latest = ""
        self._failing = False
        self._closed = False
        # Always the same thread: SQLite's connections belong to the one that made them.
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="changes")

    def token(self) -> str:
        """The state as it is now. Blocks for one small query."""
        return self._read_state()

    @property
    def listening(self) -> int:
        """The number of listeners."""
        return len(self._listeners)

    async def changes(self) -> AsyncGenerator[str | None]:
        """The current token at once, then each new one; None after each heartbeat without a change, and at first where
        the database does not answer. Ends at `close`."""
        if self._closed:
            return
        news = asyncio.Event()
        self._listeners.add(news)
        try:
            token = await self._read()
            yield token or None
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
        while self._listeners and not self._closed:
            token = await self._read()
            if token != self._latest:
                self._latest = token
                self._wake()
            await asyncio.sleep(self._poll_seconds)

    async def _read(self) -> str:
        """The current token; the latest known while the database does not answer, which is logged once."""
        try:
            token = await asyncio.get_running_loop().run_in_executor(self._thread, self.token)
        except DatabaseUnusable as error:
            if not self._failing:
                _log.warning("changes are not noticed for now: %s", error)
        except Exception:
            if not self._failing:
                _log.exception("changes are not noticed for now")
        else:
            self._failing = False
            return token
        self._failing = True
        return self._latest

    def _wake(self) -> None:
        for news in self._listeners:
            news.set()

"""Limits of one process: requests per second and browser, and requests in progress.

Over a limit the answer is a sentence with `Retry-After`, at once and without any work; a client that comes back after
that time is served. Several processes together allow as many times more.
"""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cachetools import LRUCache

from dashboard.web.errors import Refused

# A browser may save up so many seconds' worth of requests: a page asks for a dozen things at once.
_BURST_SECONDS = 5
# Behind one address stand many browsers, of an office or behind a proxy that does not say for whom it asks.
_BROWSERS_PER_ADDRESS = 20
_MAX_CLIENTS = 10_000
_BUSY_SECONDS = 2

# Never limited: a probe must not take a busy server for a dead one. Files come out of memory, and an open stream costs
# next to nothing; streams have a limit of their own.
_UNLIMITED = ("/healthz", "/readyz", "/assets/", "/_dash-component-suites/", "/static/")
_STREAM = "/events"


class Limits:
    """The requests of one process. `clock` counts seconds; all calls come from the event loop's thread."""

    def __init__(
        self,
        *,
        threads: int,
        max_waiting: int,
        max_requests_per_second: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._max_in_progress = threads + max_waiting
        self._in_progress = 0
        self._browsers = _Rates(max_requests_per_second, clock)
        self._addresses = _Rates(max_requests_per_second * _BROWSERS_PER_ADDRESS, clock)

    def count(self, path: str, *, browser: str | None, address: str) -> None:
        """Count a request. Raises `Refused` with 429 if its browser, or all at its address, ask too fast."""
        if path.startswith(_UNLIMITED):
            return
        waits = [self._addresses.wait(address)]
        if browser:
            waits.append(self._browsers.wait(browser))
        if (wait := max(waits)) > 0:
            sentence = "That was too much at once from this browser. Nothing was saved; it works again in a moment."
            raise Refused(429, sentence, retry_after=max(1, math.ceil(wait)))

    @contextmanager
    def in_progress(self, path: str) -> Iterator[None]:
        """Count a request while it is worked on. Raises `Refused` with 503 if too many are."""
        if path == _STREAM or path.startswith(_UNLIMITED):
            yield
            return
        if self._in_progress >= self._max_in_progress:
            sentence = "This server has more to do than it can at the moment. Nothing was saved; try again in a moment."
            raise Refused(503, sentence, retry_after=_BUSY_SECONDS)
        self._in_progress += 1
        try:
            yield
        finally:
            self._in_progress -= 1


class _Rates:
    """For each client, how far its requests are ahead of the allowed rate. Evicts the one silent for longest."""

    def __init__(self, max_requests_per_second: int, clock: Callable[[], float]) -> None:
        self._seconds_per_request = 1 / max_requests_per_second
        self._clock = clock
        self._paid_until: LRUCache[str, float] = LRUCache(_MAX_CLIENTS)

    def wait(self, client: str) -> float:
        """Count a request and return 0, or say how many seconds must pass before the next may come."""
        now = self._clock()
        paid = max(self._paid_until.get(client, now), now)
        ahead = paid + self._seconds_per_request - now - _BURST_SECONDS
        self._paid_until[client] = paid if ahead > 0 else paid + self._seconds_per_request
        return max(ahead, 0.0)

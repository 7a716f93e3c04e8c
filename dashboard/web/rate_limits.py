"""How much this server takes on: requests of one browser in a second, and requests of all that wait at the same time.

Over a limit the answer is a sentence with `Retry-After`, at once and without any work; whoever comes back after that
time finds room again. Limits are a process's own, so several processes together take on as many times more.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dashboard.web.errors import Refused

# A browser may save up so many seconds' worth of requests: a page asks for a dozen things at once.
_SAVED_SECONDS = 5
# Behind one address stand many browsers, of an office or behind a proxy that does not say for whom it asks.
_BROWSERS_AT_AN_ADDRESS = 20
_MOST_KNOWN = 10_000
_BUSY_SECONDS = 2

# Answered whatever else goes on: whoever watches over the server must not take a busy one for a dead one. Files come
# out of memory, and an open stream costs next to nothing; streams have a limit of their own.
_FREE = ("/healthz", "/readyz", "/assets/", "/_dash-component-suites/", "/static/")
_STREAM = "/events"


class Limits:
    """What is going on in one process. `clock` counts seconds; all calls come from the event loop's thread."""

    def __init__(
        self, *, at_once: int, most_waiting: int, most_a_second: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._room = at_once + most_waiting
        self._present = 0
        self._browsers = _Rates(most_a_second, clock)
        self._addresses = _Rates(most_a_second * _BROWSERS_AT_AN_ADDRESS, clock)

    def count(self, path: str, *, browser: str | None, address: str) -> None:
        """Note a request. Raises `Refused` with 429 if its browser, or all at its address, ask too fast."""
        if path.startswith(_FREE):
            return
        waits = [self._addresses.wait(address)]
        if browser:
            waits.append(self._browsers.wait(browser))
        if (wait := max(waits)) > 0:
            sentence = "That was too much at once from this browser. Nothing was saved; it works again in a moment."
            raise Refused(429, sentence, retry_after=max(1, math.ceil(wait)))

    @contextmanager
    def work(self, path: str) -> Iterator[None]:
        """Stay inside while a request is worked on. Raises `Refused` with 503 if too many are."""
        if path == _STREAM or path.startswith(_FREE):
            yield
            return
        if self._present >= self._room:
            sentence = "This server has more to do than it can at the moment. Nothing was saved; try again in a moment."
            raise Refused(503, sentence, retry_after=_BUSY_SECONDS)
        self._present += 1
        try:
            yield
        finally:
            self._present -= 1


class _Rates:
    """For each asker, how far its requests are ahead of the allowed rate, in seconds. Forgets the longest silent."""

    def __init__(self, most_a_second: int, clock: Callable[[], float]) -> None:
        self._step = 1 / most_a_second
        self._clock = clock
        self._paid_until: OrderedDict[str, float] = OrderedDict()

    def wait(self, asker: str) -> float:
        """Note a request and return 0, or say how many seconds are to pass before the next may come."""
        now = self._clock()
        paid = max(self._paid_until.pop(asker, now), now)
        ahead = paid + self._step - now - _SAVED_SECONDS
        self._paid_until[asker] = paid if ahead > 0 else paid + self._step
        if len(self._paid_until) > _MOST_KNOWN:
            self._paid_until.popitem(last=False)
        return max(ahead, 0.0)

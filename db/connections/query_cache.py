"""Answers of read-only queries, cached per open database; the least recently used are evicted."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

from cachetools import LRUCache, cached

Answer = TypeVar("Answer")

MAX_ANSWERS = 500


class QueryCache:
    """Threads may share it. Nobody may change an answer, unless the answer locks itself."""

    def __init__(self) -> None:
        self._answers: LRUCache[Hashable, object] = LRUCache(MAX_ANSWERS)
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._answers)

    def answer(self, key: Hashable, compute: Callable[[], Answer]) -> Answer:
        """The cached answer, or the one computed now; two threads may compute the same one at once."""
        return cached(self._answers, key=lambda: key, lock=self._lock)(compute)()


QUERY_CACHE = "query cache"
"""Where a session's `info` holds the cache of its database. A session that may write has none: what it has not
committed is nobody else's."""

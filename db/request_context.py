"""Who reads: how much of the history a reader has seen already, and so must not miss where a replica lags behind.

Whoever serves requests sets `ASKER` for each; without one everything is read from the primary.
"""

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(slots=True)
class Asker:
    """One request. `seen` is the number of the last change that its browser knows of.

    `writes` says that it may save something, so that what it reads has to be the newest. `wrote` is the number of the
    last change once it did and a replica may lag behind it; `left` is the token of the state in which it left the
    database.
    """

    seen: int = 0
    writes: bool = False
    wrote: int | None = None
    left: str | None = None


ASKER: ContextVar[Asker | None] = ContextVar("asker", default=None)

READS_ONE_STATE = "reads one state"
"""The mark, in a session's `info`, of one that can't write: what it reads is the same for all that see that state."""

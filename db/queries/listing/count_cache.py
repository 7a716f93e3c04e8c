"""Counts that many requests repeat, cached as long as nothing is written.

A window of a long list, a filter taken back, two hundred readers of one page: each counts the rows again. The key holds
the state of the database that the session sees, a replica's as well, and the view, so that an answer is never that of
another state. No answer grows with the number of commitments.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import text
from sqlmodel import Session

from db.connections.changes import LAST_CHANGE_AND_MARK
from db.connections.query_cache import QUERY_CACHE, QueryCache
from db.domain.filters import Group, Sort, View

Answer = TypeVar("Answer")
_STATE = "state of the database"


def cached(session: Session, name: str, view: View | None, compute: Callable[[], Answer]) -> Answer:
    """The cached answer to a question about a view, or about all records, or the one computed now.

    An answer may gather more of what is true of that state (seek_hints.py).
    """
    cache: QueryCache | None = session.info.get(QUERY_CACHE)
    state = _state(session) if cache is not None else None
    return compute() if cache is None or state is None else cache.answer((state, name, view), compute)


def bypass_cache(session: Session) -> None:
    """Compute every answer in this session, as measurements need it."""
    session.info.pop(QUERY_CACHE, None)


def unordered(view: View) -> View:
    """The view without its order, for answers that do not depend on it."""
    return replace(view, sort=Sort.DEADLINE, descending=False, group=Group.NONE)


def _state(session: Session) -> tuple[int, str] | None:
    """The last change that the session sees, with its mark; None where there is no history yet.

    Read before the answer: should something be written in between, the answer is newer than its key says, and no
    session that sees the newer state is given it.
    """
    if _STATE not in session.info:
        number, mark = session.execute(text(LAST_CHANGE_AND_MARK)).one()
        session.info[_STATE] = (number, mark) if mark else None
    state: tuple[int, str] | None = session.info[_STATE]
    return state

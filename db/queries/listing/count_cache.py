"""Counts that many readers ask for again and again, kept as long as nothing is written.

A window of a long list, a filter taken back, two hundred readers of the same page: each asks how many there are. The
answer is kept under the state of the database that the very session sees, a replica's as well, and under the view, so
it is never that of another state. Nothing is kept that grows with the number of commitments.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import text
from sqlmodel import Session

from db.connections.changes import LAST_CHANGE_AND_MARK
from db.domain.filters import Group, Sort, View
from db.request_context import READS_ONE_STATE

Answer = TypeVar("Answer")
_MOST = 500
_STATE = "state of the database"
_answers: OrderedDict[Hashable, Any] = OrderedDict()
_lock = Lock()


def kept(session: Session, question: str, view: View, find: Callable[[], Answer]) -> Answer:
    """The answer to a question about a view: the one that is kept, or else found now.

    Nobody may change it, but an answer may gather more of what is true of that state (places.py).
    """
    state = _state(session)
    if state is None:
        return find()
    asked = (state, question, view)
    with _lock:
        if asked in _answers:
            _answers.move_to_end(asked)
            known: Answer = _answers[asked]
            return known
    found = find()
    with _lock:
        _answers[asked] = found
        if len(_answers) > _MOST:
            _answers.popitem(last=False)
    return found


def asking_anew(session: Session) -> None:
    """Let this session find every answer itself, as whoever measures what that costs wants it."""
    session.info[_STATE] = None


def unordered(view: View) -> View:
    """The view as questions see it to which the order of its rows is nothing."""
    return replace(view, sort=Sort.DEADLINE, descending=False, group=Group.NONE)


def _state(session: Session) -> Hashable | None:
    """What tells the state that the session sees from every other; None where there is no history yet, or where the
    session may write: what it has not committed is nobody else's.

    Read before anything it is asked for: should something be written in between, the answer is newer than it says,
    and nobody who knows of the newer state is given it.
    """
    if not session.info.get(READS_ONE_STATE):
        return None
    if _STATE not in session.info:
        number, mark = session.execute(text(LAST_CHANGE_AND_MARK)).one()
        session.info[_STATE] = (str(session.get_bind().engine.url), number, mark) if mark else None
    state: Hashable | None = session.info[_STATE]
    return state

"""Everything that `commitments verify` asks: is what is stored whole, unchanged and in keeping with the rules?"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import func
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, select

from db.models import AuditEvent, Commitment
from db.verify.chain import chain_problems, clock_problems, record_problems
from db.verify.derived import search_problems
from db.verify.documents import circle_problems, document_problems
from db.verify.histories import history_problems
from db.verify.lookups import lookup_problems
from db.verify.schema import schema_problems
from db.verify.storage import key_problems, storage_problems

_CHECKS = (
    schema_problems,
    storage_problems,
    chain_problems,
    record_problems,
    key_problems,
    history_problems,
    search_problems,
    lookup_problems,
    document_problems,
    circle_problems,
)


@dataclass(frozen=True, slots=True)
class Verification:
    """What was looked at, a sentence for every problem, and the hash of the last audit event ("" if there is none).

    Whoever keeps the head elsewhere can ask later whether the chain still leads through it.
    """

    commitments: int
    audit_events: int
    head: str
    problems: tuple[str, ...]


def verification(session: Session, *, against: str | None = None, clocks: bool = True) -> Verification:
    """Look at everything, within one state of the database; `against` is the head of the chain as it once was.

    Without `clocks` the order of the events' times is left out: nobody can correct it, and a copy does not change it.
    """
    checks = (*_CHECKS, clock_problems) if clocks else _CHECKS
    problems = [*_problems(session, checks), *_head_problems(session, against)]
    last = select(AuditEvent.hash).order_by(col(AuditEvent.sequence).desc()).limit(1)
    # Where a table can't be counted, that is among the problems.
    with suppress(DBAPIError):
        return Verification(
            commitments=session.exec(select(func.count()).select_from(Commitment)).one(),
            audit_events=session.exec(select(func.count()).select_from(AuditEvent)).one(),
            head=session.exec(last).first() or "",
            problems=tuple(problems),
        )
    return Verification(0, 0, "", tuple(problems))


def _head_problems(session: Session, against: str | None) -> Iterator[str]:
    if against is None:
        return
    try:
        known = session.exec(select(AuditEvent.sequence).where(AuditEvent.hash == against)).first()
    except DBAPIError:
        known = None
    if known is None:
        yield f"No audit event has the hash {against}: the chain was rewritten, or its end was cut off."


def _problems(session: Session, checks: Iterable[Callable[[Session], Iterator[str]]]) -> Iterator[str]:
    for check in checks:
        try:
            yield from check(session)
        except (DBAPIError, LookupError, ValueError) as error:
            # A damaged file, or a value that no release ever wrote: the check ends, the verdict does not.
            reason = error.orig if isinstance(error, DBAPIError) else error
            yield f"Some records can't be read at all: {reason}"

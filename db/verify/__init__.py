"""Everything that `commitments verify` asks: is what is stored whole, unchanged and in keeping with the rules?"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

from db.models import AuditEvent, Commitment
from db.verify.chain import chain_problems, record_problems
from db.verify.derived import search_problems
from db.verify.documents import circle_problems, document_problems
from db.verify.histories import history_problems
from db.verify.storage import storage_problems

_CHECKS = (
    storage_problems,
    chain_problems,
    record_problems,
    history_problems,
    search_problems,
    document_problems,
    circle_problems,
)


@dataclass(frozen=True, slots=True)
class Verification:
    """What was looked at, and a sentence for every problem."""

    commitments: int
    audit_events: int
    problems: tuple[str, ...]


def verification(session: Session) -> Verification:
    """Look at everything, within one state of the database."""
    return Verification(
        commitments=session.exec(select(func.count()).select_from(Commitment)).one(),
        audit_events=session.exec(select(func.count()).select_from(AuditEvent)).one(),
        problems=tuple(_problems(session)),
    )


def _problems(session: Session) -> Iterator[str]:
    for check in _CHECKS:
        try:
            yield from check(session)
        except (DBAPIError, LookupError, ValueError) as error:
            # A damaged file, or a value that no release ever wrote: the check ends, the verdict does not.
            reason = error.orig if isinstance(error, DBAPIError) else error
            yield f"Some records can't be read at all: {reason}"

"""Everything that `commitments verify` asks: is what is stored whole, unchanged and in keeping with the rules?"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import func
from sqlmodel import Session, select

from db.models import AuditEvent, Commitment
from db.queries.checks.chain import chain_problems, record_problems
from db.queries.checks.documents import circle_problems, document_problems
from db.queries.checks.histories import history_problems
from db.queries.checks.storage import storage_problems


@dataclass(frozen=True, slots=True)
class Verification:
    """What was looked at, and a sentence for every problem."""

    commitments: int
    audit_events: int
    problems: tuple[str, ...]


def verification(session: Session) -> Verification:
    """Look at everything, within one state of the database. Takes about a minute for 100,000 commitments."""
    problems = tuple(_problems(session))
    return Verification(
        commitments=session.exec(select(func.count()).select_from(Commitment)).one(),
        audit_events=session.exec(select(func.count()).select_from(AuditEvent)).one(),
        problems=problems,
    )


def _problems(session: Session) -> Iterator[str]:
    return chain(
        storage_problems(session),
        chain_problems(session),
        record_problems(session),
        history_problems(session),
        document_problems(session),
        circle_problems(session),
    )

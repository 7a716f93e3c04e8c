"""The unit of work: one transaction per service, and the fixed order in which a commitment is edited."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from db.domain.contradictions import Question
from db.errors import Contradictory, NotFound, StaleVersion
from db.event_replay import refuse_altered
from db.models import Commitment
from db.services.audit import Details, Recorded, record_audit_event, record_of
from db.services.inputs import Write
from db.services.projection import project


@dataclass(frozen=True, slots=True)
class Edit:
    """A locked commitment within the transaction that edits it."""

    session: Session
    commitment: Commitment
    write: Write
    as_typed: list[str] = field(default_factory=list)
    """Contradictions that were called right as typed, for the next audit event."""

    def ask(self, *questions: Iterable[Question]) -> None:
        """Raise `Contradictory` for those of the questions that nobody has answered."""
        asked = list(chain(*questions))
        confirmed = self.write.confirmed
        unanswered = [one for one in asked if confirmed is not None and one.sentence not in confirmed]
        if unanswered:
            raise Contradictory(unanswered)
        self.as_typed.extend(one.sentence for one in asked)

    @property
    def today(self) -> date:
        """The day of the write in the commitment's own time zone."""
        return self.write.at.astimezone(ZoneInfo(self.commitment.time_zone)).date()

    @property
    def next_version(self) -> int:
        """The version that the projection, with which every edit ends, will set."""
        return self.commitment.version + 1

    def record(
        self, verb: str, row: Recorded | None = None, details: Details | None = None, *, reason: str = ""
    ) -> None:
        """Add the audit event of a row, or of the commitment itself; its details are the row's columns by default.

        With them go the commitment's id and next version, with which `commitments verify` compares the version, and
        the reason of an edit. What the event changes becomes a new version (`record_versions.py`).
        """
        subject = self.commitment if row is None else row
        described = record_of(subject) if details is None else details
        edited: Details = {"commitment_id": self.commitment.id, "version": self.next_version}
        if self.as_typed:
            edited["as_typed"] = list(self.as_typed)
            self.as_typed.clear()
        record_audit_event(self.session, verb, subject, self.write, {**described, **edited}, reason=reason)


@contextmanager
def transaction(session: Session) -> Iterator[None]:
    """Commit at the end; roll back on any error.

    `session.begin()` would refuse a session that has read before. The caller may go on with the session after an
    error, and must not commit half of what failed along with what comes next.
    """
    try:
        yield
        session.commit()
    except BaseException:
        session.rollback()
        raise


@contextmanager
def editing(session: Session, commitment_id: UUID, write: Write) -> Iterator[Edit]:
    """Edit one commitment: lock, version check, then the caller's rows and audit event, projection, commit.

    Raises `NotFound`, and `StaleVersion` if it was saved since the expected version.
    """
    with transaction(session):
        edit = Edit(session, locked_commitment(session, commitment_id, write.expected_version), write)
        yield edit
        project(session, edit.commitment)


def locked_commitment(session: Session, commitment_id: UUID, expected_version: int | None = None) -> Commitment:
    """The commitment, locked until the transaction ends. Raises `NotFound`, `StaleVersion` and `RecordAltered`."""
    query = (
        select(Commitment)
        .where(col(Commitment.id) == commitment_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    commitment = session.exec(query).first()
    if commitment is None:
        raise NotFound("That commitment is not known here.")
    if expected_version is not None and commitment.version != expected_version:
        raise StaleVersion(
            "Somebody else saved this commitment while you were writing.",
            expected=expected_version,
            current=commitment.version,
        )
    refuse_altered(session, commitment_id)
    return commitment

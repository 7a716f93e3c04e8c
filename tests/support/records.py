"""Records for tests of the database, made through the ordinary services."""

from datetime import UTC, date, datetime
from uuid import UUID

from db.domain.vocabulary import ActorRole, AssessedStatus, Relation
from db.engine import Database
from db.services.commitments import add_commitment
from db.services.inputs import NewActor, NewCommitment, NewDeadline, NewEvidence, NewSource, NewStatusUpdate, Write
from db.services.status_updates import record_status_update

MOMENT = datetime(2026, 2, 1, 12, 0, 0, 123456, tzinfo=UTC)


def a_source(number: int = 1) -> NewSource:
    return NewSource(publisher="The Gazette", published="2026-01-05", url=f"https://gazette.example/{number}")


def a_commitment(database: Database, *, title: str = "Open the bridge", slug: str | None = None) -> UUID:
    """Record a commitment that is due by September 2026; returns its id."""
    new = NewCommitment(
        title=title,
        slug=slug,
        committed_on=date(2026, 1, 5),
        evidence=(NewEvidence(a_source()),),
        actors=((ActorRole.RESPONSIBLE, NewActor("Ministry of Works")),),
        deadline=NewDeadline("by September 2026", date(2026, 1, 5), edtf="2026-09", relation=Relation.BY),
    )
    with database.write() as session:
        return add_commitment(session, new, Write("test", MOMENT)).id


def under_way(reason: str = "Work has begun.") -> NewStatusUpdate:
    return NewStatusUpdate(
        AssessedStatus.UNDER_WAY, reason, effective_on="2026-01-20", evidence=(NewEvidence(a_source()),)
    )


def an_update(database: Database, commitment_id: UUID, *, reason: str = "Work has begun.") -> UUID:
    """Record that a commitment is under way; returns the update's id."""
    with database.write() as session:
        return record_status_update(session, commitment_id, under_way(reason), Write("test", MOMENT)).id

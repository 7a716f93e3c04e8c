"""What is known of the database as a whole."""

from sqlmodel import Session, col, select

from db.connections.changes import EMPTIED_AT
from db.connections.emptying import EMPTIES
from db.models import AuditEvent, SiteFact


def wants_sample(session: Session, *, sample_fact: str, recorded_by: str) -> bool:
    """Whether the bundled sample belongs in here: nothing else was ever recorded, and nobody asked for an empty one.

    Also true where loading the sample (`recorded_by`) was cut short before it was noted under `sample_fact`.
    """
    facts = select(SiteFact.name).where(col(SiteFact.name).in_((sample_fact, EMPTIED_AT)))
    others = select(AuditEvent.sequence).where(AuditEvent.by != recorded_by)
    return session.exec(facts.limit(1)).first() is None and session.exec(others.limit(1)).first() is None


def holds_records(session: Session) -> bool:
    """Whether anything was recorded since the database was made or begun anew."""
    recorded = select(AuditEvent.sequence).where(AuditEvent.verb != EMPTIES)
    return session.exec(recorded.limit(1)).first() is not None

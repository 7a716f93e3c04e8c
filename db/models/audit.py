"""The audit trail, and facts about the database itself."""

from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import CheckConstraint, Column, Integer, Text
from sqlmodel import Field, SQLModel

from db.models.columns import UtcDateTime, text


class AuditEvent(SQLModel, table=True):
    """One write, by whom and when. Append-only; each holds the hash of the one before.

    `details` is canonical JSON text, so that the hash can be computed again from exactly what is stored.
    """

    __tablename__ = "audit_event"
    __table_args__ = (CheckConstraint("sequence >= 1", name="sequence_counts_up"),)

    sequence: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    at: datetime = Field(sa_type=UtcDateTime)
    by: str = Field(sa_type=text(120))
    verb: str = Field(sa_type=text(80))
    subject_kind: str = Field(sa_type=text(40))
    subject_id: UUID = Field(index=True)
    details: str = Field(sa_type=Text)
    previous_hash: str = Field(sa_type=text(64))
    hash: str = Field(unique=True, sa_type=text(64))


class SiteFact(SQLModel, table=True):
    """A named fact about this database, such as that it holds the bundled sample."""

    __tablename__ = "site_fact"

    name: str = Field(primary_key=True, sa_type=text(80))
    value: str = Field(sa_type=Text)

    @property
    def id(self) -> UUID:
        """The id by which audit events know it: UUID version 5 of its name (RFC 9562)."""
        return uuid5(NAMESPACE_URL, self.name)


class IdempotencyKey(SQLModel, table=True):
    """The outcome of a save that was sent with a key: the same request is answered, not carried out again.

    `request` is the SHA-256 of what was sent, `outcome` canonical JSON, `hash` that of the other columns. No record:
    entries are dropped after some days.
    """

    __tablename__ = "idempotency_key"

    key: str = Field(primary_key=True, sa_type=text(200))
    by: str = Field(sa_type=text(120))
    request: str = Field(sa_type=text(64))
    outcome: str = Field(sa_type=Text)
    recorded_at: datetime = Field(index=True, sa_type=UtcDateTime)
    hash: str = Field(sa_type=text(64))

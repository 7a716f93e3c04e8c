"""What a record said before and after each edit."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Column, Index, Integer, Text
from sqlmodel import Field, SQLModel

from db.models.columns import UtcDateTime, reference, text


class RecordVersion(SQLModel, table=True):
    """One version of a commitment, actor, source or milestone: its fields from `recorded_at` on. Append-only.

    A record that was never edited has no rows here, it is its own first version; the first edit adds versions 1 and 2.
    `fields` is empty from the moment at which the record was taken back. `undoes` is the number of the version that
    this one takes back. `event_sequence` is the audit event that it
    follows from: `commitments verify` rebuilds every row from the events. `commitment_id` is the commitment whose
    history it belongs to; None for actors and sources.
    """

    __tablename__ = "record_version"
    __table_args__ = (
        CheckConstraint("version >= 1", name="version_counts_up"),
        Index("ix_record_version_recorded", "recorded_at", "subject_kind", "subject_id"),
    )

    subject_kind: str = Field(primary_key=True, sa_type=text(40))
    subject_id: UUID = Field(primary_key=True)
    version: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    commitment_id: UUID | None = Field(default=None, sa_column=reference("commitment.id", nullable=True))
    fields: dict[str, Any] = Field(sa_type=JSON)
    reason: str = Field(default="", sa_type=Text)
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    recorded_by: str = Field(sa_type=text(120))
    undoes: int | None = None
    event_sequence: int = Field(sa_column=reference("audit_event.sequence"))

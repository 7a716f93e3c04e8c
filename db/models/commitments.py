"""Commitments, with what describes them."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from db.domain.vocabulary import ActorRole, CommitmentKind, LinkKind
from db.models.columns import UtcDateTime, reference, text, words
from db.models.projection import FILTERED, Projected


def _list_index(name: str, *columns: str, place: bool = True) -> Index:
    # Without the place where the rest may be as long already as an index entry in PostgreSQL can be (2,700 bytes).
    more = [*(column for column in FILTERED if column != "place"), "phase_number", *(["place"] if place else [])]
    return Index(name, *columns, *(column for column in more if column not in columns))


# Optimistic locking: an UPDATE asks for the version it read, so the second of two editors is refused.
_version = Column("version", Integer, nullable=False)


class Commitment(Projected, table=True):
    """Something an actor publicly said it would do.

    `number` counts them as they were recorded: a short name for what is derived from them, and the last tie-break.

    The columns of `Projected`, and those from `responsible` on, follow from other records and are written in the same
    transaction as those, so that lists can filter and sort in SQL; `commitments verify` rebuilds and compares them.
    """

    __tablename__ = "commitment"
    __table_args__ = (
        CheckConstraint("length(trim(title)) > 0", name="title_given"),
        CheckConstraint("part_of_id IS NULL OR part_of_id <> id", name="not_part_of_itself"),
        CheckConstraint("review_interval_days BETWEEN 1 AND 3660", name="review_interval_sane"),
        CheckConstraint("latitude IS NULL OR latitude BETWEEN -90 AND 90", name="latitude_on_earth"),
        CheckConstraint("longitude IS NULL OR longitude BETWEEN -180 AND 180", name="longitude_on_earth"),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="both_coordinates"),
        CheckConstraint("earliest IS NULL OR latest IS NULL OR earliest <= latest", name="window_in_order"),
        CheckConstraint("version >= 1", name="version_counts_up"),
        _list_index("ix_commitment_by_deadline", "deadline_order", "title", "number"),
        _list_index("ix_commitment_by_committed", "committed_on", "title", "number"),
        _list_index("ix_commitment_by_title", "title", "number"),
        _list_index("ix_commitment_by_checked", "last_checked_on", "title", "number"),
        _list_index("ix_commitment_by_slippage", "slippage_order", "title", "number"),
        _list_index("ix_commitment_by_earliest", "earliest", "title", "number"),
        _list_index("ix_commitment_by_wording", "wording", "number"),
        _list_index("ix_commitment_by_phase", "phase", "deadline_order", "title", "number", place=False),
        _list_index("ix_commitment_by_schedule", "settled_schedule", "latest", "last_checked_on", "number"),
        _list_index("ix_commitment_by_check", "check_due_on", "last_checked_on", "number"),
        _list_index("ix_commitment_by_status", "status", "deadline_order", "title", "number"),
        _list_index("ix_commitment_by_place", "place", "deadline_order", "title", "number"),
        _list_index("ix_commitment_by_topic", "first_topic", "deadline_order", "title", "number", place=False),
        _list_index("ix_commitment_by_responsible", "responsible", "number", place=False),
        _list_index("ix_commitment_by_month", "deadline_month", "status", "number"),
        _list_index("ix_commitment_by_fulfilment", "fulfilled_latest", "number"),
        Index("ix_commitment_recorded_at", "recorded_at"),
        # For the zones in use, and the rows of each.
        Index("ix_commitment_by_time_zone", "time_zone", "number"),
    )
    # The services count it up themselves, since a new status update must count even if no column here changes.
    __mapper_args__: ClassVar[dict[str, object]] = {"version_id_col": _version, "version_id_generator": False}

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    number: int = Field(unique=True)
    slug: str = Field(unique=True, sa_type=text(120))
    title: str = Field(sa_type=text(300))
    statement: str = Field(default="", sa_type=Text)
    statement_language: str = Field(default="und", sa_type=text(35))
    translation: str | None = Field(default=None, sa_type=Text)
    detail: str | None = Field(default=None, sa_type=Text)
    latitude: float | None = None
    longitude: float | None = None
    kind: CommitmentKind = Field(sa_type=words(CommitmentKind, "kind"))
    committed_on: date
    reported_on: date = Field(index=True)
    part_of_id: UUID | None = Field(default=None, sa_column=reference("commitment.id", nullable=True))
    time_zone: str = Field(sa_type=text(64))
    review_interval_days: int = 30
    version: int = Field(default=1, sa_column=_version)
    recorded_at: datetime = Field(sa_type=UtcDateTime)

    responsible: str = Field(default="", sa_type=text(500))
    first_topic: str = Field(default="", sa_type=text(120))
    # The commitment that others are part of, itself among them, and its title; none, and an empty one, outside phases.
    phase_number: int | None = None
    phase: str = Field(default="", sa_type=text(300))


class CommitmentTopic(SQLModel, table=True):
    """What a commitment is about; one row per topic."""

    __tablename__ = "commitment_topic"

    commitment_id: UUID = Field(sa_column=reference("commitment.id", primary_key=True))
    topic: str = Field(primary_key=True, index=True, sa_type=text(120))


class CommitmentActor(SQLModel, table=True):
    """An actor's role in one commitment; `position` keeps the order in which they were named."""

    __tablename__ = "commitment_actor"
    __table_args__ = (
        UniqueConstraint("commitment_id", "actor_id", "role"),
        Index("ix_commitment_actor_by_actor", "actor_id", "role", "commitment_id"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    commitment_id: UUID = Field(sa_column=reference("commitment.id"))
    actor_id: UUID = Field(sa_column=reference("actor.id", index=False))
    role: ActorRole = Field(sa_type=words(ActorRole, "role"))
    position: int = 0


class CommitmentLink(SQLModel, table=True):
    """How one commitment relates to another: `from_id` follows, depends on or supersedes `to_id`."""

    __tablename__ = "commitment_link"
    __table_args__ = (
        UniqueConstraint("from_id", "to_id", "kind"),
        CheckConstraint("from_id <> to_id", name="two_commitments"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    from_id: UUID = Field(sa_column=reference("commitment.id"))
    to_id: UUID = Field(sa_column=reference("commitment.id"))
    kind: LinkKind = Field(sa_type=words(LinkKind, "kind"))


class Milestone(SQLModel, table=True):
    """A dated step inside one commitment, and the source that says so where one is named.

    Taken back, it stays with the moment in `withdrawn_at`.
    """

    __tablename__ = "milestone"
    __table_args__ = (
        CheckConstraint("length(trim(title)) > 0", name="title_given"),
        CheckConstraint("earliest IS NULL OR latest IS NULL OR earliest <= latest", name="window_in_order"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    commitment_id: UUID = Field(sa_column=reference("commitment.id"))
    title: str = Field(sa_type=text(300))
    edtf: str = Field(sa_type=text(64))
    earliest: date | None = None
    latest: date | None = None
    reached_on: date | None = None
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    source_id: UUID | None = Field(default=None, index=True)
    quote: str | None = Field(default=None, sa_type=Text)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Criterion(SQLModel, table=True):
    """An observable statement by which one will know that a commitment is fulfilled; up to five of them.

    It may be reworded until it is judged; from then on it stands.
    """

    __tablename__ = "criterion"
    __table_args__ = (
        UniqueConstraint("commitment_id", "position"),
        CheckConstraint("position BETWEEN 1 AND 5", name="up_to_five"),
        CheckConstraint("length(trim(statement)) > 0", name="statement_given"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    commitment_id: UUID = Field(sa_column=reference("commitment.id"))
    position: int
    statement: str = Field(sa_type=text(300))
    recorded_at: datetime = Field(sa_type=UtcDateTime)

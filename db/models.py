"""The records, as SQLModel tables. What must hold is also held here, by the database itself.

Ids are UUIDs, times are UTC with zone, dates are dates. Terms: Popolo for actors, schema.org for sources,
EDTF (ISO 8601-2:2019) for dates, W3C Web Annotation for quotes. Status updates, deadline revisions, evidence
and audit events are append-only: `db/migrations` adds the triggers that hold that.
"""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID, uuid4

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Enum,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from db.domain.projection import NEVER, NO_SLIPPAGE
from db.domain.vocabulary import (
    ActorKind,
    ActorRole,
    AssessedStatus,
    CommitmentKind,
    DeadlineKind,
    FacetKind,
    Judged,
    LinkKind,
    Publication,
    Relation,
    RevisionReason,
    ScheduleStatus,
    SourceKind,
    Supports,
)

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC with its zone. SQLite drops the zone, so it is put back when a row is read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone; store the others in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give every moment its zone back."""
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _words(enum: type[StrEnum], name: str, *, nullable: bool = False, primary_key: bool = False) -> Column[Any]:
    kind = Enum(
        enum,
        native_enum=False,
        create_constraint=True,
        name=name,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )
    return Column(kind, nullable=nullable, primary_key=primary_key)


def _reference(target: str, *, nullable: bool = False, index: bool = True) -> Column[Any]:
    return Column(ForeignKey(target, ondelete="RESTRICT"), nullable=nullable, index=index)


def _text(length: int, *, nullable: bool = False) -> Column[Any]:
    return Column(String(length), nullable=nullable)


class Actor(SQLModel, table=True):
    """A person, organisation, coalition or state."""

    __tablename__ = "actor"
    __table_args__ = (
        CheckConstraint("length(trim(name)) > 0", name="name_given"),
        CheckConstraint("part_of_id IS NULL OR part_of_id <> id", name="not_part_of_itself"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    name: str = Field(sa_column=Column(String(300), nullable=False, unique=True))
    other_names: dict[str, list[str]] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    kind: ActorKind = Field(sa_column=_words(ActorKind, "kind"))
    position: str | None = Field(default=None, sa_column=_text(300, nullable=True))
    part_of_id: UUID | None = Field(default=None, sa_column=_reference("actor.id", nullable=True))
    identifiers: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    recorded_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class Source(SQLModel, table=True):
    """A published document. `published_earliest` to `published_latest` is the window of its EDTF."""

    __tablename__ = "source"
    __table_args__ = (
        CheckConstraint("url IS NULL OR url LIKE 'http://%' OR url LIKE 'https://%'", name="url_is_web"),
        CheckConstraint("length(trim(publisher)) > 0", name="publisher_given"),
        CheckConstraint("published_earliest <= published_latest", name="published_in_order"),
        CheckConstraint("sha256 IS NULL OR length(sha256) = 64", name="sha256_length"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    url: str | None = Field(default=None, sa_column=Column(String(2000), nullable=True, unique=True))
    headline: str = Field(sa_column=_text(500))
    publisher: str = Field(sa_column=_text(300))
    author: str | None = Field(default=None, sa_column=_text(300, nullable=True))
    language: str = Field(sa_column=_text(35))
    published: str = Field(sa_column=_text(64))
    published_earliest: date
    published_latest: date = Field(index=True)
    accessed_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime, nullable=True))
    archived_text: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    sha256: str | None = Field(default=None, sa_column=_text(64, nullable=True))
    kind: SourceKind = Field(sa_column=_words(SourceKind, "kind"))
    recorded_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


# What filters ask for stands in every index that lists and counts walk along, so that the index alone answers them.
_FILTERED = "publication status settled_schedule earliest latest padded_latest check_due_on".split()


def _list_index(name: str, *columns: str, place: bool = True) -> Index:
    # Without the place where the rest may be as long already as an index entry in PostgreSQL can be (2,700 bytes).
    more = [*_FILTERED, "phase_number", *(["place"] if place else [])]
    return Index(name, *columns, *(column for column in more if column not in columns))


# Optimistic locking: an UPDATE asks for the version it read, so the second of two editors is told, not obeyed.
_version = Column("version", Integer, nullable=False)


class Commitment(SQLModel, table=True):
    """Something an actor publicly said it would do.

    `number` counts them as they were recorded: a short name for what is derived from them, and the last tie-break.

    The columns from `status` on are a projection of the history, written in the same transaction as the
    history itself so that lists can filter and sort in SQL; `commitments verify` rebuilds and compares them.
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
    )
    # The services count it up themselves, since a new status update must count even if no column here changes.
    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": _version, "version_id_generator": False}

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    number: int = Field(sa_column=Column(Integer, nullable=False, unique=True))
    slug: str = Field(sa_column=Column(String(120), nullable=False, unique=True))
    title: str = Field(sa_column=_text(300))
    statement: str = Field(default="", sa_column=Column(Text, nullable=False))
    statement_language: str = Field(default="und", sa_column=_text(35))
    translation: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    detail: str | None = Field(default=None, sa_column=Column(Text, nullable=True))
    place: str | None = Field(default=None, sa_column=_text(300, nullable=True))
    latitude: float | None = Field(default=None, sa_column=Column(Float, nullable=True))
    longitude: float | None = Field(default=None, sa_column=Column(Float, nullable=True))
    kind: CommitmentKind = Field(sa_column=_words(CommitmentKind, "kind"))
    committed_on: date
    reported_on: date = Field(index=True)
    part_of_id: UUID | None = Field(default=None, sa_column=_reference("commitment.id", nullable=True))
    time_zone: str = Field(sa_column=_text(64))
    review_interval_days: int = Field(default=30)
    publication: Publication = Field(sa_column=_words(Publication, "publication"))
    version: int = Field(default=1, sa_column=_version)
    recorded_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))

    status: AssessedStatus = Field(default=AssessedStatus.NOT_ASSESSED, sa_column=_words(AssessedStatus, "status"))
    fulfilled_earliest: date | None = None
    fulfilled_latest: date | None = None
    deadline_kind: DeadlineKind | None = Field(
        default=None, sa_column=_words(DeadlineKind, "deadline_kind", nullable=True)
    )
    relation: Relation | None = Field(default=None, sa_column=_words(Relation, "relation", nullable=True))
    wording: str | None = Field(default=None, sa_column=_text(300, nullable=True))
    edtf: str | None = Field(default=None, sa_column=_text(64, nullable=True))
    earliest: date | None = None
    latest: date | None = None
    padded_latest: date | None = None
    baseline_earliest: date | None = None
    baseline_latest: date | None = None
    baseline_padded_latest: date | None = None
    last_checked_on: date
    responsible: str = Field(default="", sa_column=_text(500))
    # The schedule status that no day changes: it was settled, or there is nothing to pass. None: the day decides.
    settled_schedule: ScheduleStatus | None = Field(
        default=None, sa_column=_words(ScheduleStatus, "settled_schedule", nullable=True)
    )
    deadline_order: date = Field(default=NEVER)
    deadline_month: str | None = Field(default=None, sa_column=_text(7, nullable=True))
    slippage_order: int = Field(default=NO_SLIPPAGE)
    # The first day on which it waits for somebody to look; None for what is closed.
    check_due_on: date | None = None
    first_topic: str = Field(default="", sa_column=_text(120))
    # The commitment that others are part of, itself among them, and its title; none, and an empty one, outside phases.
    phase_number: int | None = None
    phase: str = Field(default="", sa_column=_text(300))


class CommitmentState(SQLModel, table=True):
    """What was known of a commitment from one day on, until another: its projection on each day that changed it.

    Derived from the history as the commitment's own row is, for questions about days gone by.
    """

    __tablename__ = "commitment_state"
    __table_args__ = (
        CheckConstraint("since < until", name="time_goes_on"),
        Index(
            "ix_commitment_state_by_deadline",
            *"deadline_order title number since until committed_on last_checked_on slippage_order".split(),
            *_FILTERED,
            "place",
        ),
        Index(
            "ix_commitment_state_facts",
            *"until since number last_checked_on deadline_month committed_on fulfilled_latest".split(),
            *_FILTERED,
            "place",
        ),
    )
    __mapper_args__: ClassVar[dict[str, Any]] = {"confirm_deleted_rows": False}

    number: int = Field(sa_column=Column(ForeignKey("commitment.number", ondelete="RESTRICT"), primary_key=True))
    since: date = Field(primary_key=True)
    until: date
    publication: Publication = Field(sa_column=_words(Publication, "publication"))
    title: str = Field(sa_column=_text(300))
    place: str | None = Field(default=None, sa_column=_text(300, nullable=True))
    committed_on: date
    status: AssessedStatus = Field(sa_column=_words(AssessedStatus, "status"))
    fulfilled_earliest: date | None = None
    fulfilled_latest: date | None = None
    deadline_kind: DeadlineKind | None = Field(
        default=None, sa_column=_words(DeadlineKind, "deadline_kind", nullable=True)
    )
    relation: Relation | None = Field(default=None, sa_column=_words(Relation, "relation", nullable=True))
    wording: str | None = Field(default=None, sa_column=_text(300, nullable=True))
    edtf: str | None = Field(default=None, sa_column=_text(64, nullable=True))
    earliest: date | None = None
    latest: date | None = None
    padded_latest: date | None = None
    baseline_earliest: date | None = None
    baseline_latest: date | None = None
    baseline_padded_latest: date | None = None
    last_checked_on: date
    settled_schedule: ScheduleStatus | None = Field(
        default=None, sa_column=_words(ScheduleStatus, "settled_schedule", nullable=True)
    )
    deadline_order: date
    deadline_month: str | None = Field(default=None, sa_column=_text(7, nullable=True))
    slippage_order: int
    check_due_on: date | None = None


class CommitmentFacet(SQLModel, table=True):
    """A value that filters offer, with what the other filters ask of the commitment that has it. Derived."""

    __tablename__ = "commitment_facet"
    # SQLite then keeps the rows in the order of the key, so that counting the values is one walk.
    __table_args__ = (Index("ix_commitment_facet_number", "number"), {"sqlite_with_rowid": False})

    kind: FacetKind = Field(sa_column=_words(FacetKind, "kind", primary_key=True))
    value: str = Field(sa_column=Column(String(300), primary_key=True))
    number: int = Field(sa_column=Column(ForeignKey("commitment.number", ondelete="RESTRICT"), primary_key=True))
    publication: Publication = Field(sa_column=_words(Publication, "publication"))
    status: AssessedStatus = Field(sa_column=_words(AssessedStatus, "status"))
    settled_schedule: ScheduleStatus | None = Field(
        default=None, sa_column=_words(ScheduleStatus, "settled_schedule", nullable=True)
    )
    earliest: date | None = None
    latest: date | None = None
    padded_latest: date | None = None
    check_due_on: date | None = None
    place: str | None = Field(default=None, sa_column=_text(300, nullable=True))


class CommitmentSearch(SQLModel, table=True):
    """The words of a commitment as the search compares them (`db/domain/searchable.py`). Derived.

    `wording` is the current deadline's, `earlier` that of all others ever recorded.

    The engine's own index over these columns is made by `db/migrations/search_index.py`, under the name `SEARCH_INDEX`.
    """

    __tablename__ = "commitment_search"

    number: int = Field(
        sa_column=Column(ForeignKey("commitment.number", ondelete="RESTRICT"), primary_key=True, autoincrement=False)
    )
    words: str = Field(sa_column=Column(Text, nullable=False))
    wording: str = Field(sa_column=Column(Text, nullable=False))
    earlier: str = Field(sa_column=Column(Text, nullable=False))


SEARCH_INDEX = "commitment_search_index"
"""Name of the engine's index over `commitment_search`; on SQLite it is a table of its own."""

DERIVED: tuple[type[SQLModel], ...] = (CommitmentState, CommitmentFacet, CommitmentSearch)
"""Tables that say nothing of their own: the services write them again from the records."""


class CommitmentTopic(SQLModel, table=True):
    """What a commitment is about; one row a topic."""

    __tablename__ = "commitment_topic"

    commitment_id: UUID = Field(sa_column=Column(ForeignKey("commitment.id", ondelete="RESTRICT"), primary_key=True))
    topic: str = Field(sa_column=Column(String(120), primary_key=True, index=True))


class CommitmentActor(SQLModel, table=True):
    """An actor's role in one commitment; `position` keeps the order in which they were named."""

    __tablename__ = "commitment_actor"
    __table_args__ = (
        UniqueConstraint("commitment_id", "actor_id", "role"),
        Index("ix_commitment_actor_by_actor", "actor_id", "role", "commitment_id"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    commitment_id: UUID = Field(sa_column=_reference("commitment.id"))
    actor_id: UUID = Field(sa_column=_reference("actor.id", index=False))
    role: ActorRole = Field(sa_column=_words(ActorRole, "role"))
    position: int = 0


class CommitmentLink(SQLModel, table=True):
    """How one commitment relates to another: `from_id` follows, depends on or supersedes `to_id`."""

    __tablename__ = "commitment_link"
    __table_args__ = (
        UniqueConstraint("from_id", "to_id", "kind"),
        CheckConstraint("from_id <> to_id", name="two_commitments"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    from_id: UUID = Field(sa_column=_reference("commitment.id"))
    to_id: UUID = Field(sa_column=_reference("commitment.id"))
    kind: LinkKind = Field(sa_column=_words(LinkKind, "kind"))


class DeadlineRevision(SQLModel, table=True):
    """One dated statement of a deadline. Number 0 is the baseline, the last is current. Append-only."""

    __tablename__ = "deadline_revision"
    __table_args__ = (
        UniqueConstraint("commitment_id", "number"),
        CheckConstraint("number >= 0", name="number_counts_up"),
        CheckConstraint("length(trim(wording)) > 0", name="wording_given"),
        CheckConstraint("earliest IS NULL OR latest IS NULL OR earliest <= latest", name="window_in_order"),
        CheckConstraint("padded_latest IS NULL OR latest IS NOT NULL", name="padding_with_latest"),
        CheckConstraint("padded_latest IS NULL OR latest <= padded_latest", name="padding_is_later"),
        CheckConstraint("(edtf IS NULL) = (relation IS NULL)", name="relation_with_edtf"),
        CheckConstraint("kind <> 'dated' OR edtf IS NOT NULL", name="dated_has_edtf"),
        CheckConstraint("kind <> 'conditional' OR waits_for IS NOT NULL", name="conditional_waits"),
        CheckConstraint("announced_on <= reported_on", name="announced_before_reported"),
        CheckConstraint("supersedes_id IS NULL OR supersedes_id <> id", name="not_its_own_correction"),
        Index("ix_deadline_revision_recorded", "recorded_at", "commitment_id"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    commitment_id: UUID = Field(sa_column=_reference("commitment.id"))
    number: int
    kind: DeadlineKind = Field(sa_column=_words(DeadlineKind, "kind"))
    wording: str = Field(sa_column=_text(300))
    wording_language: str = Field(default="und", sa_column=_text(35))
    relation: Relation | None = Field(default=None, sa_column=_words(Relation, "relation", nullable=True))
    edtf: str | None = Field(default=None, sa_column=_text(64, nullable=True))
    earliest: date | None = None
    latest: date | None = None
    padded_latest: date | None = None
    rule: str = Field(sa_column=_text(40))
    rule_version: int
    # How long it runs once its trigger came: an ISO 8601 duration, such as P90D.
    span: str | None = Field(default=None, sa_column=_text(20, nullable=True))
    counts_from: date | None = None
    waits_for: str | None = Field(default=None, sa_column=_text(300, nullable=True))
    trigger_commitment_id: UUID | None = Field(default=None, sa_column=_reference("commitment.id", nullable=True))
    announced_on: date
    announcer_id: UUID | None = Field(default=None, sa_column=_reference("actor.id", nullable=True))
    reported_on: date
    reason: str = Field(default="", sa_column=Column(Text, nullable=False))
    reason_kind: RevisionReason = Field(sa_column=_words(RevisionReason, "reason_kind"))
    supersedes_id: UUID | None = Field(
        default=None,
        sa_column=Column(ForeignKey("deadline_revision.id", ondelete="RESTRICT"), nullable=True, unique=True),
    )
    recorded_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    recorded_by: str = Field(sa_column=_text(120))


class Milestone(SQLModel, table=True):
    """A dated step inside one commitment."""

    __tablename__ = "milestone"
    __table_args__ = (
        CheckConstraint("length(trim(title)) > 0", name="title_given"),
        CheckConstraint("earliest IS NULL OR latest IS NULL OR earliest <= latest", name="window_in_order"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    commitment_id: UUID = Field(sa_column=_reference("commitment.id"))
    title: str = Field(sa_column=_text(300))
    edtf: str = Field(sa_column=_text(64))
    earliest: date | None = None
    latest: date | None = None
    reached_on: date | None = None
    recorded_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class StatusUpdate(SQLModel, table=True):
    """One dated judgement of how a commitment stands. Append-only; a correction names what it supersedes."""

    __tablename__ = "status_update"
    __table_args__ = (
        CheckConstraint("length(trim(reason)) > 0", name="reason_given"),
        CheckConstraint("effective_earliest <= effective_latest", name="effective_in_order"),
        CheckConstraint(
            "(status = 'no_public_evidence') = (searched_until IS NOT NULL)", name="searched_until_with_search"
        ),
        CheckConstraint("supersedes_id IS NULL OR supersedes_id <> id", name="not_its_own_correction"),
        Index("ix_status_update_by_commitment", "commitment_id", "reported_on", "effective_latest"),
        Index("ix_status_update_recorded", "recorded_at", "commitment_id"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    commitment_id: UUID = Field(sa_column=_reference("commitment.id", index=False))
    status: AssessedStatus = Field(sa_column=_words(AssessedStatus, "status"))
    effective_on: str = Field(sa_column=_text(64))
    effective_earliest: date
    effective_latest: date
    searched_until: date | None = None
    reason: str = Field(sa_column=Column(Text, nullable=False))
    reported_on: date
    supersedes_id: UUID | None = Field(
        default=None,
        sa_column=Column(ForeignKey("status_update.id", ondelete="RESTRICT"), nullable=True, unique=True),
    )
    recorded_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    recorded_by: str = Field(sa_column=_text(120))


class Evidence(SQLModel, table=True):
    """The tie from a commitment, deadline revision or status update to a source, with the exact quote.

    Append-only. `quote_prefix` and `quote_suffix` place the quote (W3C Web Annotation, TextQuoteSelector).
    """

    __tablename__ = "evidence"
    __table_args__ = (
        CheckConstraint("(supports = 'status') = (status_update_id IS NOT NULL)", name="status_evidence"),
        CheckConstraint("(supports = 'deadline') = (deadline_revision_id IS NOT NULL)", name="deadline_evidence"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    source_id: UUID = Field(sa_column=_reference("source.id"))
    commitment_id: UUID = Field(sa_column=_reference("commitment.id"))
    supports: Supports = Field(sa_column=_words(Supports, "supports"))
    status_update_id: UUID | None = Field(default=None, sa_column=_reference("status_update.id", nullable=True))
    deadline_revision_id: UUID | None = Field(default=None, sa_column=_reference("deadline_revision.id", nullable=True))
    quote_exact: str = Field(default="", sa_column=Column(Text, nullable=False))
    quote_prefix: str = Field(default="", sa_column=Column(Text, nullable=False))
    quote_suffix: str = Field(default="", sa_column=Column(Text, nullable=False))
    recorded_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


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
    commitment_id: UUID = Field(sa_column=_reference("commitment.id"))
    position: int
    statement: str = Field(sa_column=_text(300))
    recorded_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class CriterionJudgement(SQLModel, table=True):
    """Whether one criterion was met, on which day and by which source. Append-only; a later one supersedes."""

    __tablename__ = "criterion_judgement"
    __table_args__ = (
        CheckConstraint("length(trim(reason)) > 0", name="reason_given"),
        CheckConstraint("judged = 'unclear' OR source_id IS NOT NULL", name="judged_by_a_source"),
        CheckConstraint("supersedes_id IS NULL OR supersedes_id <> id", name="not_its_own_correction"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    criterion_id: UUID = Field(sa_column=_reference("criterion.id"))
    judged: Judged = Field(sa_column=_words(Judged, "judged"))
    effective_on: date
    reason: str = Field(sa_column=Column(Text, nullable=False))
    source_id: UUID | None = Field(default=None, sa_column=_reference("source.id", nullable=True))
    quote: str = Field(default="", sa_column=Column(Text, nullable=False))
    reported_on: date
    supersedes_id: UUID | None = Field(
        default=None,
        sa_column=Column(ForeignKey("criterion_judgement.id", ondelete="RESTRICT"), nullable=True, unique=True),
    )
    recorded_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    recorded_by: str = Field(sa_column=_text(120))


class ReviewSnooze(SQLModel, table=True):
    """A commitment left out of the review queue until a day. Append-only; the newest one counts."""

    __tablename__ = "review_snooze"
    __table_args__ = (
        CheckConstraint("length(trim(reason)) > 0", name="reason_given"),
        Index("ix_review_snooze_by_day", "until", "commitment_id"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    commitment_id: UUID = Field(sa_column=_reference("commitment.id"))
    until: date
    reason: str = Field(sa_column=Column(Text, nullable=False))
    recorded_on: date
    recorded_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    recorded_by: str = Field(sa_column=_text(120))


class AuditEvent(SQLModel, table=True):
    """One write, by whom and when. Append-only; each holds the hash of the one before.

    `details` is canonical JSON text, so that the hash can be computed again from exactly what is stored.
    """

    __tablename__ = "audit_event"
    __table_args__ = (CheckConstraint("sequence >= 1", name="sequence_counts_up"),)

    sequence: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    by: str = Field(sa_column=_text(120))
    verb: str = Field(sa_column=_text(80))
    subject_kind: str = Field(sa_column=_text(40))
    subject_id: UUID = Field(index=True)
    details: str = Field(sa_column=Column(Text, nullable=False))
    previous_hash: str = Field(sa_column=_text(64))
    hash: str = Field(sa_column=Column(String(64), nullable=False, unique=True))


class SiteFact(SQLModel, table=True):
    """A named fact about this database, such as that it holds the bundled sample."""

    __tablename__ = "site_fact"

    name: str = Field(sa_column=Column(String(80), primary_key=True))
    value: str = Field(sa_column=Column(Text, nullable=False))

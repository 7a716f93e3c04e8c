"""The history of a commitment. Every table here is append-only."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from db.domain.vocabulary import AssessedStatus, DeadlineKind, Judged, Relation, RevisionReason
from db.models.columns import UtcDateTime, reference, text, words


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
    commitment_id: UUID = Field(sa_column=reference("commitment.id"))
    number: int
    kind: DeadlineKind = Field(sa_type=words(DeadlineKind, "kind"))
    wording: str = Field(sa_type=text(300))
    wording_language: str = Field(default="und", sa_type=text(35))
    relation: Relation | None = Field(default=None, sa_type=words(Relation, "relation"))
    edtf: str | None = Field(default=None, sa_type=text(64))
    earliest: date | None = None
    latest: date | None = None
    padded_latest: date | None = None
    rule: str = Field(sa_type=text(40))
    rule_version: int
    # How long it runs once its trigger came: an ISO 8601 duration, such as P90D.
    span: str | None = Field(default=None, sa_type=text(20))
    counts_from: date | None = None
    waits_for: str | None = Field(default=None, sa_type=text(300))
    trigger_commitment_id: UUID | None = Field(default=None, sa_column=reference("commitment.id", nullable=True))
    announced_on: date
    announcer_id: UUID | None = Field(default=None, sa_column=reference("actor.id", nullable=True))
    reported_on: date
    reason: str = Field(default="", sa_type=Text)
    reason_kind: RevisionReason = Field(sa_type=words(RevisionReason, "reason_kind"))
    supersedes_id: UUID | None = Field(
        default=None,
        sa_column=reference("deadline_revision.id", nullable=True, unique=True),
    )
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    recorded_by: str = Field(sa_type=text(120))


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
    commitment_id: UUID = Field(sa_column=reference("commitment.id", index=False))
    status: AssessedStatus = Field(sa_type=words(AssessedStatus, "status"))
    effective_on: str = Field(sa_type=text(64))
    effective_earliest: date
    effective_latest: date
    searched_until: date | None = None
    reason: str = Field(sa_type=Text)
    reported_on: date
    supersedes_id: UUID | None = Field(
        default=None,
        sa_column=reference("status_update.id", nullable=True, unique=True),
    )
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    recorded_by: str = Field(sa_type=text(120))


class CriterionJudgement(SQLModel, table=True):
    """Whether one criterion was met, on which day and by which source. Append-only; a later one supersedes."""

    __tablename__ = "criterion_judgement"
    __table_args__ = (
        CheckConstraint("length(trim(reason)) > 0", name="reason_given"),
        CheckConstraint("judged = 'unclear' OR source_id IS NOT NULL", name="judged_by_a_source"),
        CheckConstraint("supersedes_id IS NULL OR supersedes_id <> id", name="not_its_own_correction"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    criterion_id: UUID = Field(sa_column=reference("criterion.id"))
    judged: Judged = Field(sa_type=words(Judged, "judged"))
    effective_on: date
    reason: str = Field(sa_type=Text)
    source_id: UUID | None = Field(default=None, sa_column=reference("source.id", nullable=True))
    quote: str = Field(default="", sa_type=Text)
    reported_on: date
    supersedes_id: UUID | None = Field(
        default=None,
        sa_column=reference("criterion_judgement.id", nullable=True, unique=True),
    )
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    recorded_by: str = Field(sa_type=text(120))


class ReviewSnooze(SQLModel, table=True):
    """A commitment left out of the review queue until a day. Append-only; the newest one counts."""

    __tablename__ = "review_snooze"
    __table_args__ = (
        CheckConstraint("length(trim(reason)) > 0", name="reason_given"),
        Index("ix_review_snooze_by_day", "until", "commitment_id"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    commitment_id: UUID = Field(sa_column=reference("commitment.id"))
    until: date
    reason: str = Field(sa_type=Text)
    recorded_on: date
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    recorded_by: str = Field(sa_type=text(120))

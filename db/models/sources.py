"""Who acts and who reports: actors, published sources, and the evidence that ties a source to a record."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import JSON, CheckConstraint, Text
from sqlmodel import Field, SQLModel

from db.domain.vocabulary import ActorKind, SourceKind, Supports
from db.models.columns import UtcDateTime, reference, text, words


class Actor(SQLModel, table=True):
    """A person, organisation, coalition or state."""

    __tablename__ = "actor"
    __table_args__ = (
        CheckConstraint("length(trim(name)) > 0", name="name_given"),
        CheckConstraint("part_of_id IS NULL OR part_of_id <> id", name="not_part_of_itself"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    name: str = Field(unique=True, sa_type=text(300))
    other_names: dict[str, list[str]] = Field(default_factory=dict, sa_type=JSON)
    kind: ActorKind = Field(sa_type=words(ActorKind, "kind"))
    position: str | None = Field(default=None, sa_type=text(300))
    part_of_id: UUID | None = Field(default=None, sa_column=reference("actor.id", nullable=True))
    identifiers: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    recorded_at: datetime = Field(sa_type=UtcDateTime)


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
    url: str | None = Field(default=None, unique=True, sa_type=text(2000))
    headline: str = Field(sa_type=text(500))
    publisher: str = Field(sa_type=text(300))
    author: str | None = Field(default=None, sa_type=text(300))
    language: str = Field(sa_type=text(35))
    published: str = Field(sa_type=text(64))
    published_earliest: date
    published_latest: date = Field(index=True)
    accessed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    archived_text: str | None = Field(default=None, sa_type=Text)
    sha256: str | None = Field(default=None, sa_type=text(64))
    kind: SourceKind = Field(sa_type=words(SourceKind, "kind"))
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    # Since when it is taken back: nothing rests on it, and lists leave it out.
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Evidence(SQLModel, table=True):
    """The tie from a commitment, deadline revision or status update to a source, with the exact quote.

    Append-only. `quote_prefix` and `quote_suffix` place the quote (W3C Web Annotation, TextQuoteSelector). One of a
    commitment may name another that it supersedes, for a reason; with `withdrawn_at` it only takes that one back.
    """

    __tablename__ = "evidence"
    __table_args__ = (
        CheckConstraint("(supports = 'status') = (status_update_id IS NOT NULL)", name="status_evidence"),
        CheckConstraint("(supports = 'deadline') = (deadline_revision_id IS NOT NULL)", name="deadline_evidence"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    source_id: UUID = Field(sa_column=reference("source.id"))
    commitment_id: UUID = Field(sa_column=reference("commitment.id"))
    supports: Supports = Field(sa_type=words(Supports, "supports"))
    status_update_id: UUID | None = Field(default=None, sa_column=reference("status_update.id", nullable=True))
    deadline_revision_id: UUID | None = Field(default=None, sa_column=reference("deadline_revision.id", nullable=True))
    quote_exact: str = Field(default="", sa_type=Text)
    quote_prefix: str = Field(default="", sa_type=Text)
    quote_suffix: str = Field(default="", sa_type=Text)
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    supersedes_id: UUID | None = Field(default=None, index=True, unique=True)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reason: str | None = Field(default=None, sa_type=Text)
    recorded_by: str | None = Field(default=None, sa_type=text(120))

"""What services are given: new records as people or files state them, not yet checked."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from db.domain.vocabulary import (
    ActorKind,
    ActorRole,
    AssessedStatus,
    CommitmentKind,
    DeadlineKind,
    Judged,
    LinkKind,
    Publication,
    Relation,
    RevisionReason,
    SourceKind,
)


@dataclass(frozen=True, slots=True)
class Write:
    """Who writes, at which moment, and which version of the commitment was read before (None: whichever it is).

    `confirmed` are the contradictions that somebody was asked about and called right as typed
    (`db/domain/contradictions.py`); None where nobody can be asked, so that all are taken, and recorded.
    """

    by: str
    at: datetime
    expected_version: int | None = None
    confirmed: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class NewActor:
    """An actor to add, or to find again by its name."""

    name: str
    kind: ActorKind = ActorKind.ORGANISATION
    other_names: dict[str, list[str]] = field(default_factory=dict)
    position: str | None = None
    part_of: UUID | None = None
    identifiers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source to add, or to find again by its address. `published` is EDTF."""

    publisher: str
    published: str
    url: str | None = None
    headline: str = ""
    author: str | None = None
    language: str = "und"
    kind: SourceKind = SourceKind.MEDIA
    accessed_at: datetime | None = None
    archived_text: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class SourceChanges:
    """What an edit of a source sets; None leaves a field as it is, an empty text clears it where it may be empty."""

    url: str | None = None
    headline: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    kind: SourceKind | None = None


@dataclass(frozen=True, slots=True)
class NewEvidence:
    """A quote from a source that is known by its id, or new."""

    source: UUID | NewSource
    quote_exact: str = ""
    quote_prefix: str = ""
    quote_suffix: str = ""


@dataclass(frozen=True, slots=True)
class NewDeadline:
    """A deadline as worded and as read. Its window is computed from `edtf` and `relation`, never given.

    A relative one runs for `span` (ISO 8601, such as P90D) from the fulfilment of `trigger_commitment`, or a day.
    """

    wording: str
    announced_on: date
    kind: DeadlineKind = DeadlineKind.DATED
    edtf: str | None = None
    relation: Relation | None = None
    rule: str = "typed"
    rule_version: int = 1
    wording_language: str = "und"
    span: str | None = None
    counts_from: date | None = None
    waits_for: str | None = None
    trigger_commitment: UUID | None = None
    announcer: UUID | NewActor | None = None
    reason: str = ""
    reason_kind: RevisionReason | None = None
    evidence: tuple[NewEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class NewStatusUpdate:
    """A judgement to record. `effective_on` is EDTF: since when it holds."""

    status: AssessedStatus
    reason: str
    effective_on: str = ""
    evidence: tuple[NewEvidence, ...] = ()
    searched_until: date | None = None


@dataclass(frozen=True, slots=True)
class NewJudgement:
    """What was found of one fulfilment criterion, on which day, and by which source."""

    judged: Judged
    effective_on: date
    reason: str
    evidence: NewEvidence | None = None


@dataclass(frozen=True, slots=True)
class NewMilestone:
    """A dated step inside a commitment, and what says so where it is known. `on` is EDTF."""

    title: str
    on: str
    reached_on: date | None = None
    evidence: NewEvidence | None = None


@dataclass(frozen=True, slots=True)
class NewCommitment:
    """A commitment to add, with at least one source for it."""

    title: str
    committed_on: date
    evidence: tuple[NewEvidence, ...]
    actors: tuple[tuple[ActorRole, UUID | NewActor], ...] = ()
    statement: str = ""
    statement_language: str = "und"
    translation: str | None = None
    detail: str | None = None
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    topics: tuple[str, ...] = ()
    kind: CommitmentKind = CommitmentKind.EVENT
    deadline: NewDeadline | None = None
    part_of: UUID | None = None
    links: tuple[tuple[LinkKind, UUID], ...] = ()
    slug: str | None = None
    time_zone: str = "UTC"
    review_interval_days: int = 30
    publication: Publication = Publication.PUBLISHED
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CommitmentChanges:
    """What an edit sets; None leaves a field as it is, an empty text clears it where it may be empty.

    `part_of` is one commitment, or none to end it. `link` and `unlink` are added and taken away. `reason` is why, which
    withdrawing asks for.
    """

    title: str | None = None
    statement: str | None = None
    statement_language: str | None = None
    translation: str | None = None
    detail: str | None = None
    place: str | None = None
    kind: CommitmentKind | None = None
    committed_on: date | None = None
    topics: tuple[str, ...] | None = None
    actors: tuple[tuple[ActorRole, UUID | NewActor], ...] | None = None
    time_zone: str | None = None
    review_interval_days: int | None = None
    publication: Publication | None = None
    criteria: tuple[str, ...] | None = None
    part_of: tuple[UUID, ...] | None = None
    link: tuple[tuple[LinkKind, UUID], ...] = ()
    unlink: tuple[tuple[LinkKind, UUID], ...] = ()
    reason: str = ""

"""What the timeline knows of one commitment on one day: plain values, free of any database."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from db.domain.vocabulary import AssessedStatus, CommitmentKind, DeadlineKind, Relation


@dataclass(frozen=True, slots=True)
class EarlierDeadline:
    """A deadline revision that a later one replaced. `slip_days` is what the next revision added to it."""

    number: int
    wording: str
    announced_on: date
    announcer: str | None
    publisher: str | None
    earliest: date | None
    latest: date | None
    slip_days: int | None
    announced_after_passing: bool = False


@dataclass(frozen=True, slots=True)
class MilestoneMark:
    """A dated step inside the commitment. `reached_on` is None until it was reached."""

    title: str
    earliest: date | None
    latest: date | None
    reached_on: date | None


@dataclass(frozen=True, slots=True)
class RivalClaim:
    """A credible source's account of the fulfilment that disagrees with the current judgement."""

    earliest: date | None
    latest: date | None
    publisher: str
    words: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One row: days are days of the commitment's time zone; None means not stated or not known.

    `earliest`, `latest` and `padded_latest` are the window of the current deadline, `baseline_*` that of
    revision 0. `fulfilled_earliest` to `fulfilled_latest` is the span in which it was fulfilled.
    """

    id: UUID
    slug: str
    title: str
    kind: CommitmentKind
    status: AssessedStatus
    responsible: str
    place: str | None
    committed_on: date
    deadline_kind: DeadlineKind | None
    wording: str | None
    relation: Relation | None
    edtf: str | None
    earliest: date | None
    latest: date | None
    padded_latest: date | None
    baseline_earliest: date | None
    baseline_latest: date | None
    baseline_padded_latest: date | None
    fulfilled_earliest: date | None
    fulfilled_latest: date | None
    # When it was first reported. Nobody need have looked since: then `last_checked_on` is the same day.
    reported_on: date
    last_checked_on: date
    review_interval_days: int
    waits_for: str | None = None
    publisher: str | None = None
    earlier_deadlines: tuple[EarlierDeadline, ...] = ()
    milestones: tuple[MilestoneMark, ...] = ()
    rival_claims: tuple[RivalClaim, ...] = ()
    own_day: date | None = None
    """The day in its own time zone, where that is another than the page's."""

    @property
    def was_checked(self) -> bool:
        """Whether anybody has looked since it was reported."""
        return self.last_checked_on > self.reported_on or self.status is not AssessedStatus.NOT_ASSESSED

    def day(self, as_of: date) -> date:
        """The day for which a view as of `as_of` speaks of this commitment."""
        return self.own_day or as_of

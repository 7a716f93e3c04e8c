"""The words of the field: one word a thing, in code, database, screens and documents."""

from enum import StrEnum


class AssessedStatus(StrEnum):
    """How people judged a commitment, from evidence."""

    NOT_ASSESSED = "not_assessed"
    NO_PUBLIC_EVIDENCE = "no_public_evidence"
    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    STALLED = "stalled"
    PARTLY_FULFILLED = "partly_fulfilled"
    FULFILLED = "fulfilled"
    ABANDONED = "abandoned"
    CONTRADICTED = "contradicted"
    DISPUTED = "disputed"
    UNVERIFIABLE = "unverifiable"

    @property
    def label(self) -> str:
        """The words that screens show."""
        return self.value.replace("_", " ").capitalize()

    @property
    def needs_evidence(self) -> bool:
        """Whether a status update with this status must name at least one piece of evidence."""
        return self not in (AssessedStatus.NOT_ASSESSED, AssessedStatus.NO_PUBLIC_EVIDENCE)

    @property
    def is_closed(self) -> bool:
        """Whether the calendar no longer speaks of an open commitment."""
        return self in CLOSED_STATUSES


CLOSED_STATUSES = frozenset({AssessedStatus.FULFILLED, AssessedStatus.ABANDONED, AssessedStatus.CONTRADICTED})


class ScheduleStatus(StrEnum):
    """What the calendar says of a deadline on a day; computed, never stored."""

    NO_DEADLINE = "no_deadline"
    WAITING = "waiting"
    UPCOMING = "upcoming"
    DUE_SOON = "due_soon"
    IN_WINDOW = "in_window"
    PROBABLY_PASSED = "probably_passed"
    PASSED = "passed"
    MET_EARLY = "met_early"
    MET_ON_TIME = "met_on_time"
    MET_LATE = "met_late"
    MET_TIMING_UNKNOWN = "met_timing_unknown"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The words that filters show; a row says it with its numbers (`schedule_words`)."""
        return _SCHEDULE_LABELS[self]


_SCHEDULE_LABELS = {
    ScheduleStatus.NO_DEADLINE: "No deadline stated",
    ScheduleStatus.WAITING: "Waiting",
    ScheduleStatus.UPCOMING: "Upcoming",
    ScheduleStatus.DUE_SOON: "Due soon",
    ScheduleStatus.IN_WINDOW: "In its window",
    ScheduleStatus.PROBABLY_PASSED: "Deadline probably passed",
    ScheduleStatus.PASSED: "Deadline passed",
    ScheduleStatus.MET_EARLY: "Met early",
    ScheduleStatus.MET_ON_TIME: "Met on time",
    ScheduleStatus.MET_LATE: "Met late",
    ScheduleStatus.MET_TIMING_UNKNOWN: "Met, timing unknown",
    ScheduleStatus.CLOSED: "No longer pursued",
}


class Freshness(StrEnum):
    """How long ago anybody last checked, against the review interval."""

    FRESH = "fresh"
    REVIEW_DUE = "review_due"
    STALE = "stale"


class Relation(StrEnum):
    """How a deadline relates to the period it names; never folded into the EDTF."""

    BY = "by"
    IN = "in"
    BEFORE = "before"
    AFTER = "after"


class DeadlineKind(StrEnum):
    """What sort of deadline the words state."""

    DATED = "dated"
    VAGUE = "vague"
    CONDITIONAL = "conditional"
    RELATIVE = "relative"


class CommitmentKind(StrEnum):
    """Event: done once. Standing: kept over time. Recurring: done again and again. Conditional: waits."""

    EVENT = "event"
    STANDING = "standing"
    RECURRING = "recurring"
    CONDITIONAL = "conditional"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    GOVERNMENT = "government"
    STATE = "state"
    ARMED_FORCES = "armed_forces"
    COALITION = "coalition"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    ORGANISATION = "organisation"


class ActorRole(StrEnum):
    """The part that an actor has in one commitment."""

    RESPONSIBLE = "responsible"
    COUNTERPARTY = "counterparty"
    SPEAKER = "speaker"
    BENEFICIARY = "beneficiary"


class LinkKind(StrEnum):
    """How one commitment relates to another."""

    FOLLOWS = "follows"
    DEPENDS_ON = "depends_on"
    SUPERSEDES = "supersedes"


class SourceKind(StrEnum):
    """What sort of document a source is."""

    TREATY = "treaty"
    OFFICIAL = "official"
    AGENCY = "agency"
    MEDIA = "media"
    OBSERVER = "observer"
    SOCIAL = "social"


class Supports(StrEnum):
    """What a piece of evidence supports."""

    COMMITMENT = "commitment"
    DEADLINE = "deadline"
    STATUS = "status"


class Publication(StrEnum):
    """Who may see a commitment: drafts and withdrawn ones are not public."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class RevisionReason(StrEnum):
    """The coded kind of why a deadline was restated."""

    FIRST_STATED = "first_stated"
    RESTATED = "restated"
    POSTPONED = "postponed"
    BROUGHT_FORWARD = "brought_forward"
    MADE_PRECISE = "made_precise"
    WITHDRAWN = "withdrawn"
    TRIGGERED = "triggered"
    CORRECTED = "corrected"

    @property
    def in_words(self) -> str:
        """What was done to the deadline: `brought forward`."""
        return self.value.replace("_", " ")


class Judged(StrEnum):
    """What is found of one fulfilment criterion."""

    MET = "met"
    NOT_MET = "not_met"
    UNCLEAR = "unclear"


class TextKind(StrEnum):
    """Short texts that columns, filters and suggestions compare in folded form."""

    TITLE = "title"
    WORDING = "wording"
    RESPONSIBLE = "responsible"
    PLACE = "place"
    ACTOR = "actor"
    TOPIC = "topic"


class FacetKind(StrEnum):
    """What a commitment may have several of, and filters offer one by one."""

    ACTOR = "actor"
    TOPIC = "topic"

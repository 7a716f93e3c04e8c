"""What the calendar says of a deadline on a day, as a status and in words.

Nothing here is stored, and no clock is read: `as_of` is given.
"""

from dataclasses import dataclass
from datetime import date

from db.domain.dates_in_words import counted_days, written_date
from db.domain.freshness import awaits_review
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import AssessedStatus, CommitmentKind, DeadlineKind, Relation, ScheduleStatus
from db.errors import UndatedError

DUE_SOON_DAYS = 30


@dataclass(frozen=True, slots=True)
class ScheduleFacts:
    """What the schedule follows from: one deadline's window, the judgement, and the span of the fulfilment.

    `padded_latest` is None unless the deadline is approximate. `fulfilled_*` count only when the status is
    fulfilled; one of them None means that the end of the span is not known.
    """

    kind: CommitmentKind
    deadline_kind: DeadlineKind | None
    relation: Relation | None
    earliest: date | None
    latest: date | None
    padded_latest: date | None
    status: AssessedStatus
    fulfilled_earliest: date | None = None
    fulfilled_latest: date | None = None


def facts_of(row: TimelineRow, *, baseline: bool = False) -> ScheduleFacts:
    """The facts of a row's current deadline, or of its baseline (revision 0)."""
    return ScheduleFacts(
        kind=row.kind,
        deadline_kind=row.deadline_kind,
        relation=row.relation,
        earliest=row.baseline_earliest if baseline else row.earliest,
        latest=row.baseline_latest if baseline else row.latest,
        padded_latest=row.baseline_padded_latest if baseline else row.padded_latest,
        status=row.status,
        fulfilled_earliest=row.fulfilled_earliest,
        fulfilled_latest=row.fulfilled_latest,
    )


def schedule_status(facts: ScheduleFacts, as_of: date, *, due_soon_days: int = DUE_SOON_DAYS) -> ScheduleStatus:
    """Exactly one status for every deadline, judgement and day; as days go by it never moves back."""
    return settled_schedule(facts) or _open(facts, as_of, due_soon_days=due_soon_days)


def settled_schedule(facts: ScheduleFacts) -> ScheduleStatus | None:
    """The schedule status if it is the same on every day, None if it moves on as days go by."""
    if facts.status is AssessedStatus.FULFILLED:
        return _met(facts)
    if facts.status.is_closed:
        return ScheduleStatus.CLOSED
    if facts.earliest is None and facts.latest is None:
        return _undated(facts)
    return None


def _undated(facts: ScheduleFacts) -> ScheduleStatus:
    waits = facts.deadline_kind in (DeadlineKind.CONDITIONAL, DeadlineKind.RELATIVE)
    if waits or (facts.deadline_kind is None and facts.kind is CommitmentKind.CONDITIONAL):
        return ScheduleStatus.WAITING
    return ScheduleStatus.NO_DEADLINE


def _open(facts: ScheduleFacts, as_of: date, *, due_soon_days: int) -> ScheduleStatus:
    latest = facts.latest
    if latest is not None and as_of > latest:
        within_padding = facts.padded_latest is not None and as_of <= facts.padded_latest
        return ScheduleStatus.PROBABLY_PASSED if within_padding else ScheduleStatus.PASSED
    if facts.earliest is not None and as_of >= facts.earliest:
        return ScheduleStatus.IN_WINDOW
    if latest is not None and (latest - as_of).days <= due_soon_days:
        return ScheduleStatus.DUE_SOON
    return ScheduleStatus.UPCOMING


def _met(facts: ScheduleFacts) -> ScheduleStatus:
    """Early: wholly before the window. Late: wholly after it, padding included. On time: known to be neither."""
    first, last = facts.fulfilled_earliest, facts.fulfilled_latest
    if facts.earliest is None and facts.latest is None:
        return ScheduleStatus.MET_TIMING_UNKNOWN
    if last is not None and facts.earliest is not None and last < facts.earliest:
        return ScheduleStatus.MET_EARLY
    if facts.latest is None:
        # Only a first day is set ("not before 2027"): whatever certainly came after it is on time.
        known = first is not None and facts.earliest is not None and first >= facts.earliest
        return ScheduleStatus.MET_ON_TIME if known else ScheduleStatus.MET_TIMING_UNKNOWN
    if first is not None and first > (facts.padded_latest or facts.latest):
        return ScheduleStatus.MET_LATE
    if last is not None and last <= facts.latest:
        return ScheduleStatus.MET_ON_TIME
    return ScheduleStatus.MET_TIMING_UNKNOWN


def slippage_days(baseline_latest: date | None, current_latest: date | None) -> int:
    """Days from the baseline's latest day to the current one's; positive is later. Raises `UndatedError`."""
    if baseline_latest is None or current_latest is None:
        raise UndatedError("A deadline without a last day has no slippage.", field="deadline")
    return (current_latest - baseline_latest).days


def schedule_words(
    facts: ScheduleFacts, as_of: date, *, last_checked_on: date, due_soon_days: int = DUE_SOON_DAYS
) -> str:
    """One short line for a row. It states the calendar's fact, never a verdict on the commitment."""
    status = schedule_status(facts, as_of, due_soon_days=due_soon_days)
    match status:
        case ScheduleStatus.NO_DEADLINE:
            return "No day stated" if facts.deadline_kind is DeadlineKind.VAGUE else "No deadline stated"
        case ScheduleStatus.WAITING:
            relative = facts.deadline_kind is DeadlineKind.RELATIVE
            return "Waiting for its trigger" if relative else "Waiting for its condition"
        case ScheduleStatus.UPCOMING | ScheduleStatus.DUE_SOON:
            return _due(facts, as_of)
        case ScheduleStatus.IN_WINDOW:
            return _in_window(facts, as_of)
        case ScheduleStatus.PROBABLY_PASSED | ScheduleStatus.PASSED:
            return _passed(facts, as_of, last_checked_on=last_checked_on, certain=status is ScheduleStatus.PASSED)
        case ScheduleStatus.CLOSED:
            return "No longer pursued"
        case _:
            return _met_words(facts, status)


def _due(facts: ScheduleFacts, as_of: date) -> str:
    if facts.latest is None:
        return f"Not before {written_date(facts.earliest)}" if facts.earliest else "No deadline stated"
    return f"Due {_in_days((facts.latest - as_of).days)}"


def _in_days(days: int) -> str:
    return {0: "today", 1: "tomorrow"}.get(days, f"in {counted_days(days)}")


def _in_window(facts: ScheduleFacts, as_of: date) -> str:
    if facts.latest is None:
        return f"Open since {written_date(facts.earliest)}" if facts.earliest else "In its window"
    if facts.latest == as_of:
        return "Due today" if facts.earliest == facts.latest else "In its window · last day today"
    return f"In its window · {counted_days((facts.latest - as_of).days)} left"


def _passed(facts: ScheduleFacts, as_of: date, *, last_checked_on: date, certain: bool) -> str:
    if facts.latest is None:  # only dated deadlines pass
        return "Deadline passed"
    words = "Deadline passed" if certain else "Deadline probably passed"
    review = " · awaiting review" if awaits_review(facts.latest, last_checked_on, as_of=as_of) else ""
    return f"{words} {counted_days((as_of - facts.latest).days)} ago{review}"


def _met_words(facts: ScheduleFacts, status: ScheduleStatus) -> str:
    if status is ScheduleStatus.MET_EARLY and facts.earliest and facts.fulfilled_latest:
        ahead = counted_days((facts.earliest - facts.fulfilled_latest).days)
        return f"Met {ahead} early" if facts.earliest == facts.latest else f"Met {ahead} before its window"
    if status is ScheduleStatus.MET_LATE and facts.latest and facts.fulfilled_earliest:
        return f"Met {late_days(facts)} late"
    if status is ScheduleStatus.MET_ON_TIME:
        return "Met on time"
    if facts.earliest is None and facts.latest is None:
        return "Fulfilled · no deadline stated"
    return "Met, timing unknown"


def late_days(facts: ScheduleFacts) -> str:
    """`6 days`, or `at least 6 days` where the fulfilment is only known as a span."""
    if facts.latest is None or facts.fulfilled_earliest is None:
        return "some days"
    least = (facts.fulfilled_earliest - facts.latest).days
    exact = facts.fulfilled_earliest == facts.fulfilled_latest
    return counted_days(least) if exact else f"at least {counted_days(least)}"

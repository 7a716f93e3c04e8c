"""What a history says of its commitment, put into the columns that lists are filtered, sorted and counted by.

The same values, for a day gone by, make up the states: one from each day on which something new was reported.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

from db.domain.freshness import check_due_on
from db.domain.history import Revision, Update, current_update, last_checked_on, revisions_in_order
from db.domain.schedule import ScheduleFacts, settled_schedule
from db.domain.vocabulary import AssessedStatus, CommitmentKind, DeadlineKind, Relation

NEVER = date.max
"""Where a commitment without a deadline stands among the others: after all of them."""

NO_SLIPPAGE = 2**31 - 1
"""Likewise for one whose deadlines can't be compared."""

Values = dict[str, Any]
"""Name of a projected column → its value."""


class StatedRevision(Revision, Protocol):
    """A deadline revision with what it says."""

    reported_on: date
    kind: DeadlineKind
    relation: Relation | None
    wording: str
    edtf: str | None
    earliest: date | None
    latest: date | None
    padded_latest: date | None


class CommitmentFacts(Protocol):
    """A commitment, as far as its projection needs it."""

    kind: CommitmentKind
    reported_on: date
    review_interval_days: int


@dataclass(frozen=True, slots=True)
class State:
    """What was known from the day `since` up to the day before `until`."""

    since: date
    until: date
    values: Values


class _Reported(Protocol):
    reported_on: date


_Record = TypeVar("_Record", bound=_Reported)


def projection(commitment: CommitmentFacts, updates: Sequence[Update], revisions: Sequence[StatedRevision]) -> Values:
    """The projected columns that follow from the history alone, whatever the day."""
    current = current_update(updates)
    status = current.status if current else AssessedStatus.NOT_ASSESSED
    fulfilled = current if current and status is AssessedStatus.FULFILLED else None
    ordered = revisions_in_order(revisions)
    now, first = (ordered[-1], ordered[0]) if ordered else (None, None)
    checked = last_checked_on(commitment.reported_on, updates)
    values = {
        "status": status,
        "fulfilled_earliest": fulfilled.effective_earliest if fulfilled else None,
        "fulfilled_latest": fulfilled.effective_latest if fulfilled else None,
        "deadline_kind": now.kind if now else None,
        "relation": now.relation if now else None,
        "wording": now.wording if now else None,
        "edtf": now.edtf if now else None,
        "earliest": now.earliest if now else None,
        "latest": now.latest if now else None,
        "padded_latest": now.padded_latest if now else None,
        "baseline_earliest": first.earliest if first else None,
        "baseline_latest": first.latest if first else None,
        "baseline_padded_latest": first.padded_latest if first else None,
        "last_checked_on": checked,
    }
    return values | list_columns(values, kind=commitment.kind, review_interval_days=commitment.review_interval_days)


def list_columns(values: Values, *, kind: CommitmentKind, review_interval_days: int) -> Values:
    """The columns made of the other ones for the sake of indices; see `Commitment`."""
    earliest, latest, baseline = values["earliest"], values["latest"], values["baseline_latest"]
    facts = ScheduleFacts(
        kind,
        values["deadline_kind"],
        values["relation"],
        earliest,
        latest,
        values["padded_latest"],
        values["status"],
        values["fulfilled_earliest"],
        values["fulfilled_latest"],
    )
    return {
        "settled_schedule": settled_schedule(facts),
        "deadline_order": latest or earliest or NEVER,
        "deadline_month": latest.isoformat()[:7] if latest else None,
        "slippage_order": (latest - baseline).days if latest and baseline else NO_SLIPPAGE,
        "check_due_on": check_due_on(
            values["status"], values["last_checked_on"], review_interval_days=review_interval_days, latest=latest
        ),
    }


def states(
    commitment: CommitmentFacts,
    updates: Sequence[Update],
    revisions: Sequence[StatedRevision],
    *,
    further_days: Iterable[date] = (),
) -> Iterator[State]:
    """The commitment as it was known on each day since its own report, oldest first, without a gap.

    On `further_days` begin states of their own, for something else that changed about it.
    """
    first = commitment.reported_on
    days = sorted({*_days_of_news(commitment, [*updates, *revisions]), *(day for day in further_days if day > first)})
    for since, until in zip(days, [*days[1:], NEVER], strict=True):
        known = projection(commitment, _known(updates, since), _known(revisions, since))
        yield State(since, until, known)


def _days_of_news(commitment: CommitmentFacts, records: Iterable[_Reported]) -> set[date]:
    first = commitment.reported_on
    return {first} | {record.reported_on for record in records if first < record.reported_on < NEVER}


def _known(records: Sequence[_Record], day: date) -> list[_Record]:
    return [record for record in records if record.reported_on <= day]

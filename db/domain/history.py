"""What a history says in the end: which update is current, which deadline, when somebody last checked.

The same rules stand in SQL in `db/queries/listing/as_of.py`; a property test holds the two together.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from db.domain.vocabulary import AssessedStatus

if TYPE_CHECKING:
    from _typeshed import SupportsRichComparison

# The reading rule of a correction that only takes a statement of the deadline back, and states none itself.
TAKEN_BACK = "undone"


class _Superseding(Protocol):
    id: UUID
    supersedes_id: UUID | None


class Update(_Superseding, Protocol):
    """A status update, as far as the rules need it."""

    status: AssessedStatus
    effective_earliest: date
    effective_latest: date
    searched_until: date | None
    reported_on: date
    recorded_at: datetime


class Revision(_Superseding, Protocol):
    """A deadline revision, as far as the rules need it."""

    number: int
    announced_on: date
    rule: str


_Any = TypeVar("_Any", bound=_Superseding)
_Key = TypeVar("_Key", bound="SupportsRichComparison")
_Update = TypeVar("_Update", bound=Update)
_Revision = TypeVar("_Revision", bound=Revision)


def standing(records: Sequence[_Any]) -> list[_Any]:
    """The records that no correction among them supersedes."""
    superseded = {record.supersedes_id for record in records}
    return [record for record in records if record.id not in superseded]


def current_update(updates: Sequence[_Update]) -> _Update | None:
    """The standing update that speaks of the latest day; of equals the one reported, then first recorded, last.

    A correction to "not assessed" only takes a judgement back, so whatever else stands comes before it.
    """
    stand = {update.id for update in standing(updates)}
    ordered = [update for update in newest_first(updates) if update.id in stand]
    return next((update for update in ordered if not takes_back(update)), next(iter(ordered), None))


def newest_first(updates: Sequence[_Update]) -> list[_Update]:
    """The updates by the day that they speak of, the latest first, corrections in the place of what they correct."""
    recorded = _since_the_first(updates, lambda update: update.recorded_at)
    return sorted(
        updates,
        key=lambda update: (day_spoken_of(update), update.reported_on, recorded[update.id], update.id),
        reverse=True,
    )


def takes_back(update: Update) -> bool:
    """Whether an update withdraws the one that it corrects, and judges nothing itself."""
    return update.status is AssessedStatus.NOT_ASSESSED and update.supersedes_id is not None


def day_spoken_of(update: Update) -> date:
    """The last day of which an update can know: its report's, as far as that lies within its period.

    "Under way since 2026", reported in March, says nothing of June: a judgement of May comes after it.
    """
    return max(update.effective_earliest, min(update.effective_latest, update.reported_on))


def revisions_in_order(revisions: Sequence[_Revision]) -> list[_Revision]:
    """The standing revisions as they were announced: the first is the baseline, the last is current.

    One that was taken back leaves nothing in its place.

    Numbers count what was recorded; a revision that was found late still takes its place by its day, and a
    correction takes the place of what it corrects.
    """
    number = _since_the_first(revisions, lambda revision: revision.number)
    stated = [revision for revision in standing(revisions) if revision.rule != TAKEN_BACK]
    return sorted(stated, key=lambda revision: (revision.announced_on, number[revision.id]))


def last_checked_on(reported_on: date, updates: Sequence[Update]) -> date:
    """The last day for which anybody looked: the commitment's report, a search, or an update's report."""
    return max([reported_on, *(update.searched_until or update.reported_on for update in standing(updates))])


def _since_the_first(records: Sequence[_Any], key: Callable[[_Any], _Key]) -> dict[UUID, _Key]:
    """Each record's smallest key along its chain of corrections, back to what was recorded first."""
    if all(record.supersedes_id is None for record in records):
        return {record.id: key(record) for record in records}
    by_id = {record.id: record for record in records}
    smallest: dict[UUID, _Key] = {}
    for record in records:
        first, step = key(record), record
        while step.supersedes_id is not None and step.supersedes_id in by_id:
            step = by_id[step.supersedes_id]
            first = min(first, key(step))
        smallest[record.id] = first
    return smallest

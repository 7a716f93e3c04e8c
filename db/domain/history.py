"""What a history says in the end: which update is current, which deadline, when somebody last checked.

The same rules stand in SQL in `db/queries/snapshot.py`; a property test holds the two together.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol, TypeVar
from uuid import UUID

from db.domain.vocabulary import AssessedStatus


class _Superseding(Protocol):
    id: UUID
    supersedes_id: UUID | None


class Update(_Superseding, Protocol):
    """A status update, as far as the rules need it."""

    status: AssessedStatus
    effective_latest: date
    searched_until: date | None
    reported_on: date
    recorded_at: datetime


class Revision(_Superseding, Protocol):
    """A deadline revision, as far as the rules need it."""

    number: int
    announced_on: date


_Any = TypeVar("_Any", bound=_Superseding)
_Update = TypeVar("_Update", bound=Update)
_Revision = TypeVar("_Revision", bound=Revision)


def standing(records: Sequence[_Any]) -> list[_Any]:
    """The records that no correction among them supersedes."""
    superseded = {record.supersedes_id for record in records}
    return [record for record in records if record.id not in superseded]


def current_update(updates: Sequence[_Update]) -> _Update | None:
    """The standing update that holds from the latest day; of equals the one reported, then recorded, last."""
    return max(
        standing(updates),
        key=lambda update: (update.effective_latest, update.reported_on, update.recorded_at),
        default=None,
    )


def revisions_in_order(revisions: Sequence[_Revision]) -> list[_Revision]:
    """The standing revisions as they were announced: the first is the baseline, the last is current.

    Numbers count what was recorded; a revision that was found late still takes its place by its day.
    """
    return sorted(standing(revisions), key=lambda revision: (revision.announced_on, revision.number))


def last_checked_on(reported_on: date, updates: Sequence[Update]) -> date:
    """The last day for which anybody looked: the commitment's report, a search, or an update's report."""
    return max([reported_on, *(update.searched_until or update.reported_on for update in standing(updates))])

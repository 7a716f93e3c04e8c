"""One view of the commitments: which are asked for, in what order, and for which day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.domain.vocabulary import AssessedStatus, ScheduleStatus


class Sort(StrEnum):
    """The orders that lists offer; ties are broken by id, so that every order is total."""

    PHASE = "phase"
    DEADLINE = "deadline"
    COMMITTED = "committed"
    TITLE = "title"
    CHECKED = "checked"
    SLIPPAGE = "slippage"


class Group(StrEnum):
    """What rows may be grouped by."""

    NONE = "none"
    PHASE = "phase"
    STATUS = "status"
    SCHEDULE = "schedule"
    ACTOR = "actor"
    PLACE = "place"
    TOPIC = "topic"


class Tile(StrEnum):
    """The questions that the tiles answer; each is a filter as well."""

    PASSED = "passed"
    IN_WINDOW = "in_window"
    DUE_SOON = "due_soon"
    NO_DEADLINE = "no_deadline"
    FULFILLED = "fulfilled"
    NEEDS_CHECK = "needs_check"


@dataclass(frozen=True, slots=True)
class View:
    """What a screen asks for. Empty tuples ask for everything; `as_of` is the day it speaks for.

    `today` is the day on which it is asked: with `as_of` equal to it and no `as_recorded_by` the projection on the
    commitment's row answers, otherwise the history does.
    """

    as_of: date
    today: date
    as_recorded_by: date | None = None
    search: str = ""
    tile: Tile | None = None
    statuses: tuple[AssessedStatus, ...] = ()
    schedules: tuple[ScheduleStatus, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    sort: Sort = Sort.DEADLINE
    descending: bool = False
    group: Group = Group.NONE
    due_soon_days: int = 30
    # Drafts and withdrawn ones as well, for whoever may edit them.
    unpublished: bool = False

    @property
    def looks_back(self) -> bool:
        """Whether the history has to be asked rather than the projection of today."""
        return self.as_of != self.today or self.as_recorded_by is not None

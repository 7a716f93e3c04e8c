"""One view of the commitments: its filters, its order, and the day it is as of."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self, TypeAlias

from db.domain.vocabulary import AssessedStatus, ScheduleStatus

Vocabulary: TypeAlias = type[AssessedStatus] | type[ScheduleStatus]


class Sort(StrEnum):
    """The orders that lists offer; ties are broken by title and number, so that every order is total."""

    PHASE = "phase"
    DEADLINE = "deadline"
    COMMITTED = "committed"
    TITLE = "title"
    CHECKED = "checked"
    SLIPPAGE = "slippage"

    @property
    def starts_descending(self) -> bool:
        """Whether it is sorted downwards unless it is turned round: of slips the worst comes first."""
        return self is Sort.SLIPPAGE


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
    """The tiles above the timeline; each is a filter of one value as well."""

    PASSED = "passed"
    IN_WINDOW = "in_window"
    DUE_SOON = "due_soon"
    NO_DEADLINE = "no_deadline"
    FULFILLED = "fulfilled"
    NEEDS_CHECK = "needs_check"


class Filter(StrEnum):
    """The filters that take several values; a commitment passes if it has one of those chosen.

    The value is the filter's name in a URL. To add one: a member here and its field in `View`, its SQL in
    `db/queries/listing/filters.py`, and its column in `db/models/projection.py` with a migration. The filter bar, the
    URL and the counts beside its values derive from these.
    """

    STATUS = "status", "Status", "statuses", AssessedStatus
    SCHEDULE = "schedule", "Schedule", "schedules", ScheduleStatus
    ACTOR = "actor", "Actor", "actors"
    PLACE = "place", "Place", "places"
    TOPIC = "topic", "Topic", "topics"

    def __new__(cls, name: str, label: str, attribute: str, vocabulary: Vocabulary | None = None) -> Self:
        member = str.__new__(cls, name)
        member._value_ = name
        member.label, member.attribute, member.vocabulary = label, attribute, vocabulary
        return member

    label: str
    """Its words on screens."""
    attribute: str
    """The field of `View` that holds the chosen values."""
    vocabulary: Vocabulary | None
    """The values it offers; None where people name them."""

    def chosen(self, view: "View") -> tuple[str, ...]:
        """The values that a view asks for."""
        values: tuple[str, ...] = getattr(view, self.attribute)
        return values

    def choosing(self, view: "View", values: tuple[str, ...]) -> "View":
        """The view with these values chosen instead."""
        change: dict[str, Any] = {self.attribute: values}
        return replace(view, **change)


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows: filters, order and day. Empty tuples filter nothing.

    With `as_of` equal to `today` and no `as_recorded_by` the projection on the commitment's row is read, otherwise
    the history.
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
    # Drafts and withdrawn ones as well, for editors.
    unpublished: bool = False

    @property
    def looks_back(self) -> bool:
        """Whether the history has to be read rather than the projection of today."""
        return self.as_of != self.today or self.as_recorded_by is not None

    @property
    def is_turned(self) -> bool:
        """Whether the order runs the other way than its sort does by itself."""
        return self.descending != self.sort.starts_descending

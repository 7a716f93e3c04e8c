"""One view of the commitments: its filters, its order, and the day it is as of."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Any, Self, TypeAlias
from zoneinfo import ZoneInfo

from db.domain.periods import days_after
from db.domain.vocabulary import AssessedStatus, ScheduleStatus

Vocabulary: TypeAlias = type[AssessedStatus] | type[ScheduleStatus]
ZoneDay: TypeAlias = tuple[date, frozenset[str]]
"""A day, and the time zones (IANA names) in which it is that day."""


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

    Days are days of the commitment's own zone. A day that the reader named is the same everywhere; of now, `now` is the
    moment, until the zones in use are looked up and those where it is another day stand in `zone_days`. `zone` is that
    of the page, in which moments become days; None is the machine's own.
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
    now: datetime | None = None
    zone_days: tuple[ZoneDay, ...] = ()
    zone: tzinfo | None = UTC

    @property
    def known_until(self) -> date:
        """The last day whose reports are known: of now, the latest that has begun in any of the zones."""
        if self.now is not None:
            return days_after(self.as_of, 1)
        return max([self.as_of, *(day for day, _ in self.zone_days)])

    @property
    def recorded_before(self) -> datetime:
        """The first moment after the day `as_recorded_by` of the page's zone; the last of all without one."""
        # Nothing was recorded before there were computers, and not every machine knows its zone then.
        day = max(self.as_recorded_by or date.max, date(1970, 1, 1))
        if day >= date.max - timedelta(days=1):
            return datetime.max.replace(tzinfo=UTC)
        return (datetime.combine(day, time(), self.zone) + timedelta(days=1)).astimezone(UTC)

    def day_in(self, zone: str) -> date:
        """The day for which the view speaks of commitments with this time zone."""
        if self.now is not None:
            return day_in(zone, self.now) or self.as_of
        return next((day for day, zones in self.zone_days if zone in zones), self.as_of)

    def local(self, moment: datetime) -> datetime:
        """The moment in the page's zone, where its day is that of `as_recorded_by`."""
        return moment.astimezone(self.zone)

    @property
    def looks_back(self) -> bool:
        """Whether the history has to be read rather than the projection of today."""
        return self.as_of != self.today or self.as_recorded_by is not None

    @property
    def is_turned(self) -> bool:
        """Whether the order runs the other way than its sort does by itself."""
        return self.descending != self.sort.starts_descending


def day_in(zone: str, moment: datetime) -> date | None:
    """The day that it is in a time zone; None where the zone is not known."""
    try:
        return moment.astimezone(ZoneInfo(zone)).date()
    except (KeyError, ValueError, OSError):
        return None

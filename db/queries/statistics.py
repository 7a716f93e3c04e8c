"""Counts, rates and durations over everything that a view leaves, in one statement.

The commitments as they stood on the view's day are found once, and every count is made of them: looking back, that
is most of the work.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from types import SimpleNamespace
from typing import Any, cast

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Integer,
    Select,
    String,
    and_,
    case,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy import cast as sql_cast
from sqlmodel import Session, col

from db.domain.filters import View
from db.domain.intervals import Share
from db.domain.slippage import Slippages, slippages
from db.domain.survival import Curve, Followed, fulfilment_curve
from db.domain.vocabulary import CLOSED_STATUSES, ActorRole, AssessedStatus, CommitmentKind, ScheduleStatus
from db.models import Actor, CommitmentActor, CommitmentTopic
from db.queries.listing.as_of import days_between, schedule_expression, snapshot
from db.queries.listing.filters import matching
from db.queries.listing.sql_types import Columns

MAX_GROUPS = 50
_FULFILLED = AssessedStatus.FULFILLED
_ON_TIME = [ScheduleStatus.MET_EARLY.value, ScheduleStatus.MET_ON_TIME.value]
# Standing and recurring commitments are kept, not finished: no day ends them.
_FINISHED_KINDS = (CommitmentKind.EVENT, CommitmentKind.CONDITIONAL)


class By(StrEnum):
    """What rates are broken down by."""

    ACTOR = "actor"
    TOPIC = "topic"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Rates:
    """Counts from which rates are made. `due` are those whose last day, padding included, lies before the view's day.

    Of these `fulfilled` are fulfilled: `on_time`, `late`, or neither for certain; `closed` were abandoned or
    contradicted; the rest are open. `first_due` and `first_on_time` are the same against the first deadline.
    `followed` are those that can be fulfilled once and for all.
    """

    n: int = 0
    due: int = 0
    fulfilled: int = 0
    on_time: int = 0
    late: int = 0
    closed: int = 0
    first_due: int = 0
    first_on_time: int = 0
    followed: int = 0

    @property
    def fulfilled_share(self) -> Share:
        """The share fulfilled, sooner or later, of those that were due."""
        return Share(self.fulfilled, self.due)

    @property
    def on_time_share(self) -> Share:
        """The share known to be fulfilled on time, against the current deadline."""
        return Share(self.on_time, self.due)

    @property
    def first_on_time_share(self) -> Share:
        """The share known to be fulfilled on time, against the first deadline."""
        return Share(self.first_on_time, self.first_due)

    def __add__(self, other: "Rates") -> "Rates":
        return Rates(*(getattr(self, one) + getattr(other, one) for one in _SUMS))


_SUMS = tuple(field.name for field in fields(Rates))


@dataclass(frozen=True, slots=True)
class Statistics:
    """All that the page shows. Groups come by how many commitments they have, then by name, never by a rate.

    `group_count` is how many groups there are, shown or not; `without_slippage` had no last day to compare.
    """

    statuses: dict[AssessedStatus, int]
    overall: Rates
    by: By
    groups: tuple[tuple[str, Rates], ...]
    group_count: int
    slippages: Slippages
    curve: Curve

    @property
    def without_slippage(self) -> int:
        """How many have no first or no current last day."""
        return self.overall.n - self.slippages.n


def statistics(session: Session, view: View, *, by: By = By.ACTOR) -> Statistics:
    """The statistics of a view, its groups by responsible actor, topic or place."""
    judged = _judged(session, view)
    j = judged.c
    grouped, key = _grouped(judged, by)
    # How many groups there are stands on each of them.
    every = func.count().over().label("number")
    largest = _counted(key.label("key"), every, judged=judged, source=grouped).group_by(key)
    largest = largest.order_by(func.sum(j.n).desc(), key).limit(MAX_GROUPS)
    parts = union_all(
        _statuses(judged).group_by(j.status),
        _of_largest(largest.subquery("largest")),
        _numbers("slippage", j.slip).where(j.slip.is_not(None)).group_by(j.slip),
        _numbers("fulfilled", j.days).where(j.followed == 1, j.done == 1).group_by(j.days),
        _numbers("open", j.days).where(j.followed == 1, j.done == 0).group_by(j.days),
    )
    found: dict[str, list[Any]] = defaultdict(list)
    for part, *row in session.execute(parts):
        found[part].append(row)
    return _statistics(found, by)


def _statistics(found: dict[str, list[Any]], by: By) -> Statistics:
    statuses = {AssessedStatus(key): _rates(sums) for key, _, *sums in found["status"]}
    groups = [(str(key), _rates(sums)) for key, _, *sums in found["group"]]
    group_count = next((count for _, count, *_ in found["group"]), 0)
    return Statistics(
        statuses={status: rates.n for status, rates in statuses.items()},
        overall=sum(statuses.values(), Rates()),
        by=by,
        groups=tuple(sorted(groups, key=lambda group: (-group[1].n, group[0]))),
        group_count=group_count,
        slippages=slippages({number: n for _, number, n, *_ in found["slippage"]}),
        curve=fulfilment_curve(
            Followed(days, fulfilled=part == "fulfilled", count=n)
            for part in ("fulfilled", "open")
            for _, days, n, *_ in found[part]
        ),
    )


def _rates(sums: Iterable[int | None]) -> Rates:
    return Rates(*(int(one or 0) for one in sums))


def _judged(session: Session, view: View) -> CTE:
    """One row a commitment: what it is grouped by, and a 1 or a 0 for each count."""
    dialect = session.get_bind().dialect.name
    then = snapshot(view)
    c = then.c
    now = c.settled_schedule
    first = schedule_expression(_first_deadline(c), view.as_of, due_soon_days=view.due_soon_days)
    due = func.coalesce(c.padded_latest, c.latest) < view.as_of
    first_due = func.coalesce(c.baseline_padded_latest, c.baseline_latest) < view.as_of
    done = c.status == _FULFILLED
    counts = {
        "n": literal(1),
        "due": _flag(due),
        "fulfilled": _flag(and_(due, done)),
        "on_time": _flag(and_(due, now.in_(_ON_TIME))),
        "late": _flag(and_(due, now == ScheduleStatus.MET_LATE.value)),
        "closed": _flag(and_(due, c.status.in_([one for one in CLOSED_STATUSES if one is not _FULFILLED]))),
        "first_due": _flag(first_due),
        "first_on_time": _flag(and_(first_due, done, first.in_(_ON_TIME))),
        "followed": _flag(c.kind.in_(_FINISHED_KINDS)),
    }
    # A fulfilment known only as a span is counted on the span's last day, when it was certain.
    last = case((and_(done, c.fulfilled_latest < view.as_of), c.fulfilled_latest), else_=literal(view.as_of))
    days = {
        "done": _flag(done),
        "days": _whole(days_between(c.committed_on, last, dialect=dialect)),
        "slip": _whole(days_between(c.baseline_latest, c.latest, dialect=dialect)),
    }
    columns = [column.label(name) for name, column in (counts | days).items()]
    wanted = select(c.id, c.place, c.status, *columns)
    return wanted.where(matching(then, view, dialect=dialect)).cte("judged")


def _first_deadline(c: Columns) -> Columns:
    """The columns with the first deadline's window in place of the current one's."""
    names = ("status", "kind", "deadline_kind", "fulfilled_earliest", "fulfilled_latest")
    baseline = {name: c[f"baseline_{name}"] for name in ("earliest", "latest", "padded_latest")}
    return cast(Columns, SimpleNamespace(**{name: c[name] for name in names}, **baseline))


def _grouped(judged: CTE, by: By) -> tuple[FromClause, Any]:
    """What the groups are counted from, and their key. A commitment of two actors counts for both."""
    j = judged.c
    if by is By.TOPIC:
        topic = CommitmentTopic
        return judged.join(topic, col(topic.commitment_id) == j.id), col(topic.topic)
    if by is By.PLACE:
        placed = select(judged).where(j.place.is_not(None)).subquery("placed")
        return judged.join(placed, placed.c.id == j.id), placed.c.place
    responsible = and_(col(CommitmentActor.commitment_id) == j.id, col(CommitmentActor.role) == ActorRole.RESPONSIBLE)
    actors = judged.join(CommitmentActor, responsible).join(Actor, col(Actor.id) == col(CommitmentActor.actor_id))
    return actors, col(Actor.name)


def _statuses(judged: CTE) -> Select[Any]:
    key = sql_cast(judged.c.status, String).label("key")
    nothing = sql_cast(null(), Integer).label("number")
    return _counted(literal("status").label("part"), key, nothing, judged=judged, source=judged)


def _numbers(part: str, number: ColumnElement[Any]) -> Select[Any]:
    """How many there are of each number, in the columns of the other parts."""
    nothing = [sql_cast(null(), Integer) for _ in _SUMS[1:]]
    return select(literal(part), sql_cast(null(), String), number, sql_cast(func.count(), Integer), *nothing)


def _counted(*columns: ColumnElement[Any], judged: CTE, source: FromClause) -> Select[Any]:
    sums = [sql_cast(func.sum(judged.c[name]), Integer).label(name) for name in _SUMS]
    return select(*columns, *sums).select_from(source)


def _of_largest(largest: FromClause) -> Any:
    c = largest.c
    key, number = sql_cast(c.key, String), sql_cast(c.number, Integer)
    return select(literal("group"), key, number, *(c[name] for name in _SUMS))


def _flag(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, 1), else_=0)


def _whole(days: ColumnElement[Any]) -> ColumnElement[int]:
    return sql_cast(days, Integer)

"""What changed between two days: the record as it stood on the one, beside the record as it stood on the other."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, FromClause, RowMapping, and_, case, func, literal, or_, select, union_all
from sqlmodel import Session, col

from db.domain.filters import View
from db.domain.vocabulary import AssessedStatus, Publication, ScheduleStatus
from db.models import Commitment, CommitmentState
from db.queries.listing.as_of import schedule_expression, snapshot
from db.queries.listing.filters import matching
from db.queries.listing.own_days import OwnDay, own_day, zoned
from db.queries.listing.sql_types import Columns, Expression, Query

MAX_LISTED = 500
_PASSED = ScheduleStatus.PASSED.value


class ChangeKind(StrEnum):
    """What can have changed about a commitment; the first that holds is the one it is marked with."""

    NEW = "new"
    FULFILLED = "fulfilled"
    REASSESSED = "reassessed"
    SLIPPED = "slipped"
    BROUGHT_FORWARD = "brought_forward"
    RESTATED = "restated"
    PASSED = "passed"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a commitment stood on a day."""

    status: AssessedStatus
    wording: str | None
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Change:
    """One commitment that changed in one way or more. `before` is None where it was not yet known."""

    id: UUID
    slug: str
    title: str
    responsible: str
    reported_on: date
    before: Standing | None
    after: Standing

    @property
    def slip_days(self) -> int | None:
        """Days by which the last day moved; positive is later. None where either has none."""
        if self.before is None or self.before.latest is None or self.after.latest is None:
            return None
        return (self.after.latest - self.before.latest).days


@dataclass(frozen=True, slots=True)
class Changes:
    """How many changed in each way, and the first of each by title."""

    counts: dict[ChangeKind, int]
    listed: dict[ChangeKind, tuple[Change, ...]]


def changes(session: Session, view: View, since: date, *, limit: int = MAX_LISTED) -> Changes:
    """What changed about the view's commitments after the end of `since`, up to the end of the view's day.

    A commitment that is new is listed as new only; another may be listed in several ways.
    """
    pair = _Pair.of(session, view, since)
    kinds = pair.kinds()
    a = pair.after
    flagged = pair.select([kind.label(name) for name, kind in kinds.items()], a.id, a.title).cte("flagged")
    counted = select(*(func.sum(flagged.c[name]) for name in kinds)).select_from(flagged)
    counts = dict(zip(ChangeKind, session.execute(counted).one(), strict=True))
    first = union_all(*(_first_of(flagged, kind, limit) for kind in ChangeKind if counts[kind]))
    listed: dict[ChangeKind, list[UUID]] = defaultdict(list)
    for kind, id_ in session.execute(first) if any(counts.values()) else ():
        listed[ChangeKind(kind)].append(id_)
    described = pair.described(session, {id_ for ids in listed.values() for id_ in ids})
    return Changes(
        {kind: int(count) for kind, count in counts.items() if count},
        {kind: tuple(described[id_] for id_ in listed[kind]) for kind in ChangeKind if kind in listed},
    )


def _first_of(flagged: CTE, kind: ChangeKind, limit: int) -> Query:
    """The ids of those that changed in one way, the first by title."""
    f = flagged.c
    rows = select(f.id).where(f[kind.value] == 1).order_by(f.title, f.id).limit(limit).subquery()
    return select(literal(kind.value), rows.c.id)


def changed_ids(session: Session, view: View, since: date) -> dict[UUID, ChangeKind]:
    """The view's commitments that changed after `since`, each with its weightiest change.

    Marks for the timeline: whoever draws the rows of a window looks each row's `id` up here.
    """
    pair = _Pair.of(session, view, since)
    weightiest = case(*((flag == 1, kind) for kind, flag in pair.kinds().items()), else_="")
    rows = session.execute(pair.select([weightiest.label("change")], pair.after.id))
    return {id_: ChangeKind(kind) for kind, id_ in rows if kind}


def record_begins_on(session: Session) -> date | None:
    """The first day of which the record says anything, or None while it is empty."""
    # Said in this way, SQLite walks the index of the days instead of sorting everything that is published.
    hidden = [Publication.DRAFT, Publication.WITHDRAWN]
    reported, published = col(Commitment.reported_on), col(Commitment.publication).not_in(hidden)
    return session.execute(select(reported).where(published).order_by(reported).limit(1)).scalars().first()


@dataclass(frozen=True, slots=True)
class _Pair:
    """The view's snapshot of one day joined to that of another."""

    source: FromClause
    condition: ColumnElement[bool]
    after: Columns
    before: Columns
    view: View
    since: date

    @classmethod
    def of(cls, session: Session, view: View, since: date) -> "_Pair":
        view = zoned(session, view)
        now = snapshot(view)
        condition = matching(now, view, dialect=session.get_bind().dialect.name)
        touched = None if view.as_recorded_by else _touched(now.c, view, since)
        if touched is not None:
            condition = and_(now.c.number.in_(touched), condition)
        then = snapshot(replace(view, as_of=since, zone_days=()), numbers=touched).source.alias("before")
        both = now.source.outerjoin(then, then.c.number == now.c.number)
        return cls(both, condition, now.c, then.c, view, since)

    def select(self, flags: list[Expression], *columns: Expression) -> Query:
        """The flags and columns of those in which anything may have changed."""
        a, b = self.after, self.before
        differ = [a[name].is_distinct_from(b[name]) for name in ("id", "status", "last_checked_on", *_DEADLINE)]
        chosen = select(*flags, *columns).select_from(self.source)
        return chosen.where(self.condition, or_(*differ, self._passed()))

    def kinds(self) -> dict[str, ColumnElement[int]]:
        """A 1 or a 0 for each kind of change."""
        a, b = self.after, self.before
        known = b.id.is_not(None)
        reassessed, restated = a.status != b.status, or_(*(a[name].is_distinct_from(b[name]) for name in _DEADLINE))
        moved = and_(a.latest.is_not(None), b.latest.is_not(None), a.latest != b.latest)
        fulfilled = a.status == AssessedStatus.FULFILLED
        conditions = {
            ChangeKind.NEW: ~known,
            ChangeKind.FULFILLED: and_(known, reassessed, fulfilled),
            ChangeKind.REASSESSED: and_(known, reassessed, ~fulfilled),
            ChangeKind.SLIPPED: and_(known, a.latest > b.latest),
            ChangeKind.BROUGHT_FORWARD: and_(known, a.latest < b.latest),
            ChangeKind.RESTATED: and_(known, restated, ~func.coalesce(moved, False)),
            ChangeKind.PASSED: and_(known, self._passed()),
            ChangeKind.CHECKED: and_(known, ~reassessed, ~restated, a.last_checked_on > b.last_checked_on),
        }
        return {kind.value: case((condition, 1), else_=0) for kind, condition in conditions.items()}

    def described(self, session: Session, ids: Collection[UUID]) -> dict[UUID, Change]:
        """What changed about each of these."""
        wanted = select(*self.details()).select_from(self.source).where(self.after.id.in_(ids))
        return {row["id"]: _change(row) for row in session.execute(wanted).mappings()} if ids else {}

    def details(self) -> list[Expression]:
        """What a change is told with."""
        a, b = self.after, self.before
        own = [a[name] for name in ("id", "slug", "title", "responsible", "reported_on")]
        earlier = [b[name].label(f"before_{name}") for name in ("id", *_STANDING)]
        return [*own, *(a[name] for name in _STANDING), *earlier]

    def _passed(self) -> ColumnElement[bool]:
        soon = self.view.due_soon_days
        now = schedule_expression(self.after, own_day(self.view), due_soon_days=soon)
        then = schedule_expression(self.before, OwnDay(self.since), due_soon_days=soon)
        return and_(now == _PASSED, then != _PASSED)


def _touched(now: Columns, view: View, since: date) -> Query:
    """The numbers of all commitments of which anything can have changed meanwhile, each found along an index."""
    s = CommitmentState
    ended = select(col(s.number)).where(col(s.until) > since, col(s.until) <= view.known_until)
    reported = select(col(Commitment.number)).where(
        col(Commitment.reported_on) > since, col(Commitment.reported_on) <= view.known_until
    )
    passed = select(now.number).where(
        now.settled_schedule.is_(None),
        own_day(view).follows(now, now.latest),
        or_(now.latest >= since, now.padded_latest >= since),
    )
    return select(union_all(ended, reported, passed).subquery().c[0])


_DEADLINE = ("wording", "edtf", "relation", "earliest", "latest")
_STANDING = ("status", "wording", "earliest", "latest")


def _change(row: RowMapping) -> Change:
    before = _standing(row, "before_") if row["before_id"] is not None else None
    own = {name: row[name] for name in ("id", "slug", "title", "responsible", "reported_on")}
    return Change(**own, before=before, after=_standing(row, ""))


def _standing(row: RowMapping, prefix: str) -> Standing:
    status = AssessedStatus(row[f"{prefix}status"])
    return Standing(status, *(row[f"{prefix}{name}"] for name in _STANDING[1:]))

"""The commitments as they stood on a day, as one SELECT: the same rules as `db/domain/history.py`, in SQL.

For today the projection on the commitment's own row is read, so that indices serve every list; for another day the
states, which hold the same columns. For "as recorded by", the history of those of which anything was recorded since.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Subquery,
    and_,
    case,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import aliased
from sqlmodel import col

from db.domain.filters import View
from db.domain.history import TAKEN_BACK
from db.domain.projection import NEVER, NO_SLIPPAGE
from db.domain.vocabulary import (
    CLOSED_STATUSES,
    AssessedStatus,
    CommitmentKind,
    DeadlineKind,
    Publication,
    ScheduleStatus,
)
from db.models import Commitment, CommitmentState, DeadlineRevision, Evidence, Projected, StatusUpdate
from db.queries.listing.own_days import OwnDay
from db.queries.listing.recorded import changed_from, first_topics, records, responsible_names
from db.queries.listing.sql_dates import day_after, days_between_dates, month_of
from db.queries.listing.sql_types import Columns, Expression, Query


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A FROM clause whose columns `c` are named as on `Commitment`, and the condition that selects from it."""

    source: FromClause
    visible: ColumnElement[bool]

    @property
    def c(self) -> Columns:
        """The columns, by the names they have on `Commitment`."""
        return self.source.c


def snapshot(view: View, *, numbers: Query | None = None) -> Snapshot:
    """The commitments on the view's day. `numbers` restricts it to these where it reads the states."""
    source = _source(view, numbers)
    visible = true() if view.unpublished else source.c.publication == Publication.PUBLISHED
    return Snapshot(source, visible)


def _source(view: View, numbers: Query | None) -> FromClause:
    if not view.looks_back:
        return Commitment.metadata.tables["commitment"]
    if view.as_recorded_by is None:
        states = _states(view) if numbers is None else _states(view).where(col(CommitmentState.number).in_(numbers))
        known: FromClause = states.subquery("commitment_then")
        return known
    since = select(changed_from(view.recorded_before).c[0])
    unchanged = _states(view).where(
        col(Commitment.recorded_at) < view.recorded_before, col(Commitment.id).not_in(since)
    )
    return union_all(unchanged, _from_records(view, since)).subquery("commitment_then")


def _states(view: View) -> Query:
    """The state of each commitment on that day. SQLite and PostgreSQL drop the join where no column needs it."""
    s = CommitmentState
    return (
        select(*(col(getattr(s if hasattr(s, name) else Commitment, name)).label(name) for name in _COLUMNS))
        .select_from(s)
        .outerjoin(Commitment, col(Commitment.number) == col(s.number))
        .where(col(s.since) <= view.known_until, col(s.until) > view.known_until)
    )


_OWN = (
    "id number slug title statement translation kind committed_on reported_on review_interval_days part_of_id "
    "responsible first_topic time_zone version"
).split()
_COLUMNS = (*_OWN, *Projected.model_fields)
"""What a snapshot knows of a commitment; today it knows its `phase` too."""


def schedule_expression(c: Columns, own: OwnDay, *, due_soon_days: int) -> Expression:
    """`schedule_status` of `db/domain/schedule.py` in SQL; a property test holds the two together."""
    settled = settled_expression(c)
    return case(
        (settled.is_not(None), settled),
        (and_(own.follows(c, c.latest), own.allows(c, c.padded_latest)), ScheduleStatus.PROBABLY_PASSED.value),
        (own.follows(c, c.latest), ScheduleStatus.PASSED.value),
        (own.reaches(c, c.earliest), ScheduleStatus.IN_WINDOW.value),
        (own.later(due_soon_days).reaches(c, c.latest), ScheduleStatus.DUE_SOON.value),
        else_=ScheduleStatus.UPCOMING.value,
    )


def settled_expression(c: Columns) -> Expression:
    """`settled_schedule` of `db/domain/schedule.py` in SQL: NULL where the day decides."""
    undated = and_(c.earliest.is_(None), c.latest.is_(None))
    waits = or_(
        c.deadline_kind.in_([DeadlineKind.CONDITIONAL, DeadlineKind.RELATIVE]),
        and_(c.deadline_kind.is_(None), c.kind == CommitmentKind.CONDITIONAL),
    )
    first, last = c.fulfilled_earliest, c.fulfilled_latest
    closed = [status for status in CLOSED_STATUSES if status is not AssessedStatus.FULFILLED]
    met = case(
        (undated, ScheduleStatus.MET_TIMING_UNKNOWN.value),
        (last < c.earliest, ScheduleStatus.MET_EARLY.value),
        (and_(c.latest.is_(None), first >= c.earliest), ScheduleStatus.MET_ON_TIME.value),
        (c.latest.is_(None), ScheduleStatus.MET_TIMING_UNKNOWN.value),
        (first > func.coalesce(c.padded_latest, c.latest), ScheduleStatus.MET_LATE.value),
        (last <= c.latest, ScheduleStatus.MET_ON_TIME.value),
        else_=ScheduleStatus.MET_TIMING_UNKNOWN.value,
    )
    return case(
        (c.status == AssessedStatus.FULFILLED, met),
        (c.status.in_(closed), ScheduleStatus.CLOSED.value),
        (and_(undated, waits), ScheduleStatus.WAITING.value),
        (undated, ScheduleStatus.NO_DEADLINE.value),
    )


def _from_records(view: View, ids: Query) -> Query:
    """The commitments with these ids from their histories, with the columns of the states in the same order."""
    history = _from_history(view, ids).subquery("history")
    h = history.c
    checked = day_after(h.last_checked_on, h.review_interval_days + 1)
    passed = day_after(h.latest, literal(1))
    made: dict[str, Expression] = {
        "settled_schedule": settled_expression(h),
        "deadline_order": func.coalesce(h.latest, h.earliest, literal(NEVER)),
        "deadline_month": month_of(h.latest),
        "slippage_order": func.coalesce(days_between_dates(h.baseline_latest, h.latest), NO_SLIPPAGE),
        "check_due_on": case(
            (h.status.in_(list(CLOSED_STATUSES)), null()),
            (and_(h.last_checked_on <= h.latest, passed < checked), passed),
            else_=checked,
        ),
    }
    return select(*((made[name] if name in made else h[name]).label(name) for name in _COLUMNS))


def _from_history(view: View, ids: Query) -> Query:
    updates = _current_updates(view, ids)
    checks = _last_checks(view, ids)
    first = _first_of_chains(DeadlineRevision, DeadlineRevision.number, view)
    current = _ranked_revisions(view, first, ids, newest_first=True)
    baseline = _ranked_revisions(view, first, ids, newest_first=False)
    c, then = Commitment, records("commitment", view)
    responsible, topics = responsible_names(view, ids), first_topics(view, ids)
    fulfilled = updates.c.status == AssessedStatus.FULFILLED
    own = [name for name in (*_OWN, "publication", "place") if name not in ("responsible", "first_topic")]
    reported = then.c.reported_on
    stated = "relation wording edtf earliest latest padded_latest".split()
    columns: list[Any] = [
        *((then.c[name] if name in then.c else col(getattr(c, name))).label(name) for name in own),
        func.coalesce(responsible.c.names, "").label("responsible"),
        func.coalesce(topics.c.first, "").label("first_topic"),
        func.coalesce(updates.c.status, literal(AssessedStatus.NOT_ASSESSED.value)).label("status"),
        case((fulfilled, updates.c.effective_earliest), else_=null()).label("fulfilled_earliest"),
        case((fulfilled, updates.c.effective_latest), else_=null()).label("fulfilled_latest"),
        current.c.kind.label("deadline_kind"),
        *(current.c[name].label(name) for name in stated),
        *(baseline.c[name].label(f"baseline_{name}") for name in stated[3:]),
        case((checks.c.checked_on > reported, checks.c.checked_on), else_=reported).label("last_checked_on"),
    ]
    return (
        select(*columns)
        .select_from(c)
        .join(then, then.c.id == c.id)
        .outerjoin(updates, updates.c.commitment_id == c.id)
        .outerjoin(checks, checks.c.commitment_id == c.id)
        .outerjoin(current, current.c.commitment_id == c.id)
        .outerjoin(baseline, baseline.c.commitment_id == c.id)
        .outerjoin(responsible, responsible.c.commitment_id == c.id)
        .outerjoin(topics, topics.c.commitment_id == c.id)
        .where(reported <= view.known_until, col(c.id).in_(ids))
    )


def known_by(table: Any, view: View) -> list[ColumnElement[bool]]:
    """The plain filters of "as of" and "as recorded by"."""
    known = [col(table.reported_on) <= view.known_until]
    if view.as_recorded_by is not None:
        known.append(col(table.recorded_at) < view.recorded_before)
    return known


def visible_then(c: Columns, view: View) -> ColumnElement[bool]:
    """Whether a commitment of `records` may be seen beside another on the view's day."""
    return and_(c.publication == Publication.PUBLISHED, c.reported_on <= view.known_until)


def published_by(view: View, source: Columns) -> list[ColumnElement[bool]]:
    """The conditions under which a source of evidence was public, and, if asked, recorded as evidence."""
    published: list[ColumnElement[bool]] = [source.published_latest <= view.known_until]
    if view.as_recorded_by is not None:
        published.append(col(Evidence.recorded_at) < view.recorded_before)
    return published


def tied_by(view: View | None) -> list[ColumnElement[bool]]:
    """The conditions under which a tie of evidence stands: neither corrected nor taken back by then."""
    later = aliased(Evidence)
    superseded = exists().where(col(later.supersedes_id) == col(Evidence.id))
    if view is not None and view.as_recorded_by is not None:
        superseded = superseded.where(col(later.recorded_at) < view.recorded_before)
    return [col(Evidence.withdrawn_at).is_(None), ~superseded]


def not_superseded_at(table: Any, view: View) -> list[ColumnElement[bool]]:
    """The conditions under which a record was known, and not superseded by another that was known."""
    correction = aliased(table)
    superseded = select(correction.id).where(correction.supersedes_id == table.id, *known_by(correction, view))
    return [*known_by(table, view), ~superseded.exists()]


def _current_updates(view: View, ids: Query) -> Subquery:
    u = StatusUpdate
    first = _first_of_chains(u, u.recorded_at, view)
    reported, latest, earliest = col(u.reported_on), col(u.effective_latest), col(u.effective_earliest)
    takes_back = and_(col(u.status) == AssessedStatus.NOT_ASSESSED, col(u.supersedes_id).is_not(None))
    order = (
        case((takes_back, 1), else_=0),
        case((reported < earliest, earliest), (reported > latest, latest), else_=reported).desc(),
        reported.desc(),
        case((first.c.key < col(u.recorded_at), first.c.key), else_=col(u.recorded_at)).desc(),
        col(u.id).desc(),
    )
    rank = func.row_number().over(partition_by=col(u.commitment_id), order_by=order)
    ranked = (
        select(col(u.commitment_id), col(u.status), earliest, latest, rank.label("rank"))
        .outerjoin(first, first.c.id == col(u.id))
        .where(*not_superseded_at(u, view), col(u.commitment_id).in_(ids))
    )
    inner = ranked.subquery()
    return select(inner).where(inner.c.rank == 1).subquery("current_update")


def _first_of_chains(table: Any, key: Any, view: View) -> Subquery:
    """For each correction the smallest key among the records that it corrects, one by way of another."""
    corrected, first = aliased(table), aliased(table)
    corrections: Any = select(col(table.id).label("id"), col(table.supersedes_id).label("earlier"))
    steps = corrections.where(col(table.supersedes_id).is_not(None)).cte(recursive=True)
    further = select(steps.c.id, corrected.supersedes_id).where(
        corrected.id == steps.c.earlier, corrected.supersedes_id.is_not(None), *known_by(corrected, view)
    )
    steps = steps.union_all(further)
    smallest = func.min(getattr(first, key.key)).label("key")
    keys = select(steps.c.id, smallest).join(first, first.id == steps.c.earlier).where(*known_by(first, view))
    return keys.group_by(steps.c.id).subquery(f"first_{table.__tablename__}")


def _last_checks(view: View, ids: Query) -> Subquery:
    u = StatusUpdate
    checked = func.max(func.coalesce(col(u.searched_until), col(u.reported_on)))
    grouped = select(col(u.commitment_id), checked.label("checked_on"))
    grouped = grouped.where(*not_superseded_at(u, view), col(u.commitment_id).in_(ids))
    return grouped.group_by(col(u.commitment_id)).subquery("last_check")


def _ranked_revisions(view: View, first: Subquery, ids: Query, *, newest_first: bool) -> Subquery:
    r = DeadlineRevision
    number = case((first.c.key < col(r.number), first.c.key), else_=col(r.number))
    keys = (col(r.announced_on), number)
    order = tuple(key.desc() for key in keys) if newest_first else keys
    rank = func.row_number().over(partition_by=col(r.commitment_id), order_by=order)
    columns = (r.commitment_id, r.kind, r.relation, r.wording, r.edtf, r.earliest, r.latest, r.padded_latest)
    ranked = (
        select(*(col(column) for column in columns), rank.label("rank"))
        .outerjoin(first, first.c.id == col(r.id))
        .where(*not_superseded_at(r, view), col(r.rule) != TAKEN_BACK, col(r.commitment_id).in_(ids))
    )
    inner = ranked.subquery()
    name = "current_deadline" if newest_first else "baseline_deadline"
    return select(inner).where(inner.c.rank == 1).subquery(name)

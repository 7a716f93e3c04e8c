"""A view's filters and orders as SQL conditions over a snapshot."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select
from sqlmodel import col

from db.domain.filters import Group, Sort, Tile, View
from db.domain.vocabulary import AssessedStatus, ScheduleStatus
from db.models import Actor, Commitment, CommitmentActor, CommitmentTopic
from db.queries.snapshot import Columns, Snapshot, days_between, needs_check_expression, schedule_expression

TILE_SCHEDULES = {
    Tile.PASSED: (ScheduleStatus.PASSED, ScheduleStatus.PROBABLY_PASSED),
    Tile.IN_WINDOW: (ScheduleStatus.IN_WINDOW,),
    Tile.DUE_SOON: (ScheduleStatus.DUE_SOON,),
    Tile.NO_DEADLINE: (ScheduleStatus.NO_DEADLINE, ScheduleStatus.WAITING),
}


def matching(then: Snapshot, view: View, *, dialect: str) -> ColumnElement[bool]:
    """Whether a commitment is visible and passes every filter of the view."""
    c = then.c
    conditions = [then.visible]
    if view.statuses:
        conditions.append(c.status.in_(list(view.statuses)))
    if view.schedules:
        schedule = schedule_expression(c, view.as_of, due_soon_days=view.due_soon_days)
        conditions.append(schedule.in_([status.value for status in view.schedules]))
    if view.places:
        conditions.append(c.place.in_(list(view.places)))
    if view.topics:
        topics = select(col(CommitmentTopic.commitment_id)).where(col(CommitmentTopic.topic).in_(view.topics))
        conditions.append(c.id.in_(topics))
    if view.actors:
        named = (
            select(col(CommitmentActor.commitment_id))
            .join(Actor, col(Actor.id) == col(CommitmentActor.actor_id))
            .where(col(Actor.name).in_(view.actors))
        )
        conditions.append(c.id.in_(named))
    if view.search.strip():
        conditions.extend(_has_word(c, word) for word in view.search.split()[:8])
    if view.tile is not None:
        conditions.append(tile_condition(c, view.tile, view=view, dialect=dialect))
    return and_(*conditions)


def tile_condition(c: Columns, tile: Tile, *, view: View, dialect: str) -> ColumnElement[bool]:
    """Whether a commitment counts in a tile."""
    if tile is Tile.FULFILLED:
        return c.status == AssessedStatus.FULFILLED
    if tile is Tile.NEEDS_CHECK:
        return needs_check_expression(c, view.as_of, dialect=dialect)
    schedule = schedule_expression(c, view.as_of, due_soon_days=view.due_soon_days)
    return schedule.in_([status.value for status in TILE_SCHEDULES[tile]])


def order_of(c: Columns, view: View, *, dialect: str) -> list[ColumnElement[Any]]:
    """A total order: the view's sort with the missing last, then the id."""
    key = _sort_key(c, view.sort, dialect=dialect)
    direction = key.desc() if view.descending else key.asc()
    return [case((key.is_(None), 1), else_=0), direction, c.title.asc(), c.id.asc()]


def group_key(then: Snapshot, view: View) -> ColumnElement[Any]:
    """The text by which rows are grouped; an empty text where a row belongs to none."""
    c = then.c
    match view.group:
        case Group.STATUS:
            return c.status
        case Group.SCHEDULE:
            return schedule_expression(c, view.as_of, due_soon_days=view.due_soon_days)
        case Group.PLACE:
            return func.coalesce(c.place, literal(""))
        case Group.ACTOR:
            return func.coalesce(c.responsible, literal(""))
        case Group.TOPIC:
            first = select(func.min(col(CommitmentTopic.topic))).where(col(CommitmentTopic.commitment_id) == c.id)
            return func.coalesce(first.scalar_subquery(), literal(""))
        case Group.PHASE:
            return _phase(c)
        case _:
            return literal("")


def _phase(c: Columns) -> ColumnElement[Any]:
    """A phase is a commitment that others are part of; its own row stands with its parts."""
    parent = Commitment.metadata.tables["commitment"].alias("phase")
    child = Commitment.metadata.tables["commitment"].alias("part")
    parent_title = select(parent.c.title).where(parent.c.id == c.part_of_id).scalar_subquery()
    has_parts = select(child.c.id).where(child.c.part_of_id == c.id).exists()
    return case((c.part_of_id.is_not(None), parent_title), (has_parts, c.title), else_=literal(""))


def _sort_key(c: Columns, sort: Sort, *, dialect: str) -> ColumnElement[Any]:
    match sort:
        case Sort.COMMITTED:
            return c.committed_on
        case Sort.TITLE:
            return c.title
        case Sort.CHECKED:
            return c.last_checked_on
        case Sort.SLIPPAGE:
            return days_between(c.baseline_latest, c.latest, dialect=dialect)
        case Sort.PHASE:
            return _phase(c)
        case _:
            return func.coalesce(c.latest, c.earliest)


def _has_word(c: Columns, word: str) -> ColumnElement[bool]:
    """Whether the word stands in the title, statement, place, deadline, or the name of an actor."""
    pattern = "%" + word.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"

    def contains(column: Any) -> ColumnElement[bool]:
        return func.lower(column).like(pattern, escape="\\")

    named = (
        select(col(CommitmentActor.commitment_id))
        .join(Actor, col(Actor.id) == col(CommitmentActor.actor_id))
        .where(contains(Actor.name))
    )
    texts = [contains(column) for column in (c.title, c.statement, c.translation, c.place, c.wording)]
    return or_(*texts, c.id.in_(named))

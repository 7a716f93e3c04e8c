"""A view's filters and orders as SQL conditions over a snapshot."""

from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, case, func, literal, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from db.domain.filters import Group, Sort, Tile, View
from db.domain.typed_text import storable, words_of
from db.domain.vocabulary import AssessedStatus, Publication, ScheduleStatus
from db.models import Actor, Commitment, CommitmentActor, CommitmentTopic
from db.queries.snapshot import Columns, Snapshot, days_between, known_by, needs_check_expression, schedule_expression

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
        conditions.append(c.place.in_(_askable(view.places)))
    if view.topics:
        topics = select(col(CommitmentTopic.commitment_id)).where(col(CommitmentTopic.topic).in_(_askable(view.topics)))
        conditions.append(c.id.in_(topics))
    if view.actors:
        named = (
            select(col(CommitmentActor.commitment_id))
            .join(Actor, col(Actor.id) == col(CommitmentActor.actor_id))
            .where(col(Actor.name).in_(_askable(view.actors)))
        )
        conditions.append(c.id.in_(named))
    conditions.extend(_has_word(c, word) for word in words_of(view.search))
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
    key = _sort_key(c, view, dialect=dialect)
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
            return _phase(c, view)
        case _:
            return literal("")


def _phase(c: Columns, view: View) -> ColumnElement[Any]:
    """A phase is a commitment that others are part of; its own row stands with its parts."""
    parent, part = aliased(Commitment), aliased(Commitment)
    parent_title = (
        select(col(parent.title)).where(col(parent.id) == c.part_of_id, *_shown(parent, view)).scalar_subquery()
    )
    has_parts = select(col(part.id)).where(col(part.part_of_id) == c.id, *_shown(part, view)).exists()
    whole = func.coalesce(parent_title, literal(""))
    return case((c.part_of_id.is_not(None), whole), (has_parts, c.title), else_=literal(""))


def _shown(table: Any, view: View) -> list[ColumnElement[bool]]:
    return [col(table.publication) == Publication.PUBLISHED, *known_by(table, view)]


def _sort_key(c: Columns, view: View, *, dialect: str) -> ColumnElement[Any]:
    match view.sort:
        case Sort.COMMITTED:
            return c.committed_on
        case Sort.TITLE:
            return c.title
        case Sort.CHECKED:
            return c.last_checked_on
        case Sort.SLIPPAGE:
            return days_between(c.baseline_latest, c.latest, dialect=dialect)
        case Sort.PHASE:
            return _phase(c, view)
        case _:
            return func.coalesce(c.latest, c.earliest)


def _has_word(c: Columns, word: str) -> ColumnElement[bool]:
    """Whether the word stands in the title, statement, place, deadline, or the name of an actor."""
    named = (
        select(col(CommitmentActor.commitment_id))
        .join(Actor, col(Actor.id) == col(CommitmentActor.actor_id))
        .where(contains(col(Actor.name), word))
    )
    texts = [contains(column, word) for column in (c.title, c.statement, c.translation, c.place, c.wording)]
    return or_(*texts, c.id.in_(named))


def contains(text: SQLColumnExpression[Any], word: str) -> ColumnElement[bool]:
    """Whether the word stands in the text, whatever the capitals of either."""
    pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    # The engine lowers both, since each has its own idea of the rarer letters.
    return func.lower(text).like(func.lower(pattern), escape="\\")


def _askable(values: tuple[str, ...]) -> list[str]:
    """Without those that no record can have and the database would refuse to be asked for."""
    return [value for value in values if storable(value)]

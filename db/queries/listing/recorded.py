"""Records as they were recorded by a day: the rows of tables that are edited in place, with the wording of that day.

Each function gives a FROM clause with the columns of the table. Without a day that is the table itself; with one, the
rows that no edit has touched since, and the versions (`db/record_versions.py`) of those that were edited.
"""

from datetime import datetime
from functools import lru_cache, reduce
from typing import cast

from sqlalchemy import (
    CTE,
    JSON,
    ColumnElement,
    Date,
    Float,
    FromClause,
    Integer,
    String,
    Subquery,
    Table,
    Uuid,
    column,
    func,
    literal,
    literal_column,
    select,
    type_coerce,
    union,
    union_all,
)
from sqlalchemy.orm import aliased
from sqlmodel import SQLModel, col

from db.domain.filters import View
from db.domain.vocabulary import ActorRole, FacetKind
from db.models import (
    CommitmentActor,
    CommitmentFacet,
    DeadlineRevision,
    RecordVersion,
    StatusUpdate,
    UtcDateTime,
)
from db.queries.listing.sql_json import as_date, as_id, as_moment, json_items, json_part
from db.queries.listing.sql_types import Columns, Expression, Query
from db.record_versions import VERSIONED

# Objects, of no use to a query.
_LEFT_OUT = frozenset(("other_names", "identifiers"))
# Expressions are made once per day, so that a statement names each of them once, however often it uses it.
_MAX_EXPRESSIONS = 256


def edited_since(kind: str, before: datetime) -> Query:
    """The ids of the records of a kind that were edited after the day."""
    return select(_edited(kind, before).c.subject_id)


@lru_cache(maxsize=_MAX_EXPRESSIONS)
def _edited(kind: str, before: datetime) -> CTE:
    v = RecordVersion
    return select(col(v.subject_id)).where(col(v.recorded_at) >= before, col(v.subject_kind) == kind).cte()


@lru_cache(maxsize=_MAX_EXPRESSIONS)
def versions_by(kind: str, before: datetime) -> CTE:
    """The version that stood at the end of the day, of the records that were edited since: subject_id, fields."""
    v, later = RecordVersion, aliased(RecordVersion)
    same = (col(later.subject_kind) == kind, col(later.subject_id) == col(v.subject_id))
    newest = select(func.max(col(later.version))).where(*same, col(later.recorded_at) < before)
    edited = (col(v.subject_kind) == kind, col(v.subject_id).in_(edited_since(kind, before)))
    columns = (col(v.subject_id), col(v.commitment_id), col(v.fields))
    return select(*columns).where(*edited, col(v.version) == newest.scalar_subquery()).cte()


@lru_cache(maxsize=_MAX_EXPRESSIONS)
def changed_from(before: datetime) -> CTE:
    """commitment_id: of which, of whose history or of whose actors anything was recorded after the day."""
    u, r = StatusUpdate, DeadlineRevision
    judged = select(col(u.commitment_id)).where(col(u.recorded_at) >= before)
    stated = select(col(r.commitment_id)).where(col(r.recorded_at) >= before)
    return union(judged, stated, select(_described_from(before).c[0])).cte()


@lru_cache(maxsize=_MAX_EXPRESSIONS)
def _described_from(before: datetime) -> CTE:
    """The ids of the commitments that were edited after the day, or whose actors were."""
    tie = CommitmentActor
    renamed = select(col(tie.commitment_id)).where(col(tie.actor_id).in_(edited_since("actor", before)))
    return union(edited_since("commitment", before), renamed).cte()


def records(kind: str, view: View) -> FromClause:
    """The rows of a table with its id and versioned columns; of a milestone, with its commitment."""
    if view.as_recorded_by is None:
        return SQLModel.metadata.tables[kind]
    return _records(kind, view.recorded_before)


@lru_cache(maxsize=_MAX_EXPRESSIONS)
def _records(kind: str, before: datetime) -> CTE:
    table, v = SQLModel.metadata.tables[kind], versions_by(kind, before)
    names = [name for name in VERSIONED[kind] if name not in _LEFT_OUT]
    own = [table.c[name] for name in ("id", *names)]
    then = [v.c.subject_id.label("id"), *(field(v.c.fields, table, name).label(name) for name in names)]
    if kind == "milestone":
        own.append(table.c.commitment_id)
        then.append(v.c.commitment_id.label("commitment_id"))
    unedited = select(*own).where(table.c.recorded_at < before, table.c.id.not_in(edited_since(kind, before)))
    # One that was taken back has no fields.
    edited = select(*then).where(v.c.fields[names[0]].as_string().is_not(None))
    return union_all(unedited, edited).cte()


def field(fields: ColumnElement[object], table: Table, name: str) -> Expression:
    """A field of a version as a value of the table's column."""
    type_, text = table.c[name].type, type_coerce(fields, JSON)[name]
    match type_:
        case Integer():
            return cast(Expression, text.as_integer())
        case Float():
            return cast(Expression, text.as_float())
        case Date():
            return as_date(text.as_string())
        case UtcDateTime():
            return as_moment(text.as_string())
        case Uuid():
            return as_id(text.as_string())
        case _:
            return type_coerce(text.as_string(), type_)


def commitment_actors(view: View) -> FromClause:
    """commitment_id, actor_id, role, position."""
    if view.as_recorded_by is None:
        return SQLModel.metadata.tables["commitment_actor"]
    return _actors(view.recorded_before)


@lru_cache(maxsize=_MAX_EXPRESSIONS)
def _actors(before: datetime) -> CTE:
    table, (v, item) = SQLModel.metadata.tables["commitment_actor"], _items("actors", before)
    of_then = select(
        v.c.subject_id.label("commitment_id"),
        as_id(json_part(item.value, 1)).label("actor_id"),
        type_coerce(json_part(item.value, 0), table.c.role.type).label("role"),
        item.key.label("position"),
    )
    own = select(*(table.c[name] for name in ("commitment_id", "actor_id", "role", "position")))
    return _unedited_and(of_then, own, table.c.commitment_id, before)


def commitment_topics(view: View) -> FromClause:
    """commitment_id, topic."""
    if view.as_recorded_by is None:
        return SQLModel.metadata.tables["commitment_topic"]
    return _topics(view.recorded_before)


@lru_cache(maxsize=_MAX_EXPRESSIONS)
def _topics(before: datetime) -> CTE:
    table, (v, item) = SQLModel.metadata.tables["commitment_topic"], _items("topics", before)
    of_then = select(v.c.subject_id.label("commitment_id"), item.value.label("topic"))
    return _unedited_and(of_then, select(table.c.commitment_id, table.c.topic), table.c.commitment_id, before)


def commitment_links(view: View) -> FromClause:
    """from_id, to_id, kind."""
    if view.as_recorded_by is None:
        return SQLModel.metadata.tables["commitment_link"]
    return _links(view.recorded_before)


@lru_cache(maxsize=_MAX_EXPRESSIONS)
def _links(before: datetime) -> CTE:
    table, (v, item) = SQLModel.metadata.tables["commitment_link"], _items("links", before)
    of_then = select(
        v.c.subject_id.label("from_id"),
        as_id(json_part(item.value, 1)).label("to_id"),
        type_coerce(json_part(item.value, 0), table.c.kind.type).label("kind"),
    )
    return _unedited_and(of_then, select(table.c.from_id, table.c.to_id, table.c.kind), table.c.from_id, before)


def responsible_names(view: View, ids: Query) -> Subquery:
    """commitment_id, names: who is responsible for each of these, as lists show it."""
    tie, actor = commitment_actors(view).alias(), records("actor", view).alias()
    named = (
        select(tie.c.commitment_id, actor.c.name)
        .join(actor, actor.c.id == tie.c.actor_id)
        .where(tie.c.role == ActorRole.RESPONSIBLE, tie.c.commitment_id.in_(ids))
        # Both engines put texts together in the order in which a sorted subquery gives them.
        .order_by(tie.c.commitment_id, tie.c.position, actor.c.name)
        .subquery()
    )
    joined = func.substr(func.aggregate_strings(named.c.name, " · "), 1, 500)
    query = select(named.c.commitment_id, joined.label("names")).group_by(named.c.commitment_id)
    return query.subquery("responsible_then")


def first_topics(view: View, ids: Query) -> Subquery:
    """commitment_id, first: the topic of each of these by which lists group."""
    topic = commitment_topics(view).alias()
    first = func.min(topic.c.topic).label("first")
    query = select(topic.c.commitment_id, first).where(topic.c.commitment_id.in_(ids))
    return query.group_by(topic.c.commitment_id).subquery("first_topic_then")


def facets(view: View, kind: FacetKind) -> FromClause:
    """number, kind, value: what the filters offer, of one kind; without "as recorded by", of both."""
    if view.as_recorded_by is None:
        return SQLModel.metadata.tables[str(CommitmentFacet.__tablename__)]
    tie = (commitment_topics(view) if kind is FacetKind.TOPIC else commitment_actors(view)).alias()
    c = SQLModel.metadata.tables["commitment"].alias()
    number, of_kind = c.c.number.label("number"), literal(kind, String).label("kind")
    joined = tie.join(c, c.c.id == tie.c.commitment_id)
    if kind is FacetKind.TOPIC:
        return select(number, of_kind, tie.c.topic.label("value")).select_from(joined).distinct().subquery("facet_then")
    actor = records("actor", view).alias()
    named = joined.join(actor, actor.c.id == tie.c.actor_id)
    return select(number, of_kind, actor.c.name.label("value")).select_from(named).distinct().subquery("facet_then")


def edited_numbers(view: View) -> Query:
    """The numbers of the commitments that were edited since, or whose actors were."""
    c = SQLModel.metadata.tables["commitment"].alias()
    return select(c.c.number).where(c.c.id.in_(select(_described_from(view.recorded_before).c[0])))


def edited_texts(view: View) -> Subquery:
    """number, text: what the search reads of those; the names of actors in rows of their own."""
    c, then = SQLModel.metadata.tables["commitment"].alias(), records("commitment", view).alias()
    actor, numbers = facets(view, FacetKind.ACTOR).alias(), edited_numbers(view)
    parts: list[Expression] = [
        func.coalesce(then.c[name], "") for name in ("title", "statement", "translation", "place")
    ]
    text = reduce(lambda whole, part: whole + "\n" + part, parts)
    described = select(c.c.number, text.label("text")).join(then, then.c.id == c.c.id).where(c.c.number.in_(numbers))
    named = select(actor.c.number, actor.c.value).where(actor.c.number.in_(numbers))
    return union_all(described, named).subquery("edited_text")


def _items(name: str, before: datetime) -> tuple[CTE, Columns]:
    v = versions_by("commitment", before)
    items = json_items(v.c.fields, literal_column(f"'{name}'"))
    columns = (column("key", Integer), column("value", String))
    return v, items.table_valued(*columns, name=f"{name}_item", joins_implicitly=True).c


def _unedited_and(of_then: Query, own: Query, owner: Expression, before: datetime) -> CTE:
    return union_all(own.where(owner.not_in(edited_since("commitment", before))), of_then).cte()

"""All records as plain values, for files: every row of every table, or each commitment as it stands."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Table, select
from sqlmodel import Session, SQLModel, col

from db.domain.filters import View
from db.domain.schedule import ScheduleFacts, schedule_status, slippage_days
from db.domain.vocabulary import ActorRole, AssessedStatus, DeadlineKind, Relation
from db.migrations import newest_revision
from db.models import DERIVED, Actor, Commitment, CommitmentActor, CommitmentTopic
from db.queries.listing.as_of import snapshot
from db.queries.listing.sql_types import Query

Row = dict[str, Any]
"""Name of a column → its value, of type str, int, float, bool, date, datetime, UUID, StrEnum, dict, list or None."""

CURRENT_COLUMNS = tuple(
    (
        "slug title status schedule wording deadline_kind relation edtf earliest latest padded_latest slippage_days "
        "baseline_earliest baseline_latest baseline_padded_latest fulfilled_earliest fulfilled_latest last_checked_on "
        "responsible counterparty speaker beneficiary kind place latitude longitude topics committed_on reported_on "
        "statement statement_language translation detail time_zone review_interval_days publication version id as_of"
    ).split()
)
"""What `current_commitments` knows of each commitment, in the order for reading."""

_BATCH = 500
_DAYS = (
    "earliest latest padded_latest baseline_earliest baseline_latest baseline_padded_latest fulfilled_earliest "
    "fulfilled_latest last_checked_on"
).split()
_WORDS = {"status": AssessedStatus, "deadline_kind": DeadlineKind, "relation": Relation}
_OF_THE_DAY = (*_DAYS, *_WORDS, "wording", "edtf")


def schema_revision() -> str:
    """The revision whose tables and columns `all_records` speaks of."""
    return newest_revision()


def all_records(session: Session) -> Iterator[tuple[str, Iterator[Row]]]:
    """Each table's name with all its rows, in the order of their keys; tables come after those they refer to.

    The rows of one table have to be taken before the next is asked for. What is derived from others is left out.
    """
    derived = {table.__tablename__ for table in DERIVED}
    for table in SQLModel.metadata.sorted_tables:
        if table.name not in derived:
            yield table.name, _rows(session, table)


def current_commitments(session: Session, view: View) -> Iterator[Row]:
    """One row per commitment, published or not, with what was known of it on the view's day, in order of address.

    What describes a commitment (title, place, actors) is what it is today; commitments not yet known are left out.
    """
    after = ""
    while batch := session.execute(_page(after)).scalars().all():
        ids = [commitment.id for commitment in batch]
        topics = _gathered(session, select(col(CommitmentTopic.commitment_id), col(CommitmentTopic.topic)), ids)
        named = {role: _gathered(session, _names(role), ids) for role in ActorRole}
        stood = _stood(session, replace(view, unpublished=True), ids)
        for commitment in batch:
            if commitment.id in stood:
                actors = {role.value: named[role].get(commitment.id, []) for role in ActorRole}
                row = {**commitment.model_dump(), **stood[commitment.id]}
                yield _current(row, actors, topics.get(commitment.id, []), view=view)
        after = batch[-1].slug
        session.expunge_all()


def _stood(session: Session, view: View, ids: list[UUID]) -> dict[UUID, Row]:
    """The columns that depend on the day, by commitment."""
    then = snapshot(view)
    names = [name for name in _OF_THE_DAY if name in then.c]
    found = session.execute(select(then.c.id, *(then.c[n] for n in names)).where(then.c.id.in_(ids), then.visible))
    return {row.id: {name: _plain(name, getattr(row, name)) for name in names} for row in found}


def _plain(name: str, value: Any) -> object:
    """The result of an expression as the column's own type; SQLite gives texts for dates, and both for words."""
    if value is None:
        return None
    if name in _WORDS:
        return _WORDS[name](value)
    return date.fromisoformat(value) if isinstance(value, str) and name in _DAYS else value


def _rows(session: Session, table: Table) -> Iterator[Row]:
    query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_BATCH)
    for row in session.execute(query).mappings():
        yield dict(row)


def _page(after: str) -> Query:
    return select(Commitment).where(col(Commitment.slug) > after).order_by(col(Commitment.slug)).limit(_BATCH)


def _names(role: ActorRole) -> Query:
    return (
        select(col(CommitmentActor.commitment_id), col(Actor.name))
        .join(Actor, col(Actor.id) == col(CommitmentActor.actor_id))
        .where(col(CommitmentActor.role) == role)
        .order_by(col(CommitmentActor.position), col(Actor.name))
    )


def _gathered(session: Session, query: Query, ids: list[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    first = query.selected_columns[0]
    for commitment_id, value in session.execute(query.where(first.in_(ids))):
        found.setdefault(commitment_id, []).append(value)
    return found


def _current(row: Row, actors: dict[str, list[str]], topics: list[str], *, view: View) -> Row:
    facts = ScheduleFacts(**{field.name: row[field.name] for field in fields(ScheduleFacts)})
    dated = row["baseline_latest"] is not None and row["latest"] is not None
    return {
        "as_of": view.as_of,
        **{name: value for name, value in row.items() if name in CURRENT_COLUMNS},
        "schedule": schedule_status(facts, view.as_of, due_soon_days=view.due_soon_days),
        "slippage_days": slippage_days(row["baseline_latest"], row["latest"]) if dated else None,
        **actors,
        "topics": sorted(topics),
    }

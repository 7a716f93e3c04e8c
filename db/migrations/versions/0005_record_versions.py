"""Versions of what was edited in place: what commitments, actors, sources and milestones said before and after.

The events hold every edit since the first release, so the versions of existing records are made from them. The replay
that `commitments verify` compares with makes them, whatever it learns later: the two can't differ.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

from db.domain.publication import publication_days
from db.event_replay import Replay
from db.record_versions import VERSIONED, stored_values

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None

_BATCH = 500
_DELETED = '"deleted":['
_MOMENT = sa.DateTime(timezone=True)
_COMMITMENT = sa.table("commitment", sa.column("id", sa.Uuid), sa.column("number"))
_STATE = sa.table(
    "commitment_state",
    *(sa.column(name) for name in ("number", "publication")),
    *(sa.column(name, sa.Date) for name in ("since", "until")),
)
_EVENT = sa.table(
    "audit_event",
    *(sa.column(name) for name in "sequence by verb subject_kind details".split()),
    sa.column("at", _MOMENT),
    sa.column("subject_id", sa.Uuid),
)


def upgrade() -> None:
    """Add the table, refuse changes of its rows, and fill it."""
    op.create_table(
        "record_version",
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("commitment_id", sa.Uuid(), nullable=True),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("event_sequence", sa.Integer(), nullable=False),
        sa.CheckConstraint("version >= 1", name=op.f("ck_record_version_version_counts_up")),
        _refers("commitment_id", "commitment.id"),
        _refers("event_sequence", "audit_event.sequence"),
        sa.PrimaryKeyConstraint("subject_kind", "subject_id", "version", name=op.f("pk_record_version")),
    )
    op.create_index("ix_record_version_recorded", "record_version", ["recorded_at", "subject_kind", "subject_id"])
    op.create_index("ix_record_version_commitment_id", "record_version", ["commitment_id"])
    op.create_index("ix_record_version_event_sequence", "record_version", ["event_sequence"])
    _fill(op.get_bind())
    _add_triggers()


def downgrade() -> None:
    """There is no way back but the copy that was made before."""
    raise NotImplementedError


def _refers(column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_record_version_{column}")
    return sa.ForeignKeyConstraint([column], [target], name=name, ondelete="RESTRICT")


def _fill(connection: sa.Connection) -> None:
    table = sa.table(
        "record_version",
        *(sa.column(name) for name in "subject_kind version reason recorded_by undoes event_sequence".split()),
        *(sa.column(name, sa.Uuid) for name in "subject_id commitment_id".split()),
        sa.column("fields", sa.JSON),
        sa.column("recorded_at", _MOMENT),
    )
    for subjects in _edited(connection):
        rows = [stored_values(row) for row in Replay(_events(connection, subjects)).versions()]
        if rows:
            connection.execute(sa.insert(table), rows)
        _date_publications(connection, [row for row in rows if row["subject_kind"] == "commitment"])


def _date_publications(connection: sa.Connection, versions: Sequence[dict[str, Any]]) -> None:
    """Have a change of publication act from its day on, in what lists read for days gone by."""
    for id_ in {version["subject_id"] for version in versions}:
        own = [(version["recorded_at"], version["fields"]) for version in versions if version["subject_id"] == id_]
        days = publication_days(own)
        if len(days) == 1:
            continue
        number = connection.execute(sa.select(_COMMITMENT.c.number).where(_COMMITMENT.c.id == id_)).scalar_one()
        for day, publication in days:
            _split(connection, number, day)
            later = sa.and_(_STATE.c.number == number, _STATE.c.since >= day)
            connection.execute(sa.update(_STATE).where(later).values(publication=publication.value))


def _split(connection: sa.Connection, number: int, day: date) -> None:
    """Have a state of its own begin on that day."""
    names = [column["name"] for column in sa.inspect(connection).get_columns("commitment_state")]
    values = [sa.literal(day, sa.Date).label(name) if name == "since" else sa.column(name) for name in names]
    across = sa.and_(_STATE.c.number == number, _STATE.c.since < day, _STATE.c.until > day)
    second = sa.select(*values).select_from(_STATE).where(across)
    whole = sa.table("commitment_state", *(sa.column(name) for name in names))
    connection.execute(sa.insert(whole).from_select(names, second))
    connection.execute(sa.update(_STATE).where(across).values(until=day))


def _edited(connection: sa.Connection) -> Iterator[Sequence[UUID]]:
    """The ids of the records that have more than one event, some at a time."""
    e = _EVENT.c
    several = (
        sa.select(e.subject_id)
        .where(e.subject_kind.in_(VERSIONED))
        .group_by(e.subject_id)
        .having(sa.func.count() > 1)
        .order_by(e.subject_id)
    )
    ids = list(connection.execute(several).scalars())
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


def _events(connection: sa.Connection, subjects: Sequence[UUID]) -> list[sa.Row[Any]]:
    e = _EVENT.c
    events = list(connection.execute(sa.select(_EVENT).where(e.subject_id.in_(subjects))))
    deleted = [UUID(_deleted_id(event.details)) for event in events if _DELETED in event.details]
    further = [id_ for id_ in deleted if id_ not in subjects]
    events += connection.execute(sa.select(_EVENT).where(e.subject_id.in_(further)))
    return sorted(events, key=lambda event: int(event.sequence))


def _deleted_id(details: str) -> str:
    """The second of `"deleted":["milestone","<id>"]`."""
    return details.partition(_DELETED)[2].split('"')[3]


def _add_triggers() -> None:
    message = "append-only: record_version is never changed or deleted from"
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER record_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON record_version "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history()"
        )
        return
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER record_version_append_only_{verb.lower()} BEFORE {verb} ON record_version "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )
    # INSERT OR REPLACE deletes the old row without asking the trigger above, unless recursive_triggers is on.
    same = " AND ".join(f"{key} = NEW.{key}" for key in ("subject_kind", "subject_id", "version"))
    op.execute(
        "CREATE TRIGGER record_version_append_only_replace BEFORE INSERT ON record_version "
        f"WHEN EXISTS (SELECT 1 FROM record_version WHERE {same}) BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )

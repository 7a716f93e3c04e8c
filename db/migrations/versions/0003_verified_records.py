"""Keys of saves that are not to be made twice, and events that complete the record of older releases.

Events of releases before this one do not hold the evidence of a commitment's own statement, the ids of its actors and
links, its version, or the facts about the site. What stands at the time of the upgrade is recorded here, once, so that
`commitments verify` finds every change from now on. What it was before, nothing can prove.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import sqlalchemy as sa
from alembic import op

from db.domain.audit import FIRST_PREVIOUS_HASH, canonical_json, event_hash

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_BATCH = 500
_CHAIN_LOCK = 0x436F6D6D
_MOMENT = sa.DateTime(timezone=True)
_COMMITMENT = sa.table("commitment", sa.column("id", sa.Uuid), sa.column("version"))
_SITE_FACT = sa.table("site_fact", sa.column("name"), sa.column("value"))
_EVENT = sa.table(
    "audit_event",
    *(sa.column(name) for name in "sequence by verb subject_kind details previous_hash hash".split()),
    sa.column("at", _MOMENT),
    sa.column("subject_id", sa.Uuid),
)
_PARTS = {
    "evidence": sa.table(
        "evidence",
        *(sa.column(f"{name}_id", sa.Uuid) for name in "source commitment status_update deadline_revision".split()),
        *(sa.column(name) for name in "supports quote_exact quote_prefix quote_suffix".split()),
        sa.column("id", sa.Uuid),
        sa.column("recorded_at", _MOMENT),
    ),
    "actors": sa.table(
        "commitment_actor",
        *(sa.column(name, sa.Uuid) for name in "id commitment_id actor_id".split()),
        *(sa.column(name) for name in "role position".split()),
    ),
    "topics": sa.table("commitment_topic", sa.column("commitment_id", sa.Uuid), sa.column("topic")),
    "links": sa.table(
        "commitment_link", *(sa.column(name, sa.Uuid) for name in "id from_id to_id".split()), sa.column("kind")
    ),
}
# As revision 0002 has it since it was corrected; databases upgraded before that kept the slow one.
_TRIGRAMS = (
    "CREATE OR REPLACE FUNCTION commitment_trigrams(written text) RETURNS text[] "
    "LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ "
    "SELECT coalesce(array_agg(DISTINCT first || second || third), '{}') FROM ("
    "SELECT letter AS first, lead(letter) OVER places AS second, lead(letter, 2) OVER places AS third "
    "FROM unnest(string_to_array(written, NULL)) WITH ORDINALITY AS letters(letter, place) "
    "WINDOW places AS (ORDER BY place)) AS parts WHERE third IS NOT NULL $$"
)


def upgrade() -> None:
    """Add the table of keys, then the events."""
    op.create_table(
        "idempotency_key",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("by", sa.String(length=120), nullable=False),
        sa.Column("request", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_idempotency_key")),
    )
    op.create_index("ix_idempotency_key_recorded_at", "idempotency_key", ["recorded_at"])
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        op.execute(_TRIGRAMS)
        op.execute(f"SELECT pg_advisory_xact_lock({_CHAIN_LOCK})")
    _record(connection, [*_site_facts(connection), *_commitments(connection)])


def downgrade() -> None:
    """There is no way back but the copy that was made before."""
    raise NotImplementedError


def _site_facts(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    for fact in connection.execute(sa.select(_SITE_FACT).order_by(_SITE_FACT.c.name)).mappings():
        yield {
            "verb": "set_site_fact",
            "subject_kind": "site_fact",
            "subject_id": uuid5(NAMESPACE_URL, fact["name"]),
            "details": canonical_json(dict(fact)),
        }


def _commitments(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    versions = {row.id: row.version for row in connection.execute(sa.select(_COMMITMENT).order_by(_COMMITMENT.c.id))}
    ids = list(versions)
    for start in range(0, len(ids), _BATCH):
        some = ids[start : start + _BATCH]
        parts = {name: _by_commitment(connection, name, some) for name in _PARTS}
        for id_ in some:
            details = {name: rows.get(id_, []) for name, rows in parts.items()} | {"version": versions[id_]}
            yield {
                "verb": "complete_record",
                "subject_kind": "commitment",
                "subject_id": id_,
                "details": canonical_json(details),
            }


def _by_commitment(connection: sa.Connection, name: str, ids: Sequence[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    table = _PARTS[name]
    owner = "from_id" if name == "links" else "commitment_id"
    query = sa.select(table).where(table.c[owner].in_(ids)).order_by(*table.c)
    if name == "evidence":
        query = query.where(table.c.supports == "commitment")
    rows: dict[UUID, list[dict[str, Any]]] = {}
    for row in connection.execute(query).mappings():
        rows.setdefault(row[owner], []).append({column: _with_zone(value) for column, value in row.items()})
    return rows


def _with_zone(value: Any) -> Any:
    """SQLite drops the zone of a moment, which is always UTC; PostgreSQL gives its session's, which is UTC as well."""
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value


def _record(connection: sa.Connection, events: Sequence[dict[str, Any]]) -> None:
    """Continue the chain of audit events."""
    last = connection.execute(
        sa.select(_EVENT.c.sequence, _EVENT.c.hash).order_by(_EVENT.c.sequence.desc()).limit(1)
    ).first()
    sequence, previous_hash = (last.sequence, last.hash) if last else (0, FIRST_PREVIOUS_HASH)
    at, rows = datetime.now(UTC), []
    for event in events:
        sequence += 1
        event |= {"at": at, "by": "upgrade", "previous_hash": previous_hash}
        previous_hash = event_hash(sequence, **event)
        rows.append({"sequence": sequence, **event, "hash": previous_hash})
    for start in range(0, len(rows), _BATCH):
        connection.execute(sa.insert(_EVENT), rows[start : start + _BATCH])

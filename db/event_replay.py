"""Event replay: what every record must be according to its audit events, and where the tables differ from that.

`commitments verify` replays all events. A save replays those of the commitment that it touches, so that nothing is
built on a record that was changed behind the program's back.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Row, RowMapping, Select, Table, bindparam, select
from sqlmodel import Session, SQLModel

import db.models  # noqa: F401  the tables must be known by name
from db.domain.audit import event_hash
from db.errors import RecordAltered
from db.record_versions import VERSIONED, Versions, version_fields

Values = dict[str, Any]
"""Name of a column → its value, as JSON has it."""
Key = tuple[str, ...]
Rows = dict[str, list[RowMapping]]
"""Name of a table → rows of it."""
Event = Row[Any]
"""A row of `audit_event`."""

COMPLETES = "complete_record"
"""The verb of the event that a migration adds for what the events of older releases do not hold."""

SUBJECTS = "actor source commitment deadline_revision status_update milestone criterion_judgement review_snooze".split()
"""Tables whose rows are the subjects of events."""

# By which columns the events know a row; in most tables that is its id.
_KEYS: dict[str, tuple[str, ...]] = {
    "commitment_topic": ("commitment_id", "topic"),
    "commitment_actor": ("commitment_id", "actor_id", "role"),
    "commitment_link": ("from_id", "to_id", "kind"),
    "site_fact": ("name",),
    "record_version": ("subject_kind", "subject_id", "version"),
}
# Lists in the events of a commitment → the table whose rows they hold, and the columns in the lists of older releases.
_LISTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "topics": ("commitment_topic", ("topic",)),
    "actors": ("commitment_actor", ("role", "actor_id")),
    "links": ("commitment_link", ("kind", "to_id")),
    "criteria": ("criterion", ()),
}
# The other columns of a commitment are its projection, which follows from its history.
_COMMITMENT = frozenset(
    "id number slug title statement statement_language translation detail place latitude longitude kind committed_on "
    "reported_on part_of_id time_zone review_interval_days publication recorded_at".split()
)
# Tables of a commitment's parts → the column that names the commitment.
_PARTS = {
    **dict.fromkeys("commitment_topic commitment_actor deadline_revision milestone".split(), "commitment_id"),
    **dict.fromkeys("status_update evidence criterion review_snooze record_version".split(), "commitment_id"),
    "commitment_link": "from_id",
}
# Columns that events of older releases do not hold, and what stands in them unless an event says otherwise.
_ADDED: dict[str, Values] = {
    "evidence": dict.fromkeys(("supersedes_id", "withdrawn_at", "reason", "recorded_by")),
    "milestone": dict.fromkeys(("source_id", "quote", "withdrawn_at")),
    "source": {"withdrawn_at": None},
}
# SQLite takes at most 32,766 values in one statement, older releases 999.
_MAX_IDS = 900
_NEVER_RECORDED: Values = {}
# In canonical JSON a quotation mark within a text stands behind a backslash.
_DELETED = '"deleted":['


class Replay:
    """The rows that events leave behind, folded in their order."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.rows: defaultdict[str, dict[Key, Values]] = defaultdict(dict)
        self._keys: defaultdict[tuple[str, str], set[Key]] = defaultdict(set)
        self._listed: set[tuple[str, str]] = set()
        self._versions = Versions()
        for event in events:
            self._apply(event)
        for version in self._versions.rows():
            self._add("record_version", version["subject_id"], version)

    def _apply(self, event: Event) -> None:
        details, subject = _object(event.details), str(event.subject_id)
        if event.verb == "link_commitments":
            self._add("commitment_link", subject, details)
        elif event.subject_kind == "commitment":
            self._commitment(subject, details, completes=event.verb == COMPLETES)
        elif event.subject_kind == "site_fact":
            self._add("site_fact", subject, details)
        else:
            self._add(event.subject_kind, subject, _stored(event.subject_kind, details) | {"id": subject})
        if "deleted" in details:
            table, key = details["deleted"]
            self.rows[table].pop((key,), None)
        for evidence in details.get("evidence", ()):
            self._add("evidence", subject, evidence)
        owner = subject if event.subject_kind == "commitment" else details.get("commitment_id")
        if owner is not None and "version" in details:
            self.rows["commitment"].setdefault((owner,), {})["version"] = details["version"]
        self._note_versions(event, details)

    def _note_versions(self, event: Event, details: Values) -> None:
        """The versions of what the event is about, and of what it deletes."""
        subjects = {(str(event.subject_kind), str(event.subject_id)), tuple(details.get("deleted", ()))}
        for kind, subject in (pair for pair in subjects if pair and pair[0] in VERSIONED):
            row = self.rows[kind].get((subject,))
            fields = {} if row is None else version_fields(kind, row, self._parts_of(kind, subject))
            if event.verb == COMPLETES:
                self._versions.complete(kind, subject, fields)
            else:
                self._versions.note(kind, subject, fields, event, details)

    def _parts_of(self, kind: str, subject: str) -> dict[str, list[Any]]:
        """A commitment's topics, actors with their roles in their order, and links."""
        if kind != "commitment":
            return {}

        def listed(table: str, *columns: str) -> list[list[Any]]:
            rows = self.rows[table]
            own = [key for key in rows if key in self._keys[table, subject]]
            return [[rows[key].get(column) for column in columns] for key in own]

        return {
            "topics": sorted(topic for (topic,) in listed("commitment_topic", "topic")),
            "actors": listed("commitment_actor", "role", "actor_id"),
            "links": sorted(listed("commitment_link", "kind", "to_id")),
        }

    def versions(self) -> Iterator[Values]:
        """The rows that `record_version` must have of the subjects of the events."""
        yield from self.rows["record_version"].values()

    def _add(self, table: str, owner: str, values: Values) -> None:
        key = _key(table, values)
        self.rows[table].setdefault(key, {}).update(values)
        self._keys[table, owner].add(key)

    def _commitment(self, subject: str, details: Values, *, completes: bool) -> None:
        values = details | {name: pair[1] for name, pair in details.get("changed", {}).items()}
        own = {name: value for name, value in values.items() if name in _COMMITMENT}
        self.rows["commitment"].setdefault((subject,), {}).update(own)
        for name, (table, columns) in _LISTS.items():
            if name in values:
                rows = [_listed(table, columns, subject, value) for value in values[name]]
                self._replace(table, subject, rows, completes=completes)

    def _replace(self, table: str, owner: str, rows: list[Values], *, completes: bool) -> None:
        known = self._keys[table, owner]
        if completes and (table, owner) in self._listed:
            # What older events say stands; only the columns that they lack are filled in.
            rows = [row for row in rows if _key(table, row) in known]
        else:
            for key in known:
                del self.rows[table][key]
            known.clear()
        self._listed.add((table, owner))
        for row in rows:
            self._add(table, owner, row)

    def differences(self, rows: Rows) -> Iterator[str]:
        """A sentence for each row that is not as it was recorded, was never recorded, or is gone."""
        for table, present in rows.items():
            gone = dict(self.rows[table])
            for row in present:
                key = _key(table, row)
                yield from _row_differences(table, key, row, gone.pop(key, _NEVER_RECORDED))
            for key in gone:
                yield f"The {_called(table)} {' '.join(key)} is gone."


def differences_of_records(session: Session, table: str, ids: Sequence[UUID]) -> Iterator[str]:
    """Differences of actors or sources, and of their versions."""
    versions = _rows(session, "record_version", "subject_id", ids)
    yield from _replayed(session, {table: _rows(session, table, "id", ids), "record_version": versions}, ids)


def differences_of_commitments(session: Session, ids: Sequence[UUID]) -> Iterator[str]:
    """Differences of commitments and of everything that belongs to them."""
    yield from _replayed(session, _commitment_rows(session, ids))


def refuse_altered(session: Session, commitment_id: UUID) -> None:
    """Raise `RecordAltered` if a commitment, its parts, sources or actors are not as they were recorded.

    A save sets the projection anew: built on an altered record, it would make what was altered look right.
    """
    rows = _commitment_rows(session, [commitment_id])
    sources = {row["source_id"] for row in _citing(rows) if row["source_id"]}
    rows["source"] = _rows(session, "source", "id", list(sources))
    rows["actor"] = _rows(session, "actor", "id", list({row["actor_id"] for row in rows["commitment_actor"]}))
    others = [row["id"] for table in ("source", "actor") for row in rows[table]]
    rows["record_version"] += _rows(session, "record_version", "subject_id", others)
    _refuse(_replayed(session, rows))


def _citing(rows: Rows) -> Iterator[RowMapping]:
    """The rows that name a source."""
    for table in ("evidence", "criterion_judgement", "milestone"):
        yield from rows[table]


def refuse_altered_records(session: Session, table: str, ids: Sequence[UUID]) -> None:
    """Raise `RecordAltered` if sources or actors are not as they were recorded."""
    _refuse(differences_of_records(session, table, ids))


def _refuse(differences: Iterator[str]) -> None:
    try:
        first = next(differences, None)
    except (LookupError, ValueError) as error:
        first = f"A record can't be read: {error}."
    if first is not None:
        raise RecordAltered(f"Nothing was saved, since the record was changed outside this program. {first}")


def differences_of_site(session: Session) -> Iterator[str]:
    """Differences of what is known of the database as a whole."""
    events = session.execute(select(_EVENT).where(_EVENT.c.subject_kind == "site_fact").order_by(_EVENT.c.sequence))
    yield from Replay(events).differences({"site_fact": _rows(session, "site_fact")})


def vanished_subjects(session: Session) -> Iterator[str]:
    """Subjects of events that are in no table any more, although no event says that they were deleted."""
    deletions = select(_EVENT.c.details).where(_EVENT.c.details.contains(_DELETED))
    deleted = [_object(details)["deleted"] for details in session.execute(deletions).scalars()]
    for kind in SUBJECTS:
        present = select(_table(kind).c.id)
        gone = select(_EVENT.c.sequence, _EVENT.c.subject_id).where(
            _EVENT.c.subject_kind == kind, _EVENT.c.subject_id.not_in(present)
        )
        for sequence, subject in session.execute(gone):
            if [kind, str(subject)] in deleted:
                continue
            yield f"Audit event {sequence} tells of the {_called(kind)} {subject}, which is gone."


def hash_of(event: Event) -> str:
    """The hash that an event must have for what it says."""
    return event_hash(
        event.sequence,
        at=event.at,
        by=event.by,
        verb=event.verb,
        subject_kind=event.subject_kind,
        subject_id=event.subject_id,
        details=event.details,
        previous_hash=event.previous_hash,
    )


def changed_event(event: Event) -> Iterator[str]:
    """A sentence where an event does not have the hash of what it says."""
    if event.hash != hash_of(event):
        yield f"Audit event {event.sequence} ({event.verb} by {event.by}) was changed after it was recorded."


def replay_of(session: Session, subjects: Sequence[UUID]) -> Replay:
    """The events of some records, replayed."""
    return Replay(_events(session, subjects))


def _replayed(session: Session, rows: Rows, subjects: Sequence[UUID] = ()) -> Iterator[str]:
    known = [row["id"] for kind in SUBJECTS for row in rows.get(kind, ())]
    events = _events(session, list(dict.fromkeys([*known, *subjects])))
    for event in events:
        yield from changed_event(event)
    yield from Replay(events).differences(rows)


def _events(session: Session, subjects: Sequence[UUID]) -> list[Event]:
    """The events of some records in their order, with those of the records that they deleted."""
    events: list[Event] = []
    ahead = list(subjects)
    while ahead:
        read: list[Event] = []
        for some in _batches(ahead):
            read.extend(session.connection().execute(_query("audit_event", "subject_id"), {"ids": some}))
        events += read
        deleted = [UUID(_object(event.details)["deleted"][1]) for event in read if _DELETED in event.details]
        ahead = [id_ for id_ in deleted if id_ not in ahead and id_ not in subjects]
    return sorted(events, key=lambda event: event.sequence)


def _commitment_rows(session: Session, ids: Sequence[UUID]) -> Rows:
    session.flush()
    rows = {table: _rows(session, table, owner, ids) for table, owner in _PARTS.items()}
    criteria = [row["id"] for row in rows["criterion"]]
    rows["criterion_judgement"] = _rows(session, "criterion_judgement", "criterion_id", criteria)
    rows["commitment"] = _rows(session, "commitment", "id", ids)
    return rows


def _rows(
    session: Session, name: str, column: str | None = None, ids: Sequence[UUID] | None = None
) -> list[RowMapping]:
    # Not by way of the session, and with queries made once: a save asks fifteen times.
    connection = session.connection()
    if column is None or ids is None:
        return list(connection.execute(select(_table(name))).mappings())
    rows: list[RowMapping] = []
    for some in _batches(ids):
        rows.extend(connection.execute(_query(name, column), {"ids": some}).mappings())
    return rows


@cache
def _query(name: str, column: str) -> Select[*tuple[object, ...]]:
    table = _table(name)
    return select(table).where(table.c[column].in_(bindparam("ids", expanding=True)))


def _batches(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    for start in range(0, len(ids), _MAX_IDS):
        yield ids[start : start + _MAX_IDS]


def _row_differences(table: str, key: Key, row: RowMapping, recorded: Values) -> Iterator[str]:
    called = f"The {_called(table)} {row.get('slug') or ' '.join(key)}"
    if not recorded:
        yield f"{called} has no audit event."
        return
    recorded = _ADDED.get(table, {}) | recorded
    comparable = {**row, "archived_text": _length(row["archived_text"])} if table == "source" else row
    changed = [name for name, value in comparable.items() if name in recorded and not _same(value, recorded[name])]
    if changed:
        yield f"{called} was changed after it was recorded: {', '.join(changed)}."
    text = row.get("archived_text")
    if text is not None and hashlib.sha256(text.encode()).hexdigest() != recorded.get("sha256"):
        yield f"{called} holds another text than was archived: its SHA-256 is not the recorded one."


def _stored(kind: str, details: Values) -> Values:
    """The details of an event as values of columns; of an archived text they hold the length."""
    if kind == "source" and "characters" in details:
        return {"sha256": details.get("sha256"), "archived_text": details["characters"]}
    return details


def _listed(table: str, columns: tuple[str, ...], owner: str, value: Any) -> Values:
    if isinstance(value, dict):
        return value
    return {_PARTS[table]: owner, **dict(zip(columns, [value] if isinstance(value, str) else value, strict=True))}


def _key(table: str, row: Values | RowMapping) -> Key:
    return tuple(str(row.get(name)) for name in _KEYS.get(table, ("id",)))


def _same(value: object, recorded: object) -> bool:
    if isinstance(value, datetime):
        # The event keeps the moment in the zone that it came with.
        return isinstance(recorded, str) and datetime.fromisoformat(recorded) == value
    if value is None or isinstance(value, str | int | float | dict | list):
        return value == recorded
    return str(value) == recorded


def _length(text: str | None) -> int | None:
    return None if text is None else len(text)


def _object(details: str) -> Values:
    try:
        value = json.loads(details)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _called(table: str) -> str:
    return table.replace("_", " ")


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


_EVENT = _table("audit_event")

"""Versions of records, folded from their audit events: what each said before an edit, and what it said after."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row

Values = dict[str, Any]
"""Name of a field → its value, as JSON has it."""

VERSIONED: dict[str, tuple[str, ...]] = {
    "commitment": tuple(
        "slug title statement statement_language translation detail place latitude longitude kind committed_on "
        "reported_on part_of_id time_zone review_interval_days publication".split()
    ),
    "actor": tuple("name other_names kind position part_of_id identifiers".split()),
    "source": tuple(
        "url headline publisher author language published published_earliest published_latest accessed_at sha256 "
        "kind withdrawn_at".split()
    ),
    "milestone": tuple("title edtf earliest latest reached_on source_id quote withdrawn_at".split()),
}
"""Tables whose rows are edited in place → the columns that make up a version."""


class Versions:
    """The versions of the records that some events speak of, oldest first."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], list[Values]] = {}

    def note(self, kind: str, subject: str, fields: Values, event: Row[Any], details: Mapping[str, Any]) -> None:
        """Take down what a record says after an event, if that is something else than before."""
        versions = self._known.setdefault((kind, subject), [])
        if versions and versions[-1]["fields"] == fields:
            return
        if not fields and not versions:
            return  # taken back, without the events that say what it was
        versions.append(
            {
                "subject_kind": kind,
                "subject_id": subject,
                "version": len(versions) + 1,
                "commitment_id": subject if kind == "commitment" else _commitment_of(versions, details),
                "fields": fields,
                "reason": str(details.get("reason", "")),
                "recorded_at": event.at.isoformat(),
                "recorded_by": event.by,
                "undoes": details.get("undoes"),
                "event_sequence": event.sequence,
            }
        )

    def complete(self, kind: str, subject: str, fields: Values) -> None:
        """What a migration adds about the last version is no edit."""
        versions = self._known.get((kind, subject))
        if versions:
            versions[-1] = {**versions[-1], "fields": fields}

    def rows(self) -> Iterator[Values]:
        """The rows that `record_version` must have: none for a record that was never edited."""
        for versions in self._known.values():
            if len(versions) > 1:
                yield from versions


def version_fields(kind: str, row: Values, parts: Mapping[str, list[Any]]) -> Values:
    """The fields of a version from a record's columns and, of a commitment, what hangs on it."""
    return {name: row[name] for name in VERSIONED[kind] if name in row} | dict(parts)


def stored_values(row: Values) -> Values:
    """A version as values of the table's columns."""
    return row | {
        "subject_id": UUID(row["subject_id"]),
        "commitment_id": UUID(row["commitment_id"]) if row["commitment_id"] else None,
        "recorded_at": datetime.fromisoformat(row["recorded_at"]),
    }


def _commitment_of(versions: list[Values], details: Mapping[str, Any]) -> str | None:
    return versions[0]["commitment_id"] if versions else details.get("commitment_id")

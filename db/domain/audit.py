"""The chain of audit events: what is hashed, and how."""

import hashlib
import json
from datetime import UTC, datetime
from uuid import UUID

FIRST_PREVIOUS_HASH = "0" * 64
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)


def canonical_json(value: object) -> str:
    """One spelling for one value: sorted keys, no spaces, letters as they are; days and ids as text."""
    return _CANONICAL.encode(value)


def event_hash(
    sequence: int,
    *,
    at: datetime,
    by: str,
    verb: str,
    subject_kind: str,
    subject_id: UUID,
    details: str,
    previous_hash: str,
) -> str:
    """SHA-256, in hex, over the event's canonical JSON and the hash of the event before it."""
    content = canonical_json(
        {
            "sequence": sequence,
            "at": at.astimezone(UTC).isoformat(),
            "by": by,
            "verb": verb,
            "subject_kind": subject_kind,
            "subject_id": str(subject_id),
            "details": details,
            "previous_hash": previous_hash,
        }
    )
    return hashlib.sha256(content.encode()).hexdigest()

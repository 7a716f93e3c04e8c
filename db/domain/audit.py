"""The chain of audit events: what is hashed, and how."""

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from json.encoder import encode_basestring
from uuid import UUID

FIRST_PREVIOUS_HASH = "0" * 64
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)


spelled: Callable[[str], str] = encode_basestring
"""A text in canonical JSON."""


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
    subject_id: UUID | str,
    details: str,
    previous_hash: str,
) -> str:
    """SHA-256, in hex, over the event's canonical JSON and the hash of the event before it."""
    # As canonical_json would spell it: an encoder that looks at each of so many events costs four times as much.
    content = (
        f'{{"at":"{at.astimezone(UTC).isoformat()}","by":{spelled(by)},"details":{spelled(details)},'
        f'"previous_hash":{spelled(previous_hash)},"sequence":{sequence},"subject_id":"{subject_id}",'
        f'"subject_kind":{spelled(subject_kind)},"verb":{spelled(verb)}}}'
    )
    return hashlib.sha256(content.encode()).hexdigest()

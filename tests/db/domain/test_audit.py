"""The hash of an audit event is over its canonical JSON, whatever its texts hold."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from db.domain.audit import canonical_json, event_hash

SUBJECT = UUID("0f8fad5b-d9cb-469f-a165-70867728950e")
AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TEXTS = st.text()


@given(TEXTS, TEXTS, TEXTS)
def test_an_event_can_be_hashed_again_from_its_canonical_json(by: str, details: str, previous: str) -> None:
    event = {"at": AT, "by": by, "verb": "add_source", "subject_kind": "source", "subject_id": SUBJECT}
    more = {"details": details, "previous_hash": previous, "sequence": 7}
    written = canonical_json({**event, **more, "at": AT.isoformat()})
    result = event_hash(
        7,
        at=AT.astimezone(timezone(timedelta(hours=3))),
        by=by,
        verb="add_source",
        subject_kind="source",
        subject_id=SUBJECT,
        details=details,
        previous_hash=previous,
    )
    assert result == hashlib.sha256(written.encode()).hexdigest()

"""Idempotent saves: a request that is sent again under its key is answered with the first outcome, not saved twice."""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col

from db.domain.audit import canonical_json
from db.errors import InvalidInput
from db.models import IdempotencyKey
from db.services.inputs import Write

MAX_KEY_LENGTH = 200
MAX_KEY_AGE = timedelta(days=7)

Outcome = Mapping[str, Any]
"""What a save led to, as JSON has it: the answer that its sender is given, again and again."""


def once(session: Session, key: str, request: object, write: Write, *, save: Callable[[Session], Outcome]) -> Outcome:
    """The outcome of `save`, which is carried out at most once per key, in one transaction with the key.

    `request` is what was sent: another one under the same key is refused. A save that raises leaves no key, so that it
    may be sent again. Raises `InvalidInput` and whatever `save` raises.
    """
    if not 0 < len(key) <= MAX_KEY_LENGTH or not key.isprintable():
        raise InvalidInput(f"A key has from 1 to {MAX_KEY_LENGTH} printable characters.", field="key")
    digest = hashlib.sha256(canonical_json(request).encode()).hexdigest()
    known = _entry(session, key, write.at)
    if known is None:
        try:
            outcome = _saved(session, save)
            _add(session, key, digest, outcome, write)
            session.commit()
        except BaseException:
            session.rollback()
            raise
        return outcome
    if known.request != digest:
        raise InvalidInput("What you sent before was saved after all. Reload the page to see it.", field="key")
    return saved_outcome(known)


def outcome_of(session: Session, key: str, *, at: datetime) -> Outcome | None:
    """The outcome of the save that was made under this key; None if there was none, or it was long ago."""
    known = _entry(session, key, at)
    return saved_outcome(known) if known else None


def saved_outcome(entry: IdempotencyKey) -> Outcome:
    """The outcome that an entry holds."""
    outcome: Outcome = json.loads(entry.outcome)
    return outcome


def _entry(session: Session, key: str, at: datetime) -> IdempotencyKey | None:
    # A session that may write holds the write lock from its first statement on, so nobody else adds the key meanwhile.
    known = session.get(IdempotencyKey, key, populate_existing=True)
    return known if known is not None and known.recorded_at > at - MAX_KEY_AGE else None


def _saved(session: Session, save: Callable[[Session], Outcome]) -> Outcome:
    """Carry out the save within the running transaction: its own commit ends a savepoint only."""
    inner = Session(
        session.connection(), join_transaction_mode="create_savepoint", expire_on_commit=False, info=session.info
    )
    with inner:
        outcome = save(inner)
    # As whoever asks again will be given it.
    again: Outcome = json.loads(canonical_json(outcome))
    return again


def _add(session: Session, key: str, digest: str, outcome: Outcome, write: Write) -> None:
    session.execute(delete(IdempotencyKey).where(col(IdempotencyKey.recorded_at) <= write.at - MAX_KEY_AGE))
    entry = IdempotencyKey(
        key=key, by=write.by, request=digest, outcome=canonical_json(outcome), recorded_at=write.at, hash=""
    )
    entry.hash = entry_hash(entry)
    session.add(entry)


def entry_hash(entry: IdempotencyKey) -> str:
    """SHA-256 of what an entry says; `commitments verify` compares it."""
    return hashlib.sha256(canonical_json(entry.model_dump(exclude={"hash"})).encode()).hexdigest()

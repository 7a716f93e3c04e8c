"""Is the database itself whole?"""

from collections.abc import Iterator

from sqlalchemy import text
from sqlmodel import Session, select

from db.models import IdempotencyKey
from db.services.idempotency import entry_hash

_UNCHECKED = text("SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE NOT convalidated")


def storage_problems(session: Session) -> Iterator[str]:
    """Damage that the engine finds itself, and references that point at nothing."""
    if session.get_bind().dialect.name == "postgresql":
        for table, name in session.execute(_UNCHECKED):
            yield f"The rule {name} of {table} is not held by the database (NOT VALID)."
        return
    for line in session.execute(text("PRAGMA integrity_check")).scalars():
        if line != "ok":
            yield f"The database file is damaged: {line}."
    for table, row, target, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield f"Row {row} of {table} refers to a row of {target} that does not exist."


def key_problems(session: Session) -> Iterator[str]:
    """Keys of recent saves whose outcome was changed. That one was deleted nobody can tell: they expire."""
    for entry in session.exec(select(IdempotencyKey)):
        if entry.hash != entry_hash(entry):
            yield f"The outcome of the save {entry.key} was changed after it was recorded."

"""Is the database itself whole, and does it still refuse to change history?"""

from collections.abc import Iterator

from sqlalchemy import text
from sqlmodel import Session

APPEND_ONLY_TABLES = ("status_update", "deadline_revision", "evidence", "audit_event")

_SQLITE_TRIGGERS = text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
_POSTGRESQL_TRIGGERS = text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')")
_UNCHECKED = text("SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE NOT convalidated")


def storage_problems(session: Session) -> Iterator[str]:
    """Damage that the engine finds itself, references that point at nothing, triggers that are gone."""
    if session.get_bind().dialect.name == "postgresql":
        yield from _postgresql(session)
    else:
        yield from _sqlite(session)


def _sqlite(session: Session) -> Iterator[str]:
    for found in session.execute(text("PRAGMA integrity_check")).scalars():
        if found != "ok":
            yield f"The database file is damaged: {found}."
    for table, row, target, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield f"Row {row} of {table} refers to a row of {target} that does not exist."
    present = set(session.execute(_SQLITE_TRIGGERS).scalars())
    for table in APPEND_ONLY_TABLES:
        for verb in ("update", "delete", "replace"):
            if f"{table}_append_only_{verb}" not in present:
                yield f"History is not protected: the trigger that refuses to {verb} rows of {table} is missing."


def _postgresql(session: Session) -> Iterator[str]:
    for table, name in session.execute(_UNCHECKED):
        yield f"The rule {name} of {table} is not held by the database (NOT VALID)."
    present = set(session.execute(_POSTGRESQL_TRIGGERS).scalars())
    for table in APPEND_ONLY_TABLES:
        if f"{table}_append_only" not in present:
            yield f"History is not protected: the trigger that refuses to change {table} is missing or switched off."

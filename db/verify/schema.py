"""Is the schema the one that the migrations make: every table, index, trigger and function, and none besides?

The schema of each engine is written out beside this module; `python -m tests.schema` renews it after a migration.
"""

from collections.abc import Iterator
from importlib.resources import files

from sqlalchemy import text
from sqlmodel import Session

_SQLITE = text("SELECT type || ' ' || name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
_POSTGRESQL = tuple(
    text(query)
    for query in (
        "SELECT 'table ' || table_name, string_agg(concat_ws(' ', column_name, data_type, character_maximum_length, "
        "CASE is_nullable WHEN 'NO' THEN 'NOT NULL' END), ', ' ORDER BY ordinal_position) "
        "FROM information_schema.columns WHERE table_schema = current_schema() GROUP BY table_name",
        "SELECT 'constraint ' || conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = current_schema()::regnamespace AND contype IN ('c', 'f', 'p', 'u')",
        "SELECT 'index ' || indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()",
        "SELECT 'trigger ' || tgname, pg_get_triggerdef(t.oid) || ' ' || tgenabled::text FROM pg_trigger t "
        "JOIN pg_class c ON c.oid = tgrelid "
        "WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace",
        "SELECT 'rule ' || rulename, definition FROM pg_rules WHERE schemaname = current_schema()",
        "SELECT 'function ' || proname, provolatile::text || proisstrict::text || prosrc FROM pg_proc "
        "WHERE pronamespace = current_schema()::regnamespace AND prokind = 'f' AND proname = ANY(:functions)",
    )
)
_FUNCTIONS = ["refuse_to_change_history", "tell_of_changes", "commitment_trigrams"]


def schema_problems(session: Session) -> Iterator[str]:
    """Parts of the schema that are missing, that are not as they were made, or that nobody here made."""
    revisions = list(session.execute(text("SELECT version_num FROM alembic_version")).scalars())
    if len(revisions) > 1:
        yield f"The schema claims to be of several revisions: {', '.join(sorted(revisions))}."
    present = schema_of(session)
    for part, definition in expected_schema(session.get_bind().dialect.name).items():
        kind, name = part.split(" ", 1)
        protects = "History is not protected: the" if "_append_only" in name else "The"
        if part not in present:
            yield f"{protects} {kind} {name} is missing from the schema."
        elif present.pop(part) != definition:
            yield f"{protects} {kind} {name} is not the one of the schema: it was replaced, changed or switched off."
    for part in present:
        yield f"The {part} is not part of the schema."


def schema_of(session: Session) -> dict[str, str]:
    """Kind and name of each part of the database's schema → its definition on one line."""
    if session.get_bind().dialect.name == "sqlite":
        rows = [tuple(row) for row in session.execute(_SQLITE)]
    else:
        schema = session.execute(text("SELECT current_schema()")).scalar_one()
        rows = [
            (part, definition.replace(f"{schema}.", ""))
            for query in _POSTGRESQL
            for part, definition in session.execute(
                query, {"functions": _FUNCTIONS} if ":functions" in query.text else {}
            )
        ]
    return {part: " ".join((definition or "").split()) for part, definition in sorted(rows)}


def expected_schema(dialect: str) -> dict[str, str]:
    """The same of a database that the migrations of this release have made."""
    lines = (files(__package__) / f"schema_{dialect}.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)

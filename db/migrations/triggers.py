"""Triggers, on both engines: history that is only added to, and word of every change.

A migration that has to rebuild one of these tables drops its triggers first and adds them again.
"""

from alembic import op

_FUNCTION = """
CREATE FUNCTION refuse_to_change_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'append-only: % is never changed or deleted from', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$
"""


def add_triggers(tables: dict[str, str]) -> None:
    """Make each table append-only. `tables`: name of the table → name of its primary key."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_FUNCTION)
    for table, key in tables.items():
        if op.get_bind().dialect.name == "postgresql":
            _add_to_postgresql(table)
        else:
            _add_to_sqlite(table, key)


def _add_to_postgresql(table: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history()"
    )


def _add_to_sqlite(table: str, key: str) -> None:
    message = f"append-only: {table} is never changed or deleted from"
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_append_only_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )
    # INSERT OR REPLACE deletes the old row without asking the trigger above, unless recursive_triggers is on.
    op.execute(
        f"CREATE TRIGGER {table}_append_only_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) "
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def notify_of_changes() -> None:
    """On PostgreSQL, tell whoever listens about every audit event, the moment it is committed."""
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute(
        "CREATE FUNCTION tell_of_changes() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN PERFORM pg_notify('commitments_changed', ''); RETURN NULL; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_event_tell AFTER INSERT ON audit_event "
        "FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changes()"
    )

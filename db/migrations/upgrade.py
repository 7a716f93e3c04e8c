"""Bring a database to the newest revision, or say why not.

Alembic is imported only when there is something to do: a start on a database that is up to date stays fast.
"""

from enum import Enum, auto
from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import URL

from db import migrations
from db.connections.copies import verified_copy
from db.connections.engines import is_sqlite, migration_engine
from db.errors import DatabaseTooNew, DatabaseUnusable


class SchemaState(Enum):
    """How a database's schema stands to this release."""

    EMPTY = auto()
    OLD = auto()
    CURRENT = auto()


def schema_state(connection: Connection) -> SchemaState:
    """What is to be done. Raises DatabaseTooNew, or DatabaseUnusable if the tables are somebody else's."""
    revision = _revision(connection)
    if revision is None:
        return SchemaState.EMPTY
    if revision not in migrations.revisions():
        raise DatabaseTooNew(
            f"This database was made by a newer release (its revision is {revision}, the newest known here is "
            f"{migrations.newest_revision()}). Install the newer release; nothing was changed."
        )
    return SchemaState.CURRENT if revision == migrations.newest_revision() else SchemaState.OLD


def upgrade(address: URL) -> bool:
    """Upgrade in one transaction, alone; returns whether the database was new. Does nothing if it is up to date.

    A SQLite file with records in it is first copied beside itself as `<name>.before-<revision>.db`.
    If the upgrade fails, the copy stays; the next attempt makes no other. Raises DatabaseTooNew and DatabaseUnusable;
    the database is then as it was.
    """
    engine = migration_engine(address)
    try:
        with engine.begin() as connection:
            state = schema_state(connection)
            if state is not SchemaState.CURRENT:
                _refuse_early(connection, state)
                if state is SchemaState.OLD and is_sqlite(address):
                    _copy_beside(Path(str(address.database)))
                _run_alembic(connection)
                if is_sqlite(address):
                    _check_foreign_keys(connection)
            return state is SchemaState.EMPTY
    finally:
        engine.dispose()


def _revision(connection: Connection) -> str | None:
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        revisions = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
        missing = sorted({"commitment", "audit_event"} - set(tables))
        if revisions and missing:
            raise DatabaseUnusable(
                f"This database has no table {missing[0]}: it is damaged, or belongs to another program."
            )
        if revisions:
            return str(revisions[0])
    others = [name for name in tables if name != "alembic_version"]
    if others:
        raise DatabaseUnusable("This database holds other tables than commitments; choose another one.")
    return None


def _refuse_early(connection: Connection, state: SchemaState) -> None:
    """Revision 0001 was rewritten three times before it was published; these tables lack what 0002 builds on."""
    if state is SchemaState.EMPTY:
        return
    if "phase_number" not in {column["name"] for column in inspect(connection).get_columns("commitment")}:
        raise DatabaseUnusable(
            "This database was made by a trial version from before revision 0001 was final, and can't be upgraded. "
            "Open it with the version that made it and enter its records in a new database; nothing was changed."
        )


def _copy_beside(path: Path) -> None:
    verified_copy(path, path.with_name(f"{path.stem}.before-{migrations.newest_revision()}.db"))


def _run_alembic(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    # From the package's own folder, so that an installed wheel finds it too.
    config.set_main_option("script_location", str(migrations.HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _check_foreign_keys(connection: Connection) -> None:
    broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    if broken is not None:
        raise DatabaseUnusable(
            f"The upgrade would leave a row of {broken[0]} pointing at nothing; nothing was changed."
        )

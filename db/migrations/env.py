"""Alembic's way in. `db.migrations.upgrade` hands over a connection; the `alembic` command names a database:

COMMITMENTS_DATABASE=/tmp/new.db alembic check
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from alembic import context
from alembic.operations.ops import MigrationScript
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection
from sqlmodel import SQLModel

import db.models  # noqa: F401  the tables must be known before they can be compared
from db.connections.addresses import database_address
from db.connections.engines import migration_engine
from db.migrations import revisions
from db.migrations.search_index import is_search_index


@contextmanager
def _connection() -> Iterator[Connection]:
    given = context.config.attributes.get("connection")
    if given is not None:
        yield given
        return
    engine = migration_engine(database_address(os.environ["COMMITMENTS_DATABASE"]))
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def _number(_: MigrationContext, __: Iterable[str | None] | str, scripts: list[MigrationScript]) -> None:
    """Name a new revision by the next number."""
    if scripts:
        scripts[0].rev_id = f"{int((revisions() or ('0000',))[-1]) + 1:04}"


def _compared(name: str | None, kind: str, _: object) -> bool:
    return not is_search_index(name, kind)


def _run() -> None:
    with _connection() as connection:
        context.configure(
            connection=connection,
            target_metadata=SQLModel.metadata,
            compare_type=True,
            include_name=_compared,
            render_as_batch=connection.dialect.name == "sqlite",
            transactional_ddl=True,
            process_revision_directives=_number,
            autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
        )
        context.run_migrations()


_run()

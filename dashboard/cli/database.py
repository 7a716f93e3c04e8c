"""Settings and the database that a command works on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from dashboard.cli.output import WRONG_USE, fail
from dashboard.settings import InvalidSetting, Settings
from db.engine import Database, open_database


def settings_for(database: str | None) -> Settings:
    """The environment's settings, with the database that the command was given."""
    try:
        settings = Settings.from_environment()
    except InvalidSetting as error:
        fail(str(error), code=WRONG_USE)
    return replace(settings, database=database) if database else settings


@contextmanager
def opened(
    where: str, *, create: bool = True, as_it_is: bool = False, replica: str | None = None
) -> Iterator[Database]:
    """The database, closed again at the end. Raises DatabaseUnusable."""
    database = open_database(where, create=create, as_it_is=as_it_is, replica=replica)
    try:
        yield database
    finally:
        database.dispose()

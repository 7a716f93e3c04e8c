"""No room is left: a clean error, and everything that was there is still there."""

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlmodel import func, select

from db.connections.failures import plain_error
from db.engine import open_database
from db.errors import DatabaseFull
from db.models import StatusUpdate
from db.verify import verification
from tests.support.records import a_commitment, an_update


def test_a_full_disk_loses_nothing_and_says_so(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    commitment_id = a_commitment(database)
    with database.write() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
        session.execute(text(f"PRAGMA max_page_count = {pages + 3}"))
    saved = 0
    with pytest.raises(DatabaseFull, match="no room left"):
        for _ in range(100):
            an_update(database, commitment_id, reason="A long story. " * 300)
            saved += 1
    with database.write() as session:
        session.execute(text("PRAGMA max_page_count = 1000000"))
    with database.read() as session:
        assert session.exec(select(func.count()).select_from(StatusUpdate)).one() == saved
        assert verification(session).problems == ()
    an_update(database, commitment_id)
    database.dispose()


def test_postgresqls_full_disk_is_said_in_the_same_words() -> None:
    error = OperationalError("INSERT", {}, psycopg.errors.DiskFull("could not extend file"))
    assert isinstance(plain_error(error), DatabaseFull)

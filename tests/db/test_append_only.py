"""History is only ever added to: the database itself refuses everything else."""

import sqlite3

import psycopg
import pytest
from sqlalchemy import text

from db.domain.vocabulary import Judged
from db.engine import Database
from db.errors import AppendOnly
from db.services.commitments import edit_commitment
from db.services.criteria import judge_criterion, set_criteria
from db.services.inputs import CommitmentChanges, NewJudgement, Write
from db.services.review_snoozes import snooze_review
from tests.support.records import MOMENT, a_commitment, an_update

A_COLUMN = {
    "status_update": "reason",
    "deadline_revision": "wording",
    "evidence": "quote_exact",
    "criterion_judgement": "reason",
    "review_snooze": "reason",
    "audit_event": "verb",
    "record_version": "reason",
}
HISTORY = tuple(A_COLUMN)


@pytest.fixture
def filled(database: Database) -> Database:
    commitment = a_commitment(database)
    an_update(database, commitment)
    with database.write() as session:
        snooze_review(session, commitment, until=MOMENT.date(), reason="Later.", write=Write("test", MOMENT))
    with database.write() as session:
        (criterion,) = set_criteria(session, commitment, ["The flag is down"], Write("test", MOMENT))
        unclear = NewJudgement(Judged.UNCLEAR, MOMENT.date(), "Nobody could see it.")
        judge_criterion(session, criterion.id, unclear, Write("test", MOMENT))
    with database.write() as session:
        edit_commitment(session, commitment, CommitmentChanges(place="Basra"), Write("test", MOMENT))
    return database


@pytest.mark.parametrize("table", HISTORY)
def test_a_row_of_history_can_not_be_changed(filled: Database, table: str) -> None:
    before = rows(filled, table)
    with pytest.raises(AppendOnly, match="only ever added to"), filled.write() as session:
        session.execute(text(f"UPDATE {table} SET {A_COLUMN[table]} = 'rewritten'"))
    assert rows(filled, table) == before


@pytest.mark.parametrize("table", HISTORY)
def test_a_row_of_history_can_not_be_deleted(filled: Database, table: str) -> None:
    before = rows(filled, table)
    with pytest.raises(AppendOnly), filled.write() as session:
        session.execute(text(f"DELETE FROM {table}"))
    assert rows(filled, table) == before


@pytest.mark.parametrize("table", HISTORY)
def test_other_programs_are_refused_as_well(filled: Database, table: str) -> None:
    if filled.path is None:
        with psycopg.connect(filled.url.replace("+psycopg", "")) as postgresql:
            for statement in (f"UPDATE {table} SET {A_COLUMN[table]} = 'x'", f"TRUNCATE {table} CASCADE"):
                with (
                    pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="append-only"),
                    postgresql.transaction(),
                ):
                    postgresql.execute(statement.encode())
        return
    line = sqlite3.connect(filled.path)
    for statement in (
        f"UPDATE {table} SET {A_COLUMN[table]} = 'x'",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            line.execute(statement)
    line.close()


def rows(database: Database, table: str) -> list[tuple[object, ...]]:
    with database.read() as session:
        return [tuple(row) for row in session.execute(text(f"SELECT * FROM {table} ORDER BY 1"))]

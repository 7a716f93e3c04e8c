"""Direct changes to the file, at random over every table and column: `commitments verify` sees each of them."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from sqlmodel import SQLModel, select

from db.domain.vocabulary import ActorRole, Judged, LinkKind
from db.engine import open_database
from db.models import Criterion
from db.services.commitments import edit_commitment, link_commitments
from db.services.criteria import judge_criterion
from db.services.evidence import correct_evidence, tie_evidence, withdraw_evidence
from db.services.idempotency import once
from db.services.inputs import CommitmentChanges, NewActor, NewJudgement, NewMilestone, SourceChanges
from db.services.milestones import add_milestone, edit_milestone, reach_milestone, withdraw_milestone
from db.services.review_snoozes import snooze_review
from db.services.site_facts import set_site_fact
from db.services.source_edits import edit_source, withdraw_source
from db.services.sources import archive_text
from db.verify import verification
from tests.support.builders import (
    TODAY,
    a_commitment,
    a_revision,
    a_source,
    a_write,
    an_update,
    quoting,
)

SEED = 20261128
# Keys of recent saves expire, so that one is gone says nothing.
MAY_LOSE_ROWS = ("idempotency_key", "commitment_search_index_idx")
# SQLite's own pages of the index of the search. Its integrity check reads every entry, but not every byte: a page that
# no search reaches, or an offset that none needs, may differ without any search finding less.
OPAQUE = "commitment_search_index_data"
# A text that no record has any more keeps its row, which no search reads.
READ_ROWS = {
    "folded_text": "SELECT * FROM folded_text WHERE text IN (SELECT title FROM commitment UNION SELECT place FROM "
    "commitment UNION SELECT name FROM actor UNION SELECT wording FROM deadline_revision)"
}
# Of its pages by their first term; likewise.
MAY_GAIN_ROWS = ("commitment_search_index_idx",)


@dataclass(frozen=True)
class Change:
    """One statement, and what it is called in a failure."""

    sql: str
    values: tuple[object, ...]


@pytest.fixture(scope="module")
def everything(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with rows in every table."""
    path = tmp_path_factory.mktemp("everything") / "everything.db"
    shutil.copyfile(migrated_sqlite, path)
    database = open_database(path)
    actors = (
        (ActorRole.RESPONSIBLE, NewActor("Ministry of Works", other_names={"fr": ["Ministère"]}, position="Minister")),
        (ActorRole.COUNTERPARTY, NewActor("Harbour Board", identifiers={"wikidata": "Q1"})),
    )
    with database.write() as session:
        one = a_commitment(session, actors=actors, topics=("Bridges",), criteria=("Cars cross it",))
        two = a_commitment(session, part_of=one.id, links=((LinkKind.FOLLOWS, one.id),))
        evidence = quoting("2026-03-01", quote="It has begun.")
        an_update(session, one, evidence=evidence)
        a_revision(session, one, "2027-09")
        edit_commitment(session, two.id, CommitmentChanges(place="Basra", title="Paint it"), a_write())
        link_commitments(session, two.id, one.id, a_write(), kind=LinkKind.DEPENDS_ON)
        step = add_milestone(session, one.id, NewMilestone("Piers stand", "2026-05"), a_write())
        edit_milestone(session, step.id, NewMilestone("Two stand", "2026-06"), a_write(), reason="A slip.")
        reach_milestone(session, step.id, TODAY, a_write(), evidence=quoting("2026-06-01", quote="They stand.")[0])
        withdraw_milestone(session, step.id, a_write(), reason="Of another bridge.")
        add_milestone(session, one.id, NewMilestone("Deck lies", "2026-07"), a_write())
        tie = tie_evidence(session, one.id, quoting("2026-01-11", quote="They will open it."), a_write())
        tie = correct_evidence(session, tie.id, quote="We will open it.", reason="A slip.", write=a_write())
        withdraw_evidence(session, tie.id, reason="Of another bridge.", write=a_write())
        criterion = session.exec(select(Criterion)).one()
        judgement = NewJudgement(Judged.MET, TODAY, "Seen.", quoting("2026-11-20")[0])
        judge_criterion(session, criterion.id, judgement, a_write())
        snooze_review(session, one.id, a_write(), until=TODAY.replace(month=12), reason="Holidays.")
        archive_text(session, a_source(session).id, "As it was read.", a_write())
        other = a_source(session)
        edit_source(session, other.id, SourceChanges(author="Ann"), a_write(), reason="She wrote it.")
        withdraw_source(session, other.id, a_write(), reason="Not about us.")
        set_site_fact(session, "sample", "Two bridges", a_write())
        once(session, "a key", {"title": "x"}, a_write(), save=lambda inner: {"id": a_commitment(inner).id})
    database.dispose()
    return path


def changes(path: Path) -> list[Change]:
    """A change of each column of each table, and a row of each deleted and doubled."""
    dice = Random(SEED)
    with closing(sqlite3.connect(path)) as line:
        tables = line.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
        names = [name for (name,) in tables if not name.startswith("sqlite_") and name != OPAQUE]
        return [change for name in names for change in of_table(line, dice, name)]


def of_table(line: sqlite3.Connection, dice: Random, table: str) -> Iterator[Change]:
    described = line.execute(f"PRAGMA table_info({table})").fetchall()
    columns = [row[1] for row in described]
    keys = [row[1] for row in described if row[5]] or columns[:1]
    rows = [
        dict(zip(columns, row, strict=True)) for row in line.execute(READ_ROWS.get(table, f"SELECT * FROM {table}"))
    ]
    which = " AND ".join(f"{key} IS ?" for key in keys)
    for column in columns if rows else ():
        row = dice.choice(rows)
        value = another(dice, row[column], [other[column] for other in rows])
        yield Change(f"UPDATE {table} SET {column} = ? WHERE {which}", (value, *(row[key] for key in keys)))
    if rows and table not in MAY_LOSE_ROWS:
        row = dice.choice(rows)
        yield Change(f"DELETE FROM {table} WHERE {which}", tuple(row[key] for key in keys))
    if table in MAY_GAIN_ROWS:
        return
    row = dice.choice(rows) if rows else dict.fromkeys(columns, "inserted")
    doubled = tuple(another(dice, value, []) if name in keys else value for name, value in row.items())
    yield Change(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", doubled)


def another(dice: Random, value: object, others: list[object]) -> object:
    """Another value of the same kind."""
    different = [other for other in others if other != value and other is not None]
    if different and dice.random() < 0.5:
        return dice.choice(different)
    if isinstance(value, int | float):
        return value + dice.randint(1, 5)
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1]) if value else b"x"
    if value is None:
        return "2026-01-01"
    text = str(value)
    spot = dice.randrange(len(text)) if text else 0
    return text[:spot] + ("7" if text[spot : spot + 1] != "7" else "3") + text[spot + 1 :]


def applied(path: Path, change: Change) -> bool:
    """Make the change as somebody could who has the file; whether it changed anything."""
    with closing(sqlite3.connect(path, isolation_level=None)) as line:
        for setting in ("ignore_check_constraints = ON", "synchronous = OFF", "journal_mode = MEMORY"):
            line.execute(f"PRAGMA {setting}")
        line.execute("BEGIN")
        triggers = line.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            line.execute(f"DROP TRIGGER {name}")
        try:
            changed = line.execute(change.sql, change.values).rowcount > 0
        except sqlite3.IntegrityError:
            changed = False
        for _, sql in triggers:
            line.execute(sql)
        line.execute("COMMIT")
    return changed


def test_of_many_direct_changes_none_is_unseen(everything: Path, tmp_path: Path) -> None:
    unseen, made = [], 0
    for number, change in enumerate(changes(everything)):
        path = tmp_path / f"{number}.db"
        shutil.copyfile(everything, path)
        if not applied(path, change):
            continue
        made += 1
        if not seen(path):
            unseen.append(change)
        path.unlink()
    assert made >= 200
    assert unseen == [], "\n".join(f"UNSEEN {change}"[:300] for change in unseen)


def seen(path: Path) -> bool:
    try:
        database = open_database(path, as_it_is=True)
    except Exception as error:
        return bool(str(error))
    try:
        with database.read() as session:
            return bool(verification(session).problems)
    finally:
        database.dispose()


def test_every_table_has_rows_to_change(everything: Path) -> None:
    with closing(sqlite3.connect(everything)) as line:
        empty = [
            table
            for table in SQLModel.metadata.tables
            if line.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
        ]
    assert empty == []

"""The large made-up database: the same at every run, varied, and just as the services would have left it."""

import hashlib
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session, SQLModel, col, func, select

from db.domain.filters import Tile
from db.domain.vocabulary import AssessedStatus
from db.engine import Database, open_database
from db.models import Commitment, CommitmentActor
from db.queries.timeline import timeline_count, timeline_rows, timeline_tiles
from db.sample.generated import FIRST_DAY, generate
from db.verify import verification
from tests.support.builders import TODAY, a_commitment, a_view

COUNT = 120


def contents(session: Session) -> str:
    """A digest of every row of every table."""
    digest = hashlib.sha256()
    for table in SQLModel.metadata.sorted_tables:
        for row in session.execute(table.select().order_by(*table.primary_key.columns)):
            digest.update(f"{table.name}{tuple(row)!r}".encode())
    return digest.hexdigest()


def made(folder: Path, *, seed: int) -> tuple[str, str]:
    """Digests of a database made up anew: of what it says, and of its file."""
    path = folder / "made-up.sqlite"
    folder.mkdir()
    opened = open_database(path)
    generate(opened, COUNT, today=TODAY, seed=seed)
    with opened.read() as session:
        content = contents(session)
    opened.dispose()
    return content, hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_same_seed_gives_the_same_bytes_and_another_one_another_database(tmp_path: Path) -> None:
    first, again = made(tmp_path / "first", seed=1), made(tmp_path / "again", seed=1)
    assert first == again
    assert made(tmp_path / "other", seed=2)[0] != first[0]


def test_it_is_what_the_services_would_have_written_also_beside_other_records(database: Database) -> None:
    with database.write() as session:
        a_commitment(session, title="Written by hand")
    generate(database, COUNT, today=TODAY)
    with database.read() as session:
        assert verification(session).problems == ()
        assert timeline_count(session, a_view()) == COUNT + 1
        assert timeline_count(session, a_view(search="by hand")) == 1


def test_both_engines_are_given_the_same_records(shared_database: Database, tmp_path: Path) -> None:
    generate(shared_database, COUNT, today=TODAY)
    with shared_database.read() as session:
        assert contents(session) == made(tmp_path / "file", seed=1)[0]


def test_everything_stays_as_it_was_where_making_it_fails(database: Database) -> None:
    def indices() -> list[str]:
        with database.read() as session:
            sqlite = "SELECT name FROM sqlite_master WHERE type IN ('index', 'trigger') ORDER BY name"
            other = "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() ORDER BY indexname"
            return list(session.execute(text(sqlite if database.path else other)).scalars())

    before = indices()
    with pytest.raises(ValueError):
        generate(database, COUNT, today=FIRST_DAY)  # there are no days from which to take its papers
    with database.read() as session:
        assert timeline_count(session, a_view()) == 0
    assert indices() == before


def test_it_is_as_varied_as_a_real_record(tmp_path: Path) -> None:
    opened = open_database(tmp_path / "varied.sqlite")
    generate(opened, 1_000, today=TODAY)
    with opened.read() as session:
        rows = timeline_rows(session, a_view(), count=1_000)
        tiles = timeline_tiles(session, a_view()).counts
        named = session.exec(
            select(func.count()).select_from(CommitmentActor).group_by(col(CommitmentActor.actor_id))
        ).all()
        languages = set(session.exec(select(Commitment.statement_language)).all())
    opened.dispose()
    assert {row.status for row in rows} == set(AssessedStatus)
    assert 100 < sum(bool(row.earlier_deadlines) for row in rows) < 500
    assert 100 < sum(row.latest is None for row in rows) < 400
    assert sum(row.padded_latest is not None for row in rows) > 20
    assert min(tiles[tile] for tile in (Tile.PASSED, Tile.NO_DEADLINE, Tile.FULFILLED, Tile.NEEDS_CHECK)) > 50
    assert max(named) > 10 * min(named)
    assert len(languages) >= 10 and len(scripts(" ".join(row.title for row in rows))) >= 10


def scripts(words: str) -> set[str]:
    """The first words of the letters' names: LATIN, ARABIC, THAI …"""
    names = Counter(unicodedata.name(letter, "").split(" ")[0] for letter in words if letter.isalpha())
    return {name for name in names if re.fullmatch("[A-Z]+", name)}

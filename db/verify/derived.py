"""Do the tables that lists, filters and the search ask say what follows from the records?"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing

from sqlalchemy import Table, select, text
from sqlmodel import Session, SQLModel

from db.derived_rows import Row, derived_rows
from db.domain.publication import PublicationDay
from db.models import DERIVED, SEARCH_INDEX, Commitment, CommitmentSearch, DeadlineRevision, StatusUpdate

_CALLED = {
    "commitment_state": "What lists show of it for days gone by",
    "commitment_facet": "What the filters count of it",
    "commitment_search": "What the search knows of it",
}
_INDEX = text(f"SELECT sql FROM sqlite_master WHERE name = '{SEARCH_INDEX}'")
_TEXTS = str(CommitmentSearch.__tablename__)
_INDEX_PARTS = ("data", "idx", "docsize", "config")


class Derived:
    """The derived rows of some commitments, as they are stored."""

    def __init__(self, session: Session, commitments: Sequence[Commitment]) -> None:
        numbers = [commitment.number for commitment in commitments]
        self._rows: dict[type[SQLModel], defaultdict[int, list[Row]]] = {}
        for model in DERIVED:
            by_number: defaultdict[int, list[Row]] = defaultdict(list)
            known: Table = model.metadata.tables[str(model.__tablename__)]
            wanted = select(known).where(known.c.number.in_(numbers)).order_by(*known.primary_key.columns)
            for row in session.execute(wanted).mappings():
                by_number[row["number"]].append(dict(row))
            self._rows[model] = by_number

    def problems(
        self,
        commitment: Commitment,
        updates: Sequence[StatusUpdate],
        revisions: Sequence[DeadlineRevision],
        *,
        actors: list[str],
        topics: list[str],
        publications: Sequence[PublicationDay],
    ) -> Iterator[str]:
        """Sentences about the tables that differ from what the records say."""
        expected = derived_rows(commitment, updates, revisions, actors=actors, topics=topics, publications=publications)
        for model, rows in expected.items():
            if _sorted(self._rows[model][commitment.number]) != _sorted(rows):
                yield f"{_CALLED[str(model.__tablename__)]} does not follow from its records."


def search_problems(session: Session) -> Iterator[str]:
    """Differences between the texts of the search and the engine's own index of them."""
    if session.get_bind().dialect.name == "postgresql":
        return  # keeps its indices itself
    made = session.execute(_INDEX).scalar_one_or_none()
    if made is None:
        return  # the schema's check has said so
    # SQLite's own check counts as writing, so it is made on a copy of the index, in a temporary file that nobody sees.
    with closing(sqlite3.connect("")) as scratch:
        columns = ", ".join(SQLModel.metadata.tables[_TEXTS].columns.keys())
        scratch.execute(f"CREATE TABLE {_TEXTS} ({columns})")
        scratch.execute(made)
        settings = scratch.execute(f"SELECT * FROM {SEARCH_INDEX}_config").fetchall()
        for name in (_TEXTS, *(f"{SEARCH_INDEX}_{part}" for part in _INDEX_PARTS)):
            scratch.execute(f"DELETE FROM {name}")
            rows = session.execute(text(f"SELECT * FROM {name}"))
            marks = ", ".join("?" * len(rows.keys()))
            scratch.executemany(f"INSERT INTO {name} VALUES ({marks})", (tuple(row) for row in rows))
        if scratch.execute(f"SELECT * FROM {SEARCH_INDEX}_config").fetchall() != settings:
            yield "The settings of the search's index were changed."
        try:
            scratch.execute(f"INSERT INTO {SEARCH_INDEX}({SEARCH_INDEX}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            yield f"The index of the search differs from its texts: {error}."


def _sorted(rows: list[Row]) -> list[tuple[tuple[str, str], ...]]:
    return sorted(tuple(sorted((name, str(value)) for name, value in row.items())) for row in rows)

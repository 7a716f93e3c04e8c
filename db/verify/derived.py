"""Do the tables that lists, filters and the search ask say what follows from the records?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import column, select, table
from sqlmodel import Session, SQLModel, col

from db.derived_rows import Row, derived_rows
from db.models import DERIVED, SEARCH_INDEX, Commitment, CommitmentSearch
from db.queries.listing.full_text import numbers_with

_CALLED = {
    "commitment_state": "What lists show of it for days gone by",
    "commitment_facet": "What the filters count of it",
    "commitment_search": "What the search knows of it",
}
# Each asking costs about a millisecond, and damage of this kind comes in pages of many rows.
_TRIED_WORDS = 300


class Derived:
    """The derived rows of some commitments, as they are stored."""

    def __init__(self, session: Session, commitments: Sequence[Commitment]) -> None:
        numbers = [commitment.number for commitment in commitments]
        self._rows: dict[type[SQLModel], defaultdict[int, list[Row]]] = {}
        for model in DERIVED:
            found: defaultdict[int, list[Row]] = defaultdict(list)
            known: Any = model.metadata.tables[str(model.__tablename__)]
            wanted = select(known).where(known.c.number.in_(numbers)).order_by(*known.primary_key.columns)
            for row in session.execute(wanted).mappings():
                found[row["number"]].append(dict(row))
            self._rows[model] = found

    def problems(
        self, commitment: Commitment, updates: Any, revisions: Any, *, actors: list[str], topics: list[str]
    ) -> Iterator[str]:
        """Sentences about the tables that differ from what the records say."""
        expected = derived_rows(commitment, updates, revisions, actors=actors, topics=topics)
        for model, rows in expected.items():
            if _sorted(self._rows[model][commitment.number]) != _sorted(rows):
                yield f"{_CALLED[str(model.__tablename__)]} does not follow from its records."


def search_problems(session: Session) -> Iterator[str]:
    """Texts that the engine's own index of the search does not know, or knows without there being any."""
    if session.get_bind().dialect.name == "postgresql":
        return  # keeps its indices itself
    texts = set(session.execute(select(col(CommitmentSearch.number))).scalars())
    indexed = set(session.execute(select(column("id")).select_from(table(f"{SEARCH_INDEX}_docsize"))).scalars())
    if texts != indexed:
        yield f"The index of the search differs from its texts in {len(texts ^ indexed):,} of them."
        return
    step = len(texts) // _TRIED_WORDS + 1
    tried = select(col(CommitmentSearch.number), col(Commitment.title)).join(
        Commitment, col(Commitment.number) == col(CommitmentSearch.number)
    )
    for number, title in session.execute(
        tried.where(col(CommitmentSearch.number).in_(islice(sorted(texts), 0, None, step)))
    ):
        word = title.split()[0]
        found = numbers_with([word], dialect="sqlite").where(column("rowid") == number)
        if session.execute(found).first() is None:
            yield f"The index of the search does not know the word “{word}” of “{title}”."


def _sorted(rows: list[Row]) -> list[tuple[tuple[str, str], ...]]:
    return sorted(tuple(sorted((name, str(value)) for name, value in row.items())) for row in rows)

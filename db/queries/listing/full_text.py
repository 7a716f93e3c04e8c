"""The search as one types: commitments that hold every word, found through the engine's index of three letters.

One interface over both engines: `db/migrations/search_index.py` makes the indices, `db/domain/searchable.py` says
what a word finds.
"""

from collections.abc import Sequence
from enum import Enum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    column,
    func,
    intersect,
    literal,
    literal_column,
    select,
    table,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import Text
from sqlmodel import col

from db.domain.searchable import sought
from db.models import SEARCH_INDEX, CommitmentSearch


class Deadlines(Enum):
    """Which deadlines' words count."""

    CURRENT = ("words", "wording")
    ALL = ("words", "wording", "earlier")
    NONE = ("words",)


def numbers_with(words: Sequence[str], deadlines: Deadlines = Deadlines.CURRENT, *, dialect: str) -> Select[int]:
    """The numbers of the commitments that hold all the words."""
    needles = [sought(word) for word in words]
    columns = deadlines.value
    return _in_arrays(needles, columns) if dialect == "postgresql" else _in_full_text(needles, columns)


def _in_full_text(needles: Sequence[str], columns: Sequence[str]) -> Select[int]:
    # Between quotes nothing is an operator; a quote itself is written twice.
    phrases = " AND ".join('"' + needle.replace('"', '""') + '"' for needle in needles)
    asked = f"{{{' '.join(columns)}}} : ({phrases})"
    return (
        select(column("rowid")).select_from(table(SEARCH_INDEX)).where(literal_column(SEARCH_INDEX).op("MATCH")(asked))
    )


def _in_arrays(needles: Sequence[str], columns: Sequence[str]) -> Select[int]:
    # Each column by itself: of "in this or in that" PostgreSQL would cut every text that it found into parts again.
    found = [
        union_all(*(_numbers(col(getattr(CommitmentSearch, name)), needle) for name in columns)) for needle in needles
    ]
    every = found[0] if len(found) == 1 else intersect(*(select(one.subquery().c.number) for one in found))
    return select(every.subquery().c.number).distinct()


def _numbers(text: Any, needle: str) -> Select[int]:
    return select(col(CommitmentSearch.number).label("number")).where(_stands_in(text, needle))


def _stands_in(text: Any, needle: str) -> ColumnElement[bool]:
    parts = sorted({needle[at : at + 3] for at in range(len(needle) - 2)})
    wanted = literal(parts, ARRAY(Text))
    # The index knows which texts have all the parts; whether they stand beside each other the text itself tells.
    return and_(func.commitment_trigrams(text).op("@>")(wanted), func.strpos(text, needle) > 0)

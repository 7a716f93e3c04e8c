"""Full-text search: commitments that hold every word, by the engine's trigram index; and short texts that hold one.

One interface over both engines: `db/migrations/search_index.py` makes the indices, `db/domain/searchable.py` says
what a word matches. Everything is compared as Python folded it when it was written, so both engines find the same.
"""

from collections.abc import Sequence
from enum import Enum
from typing import TypeAlias

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    column,
    exists,
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
from db.domain.vocabulary import TextKind
from db.models import SEARCH_INDEX, CommitmentSearch, FoldedText, Source, SourceSearch

ShortText: TypeAlias = SQLColumnExpression[str] | SQLColumnExpression[str | None]
"""A column whose texts stand in `folded_text`."""


class Deadlines(Enum):
    """Which deadlines' words count."""

    CURRENT = ("words", "wording")
    ALL = ("words", "wording", "earlier")
    NONE = ("words",)


def numbers_with(words: Sequence[str], deadlines: Deadlines = Deadlines.CURRENT, *, dialect: str) -> Select[int]:
    """The numbers of the commitments that hold all the folded words."""
    needles = [sought(word) for word in words]
    columns = deadlines.value
    return _in_arrays(needles, columns) if dialect == "postgresql" else _in_full_text(needles, columns)


def texts_where(kind: TextKind, condition: ColumnElement[bool]) -> Select[str]:
    """The texts of a kind whose row of `folded_text` meets the condition."""
    return select(col(FoldedText.text)).where(col(FoldedText.kind) == kind, condition)


def contains(text: ShortText, kind: TextKind, word: str) -> ColumnElement[bool]:
    """Whether the folded word stands anywhere in a text of that kind."""
    return text.in_(texts_where(kind, col(FoldedText.folded).contains(word, autoescape=True)))


def source_holds(words: Sequence[str]) -> ColumnElement[bool]:
    """Whether a source holds all the folded words in publisher, headline and link.

    Row by row: sources are listed by their days, and the first that fit are wanted.
    """
    holding = (col(SourceSearch.words).contains(word, autoescape=True) for word in words)
    return exists().where(col(SourceSearch.source_id) == col(Source.id), *holding)


def _in_full_text(needles: Sequence[str], columns: Sequence[str]) -> Select[int]:
    # Between quotes nothing is an operator; a quote itself is written twice.
    phrases = " AND ".join('"' + needle.replace('"', '""') + '"' for needle in needles)
    phrase = f"{{{' '.join(columns)}}} : ({phrases})"
    return (
        select(column("rowid")).select_from(table(SEARCH_INDEX)).where(literal_column(SEARCH_INDEX).op("MATCH")(phrase))
    )


def _in_arrays(needles: Sequence[str], columns: Sequence[str]) -> Select[int]:
    # Per column: with OR, PostgreSQL would compute the trigrams of every matching text again (recheck).
    matches = [
        union_all(*(_numbers(col(getattr(CommitmentSearch, name)), needle) for name in columns)) for needle in needles
    ]
    every = matches[0] if len(matches) == 1 else intersect(*(select(one.subquery().c.number) for one in matches))
    return select(every.subquery().c.number).distinct()


def _numbers(text: SQLColumnExpression[str], needle: str) -> Select[int]:
    return select(col(CommitmentSearch.number).label("number")).where(_holds(text, needle))


def _holds(text: SQLColumnExpression[str], needle: str) -> ColumnElement[bool]:
    parts = sorted({needle[at : at + 3] for at in range(len(needle) - 2)})
    wanted = literal(parts, ARRAY(Text))
    # The index says which texts have all the trigrams; the text itself, whether they are adjacent.
    return and_(func.commitment_trigrams(text).op("@>")(wanted), func.strpos(text, needle) > 0)

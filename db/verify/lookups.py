"""Are texts folded, and sources found, as the records say? (`folded_text`, `source_search`)"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import exists, select
from sqlmodel import Session, col

from db.derived_rows import folded_row, source_row
from db.domain.vocabulary import TextKind
from db.models import Actor, Commitment, CommitmentTopic, DeadlineRevision, FoldedText, Source, SourceSearch

_BATCH = 2_000
_COLUMNS: dict[TextKind, Any] = {
    TextKind.TITLE: col(Commitment.title),
    TextKind.WORDING: col(DeadlineRevision.wording),
    TextKind.RESPONSIBLE: col(Commitment.responsible),
    TextKind.PLACE: col(Commitment.place),
    TextKind.ACTOR: col(Actor.name),
    TextKind.TOPIC: col(CommitmentTopic.topic),
}
"""Where the texts of each kind stand."""


def lookup_problems(session: Session) -> Iterator[str]:
    """Texts and sources that the search would miss, or find where they are not."""
    columns = FoldedText.metadata.tables["folded_text"].columns
    for row in session.execute(select(*columns).execution_options(yield_per=_BATCH)).mappings():
        if folded_row(row["kind"], row["text"]) != dict(row):
            yield f"How the search compares the {row['kind']} “{row['text']}” does not follow from it."
    for kind, column in _COLUMNS.items():
        known = exists().where(col(FoldedText.kind) == kind, col(FoldedText.text) == column)
        for (text,) in session.execute(select(column).distinct().where(column != "", ~known)):
            yield f"The search does not know the {kind} “{text}”."
    yield from _sources(session)


def _sources(session: Session) -> Iterator[str]:
    stored = SourceSearch.metadata.tables["source_search"]
    rows = select(Source, stored).outerjoin(stored, stored.c.source_id == col(Source.id)).order_by(col(Source.id))
    for source, *row in session.execute(rows.execution_options(yield_per=_BATCH)):
        if dict(zip(stored.columns.keys(), row, strict=True)) != source_row(source):
            yield f"What the source {source.id} is found by does not follow from it."
        session.expunge(source)

"""The columns projected from a commitment's history, and the tables derived from it. The services write them again."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Text
from sqlmodel import Field, SQLModel

from db.domain.projection import NEVER, NO_SLIPPAGE
from db.domain.vocabulary import (
    AssessedStatus,
    DeadlineKind,
    FacetKind,
    Publication,
    Relation,
    ScheduleStatus,
    TextKind,
)
from db.models.columns import reference, text, words


class Filtered(SQLModel):
    """What filters compare. Every list index holds these columns, so that the index alone answers them."""

    publication: Publication = Field(sa_type=words(Publication, "publication"))
    status: AssessedStatus = Field(default=AssessedStatus.NOT_ASSESSED, sa_type=words(AssessedStatus, "status"))
    # The schedule status that no day changes: it was settled, or there is nothing to pass. None: the day decides.
    settled_schedule: ScheduleStatus | None = Field(default=None, sa_type=words(ScheduleStatus, "settled_schedule"))
    earliest: date | None = None
    latest: date | None = None
    padded_latest: date | None = None
    # The first day on which it waits for somebody to look; None for what is closed.
    check_due_on: date | None = None
    place: str | None = Field(default=None, sa_type=text(300))


FILTERED = tuple(Filtered.model_fields)


class Projected(Filtered):
    """What a list shows and sorts by: facts of the history, on the commitment's row and on each of its states.

    `db/domain/projection.py` computes the values from the history.
    """

    fulfilled_earliest: date | None = None
    fulfilled_latest: date | None = None
    deadline_kind: DeadlineKind | None = Field(default=None, sa_type=words(DeadlineKind, "deadline_kind"))
    relation: Relation | None = Field(default=None, sa_type=words(Relation, "relation"))
    wording: str | None = Field(default=None, sa_type=text(300))
    edtf: str | None = Field(default=None, sa_type=text(64))
    baseline_earliest: date | None = None
    baseline_latest: date | None = None
    baseline_padded_latest: date | None = None
    last_checked_on: date
    deadline_order: date = NEVER
    deadline_month: str | None = Field(default=None, sa_type=text(7))
    slippage_order: int = NO_SLIPPAGE


class CommitmentState(Projected, table=True):
    """What was known of a commitment from one day on, until another: its projection on each day that changed it.

    Derived from the history as the commitment's own row is, for questions about days gone by.
    """

    __tablename__ = "commitment_state"
    __table_args__ = (
        CheckConstraint("since < until", name="time_goes_on"),
        Index(
            "ix_commitment_state_by_deadline",
            *"deadline_order title number since until committed_on last_checked_on slippage_order".split(),
            *FILTERED,
        ),
        Index(
            "ix_commitment_state_facts",
            *"until since number last_checked_on deadline_month committed_on fulfilled_latest".split(),
            *FILTERED,
        ),
    )
    __mapper_args__: ClassVar[dict[str, object]] = {"confirm_deleted_rows": False}

    number: int = Field(sa_column=reference("commitment.number", primary_key=True))
    since: date = Field(primary_key=True)
    until: date
    title: str = Field(sa_type=text(300))
    committed_on: date


class CommitmentFacet(Filtered, table=True):
    """A value that filters offer, with what the other filters ask of the commitment that has it. Derived."""

    __tablename__ = "commitment_facet"
    # SQLite then keeps the rows in the order of the key, so that counting the values is one walk.
    __table_args__ = (Index("ix_commitment_facet_number", "number"), {"sqlite_with_rowid": False})

    kind: FacetKind = Field(primary_key=True, sa_type=words(FacetKind, "kind"))
    value: str = Field(primary_key=True, sa_type=text(300))
    number: int = Field(sa_column=reference("commitment.number", primary_key=True))


class CommitmentSearch(SQLModel, table=True):
    """The words of a commitment as the search compares them (`db/domain/searchable.py`). Derived.

    `wording` is the current deadline's, `earlier` that of all others ever recorded.

    The engine's own index over these columns is made by `db/migrations/search_index.py`, under the name `SEARCH_INDEX`.
    """

    __tablename__ = "commitment_search"

    number: int = Field(sa_column=reference("commitment.number", primary_key=True))
    words: str = Field(sa_type=Text)
    wording: str = Field(sa_type=Text)
    earlier: str = Field(sa_type=Text)


SEARCH_INDEX = "commitment_search_index"
"""Name of the engine's index over `commitment_search`; on SQLite it is a table of its own."""


class FoldedText(SQLModel, table=True):
    """A short text and how the search compares it (`db/domain/folding.py`), once however many records have it.

    Derived. The row stays when no record has the text any more.
    """

    __tablename__ = "folded_text"
    __table_args__ = ({"sqlite_with_rowid": False},)

    kind: TextKind = Field(primary_key=True, sa_type=words(TextKind, "kind"))
    text: str = Field(primary_key=True, sa_type=text(500))
    folded: str = Field(sa_type=Text)


class SourceSearch(SQLModel, table=True):
    """What a source is found by: its folded words, and the key that the addresses of one document share. Derived."""

    __tablename__ = "source_search"

    source_id: UUID = Field(sa_column=reference("source.id", primary_key=True))
    words: str = Field(sa_type=Text)
    # Not unique: of sources from before it was compared, several may lead to one document.
    address_key: str | None = Field(default=None, index=True, sa_type=text(64))


DERIVED: tuple[type[SQLModel], ...] = (CommitmentState, CommitmentFacet, CommitmentSearch)
"""Tables that say nothing of their own: the services write them again from a commitment's records."""

LOOKUPS: tuple[type[SQLModel], ...] = (FoldedText, SourceSearch)
"""Likewise, of single texts and of sources."""

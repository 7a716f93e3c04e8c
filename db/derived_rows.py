"""What the derived tables must hold of a commitment, a source and a text.

The services write it, `commitments verify` compares it.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from db.domain.folding import folded_line
from db.domain.history import Update
from db.domain.projection import StatedRevision, states
from db.domain.publication import PublicationDay, publication_on
from db.domain.searchable import searchable
from db.domain.source_address import address_key
from db.domain.vocabulary import FacetKind, TextKind
from db.models import FILTERED, Commitment, CommitmentFacet, CommitmentSearch, CommitmentState, Source

Row = dict[str, object]
"""Name of a column → its value."""

# Where the state itself does not say them; a commitment that is made up has no projection yet.
_OF_STATES = ("number", "title", "committed_on", *FILTERED)


def state_rows(
    commitment: Commitment,
    updates: Sequence[Update],
    revisions: Sequence[StatedRevision],
    *,
    publications: Sequence[PublicationDay] = (),
) -> list[Row]:
    """Rows of `commitment_state`, oldest first. `publications`: from which days on which one held, if it changed."""
    held = publications or [(date.min, commitment.publication)]
    return [
        {name: getattr(commitment, name) for name in _OF_STATES if name not in state.values}
        | {"since": state.since, "until": state.until, "publication": publication_on(held, state.since)}
        | state.values
        for state in states(commitment, updates, revisions, further_days=(day for day, _ in held))
    ]


def facet_rows(commitment: Commitment, *, actors: Iterable[str], topics: Iterable[str]) -> list[Row]:
    """Rows of `commitment_facet`, each value once whatever the roles of an actor; by kind and value."""
    own = {name: getattr(commitment, name) for name in ("number", *FILTERED)}
    values = [
        *((FacetKind.ACTOR, name) for name in sorted(set(actors))),
        *((FacetKind.TOPIC, topic) for topic in sorted(set(topics))),
    ]
    return [{"kind": kind, "value": value, **own} for kind, value in values]


def search_row(commitment: Commitment, revisions: Sequence[StatedRevision], *, actors: Iterable[str]) -> Row:
    """The row of `commitment_search`. Deadlines stand apart: looking back, another one holds."""
    texts = (commitment.title, commitment.statement, commitment.translation, commitment.place)
    return {
        "number": commitment.number,
        "words": searchable([*texts, *sorted(set(actors))]),
        "wording": searchable([commitment.wording]),
        "earlier": searchable(sorted({revision.wording for revision in revisions} - {commitment.wording})),
    }


def folded_texts(
    commitment: Commitment, revisions: Sequence[StatedRevision], *, actors: Iterable[str], topics: Iterable[str]
) -> set[tuple[TextKind, str]]:
    """The texts of a commitment that rows of `folded_text` must hold."""
    texts: dict[TextKind, Iterable[str | None]] = {
        TextKind.TITLE: [commitment.title],
        TextKind.WORDING: [revision.wording for revision in revisions],
        TextKind.RESPONSIBLE: [commitment.responsible],
        TextKind.PLACE: [commitment.place],
        TextKind.ACTOR: actors,
        TextKind.TOPIC: topics,
    }
    return {(kind, text) for kind, of_kind in texts.items() for text in of_kind if text}


def folded_row(kind: TextKind, text: str) -> Row:
    """The row of `folded_text` for one text."""
    return {"kind": kind, "text": text, "folded": folded_line(text)}


def source_row(source: Source) -> Row:
    """The row of `source_search`."""
    words = folded_line(f"{source.publisher} {source.headline} {source.url or ''}")
    return {"source_id": source.id, "words": words, "address_key": address_key(source.url) if source.url else None}


def derived_rows(
    commitment: Commitment,
    updates: Sequence[Update],
    revisions: Sequence[StatedRevision],
    *,
    actors: Iterable[str],
    topics: Iterable[str],
    publications: Sequence[PublicationDay] = (),
) -> dict[type[CommitmentState] | type[CommitmentFacet] | type[CommitmentSearch], list[Row]]:
    """All of them, by table."""
    named = list(actors)
    return {
        CommitmentState: state_rows(commitment, updates, revisions, publications=publications),
        CommitmentFacet: facet_rows(commitment, actors=named, topics=topics),
        CommitmentSearch: [search_row(commitment, revisions, actors=named)],
    }

"""What forms and filters offer to choose from, each with how often it occurs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, false, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from db.domain.folding import folded_line, uncased, words_of
from db.domain.source_address import address_key
from db.domain.typed_text import NAME_LENGTH, storable
from db.domain.vocabulary import FacetKind, Publication, TextKind
from db.models import Actor, AuditEvent, Commitment, FoldedText, SiteFact, Source, SourceSearch
from db.queries.listing.facet_counts import published_values
from db.queries.listing.full_text import Deadlines, ShortText, contains, numbers_with, source_holds, texts_where


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to choose, its words, and how many published commitments have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """A known source, newest first. `published` is EDTF."""

    id: UUID
    publisher: str
    headline: str
    published: str
    url: str | None
    language: str = "und"


def actor_choices(session: Session, *, typed: str = "", limit: int = 500) -> list[Choice]:
    """Actors with every word of `typed` in their names: those that begin with it, then those with most commitments."""
    used = published_values(FacetKind.ACTOR).subquery("used")
    name, count = col(Actor.name), func.coalesce(used.c.count, 0)
    choices = select(name, count).outerjoin(used, used.c.value == name).where(*_holding(name, TextKind.ACTOR, typed))
    rows = session.execute(choices.order_by(*_beginning(name, TextKind.ACTOR, typed), count.desc(), name).limit(limit))
    return [Choice(value, value, count) for value, count in rows]


def place_choices(session: Session, *, typed: str = "", limit: int = 500) -> list[Choice]:
    """Places of published commitments with every word of `typed`: those that begin with it, then the commonest."""
    place, used = col(Commitment.place), func.count()
    rows = session.execute(
        select(place, used)
        .where(place.is_not(None), col(Commitment.publication) == Publication.PUBLISHED)
        .group_by(place)
        # Of each place once, not of each commitment there.
        .having(*_holding(place, TextKind.PLACE, typed))
        .order_by(*_beginning(place, TextKind.PLACE, typed), used.desc(), place)
        .limit(limit)
    )
    return [Choice(str(value), str(value), count) for value, count in rows]


def topic_choices(session: Session, *, typed: str = "", limit: int = 500) -> list[Choice]:
    """Topics of published commitments with every word of `typed`: those that begin with it, then the commonest."""
    used = published_values(FacetKind.TOPIC).subquery("used")
    value, count = used.c.value, used.c.count
    choices = select(value, count).where(*_holding(value, TextKind.TOPIC, typed))
    rows = session.execute(
        choices.order_by(*_beginning(value, TextKind.TOPIC, typed), count.desc(), value).limit(limit)
    )
    return [Choice(value, value, count) for value, count in rows]


def actor_id_named(session: Session, name: str) -> UUID | None:
    """The id of the actor with that name, whatever its capitals; the very name first."""
    if not storable(name):
        return None
    alike = texts_where(TextKind.ACTOR, col(FoldedText.folded) == folded_line(name))
    actors = session.execute(select(col(Actor.name), col(Actor.id)).where(col(Actor.name).in_(alike)))
    named = {other: id_ for other, id_ in actors if uncased(other) == uncased(name)}
    return named.get(name, named[min(named)] if named else None)


def source_choices(session: Session, *, typed: str = "", limit: int = 500) -> list[SourceChoice]:
    """Known sources with every word of `typed` in publisher, headline or link: that document, then the newest."""
    words = words_of(typed)
    exact = _sources(session, [_at_address([typed])]) if words else []
    alike = _sources(session, [source_holds(words)] if words else [], limit=limit)
    return [*exact, *(one for one in alike if one not in exact)][:limit]


def sources_called(session: Session, texts: Iterable[str]) -> list[SourceChoice]:
    """The sources that one of these links leads to; and those without any link whose publisher a text begins with."""
    askable = [text for text in texts if text and storable(text)]
    # No publisher's name is longer, whatever was typed.
    publishers = [text[:at] for text in askable for at in range(NAME_LENGTH + 1) if text.startswith(", ", at)]
    linked = _sources(session, [_at_address(askable)]) if askable else []
    named = [col(Source.url).is_(None), col(Source.publisher).in_(publishers)]
    return [*linked, *(_sources(session, named) if publishers else [])]


def commitment_choices(session: Session, *, typed: str = "", limit: int = 500) -> list[tuple[UUID, str, str]]:
    """Id, slug and title of published commitments with every word of `typed` in their titles, to link to."""
    title, number = col(Commitment.title), col(Commitment.number)
    choices = select(col(Commitment.id), col(Commitment.slug), title).where(
        col(Commitment.publication) == Publication.PUBLISHED
    )
    words = words_of(typed)
    if not words:
        return [
            (id_, slug, named) for id_, slug, named in session.execute(choices.order_by(title, number).limit(limit))
        ]
    titled = title == " ".join(typed.split()) if storable(typed) else false()
    exact = session.execute(choices.where(titled).order_by(number).limit(limit)).all()
    numbers = numbers_with(words, Deadlines.NONE, dialect=session.get_bind().dialect.name)
    held = session.execute(
        choices.where(number.in_(numbers), *_holding(title, TextKind.TITLE, typed)).order_by(number).limit(limit)
    ).all()
    return [(id_, slug, named) for id_, slug, named in dict.fromkeys([*exact, *held])][:limit]


def shared_titles(session: Session, titles: Iterable[str]) -> set[str]:
    """Which of the titles several published commitments have."""
    title = col(Commitment.title)
    query = select(title).where(title.in_(list(titles)), col(Commitment.publication) == Publication.PUBLISHED)
    return set(session.execute(query.group_by(title).having(func.count() > 1)).scalars())


def commitments_titled(session: Session, title: str, *, limit: int = 2) -> list[UUID]:
    """Published commitments with exactly this title; two of them say that a title alone does not tell which."""
    if not storable(title):
        return []
    query = select(col(Commitment.id)).where(
        col(Commitment.title) == title, col(Commitment.publication) == Publication.PUBLISHED
    )
    return list(session.execute(query.order_by(col(Commitment.number)).limit(limit)).scalars())


def unpublished_commitments(session: Session, *, limit: int = 100) -> list[tuple[str, str, Publication]]:
    """Slug, title and publication of drafts and withdrawn commitments, the newest first; none that was discarded."""
    rows = session.execute(
        select(col(Commitment.slug), col(Commitment.title), col(Commitment.publication))
        .where(col(Commitment.publication) != Publication.PUBLISHED, ~_is_discarded())
        .order_by(col(Commitment.recorded_at).desc(), col(Commitment.id))
        .limit(limit)
    )
    return [(slug, title, publication) for slug, title, publication in rows]


DISCARDS, RESTORES = "discard_draft", "undo_discard"
"""The verbs of the audit events that throw a draft away and bring it back."""


def _is_discarded() -> ColumnElement[bool]:
    """Whether it was thrown away while it was a draft, and not brought back since."""
    e, later = AuditEvent, aliased(AuditEvent)
    again = exists().where(
        col(later.subject_id) == col(e.subject_id),
        col(later.verb) == RESTORES,
        col(later.sequence) > col(e.sequence),
    )
    discarded = exists().where(col(e.subject_id) == col(Commitment.id), col(e.verb) == DISCARDS, ~again)
    return and_(col(Commitment.publication) == Publication.WITHDRAWN, discarded)


def site_fact(session: Session, name: str) -> str | None:
    """A named fact about this database, or None."""
    fact = session.get(SiteFact, name)
    return fact.value if fact else None


def _sources(session: Session, conditions: Sequence[ColumnElement[bool]], *, limit: int = 500) -> list[SourceChoice]:
    # Only what is shown: the archived texts are long.
    columns = (Source.id, Source.publisher, Source.headline, Source.published, Source.url, Source.language)
    choices = select(*(col(one) for one in columns)).where(*conditions, col(Source.withdrawn_at).is_(None))
    order = (col(Source.published_latest).desc(), col(Source.publisher), col(Source.id))
    return [SourceChoice(*row) for row in session.execute(choices.order_by(*order).limit(limit))]


def _at_address(links: Iterable[str]) -> ColumnElement[bool]:
    keys = [address_key(link.strip()) for link in links]
    return col(Source.id).in_(select(col(SourceSearch.source_id)).where(col(SourceSearch.address_key).in_(keys)))


def _holding(text: ShortText, kind: TextKind, typed: str) -> list[ColumnElement[bool]]:
    return [contains(text, kind, word) for word in words_of(typed)]


def _beginning(text: ShortText, kind: TextKind, typed: str) -> list[ColumnElement[int]]:
    """A key by which what begins with the typed words comes first; none where nothing was typed."""
    words = " ".join(words_of(typed))
    if not words:
        return []
    return [case((text.in_(texts_where(kind, col(FoldedText.folded).startswith(words, autoescape=True))), 0), else_=1)]

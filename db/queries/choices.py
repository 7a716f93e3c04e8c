"""What forms and filters offer to choose from, each with how often it occurs."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from db.domain.typed_text import storable
from db.domain.vocabulary import FacetKind, Publication
from db.models import Actor, Commitment, SiteFact, Source
from db.queries.facets import published_values


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


def actor_choices(session: Session, *, most: int = 500) -> list[Choice]:
    """Actors by name, those with most commitments first."""
    used = published_values(FacetKind.ACTOR).subquery("used")
    name, count = col(Actor.name), func.coalesce(used.c.count, 0)
    found = session.execute(
        select(name, count).outerjoin(used, used.c.value == name).order_by(count.desc(), name).limit(most)
    )
    return [Choice(value, value, count) for value, count in found]


def place_choices(session: Session, *, most: int = 500) -> list[Choice]:
    """Places of published commitments, the commonest first."""
    place, used = col(Commitment.place), func.count()
    found = session.execute(
        select(place, used)
        .where(place.is_not(None), col(Commitment.publication) == Publication.PUBLISHED)
        .group_by(place)
        .order_by(used.desc(), place)
        .limit(most)
    )
    return [Choice(str(value), str(value), count) for value, count in found]


def topic_choices(session: Session, *, most: int = 500) -> list[Choice]:
    """Topics of published commitments, the commonest first."""
    used = published_values(FacetKind.TOPIC).subquery("used")
    found = session.execute(select(used.c.value, used.c.count).order_by(used.c.count.desc(), used.c.value).limit(most))
    return [Choice(value, value, count) for value, count in found]


def actor_id_named(session: Session, name: str) -> UUID | None:
    """The id of the actor with that name, whatever its capitals."""
    if not storable(name):
        return None
    found = select(col(Actor.id)).where(func.lower(col(Actor.name)) == func.lower(name.strip()))
    return session.execute(found.order_by(col(Actor.name))).scalars().first()


def source_choices(session: Session, *, most: int = 500) -> list[SourceChoice]:
    """Known sources, the newest first."""
    found = session.execute(
        select(Source).order_by(col(Source.published_latest).desc(), col(Source.publisher), col(Source.id)).limit(most)
    ).scalars()
    return [SourceChoice(s.id, s.publisher, s.headline, s.published, s.url, s.language) for s in found]


def commitment_choices(session: Session, *, most: int = 500) -> list[tuple[UUID, str, str]]:
    """Id, slug and title of published commitments, to link to."""
    found = session.execute(
        select(col(Commitment.id), col(Commitment.slug), col(Commitment.title))
        .where(col(Commitment.publication) == Publication.PUBLISHED)
        .order_by(col(Commitment.title), col(Commitment.id))
        .limit(most)
    )
    return [(id_, slug, title) for id_, slug, title in found]


def commitments_titled(session: Session, title: str, *, most: int = 2) -> list[UUID]:
    """Published commitments with exactly this title; two of them say that a title alone does not tell which."""
    if not storable(title):
        return []
    found = select(col(Commitment.id)).where(
        col(Commitment.title) == title, col(Commitment.publication) == Publication.PUBLISHED
    )
    return list(session.execute(found.order_by(col(Commitment.number)).limit(most)).scalars())


def unpublished_commitments(session: Session, *, most: int = 100) -> list[tuple[str, str, Publication]]:
    """Slug, title and publication of drafts and withdrawn commitments, the newest first."""
    found = session.execute(
        select(col(Commitment.slug), col(Commitment.title), col(Commitment.publication))
        .where(col(Commitment.publication) != Publication.PUBLISHED)
        .order_by(col(Commitment.recorded_at).desc(), col(Commitment.id))
        .limit(most)
    )
    return [(slug, title, publication) for slug, title, publication in found]


def site_fact(session: Session, name: str) -> str | None:
    """A named fact about this database, or None."""
    fact = session.get(SiteFact, name)
    return fact.value if fact else None

"""The review queue: the commitments that need a check, one at a time, the most urgent first.

It speaks of today: whoever looks back sees what is known now. Snoozed commitments are left out until their day; the
tile above the timeline still counts them, since a check is no less due for having been put off.
"""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from db.domain.filters import Tile, View
from db.models import Commitment, Evidence, ReviewSnooze, Source
from db.queries.listing.as_of import snapshot, tied_by
from db.queries.listing.filters import matching
from db.queries.listing.own_days import OwnDay, own_day, zoned
from db.queries.listing.sql_types import Query


@dataclass(frozen=True, slots=True)
class Review:
    """One place of the queue. `number` counts from 1 to `total`; `slug` is None where the queue is empty.

    `awaiting` are those whose deadline passed without a check since, which come first; `snoozed` are left out.
    """

    slug: str | None
    number: int
    total: int
    awaiting: int
    snoozed: int


@dataclass(frozen=True, slots=True)
class NewSourceEntry:
    """A source of a commitment that was recorded or published since it was last checked. `published` is EDTF."""

    id: UUID
    publisher: str
    headline: str
    url: str | None
    published: str


def review(session: Session, view: View, number: int) -> Review:
    """The commitment at a place of the queue, the last one if there are fewer: six queries, however long it is."""
    then = zoned(session, as_of_today(view))
    wanted = replace(then, tile=Tile.NEEDS_CHECK)
    source = snapshot(wanted)
    c = source.c
    dialect = session.get_bind().dialect.name
    needs = matching(source, wanted, dialect=dialect)
    own = own_day(then)
    awaiting = and_(own.follows(c, c.latest), c.last_checked_on <= c.latest)
    others = or_(c.latest.is_(None), own.allows(c, c.latest), c.last_checked_on > c.latest)
    asleep = c.id.in_(snoozed_ids(own))

    def count(*conditions: ColumnElement[bool]) -> int:
        counted = select(func.count()).select_from(source.source).where(needs, *conditions)
        return int(session.execute(counted).scalar_one())

    snoozed, first = count(asleep), count(awaiting) - count(awaiting, asleep)
    total = count() - snoozed
    if total == 0:
        return Review(None, 0, 0, 0, snoozed)
    place = min(max(number, 1), total) - 1
    # Two parts, so that each is a walk along the index of last checks rather than a sort of everything.
    part, skipped = (awaiting, place) if place < first else (others, place - first)
    slug = session.execute(
        select(c.slug)
        .where(needs, part, not_(asleep))
        .order_by(c.last_checked_on, c.title, c.number)
        .offset(skipped)
        .limit(1)
    ).scalar_one()
    return Review(slug, place + 1, total, first, snoozed)


def snoozed_ids(today: OwnDay) -> Query:
    """The commitments whose newest snooze lasts beyond their today.

    One from before the deadline's last day ends with it: when a window closes, somebody is to look.
    """
    s: type[ReviewSnooze] = ReviewSnooze
    own = Commitment.metadata.tables["commitment"].c
    return (
        select(col(s.commitment_id))
        .join(Commitment, own.id == col(s.commitment_id))
        .where(
            today.precedes(own, Commitment.metadata.tables["review_snooze"].c.until),
            or_(own.latest.is_(None), today.allows(own, own.latest), col(s.recorded_on) > own.latest),
            is_newest_snooze(),
        )
    )


def is_newest_snooze() -> ColumnElement[bool]:
    """Whether no snooze of the same commitment came after."""
    s, later = ReviewSnooze, aliased(ReviewSnooze)
    same = col(later.commitment_id) == col(s.commitment_id)
    return ~exists().where(same, col(later.recorded_at) > col(s.recorded_at))


def sources_since(session: Session, commitment_id: UUID, last_checked_on: date) -> list[NewSourceEntry]:
    """Sources of its evidence that were published after the last check, the newest first; ten at the most."""
    s = Source
    rows = session.execute(
        select(s)
        .where(
            col(s.id).in_(
                select(col(Evidence.source_id)).where(col(Evidence.commitment_id) == commitment_id, *tied_by(None))
            ),
            col(s.published_latest) > last_checked_on,
        )
        .order_by(col(s.published_latest).desc(), col(s.id))
        .limit(10)
    ).scalars()
    return [NewSourceEntry(one.id, one.publisher, one.headline, one.url, one.published) for one in rows]


def as_of_today(view: View) -> View:
    """The same commitments today: what is put off speaks of no other day."""
    return replace(view, as_of=view.today, as_recorded_by=None)

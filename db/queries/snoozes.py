"""What was put off in the review queue: until when, why, and by whom."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import FromClause, select
from sqlmodel import Session, col

from db.domain.filters import Tile, View
from db.models import Commitment, ReviewSnooze
from db.queries.listing.as_of import snapshot
from db.queries.listing.filters import matching
from db.queries.listing.own_days import OwnDay, own_day, zoned
from db.queries.listing.sql_types import Columns, Query
from db.queries.review import as_of_today, is_newest_snooze, snoozed_ids

MAX_SNOOZES = 500


@dataclass(frozen=True, slots=True)
class SnoozeEntry:
    """The snooze that keeps a commitment out of the queue."""

    id: UUID
    commitment_id: UUID
    slug: str
    title: str
    until: date
    reason: str
    recorded_at: datetime
    recorded_by: str


def snoozes(session: Session, view: View) -> list[SnoozeEntry]:
    """Those of the view that need a check and are snoozed, in the order in which they come back."""
    wanted = replace(zoned(session, as_of_today(view)), tile=Tile.NEEDS_CHECK)
    source = snapshot(wanted)
    needs = matching(source, wanted, dialect=session.get_bind().dialect.name)
    asleep = _asleep(source.source, source.c, own_day(wanted)).where(needs)
    rows = session.execute(asleep.order_by(col(ReviewSnooze.until), source.c.title).limit(MAX_SNOOZES))
    return [SnoozeEntry(*row) for row in rows]


def snooze_of(session: Session, commitment_id: UUID, today: date) -> SnoozeEntry | None:
    """The snooze that keeps this commitment out of the queue today; None where none does."""
    table = Commitment.metadata.tables["commitment"]
    row = session.execute(_asleep(table, table.c, OwnDay(today)).where(table.c.id == commitment_id)).first()
    return None if row is None else SnoozeEntry(*row)


def _asleep(source: FromClause, c: Columns, today: OwnDay) -> Query:
    s = ReviewSnooze
    said = (col(one) for one in (s.until, s.reason, s.recorded_at, s.recorded_by))
    wanted: Query = select(col(s.id), c.id, c.slug, c.title, *said).select_from(source)
    return wanted.join(s, col(s.commitment_id) == c.id).where(c.id.in_(snoozed_ids(today)), is_newest_snooze())

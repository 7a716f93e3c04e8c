"""The review queue: what waits most comes first, what was put off stays away until its day."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from db.domain.filters import Tile
from db.domain.vocabulary import AssessedStatus
from db.engine import Database
from db.errors import InvalidInput
from db.models import Commitment
from db.queries.review import review, sources_since
from db.queries.snoozes import snooze_of, snoozes
from db.queries.timeline import timeline_tiles
from db.services.review_snoozes import snooze_review, undo_snooze, wake_review
from db.verify import verification
from tests.support.builders import TODAY, a_commitment, a_revision, a_view, a_write, an_update

NOTHING = AssessedStatus.NO_PUBLIC_EVIDENCE


def order(session: Session) -> list[str | None]:
    view = a_view()
    return [review(session, view, number).slug for number in range(1, review(session, view, 1).total + 1)]


def snooze(session: Session, commitment: Commitment, days: int, *, seconds: int = 5) -> None:
    until = TODAY + timedelta(days=days)
    snooze_review(session, commitment.id, until=until, reason="The report is due then.", write=a_write(seconds))


def test_passed_deadlines_come_first_then_the_oldest_check(database: Database) -> None:
    with database.write() as session:
        a_commitment(session, title="Long unseen", deadline="2027-06", committed_on=date(2026, 2, 1))
        a_commitment(session, title="Longest unseen", deadline=None, committed_on=date(2026, 1, 1))
        a_commitment(session, title="Window closed", deadline="2026-10", committed_on=date(2026, 3, 1))
        fresh = a_commitment(session, title="Seen today", deadline="2027-06")
        an_update(session, fresh, NOTHING, since=TODAY.isoformat())
        done = a_commitment(session, title="Done", deadline="2026-10")
        an_update(session, done, AssessedStatus.FULFILLED)
    with database.read() as session:
        assert order(session) == ["window-closed", "longest-unseen", "long-unseen"]
        result = review(session, a_view(), 2)
        assert (result.number, result.total, result.awaiting, result.snoozed) == (2, 3, 1, 0)
        assert review(session, a_view(), 99).slug == "long-unseen"


def test_a_snoozed_one_stays_away_until_its_day_but_the_tile_still_counts_it(database: Database) -> None:
    with database.write() as session:
        snooze(session, a_commitment(session, title="Put off"), 10)
        a_commitment(session, title="Left")
    with database.read() as session:
        assert order(session) == ["left"]
        assert review(session, a_view(), 1).snoozed == 1
        assert timeline_tiles(session, a_view()).counts[Tile.NEEDS_CHECK] == 2
        day = TODAY + timedelta(days=10)
        assert review(session, a_view(day, today=day), 1).total == 2
        assert verification(session).problems == ()


def test_the_newest_snooze_counts_so_one_until_today_brings_it_back(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session, title="Put off")
        snooze(session, commitment, 30)
        snooze(session, commitment, 0, seconds=6)
    with database.read() as session:
        assert order(session) == ["put-off"]


def test_a_snooze_ends_when_the_window_closes(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session, title="Soon due", deadline="2026-11-30")
        snooze(session, commitment, 60)
    with database.read() as session:
        last, after = date(2026, 11, 30), date(2026, 12, 1)
        assert review(session, a_view(last, today=last), 1).total == 0
        assert review(session, a_view(after, today=after), 1).slug == "soon-due"


def test_a_snooze_after_the_window_closed_holds(database: Database) -> None:
    with database.write() as session:
        snooze(session, a_commitment(session, deadline="2026-10"), 10)
    with database.read() as session:
        assert review(session, a_view(), 1).slug is None


def test_an_empty_queue_says_so(database: Database) -> None:
    with database.read() as session:
        assert review(session, a_view(), 1).total == 0


def test_sources_since_the_last_check_are_told(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        a_revision(session, commitment, "2027-09", seconds=1)
        commitment_id = commitment.id
    with database.read() as session:
        assert [one.published for one in sources_since(session, commitment_id, date(2026, 1, 10))] == ["2026-06-01"]


@pytest.mark.parametrize(
    ("days", "reason", "field"), [(-1, "Later.", "until"), (400, "Later.", "until"), (1, " ", "snooze_reason")]
)
def test_a_snooze_needs_a_day_to_come_and_a_reason(database: Database, days: int, reason: str, field: str) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        with pytest.raises(InvalidInput) as refusal:
            snooze_review(session, commitment.id, until=TODAY + timedelta(days=days), reason=reason, write=a_write(5))
        assert refusal.value.field == field


def test_a_snooze_is_listed_woken_and_undone_and_undoing_twice_gives_it_back(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session, deadline=None)
        other = a_commitment(session, deadline=None)
        snooze(session, commitment, 9)
        first = snooze_review(session, commitment.id, until=TODAY + timedelta(5), reason="Soon.", write=a_write(6))

        def listed() -> list[date]:
            entry = snooze_of(session, commitment.id, TODAY)
            assert ([entry] if entry else []) == snoozes(session, a_view())
            assert review(session, a_view(), 1).snoozed == (1 if entry else 0)
            return [entry.until] if entry else []

        assert listed() == [first.until] and order(session) == [other.slug]
        newest = wake_review(session, commitment.id, a_write(7)).id
        assert listed() == [] and len(order(session)) == 2
        for number, expected in enumerate([[first.until], [], [first.until]]):
            newest = undo_snooze(session, newest, a_write(8 + number)).id
            assert listed() == expected
        with pytest.raises(InvalidInput, match="again since"):
            undo_snooze(session, first.id, a_write(12))
        only = snooze_review(session, other.id, until=TODAY + timedelta(5), reason="Soon.", write=a_write(13))
        undo_snooze(session, only.id, a_write(14))
        assert snooze_of(session, other.id, TODAY) is None
    with database.read() as session:
        assert verification(session).problems == ()

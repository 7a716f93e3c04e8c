"""The timeline opens with the days of most marks around today; *Fit* has the days of every mark."""

from datetime import date

from db.engine import Database
from db.queries.timeline_span import OpeningSpan, opening_span, timeline_span, whole_span
from db.services.inputs import NewMilestone
from db.services.milestones import add_milestone
from tests.support.builders import a_commitment, a_revision, a_view, a_write, quoting


def test_one_far_deadline_leaves_the_opening_span_and_is_counted_at_its_edge(database: Database) -> None:
    with database.write() as session:
        for month in range(1, 10):
            a_commitment(session, deadline=f"2027-0{month}-15", committed_on=date(2026, 1, month))
    with database.read() as session:
        ordinary = opening_span(session, a_view())
        assert ordinary == OpeningSpan(date(2026, 1, 1), date(2027, 9, 15))
    with database.write() as session:
        a_commitment(session, deadline="9998-01-01")
        a_commitment(session, deadline="2027-03", committed_on=date(1, 1, 1), evidence=quoting("2026-01-01"))
    with database.read() as session:
        assert timeline_span(session, a_view()) == (date(1, 1, 1), date(9998, 1, 1))
        opening = opening_span(session, a_view())
        assert opening == OpeningSpan(date(2026, 1, 1), date(2027, 9, 30), before=1, beyond=1)
        assert whole_span(session, a_view()) == (date(1, 1, 1), date(9998, 1, 1))
        # As of a day gone by as well, of what was known then.
        then = opening_span(session, a_view(date(2026, 1, 31)))
        assert then is not None and (then.before, then.beyond) == (1, 1)


def test_a_single_commitment_opens_whole_however_far_its_deadline_lies(database: Database) -> None:
    with database.write() as session:
        a_commitment(session, deadline="2126-12-31")
    with database.read() as session:
        assert opening_span(session, a_view()) == OpeningSpan(date(2026, 1, 10), date(2126, 12, 31))


def test_fit_shows_earlier_deadlines_and_milestones_too(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session, deadline="2031-05")
        a_revision(session, commitment, "2027-05")
        add_milestone(session, commitment.id, NewMilestone("Survey", "2024-02"), a_write(5))
    with database.read() as session:
        assert timeline_span(session, a_view()) == (date(2026, 1, 10), date(2027, 5, 31))
        assert whole_span(session, a_view()) == (date(2024, 2, 1), date(2031, 5, 31))
        assert opening_span(session, a_view(search="nothing at all")) is None
        assert whole_span(session, a_view(search="nothing at all")) is None

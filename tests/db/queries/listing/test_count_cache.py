"""Cached counts: never those of another state, and never more than a few hundred."""

from datetime import date, timedelta

from sqlalchemy import update

from db.connections.changes import LAST_CHANGE_AND_MARK
from db.connections.query_cache import MAX_ANSWERS
from db.domain.vocabulary import AssessedStatus, Publication
from db.engine import Database, open_database
from db.models import Commitment
from db.queries.listing.row_numbers import group_counts
from db.queries.timeline import overview, timeline_count, timeline_tiles
from db.queries.timeline_span import timeline_span
from tests.db.queries.test_query_counts import statements
from tests.support.builders import a_commitment, a_view, an_update

ALL = (timeline_count, timeline_tiles, timeline_span, overview, group_counts)


def test_a_count_is_not_repeated_until_something_is_written(shared_database: Database) -> None:
    with shared_database.write() as session:
        a_commitment(session, title="Open the first bridge")
    for _ in range(2):
        with shared_database.read() as session, statements(session) as sent:
            answers = [ask(session, a_view()) for ask in ALL]
    assert sent == [LAST_CHANGE_AND_MARK]
    assert answers[0] == 1


def test_what_another_process_writes_counts_at_once(shared_database: Database) -> None:
    with shared_database.read() as session:
        before = timeline_count(session, a_view())
        tiles = timeline_tiles(session, a_view())
    other = open_database(shared_database.url)
    with other.write() as session:
        commitment = a_commitment(session, title="Open another bridge")
    with shared_database.read() as session:
        assert timeline_count(session, a_view()) == before + 1
    with other.write() as session:
        an_update(session, commitment, AssessedStatus.FULFILLED)
    other.dispose()
    with shared_database.read() as session:
        assert timeline_tiles(session, a_view()).counts != tiles.counts


def test_what_was_never_committed_is_never_cached(shared_database: Database) -> None:
    with shared_database.read() as session:
        before = timeline_count(session, a_view())
    with shared_database.write() as session:
        session.execute(update(Commitment).values(publication=Publication.WITHDRAWN))
        assert timeline_count(session, a_view()) == 0 < before
    with shared_database.read() as session:
        assert timeline_count(session, a_view()) == before


def test_the_answer_is_that_of_the_view_but_for_its_order(shared_database: Database) -> None:
    with shared_database.read() as session:
        assert timeline_count(session, a_view(date(2020, 1, 1))) == 0
        assert timeline_count(session, a_view()) > 0
        with statements(session) as sent:
            timeline_count(session, a_view(descending=True))
        assert not sent


def test_a_few_hundred_answers_are_cached_and_no_more(shared_database: Database) -> None:
    with shared_database.read() as session:
        for days in range(MAX_ANSWERS + 20):
            timeline_count(session, a_view(date(2020, 1, 1) + timedelta(days=days)))
    assert len(shared_database._query_cache) == MAX_ANSWERS

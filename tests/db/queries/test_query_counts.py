"""Lists take the same number of queries for forty rows as for five."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session

from db.domain.filters import Group, Sort, View
from db.domain.vocabulary import AssessedStatus, LinkKind
from db.engine import Database
from db.queries.changes import changes
from db.queries.commitment import commitment_detail
from db.queries.frames import commitments_frame, deadline_revisions_frame, status_updates_frame
from db.queries.listing.count_cache import bypass_cache
from db.queries.listing.facet_counts import facet_counts
from db.queries.review import review
from db.queries.sources import source_count, source_detail, source_entries
from db.queries.statistics import statistics
from db.queries.suggestions import actor_choices, commitment_choices, place_choices, source_choices, topic_choices
from db.queries.table import Column, table_part
from db.queries.timeline import overview, timeline_count, timeline_groups, timeline_rows, timeline_tiles
from db.queries.timeline_span import timeline_span
from db.services.commitments import link_commitments
from db.services.inputs import NewEvidence, NewMilestone
from db.services.milestones import add_milestone
from tests.support.builders import a_commitment, a_new_source, a_revision, a_view, a_write, an_update

Read = Callable[[Session, View], Any]
FEW, MANY = 5, 40

READS: dict[str, Read] = {
    "timeline rows": lambda session, view: timeline_rows(session, view),
    "grouped rows": lambda session, view: timeline_rows(session, View(view.as_of, view.today, group=Group.PHASE)),
    "sorted rows": lambda session, view: timeline_rows(session, View(view.as_of, view.today, sort=Sort.SLIPPAGE)),
    "tiles": timeline_tiles,
    "groups": lambda session, view: timeline_groups(session, View(view.as_of, view.today, group=Group.ACTOR)),
    "span": timeline_span,
    "overview": overview,
    "table": lambda session, view: table_part(session, view, first=0, count=100),
    "count": timeline_count,
    "facets": facet_counts,
    "table, sorted": lambda session, view: table_part(session, view, first=0, count=100, order=[(Column.PLACE, True)]),
    "review": lambda session, view: review(session, view, 3),
    "statistics": statistics,
    "frame": commitments_frame,
    "frame of revisions": deadline_revisions_frame,
    "frame of updates": status_updates_frame,
    "what changed": lambda session, view: changes(session, view, date(2026, 2, 1)),
    "one commitment": lambda session, view: commitment_detail(session, view, "the-whole"),
    "sources": lambda session, view: source_entries(session, view),
    "source count": source_count,
    "one source": lambda session, view: source_detail(session, source_entries(session, view)[0].id, view=view),
    "actor choices": lambda session, view: actor_choices(session),
    "place choices": lambda session, view: place_choices(session),
    "topic choices": lambda session, view: topic_choices(session),
    "source choices": lambda session, view: source_choices(session),
    "commitment choices": lambda session, view: commitment_choices(session),
}
MAX_QUERIES = {
    "timeline rows": 8,
    "grouped rows": 8,
    "sorted rows": 8,
    "facets": 10,
    "table": 10,
    "table, sorted": 10,
    "review": 7,
    "one commitment": 18,
    "one source": 4,
    "frame": 4,
}


@contextmanager
def statements(session: Session) -> Iterator[list[str]]:
    """Every statement that the session sends meanwhile."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement != "BEGIN":
            sent.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


def grow(session: Session, size: int) -> None:
    """Add commitments until there are `size`, each with a history, all part of one and resting on one source."""
    shared = a_new_source("2026-01-10", url="https://gazette.example/shared")
    known = commitment_choices(session)
    result = [id_ for id_, slug, _ in known if slug == "the-whole"]
    whole = result[0] if result else a_commitment(session, title="The whole", evidence=(NewEvidence(shared),)).id
    for number in range(len(known) or 1, size):
        commitment = a_commitment(
            session,
            title=f"Part {number:03}",
            part_of=whole,
            place=f"Place {number}",
            topics=(f"Topic {number}",),
            evidence=(NewEvidence(shared),),
        )
        a_revision(session, commitment, "2027-09", seconds=1)
        an_update(session, commitment, AssessedStatus.DISPUTED, seconds=2)
        an_update(session, whole, since="2026-04-01", seconds=number)
        add_milestone(session, commitment.id, NewMilestone("Flag", "2026-05"), a_write(3))
        link_commitments(session, commitment.id, whole, kind=LinkKind.DEPENDS_ON, write=a_write(4))


@pytest.fixture(scope="module")
def counted(shared_database: Database) -> dict[int, dict[str, list[list[str]]]]:
    """The statements of every read, today and for a day gone by, with few and with many commitments."""
    result: dict[int, dict[str, list[list[str]]]] = {}
    for size in (FEW, MANY):
        with shared_database.write() as session:
            grow(session, size)
        result[size] = {
            name: [sent_by(shared_database, read, view) for view in views()] for name, read in READS.items()
        }
    return result


def views() -> list[View]:
    return [a_view(), a_view(date(2026, 9, 1)), a_view(as_recorded_by=date(2026, 11, 22))]


def sent_by(database: Database, read: Read, view: View) -> list[str]:
    with database.read() as session, statements(session) as sent:
        bypass_cache(session)
        read(session, view)
    return sent


@pytest.mark.parametrize("name", READS)
def test_many_rows_take_as_many_queries_as_few(counted: dict[int, dict[str, list[list[str]]]], name: str) -> None:
    few, many = ([len(sent) for sent in counted[size][name]] for size in (FEW, MANY))
    assert many == few
    assert max(many) <= MAX_QUERIES.get(name, 3)


def test_the_many_are_really_there(counted: dict[int, Any], shared_database: Database) -> None:
    with shared_database.read() as session:
        assert len(timeline_rows(session, a_view())) == MANY
        detail = commitment_detail(session, a_view(), "the-whole")
        assert detail is not None and len(detail.updates) == MANY - 1 and len(detail.links) == 2 * (MANY - 1)

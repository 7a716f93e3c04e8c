"""Sources and what rests on them, choices for forms, and a commitment's own page."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from db.domain.vocabulary import ActorRole, AssessedStatus, LinkKind, Publication, Supports
from db.engine import Database
from db.queries.commitment import commitment_detail
from db.queries.sources import source_count, source_detail, source_entries
from db.queries.suggestions import (
    actor_choices,
    actor_id_named,
    commitment_choices,
    place_choices,
    source_choices,
    topic_choices,
)
from db.services.commitments import add_commitment, link_commitments
from db.services.inputs import NewActor, NewEvidence, Write
from db.services.status_updates import undo_status_update
from tests.support.builders import (
    BY,
    TODAY,
    a_commitment,
    a_new_commitment,
    a_new_deadline,
    a_new_source,
    a_revision,
    a_source,
    a_view,
    a_write,
    an_actor,
    an_update,
    quoting,
)

RESPONSIBLE = ActorRole.RESPONSIBLE


def test_a_source_says_what_rests_on_it_with_the_quotes(database: Database) -> None:
    with database.write() as session:
        source = a_source(session, "2026-03-01")
        cites = (NewEvidence(source.id, "by June"),)
        stated = a_new_deadline("2026-06", evidence=cites)
        commitment = a_commitment(session, evidence=cites, deadline=stated)
        an_update(session, commitment, AssessedStatus.STALLED, evidence=cites)
        detail = source_detail(session, source.id)
        assert detail is not None
        assert {(item.supports, item.words, item.quote) for item in detail.supported} == {
            (Supports.COMMITMENT, "", "by June"),
            (Supports.DEADLINE, "2026-06", "by June"),
            (Supports.STATUS, "Stalled", "by June"),
        }
        assert detail.entry.evidence_count == 3
        assert source_entries(session, a_view())[0].evidence_count == 3


def test_a_source_is_known_from_the_end_of_the_time_when_it_was_published(database: Database) -> None:
    with database.write() as session:
        source = a_source(session, "2026-03")
        for day, count in ((date(2026, 3, 30), 0), (date(2026, 3, 31), 1)):
            assert source_count(session, a_view(day)) == len(source_entries(session, a_view(day))) == count
            assert (source_detail(session, source.id, view=a_view(day)) is not None) is bool(count)


def test_what_a_source_supports_is_shown_from_the_day_it_was_known(database: Database) -> None:
    with database.write() as session:
        early = a_source(session, "2026-01-10")
        commitment = a_commitment(session, evidence=(NewEvidence(early.id),))
        both = (NewEvidence(early.id), NewEvidence(a_new_source("2026-04-02")))
        an_update(session, commitment, AssessedStatus.DISPUTED, evidence=both)
        for day, supports in ((date(2026, 4, 1), set()), (date(2026, 4, 2), {Supports.STATUS})):
            detail = source_detail(session, early.id, view=a_view(day))
            assert detail is not None
            assert {item.supports for item in detail.supported} == {Supports.COMMITMENT} | supports
            assert detail.entry in source_entries(session, a_view(day))


def test_what_rests_on_a_source_in_a_draft_is_nobody_s_business(database: Database) -> None:
    with database.write() as session:
        source = a_source(session)
        a_commitment(session, publication=Publication.DRAFT, evidence=(NewEvidence(source.id),))
        detail = source_detail(session, source.id)
        assert detail is not None and detail.supported == ()
        assert {entry.evidence_count for entry in source_entries(session, a_view())} == {0}


def test_sources_come_newest_first_and_in_windows(database: Database) -> None:
    with database.write() as session:
        days = ["2026-01-05", "2026-05-05", "2026-03-05", "2026-03-05", "2026-04"]
        for day in days:
            a_source(session, day)
        everything = source_entries(session, a_view())
        assert [entry.published for entry in everything] == sorted(days, reverse=True)
        windows = [source_entries(session, a_view(), first=n, count=2) for n in (0, 2, 4)]
        assert [entry for window in windows for entry in window] == everything


def test_an_unknown_source_is_none(database: Database) -> None:
    with database.read() as session:
        assert source_detail(session, uuid4()) is None


def test_choices_come_with_how_many_published_commitments_have_them(database: Database) -> None:
    navy, army = NewActor("Navy"), NewActor("Army")
    with database.write() as session:
        twice = ((RESPONSIBLE, navy), (ActorRole.SPEAKER, navy))
        a_commitment(session, title="A", place="Basra", topics=("Sea",), actors=twice)
        a_commitment(session, title="B", place="Basra", topics=("Sea", "Air"), actors=twice[:1])
        draft: dict[str, Any] = {"place": "Mosul", "topics": ("Air",), "actors": ((RESPONSIBLE, army),)}
        a_commitment(session, title="C", publication=Publication.DRAFT, **draft)
        an_actor(session, "Nobody's")
        offered = [choices(session) for choices in (actor_choices, place_choices, topic_choices)]
        counted = [[(one.value, one.count) for one in choices] for choices in offered]
        assert counted == [[("Navy", 2), ("Army", 0), ("Nobody's", 0)], [("Basra", 2)], [("Sea", 2), ("Air", 1)]]
        assert [title for _, _, title in commitment_choices(session)] == ["A", "B"]
        assert len(actor_choices(session, limit=1)) == 1


def test_known_sources_are_offered_newest_first(database: Database) -> None:
    with database.write() as session:
        for day in ("2026-01-01", "2026-03-01", "2026-02-01"):
            a_source(session, day)
        assert [choice.published for choice in source_choices(session)] == ["2026-03-01", "2026-02-01", "2026-01-01"]
        assert len(source_choices(session, limit=2)) == 2


@pytest.mark.parametrize("name", ["Élysée", "élysée", " ÉLYSÉE "])
def test_an_actor_is_found_by_its_name_whatever_the_capitals(database: Database, name: str) -> None:
    with database.write() as session:
        assert actor_id_named(session, name) is None
        known = an_actor(session, "Élysée")
        assert actor_id_named(session, name) == known.id
        assert actor_id_named(session, "\x00") is None


def test_the_history_is_newest_first_and_says_what_corrected_what(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session)
        first = an_update(session, commitment, since="2026-03-01", evidence=quoting("2026-03-01", quote="begun"))
        second = an_update(session, commitment, AssessedStatus.FULFILLED, since="2026-05-01", seconds=1)
        answer = undo_status_update(session, second.id, a_write(2))
        detail = commitment_detail(session, a_view(), commitment.slug)
        assert detail is not None and detail.current_update is not None
        entries = {entry.id: entry for entry in detail.updates}
        assert [entry.id for entry in detail.updates][-1] == first.id
        assert entries[second.id].superseded_by == answer.id
        assert entries[answer.id].supersedes == second.id
        assert detail.current_update.id == first.id
        assert [quoted.quote for quoted in entries[first.id].evidence] == ["begun"]


def test_as_of_a_day_the_page_tells_only_what_was_known(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session, deadline="2026-06")
        an_update(session, commitment, since="2026-03-01")
        a_revision(session, commitment, "2026-12", announced_on=date(2026, 6, 1))
        for day, updates, revisions in ((date(2026, 2, 1), 0, 1), (date(2026, 4, 1), 1, 1), (TODAY, 1, 2)):
            detail = commitment_detail(session, a_view(day), commitment.slug)
            assert detail is not None
            assert (len(detail.updates), len(detail.revisions)) == (updates, revisions)
            assert detail.current_revision is not None
            assert detail.row.latest == detail.current_revision.latest
        assert commitment_detail(session, a_view(date(2026, 1, 9)), commitment.slug) is None


def test_as_recorded_by_a_day_the_page_tells_only_what_had_been_entered(database: Database) -> None:
    entered = datetime(2026, 2, 1, 23, 59, tzinfo=UTC)
    with database.write() as session:
        commitment = add_commitment(session, a_new_commitment(), Write(BY, entered))
        an_update(session, commitment, since="2026-01-15")
        for day, known in ((date(2026, 1, 31), None), (date(2026, 2, 1), 0), (TODAY, 1)):
            detail = commitment_detail(session, a_view(as_recorded_by=day), commitment.slug)
            assert (None if detail is None else len(detail.updates)) == known


def test_links_are_told_in_both_directions_with_the_family(database: Database) -> None:
    with database.write() as session:
        whole = a_commitment(session, title="Whole")
        part = a_commitment(session, title="Part", part_of=whole.id)
        link_commitments(session, part.id, whole.id, kind=LinkKind.FOLLOWS, write=a_write())
        details = [commitment_detail(session, a_view(), slug) for slug in ("part", "whole")]
        linked = [[(link.slug, link.kind, link.outgoing) for link in detail.links] for detail in details if detail]
        assert linked == [
            [("whole", LinkKind.FOLLOWS, True), ("whole", None, True)],
            [("part", LinkKind.FOLLOWS, False), ("part", None, False)],
        ]


def test_a_page_that_does_not_exist_is_none(database: Database) -> None:
    with database.read() as session:
        assert commitment_detail(session, a_view(), "nothing-here") is None

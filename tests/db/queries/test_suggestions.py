"""What forms find as one types: among everything that is known, along indices, and in any script."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import Session

from db.domain.vocabulary import Publication
from db.engine import Database
from db.queries.suggestions import (
    actor_choices,
    commitment_choices,
    place_choices,
    shared_titles,
    source_choices,
    sources_called,
    topic_choices,
)
from db.sample.generated import generate
from tests.db.queries.test_plans import plans, read_whole
from tests.support.builders import TODAY, a_commitment, a_source, an_actor

SEARCHES: dict[str, Callable[[Session, str], Any]] = {
    "actors": lambda session, typed: actor_choices(session, typed=typed, limit=20),
    "places": lambda session, typed: place_choices(session, typed=typed, limit=20),
    "topics": lambda session, typed: topic_choices(session, typed=typed, limit=20),
    "sources": lambda session, typed: source_choices(session, typed=typed, limit=20),
    "commitments": lambda session, typed: commitment_choices(session, typed=typed, limit=20),
}


def search_for(kind: str, typed: str) -> Callable[[Session], Any]:
    return lambda session: SEARCHES[kind](session, typed)


def test_what_begins_with_the_typed_words_comes_before_what_only_holds_them(database: Database) -> None:
    with database.write() as session:
        for name in ("Army", "Élysée", "The Navy", "Navy board", "Of the élysée"):
            an_actor(session, name)
        assert [one.value for one in actor_choices(session, typed="NAVY")] == ["Navy board", "The Navy"]
        assert [one.value for one in actor_choices(session, typed="élys")] == ["Élysée", "Of the élysée"]
        assert actor_choices(session, typed="100%") == []


def test_a_source_is_found_by_publisher_headline_and_link_the_very_link_first(database: Database) -> None:
    with database.write() as session:
        old = a_source(session, "2020-01-31", url="https://a.example/1", publisher="通讯社", headline="The Bridge").id
        new = a_source(session, "2026-01-31", url="https://a.example/1/more", publisher="Gazette").id
        result = [
            [one.id for one in source_choices(session, typed=typed)]
            for typed in ("通讯", "bridge 通讯社", "A.EXAMPLE", "https://a.example/1", "nobody", "\x00")
        ]
    assert result[:5] == [[old], [old], [new, old], [old, new], []]


def test_sources_are_recognised_by_their_links_or_as_those_without_one_by_publisher(database: Database) -> None:
    with database.write() as session:
        linked = a_source(session, "2026-01-31", url="https://a.example/1", publisher="Gazette").id
        paper = a_source(session, "2026-01-31", url=None, publisher="Gazette, of old").id
        texts = ["https://a.example/1", "Gazette, of old, 31 Jan 2026", "\x00", "", "new"]
        assert {one.id for one in sources_called(session, texts)} == {linked, paper}
        assert sources_called(session, ["", "Gazette, 31 Jan 2026", ", " * 2_000]) == []


def test_a_commitment_is_found_by_words_of_its_title_alone_the_very_title_first(database: Database) -> None:
    with database.write() as session:
        a_commitment(session, title="Open the bridge again", slug="again", statement="In Basra")
        a_commitment(session, title="Open the bridge", slug="once")
        a_commitment(session, title="Open the bridge", slug="twice")
        a_commitment(session, title="Bridge of drafts", slug="draft", publication=Publication.DRAFT)
        result = {
            typed: [slug for _, slug, _ in commitment_choices(session, typed=typed)]
            for typed in ("bridge", "Open the bridge", "basra", "ag br")
        }
        assert shared_titles(session, ["Open the bridge", "Open the bridge again"]) == {"Open the bridge"}
    assert result == {
        "bridge": ["again", "once", "twice"],
        "Open the bridge": ["once", "twice", "again"],
        "basra": [],
        "ag br": ["again"],
    }


@pytest.mark.parametrize("kind", SEARCHES)
def test_no_search_reads_a_growing_table_whole_or_sorts_all_sources(database: Database, kind: str) -> None:
    generate(database, 150, today=TODAY)
    with database.read() as session:
        for typed in ("", "br", "bridge", "https://example.org"):
            for plan in plans(session, search_for(kind, typed)):
                assert read_whole(plan) == [], plan
                # Those at one address are looked up and may be sorted: there is hardly ever more than one.
                if kind == "sources" and "address_key" not in plan:
                    assert not re.search(r"Seq Scan on source|^SCAN source$|USE TEMP B-TREE FOR ORDER BY$", plan, re.M)


def test_what_was_chosen_is_looked_up_by_the_index_of_links(database: Database) -> None:
    generate(database, 150, today=TODAY)
    with database.read() as session:
        for plan in plans(session, lambda s: sources_called(s, ["https://a.example/1", "Gazette, 2026"])):
            assert re.search(r"ix_source_search_address_key|uq_source_url|\(url=", plan), plan

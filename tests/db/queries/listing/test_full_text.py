"""The search finds words in any script, whatever their capitals, and takes every letter for what it is."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from db.domain.vocabulary import ActorRole
from db.engine import Database
from db.queries.sources import source_count, source_entries
from db.queries.timeline import timeline_count, timeline_rows
from db.services.inputs import NewActor, NewEvidence
from tests.support.builders import a_commitment, a_new_deadline, a_new_source, a_view, quoting

KNOWN: dict[str, dict[str, Any]] = {
    "Open the Bridge at Basra": {"statement": "We shall open it", "place": "Basra"},
    "تسليم قاعدة عين الأسد": {"statement": "akan mengambil alih markas"},
    "ПОСТРОИТЬ МОСТ": {"place": "Санкт-Петербург"},
    "移交基地": {"translation": "Hand over the base"},
    "Köprüyü İnşa et": {"place": "Ağrı"},
    "Œuvre d'Été": {"actors": ((ActorRole.RESPONSIBLE, NewActor("Élysée")), (ActorRole.SPEAKER, NewActor("Ὀδυσσεύς")))},
    "100% of_it": {"statement": "back\\slash"},
    "Plain": {"deadline": a_new_deadline("2027-09", wording="hingga September 2027")},
}


@pytest.fixture(scope="module")
def session(shared_database: Database) -> Iterator[Session]:
    with shared_database.write() as writing:
        for title, values in KNOWN.items():
            values = dict(values)
            deadline = values.pop("deadline", None)
            a_commitment(writing, title=title, deadline=deadline, **values)
        a_commitment(
            writing,
            title="Sourced",
            evidence=(NewEvidence(a_new_source(publisher="ÉCHO Times", headline="50% done_now")),),
        )
    with shared_database.read() as reading:
        yield reading


def titles(session: Session, search: str) -> set[str]:
    rows = timeline_rows(session, a_view(search=search))
    assert len(rows) == timeline_count(session, a_view(search=search))
    return {row.title for row in rows}


@pytest.mark.parametrize(
    ("search", "title"),
    [
        ("bridge", "Open the Bridge at Basra"),
        ("BASRA bridge", "Open the Bridge at Basra"),
        ("shall", "Open the Bridge at Basra"),
        ("عين الأسد", "تسليم قاعدة عين الأسد"),
        ("MENGAMBIL", "تسليم قاعدة عين الأسد"),
        ("построить", "ПОСТРОИТЬ МОСТ"),
        ("Мост", "ПОСТРОИТЬ МОСТ"),
        ("санкт", "ПОСТРОИТЬ МОСТ"),
        ("基地", "移交基地"),
        ("HAND base", "移交基地"),
        ("KÖPRÜ", "Köprüyü İnşa et"),
        ("ağrı", "Köprüyü İnşa et"),
        ("İnşa", "Köprüyü İnşa et"),
        ("œuvre", "Œuvre d'Été"),
        ("ÉTÉ", "Œuvre d'Été"),
        ("e\u0301te\u0301", "Œuvre d'Été"),
        ("élysée", "Œuvre d'Été"),
        ("ÉLYSÉE", "Œuvre d'Été"),
        ("ὀδυσσ", "Œuvre d'Été"),
        ("100%", "100% of_it"),
        ("f_i", "100% of_it"),
        ("BACK\\sl", "100% of_it"),
        ("hingga 2027", "Plain"),
    ],
)
def test_a_word_is_found_in_any_script_and_with_any_capitals(session: Session, search: str, title: str) -> None:
    assert titles(session, search) == {title}


@pytest.mark.parametrize("search", ["%bridge", "br_dge", "b%e", "\\", "bridge base", "100_", "мостт"])
def test_no_letter_stands_for_another(session: Session, search: str) -> None:
    assert titles(session, search) <= {"100% of_it"} and titles(session, search) != set(KNOWN)
    if search != "\\":
        assert titles(session, search) == set()


@pytest.mark.parametrize("search", ["", "   ", "\x00", "\t\n"])
def test_a_search_without_a_word_finds_everything(session: Session, search: str) -> None:
    assert len(titles(session, search)) == len(KNOWN) + 1


def test_every_word_has_to_be_found_but_not_in_one_place(session: Session) -> None:
    assert titles(session, "basra open shall") == {"Open the Bridge at Basra"}


@pytest.mark.parametrize(("search", "count"), [("écho", 1), ("50%", 1), ("done_n", 1), ("50_", 0), ("times écho", 1)])
def test_sources_are_searched_in_the_same_way(session: Session, search: str, count: int) -> None:
    entries = source_entries(session, a_view(), search=search)
    assert len(entries) == count == source_count(session, a_view(), search=search)


def test_the_search_looks_into_the_past_as_well(database: Database) -> None:
    with database.write() as writing:
        a_commitment(writing, title="МОСТ", evidence=quoting("2026-05-01"))
    with database.read() as reading:
        for day, count in ((date(2026, 4, 30), 0), (date(2026, 5, 1), 1)):
            assert timeline_count(reading, a_view(day, search="мост")) == count

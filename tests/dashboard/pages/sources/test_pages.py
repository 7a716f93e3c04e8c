"""The sources and what rests on each of them."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from dashboard.pages.sources import detail as source
from dashboard.pages.sources import list as sources
from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from db.engine import Database
from db.errors import NotFound
from db.queries.sources import SourceEntry, source_entries
from db.services.sources import add_source
from tests.dashboard.conftest import TODAY
from tests.support.builders import a_new_source, a_view, a_write
from tests.support.page_rendering import drawn, links, parts, with_class, words_of

SETTINGS = Settings(fixed_day=TODAY)
Draw = Callable[..., Any]


@pytest.fixture
def page(sample_database: Database) -> Draw:
    def draw(id_: object, query: str = "") -> Any:
        url = PageUrl(f"/sources/{id_}", variables={"id": str(id_)}, query=read_query(query))
        layout = source.layout(sample_database, SETTINGS, url=url)
        return json.loads(json.dumps(layout, default=lambda one: one.to_plotly_json()))

    return draw


@pytest.fixture
def known(sample_database: Database) -> dict[str, SourceEntry]:
    """The newest source of each publisher."""
    with sample_database.read() as session:
        entries = source_entries(session, a_view())
    return {entry.publisher: entry for entry in reversed(entries)}


def test_every_document_is_listed_with_how_much_rests_on_it(sample_database: Database) -> None:
    rows = [words_of(part) for part in parts(drawn(sources, sample_database, SETTINGS)) if part["type"] == "Tr"]
    assert len([row for row in rows if row.startswith(("Rudaw", "ILNA", "Shafaq", "Kurdistan24"))]) == 5
    abna = next(row for row in rows if row.startswith("ABNA"))
    assert abna.endswith("text fingerprint only 31 Dec 2025 Agency Indonesian 9 claims")
    assert "1–31 Oct 2025" in next(row for row in rows if row.startswith("Edge News"))


def test_before_anything_was_published_there_is_nothing_and_the_page_says_so(sample_database: Database) -> None:
    layout = drawn(sources, sample_database, SETTINGS, "as_of=2020-01-01")
    assert "No source was on record on 1 Jan 2020." in words_of(layout)
    assert with_class(layout, "band")


def test_a_source_tells_what_rests_on_it_in_its_own_words(page: Draw, known: dict[str, SourceEntry]) -> None:
    layout = page(known["ABNA (Ahlulbait News Agency)"].id)
    claims = [words_of(part) for part in parts(with_class(layout, "claims")) if part["type"] == "Li"]
    assert len(claims) == 9
    assert any("that it was said" in claim and "mengakhiri misi koalisi" in claim for claim in claims)
    assert any("the deadline “hingga September 2026”" in claim for claim in claims)
    assert any("the status “Under way”" in claim for claim in claims)
    quotes = with_class(layout, "evidence-quote")
    assert {quote["props"]["lang"] for quote in quotes} == {"id"}
    assert links(layout)["End the Coalition's mission in Erbil"] == "/commitments/end-mission-erbil"


def test_a_fingerprint_is_shown_and_its_text_can_be_archived(page: Draw, known: dict[str, SourceEntry]) -> None:
    layout = page(known["ABNA (Ahlulbait News Agency)"].id)
    assert "67867f1f76ea0f2de96a3c201e3049c801366006f7a6b019ea0f5290983ed7ff" in words_of(layout)
    assert "Save a copy of the text" in words_of(layout)


def test_the_document_opens_apart_and_learns_nothing_of_this_site(page: Draw, known: dict[str, SourceEntry]) -> None:
    layout = page(known["Shafaq News"].id)
    (link,) = [part["props"] for part in parts(layout) if str(part["props"].get("href")) == known["Shafaq News"].url]
    assert (link["target"], link["rel"], link["referrerPolicy"]) == ("_blank", "noopener noreferrer", "no-referrer")


def test_an_archived_text_is_text(sample_database: Database, page: Draw) -> None:
    hostile = "<img src=x onerror=alert(1)>\nSecond line"
    with sample_database.write() as session:
        added = add_source(session, a_new_source("2026-11-01", language="ar", archived_text=hostile), a_write())
        added_id = added.id
    layout = page(added_id)
    (text,) = with_class(layout, "archived-text")
    assert text["props"]["children"] == hostile
    assert (text["props"]["lang"], text["props"]["dir"]) == ("ar", "rtl")
    assert "Save a copy of the text" not in words_of(layout)
    assert "Nothing yet." in words_of(layout)


@pytest.mark.parametrize("id_", [uuid4(), "x", "", "../sources", "0" * 40])
def test_a_source_nobody_knows_is_said_to_be_unknown(page: Draw, id_: object) -> None:
    with pytest.raises(NotFound, match="No source is known at this address"):
        page(id_)


def test_a_source_of_a_later_day_was_not_known_yet(page: Draw, known: dict[str, SourceEntry]) -> None:
    with pytest.raises(NotFound):
        page(known["Shafaq News"].id, "as_of=2026-01-01")


def test_the_browser_s_title_is_the_headline_or_the_publisher(
    sample_database: Database, known: dict[str, SourceEntry]
) -> None:
    for publisher, entry in known.items():
        url = PageUrl(f"/sources/{entry.id}", variables={"id": str(entry.id)})
        assert source.title(sample_database, SETTINGS, url=url) == (entry.headline or publisher)

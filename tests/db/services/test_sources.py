"""Sources: where a thing was read, and the text as it was read."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update
from sqlmodel import col, select

from db.domain.source_address import address_key
from db.engine import Database
from db.errors import InvalidInput, NotFound
from db.models import Source, SourceSearch
from db.sample import load_sample
from db.services.inputs import Write
from db.services.sources import add_source, archive_text, find_or_add_source
from tests.support.builders import BY, NOON, a_new_source, a_source, a_write


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"publisher": " "}, "publisher"),
        ({"publisher": "x" * 301}, "publisher"),
        ({"published": ""}, "published"),
        ({"published": "last week"}, "published"),
        ({"published": "2026-11-24"}, "published"),
        ({"published": "2027"}, "published"),
        ({"published": "../2026"}, "published"),
        ({"headline": "x" * 501}, "headline"),
        ({"headline": "One\x1b[31m"}, "headline"),
        ({"author": "\x00"}, "author"),
        ({"language": "english, mostly"}, "language"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "JaVaScRiPt://gazette.example/%0aalert(1)"}, "url"),
        ({"url": "data:text/html,<script>"}, "url"),
        ({"url": "vbscript:x"}, "url"),
        ({"url": "file:///etc/passwd"}, "url"),
        ({"url": "//gazette.example"}, "url"),
        ({"url": "gazette.example/1"}, "url"),
        ({"url": "https://"}, "url"),
        ({"url": "https://[gazette"}, "url"),
        ({"url": "https://gazette.example:99999/"}, "url"),
        ({"url": "https://user:pass@gazette.example/"}, "url"),
        ({"url": "https://gazette.example@elsewhere.example/"}, "url"),
        ({"url": "https://gazette.example/a b"}, "url"),
        ({"url": "https://gazette.example/\u202egnp.exe"}, "url"),
        ({"url": "https://gazette.example/\x00"}, "url"),
        ({"url": "java\nscript:alert(1)"}, "url"),
        ({"url": "https://gazette.example/" + "x" * 2000}, "url"),
        ({"sha256": "abc"}, "sha256"),
        ({"archived_text": "a\x00b"}, "archived_text"),
        ({"archived_text": "\ud800"}, "archived_text"),
        ({"archived_text": "Something else", "sha256": "0" * 64}, "archived_text"),
    ],
)
def test_a_source_that_can_not_be_kept_names_its_field(
    shared_database: Database, wrong: dict[str, Any], field: str
) -> None:
    with shared_database.write() as session:
        before = len(session.exec(select(Source)).all())
        with pytest.raises(InvalidInput) as refusal:
            add_source(session, a_new_source(**wrong), a_write())
        assert refusal.value.field == field
        assert len(session.exec(select(Source)).all()) == before


@pytest.mark.parametrize(
    "url",
    [
        "http://gazette.example/",
        "HTTPS://gazette.example/Ünï?a=1&b=%20#part",
        "https://xn--80ak6aa92e.example:8443/1",
        "https://[2001:db8::1]/",
        None,
        "  ",
    ],
)
def test_addresses_of_the_web_are_kept(shared_database: Database, url: str | None) -> None:
    with shared_database.write() as session:
        stored = a_source(session, url=url).url
    assert stored == ((url or "").strip().replace("HTTPS", "https") or None)


def test_one_address_is_one_source(shared_database: Database) -> None:
    with shared_database.write() as session:
        known = a_source(session)
        with pytest.raises(InvalidInput) as refusal:
            a_source(session, url=f"  {known.url} ")
        assert refusal.value.field == "url"


SAME = "https://gazette.example/news/caf%C3%A9?id=3&page=2"


@pytest.mark.parametrize(
    "link",
    [
        "http://www.Gazette.example:80/news/café/?page=2&id=3",
        "https://gazette.example/news/./caf%c3%a9?utm_source=x&id=3&page=2&fbclid=7#part",
        "www.gazette.example/news//café?id=3&page=2",
    ],
)
def test_another_address_of_a_document_is_refused_by_name_and_used_as_evidence(
    shared_database: Database, link: str
) -> None:
    with shared_database.write() as session:
        known = find_or_add_source(session, a_new_source(url=SAME, headline="A café opens"), a_write())
        session.commit()
        with pytest.raises(InvalidInput, match=r"already a source: A café opens, at https://gazette\.example/news/caf"):
            a_source(session, url=link)
        assert find_or_add_source(session, a_new_source(url=link), a_write()).id == known.id
        assert known.url == SAME


@pytest.mark.parametrize(
    "link",
    [
        "https://gazette.example/news/caf%C3%A9?id=4&page=2",
        "https://gazette.example/news/caf%C3%A9?id=3",
        "https://gazette.example/news/Caf%C3%A9?id=3&page=2",
        "https://gazette.example/news/caf%C3%A9?id=3&page=2#/article/7",
        "https://m.gazette.example/news/caf%C3%A9?id=3&page=2",
        "https://gazette.example/news/caf%C3%A9?id=3&page=2&uid=1",
    ],
)
def test_what_may_be_another_document_is_another_source(shared_database: Database, link: str) -> None:
    with shared_database.write() as session:
        known = find_or_add_source(session, a_new_source(url=SAME), a_write())
        assert find_or_add_source(session, a_new_source(url=link), a_write()).id != known.id


def test_editors_who_add_a_document_at_once_make_one_source(shared_database: Database) -> None:
    links = [
        f"http{secure}://{host}race.example/1{end}" for secure in ("", "s") for host in ("", "www.") for end in "/?"
    ]

    def add(link: str) -> UUID:
        with shared_database.write() as session:
            added = find_or_add_source(session, a_new_source(url=link), a_write()).id
            session.commit()
        return added

    with ThreadPoolExecutor(len(links)) as editors:
        assert len(set(editors.map(add, links))) == 1


def test_of_sources_from_before_addresses_were_compared_the_very_link_is_taken(shared_database: Database) -> None:
    first, second = "https://twice.example/1", "https://twice.example/2"
    with shared_database.write() as session:
        older = a_source(session, url=first)
        other = add_source(session, a_new_source(url=second), a_write(1))
        of_second = update(SourceSearch).where(col(SourceSearch.source_id) == other.id)
        for key, link, taken in ((first, f"{first}#a", older), (first, first, older), (second, second, other)):
            session.execute(of_second.values(address_key=address_key(key)))
            assert find_or_add_source(session, a_new_source(url=link), a_write()).id == taken.id


def test_a_month_that_is_not_over_counts_up_to_the_day_of_recording(shared_database: Database) -> None:
    with shared_database.write() as session:
        source = a_source(session, "2026-11")
        assert (source.published_earliest, source.published_latest) == (date(2026, 11, 1), NOON.date())


def test_where_it_is_tomorrow_already_a_source_of_tomorrow_is_not_from_the_future(shared_database: Database) -> None:
    evening = datetime(2026, 11, 22, 20, tzinfo=UTC)
    with shared_database.write() as session:
        source = add_source(session, a_new_source("2026-11-23"), Write(BY, evening))
        assert source.published_latest == date(2026, 11, 23)


def test_the_language_and_the_author_stay_as_given(shared_database: Database) -> None:
    with shared_database.write() as session:
        source = a_source(session, language="zh-Hans", author="王 伟", headline="  移交\n基地 ")
        assert (source.language, source.author, source.headline) == ("zh-Hans", "王 伟", "移交 基地")


def test_an_archived_text_has_the_hash_of_what_is_kept(shared_database: Database) -> None:
    with shared_database.write() as session:
        source = a_source(session)
        archive_text(session, source.id, "  First line\r\nsecond \u202eline\u00a0\n", a_write(1))
        assert source.archived_text == "  First line\r\nsecond \u202eline\u00a0\n"
        assert source.sha256 == hashlib.sha256(source.archived_text.encode()).hexdigest()


def test_a_text_is_archived_once(shared_database: Database) -> None:
    with shared_database.write() as session:
        source = a_source(session, archived_text="As it was read")
        with pytest.raises(InvalidInput, match="already archived"):
            archive_text(session, source.id, "As it was read", a_write(1))


@pytest.mark.parametrize("text", ["", " \n ", "with\x00nul", "half \ud83d pair", "x" * 500_001])
def test_what_is_no_text_is_not_archived(shared_database: Database, text: str) -> None:
    with shared_database.write() as session:
        source = a_source(session)
        with pytest.raises(InvalidInput) as refusal:
            archive_text(session, source.id, text, a_write(1))
        assert refusal.value.field == "archived_text"


@pytest.mark.parametrize(
    ("published", "pasted"),
    [
        ("One\nTwo", "One\r\nTwo\r\n"),
        (" One\nTwo", "One\nTwo"),
        ("One\nTwo\n", "  One\nTwo"),
        ("\u202bواحد\u202c", "\u202bواحد\u202c\n"),
    ],
)
def test_pasting_may_add_or_drop_white_space_but_what_is_kept_is_the_recorded_text_to_the_letter(
    shared_database: Database, published: str, pasted: str
) -> None:
    recorded = hashlib.sha256(published.encode()).hexdigest()
    with shared_database.write() as session:
        source = a_source(session, sha256=recorded)
        archive_text(session, source.id, pasted, a_write(1))
        assert (source.archived_text, source.sha256) == (published, recorded)


def test_an_unknown_source_is_said_to_be_unknown(shared_database: Database) -> None:
    with shared_database.write() as session, pytest.raises(NotFound):
        archive_text(session, uuid4(), "text", a_write())


def test_the_sample_knows_the_founding_article_by_its_hash_alone(database: Database) -> None:
    load_sample(database, recorded_at=NOON)
    with database.read() as session:
        archived = session.exec(select(Source.archived_text)).all()
    assert set(archived) == {None}

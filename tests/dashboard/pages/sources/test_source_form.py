"""Adding a source, and archiving the text of one."""

import pytest

from dashboard.pages.sources import archive_form, source_form
from db.domain.filters import View
from db.queries.sources import SourceEntry, source_entries
from tests.support.form_client import TODAY, Desk, fields_of, words_of_refusal

REPORT = {
    "url": "https://news.example/bridge",
    "publisher": "News",
    "published": "20 Nov 2026",
    "headline": "The bridge",
    "author": "",
    "language": "en",
    "kind": "media",
    "archived_text": "",
    "verb": "save",
}


def sources(desk: Desk) -> dict[str, SourceEntry]:
    with desk.database.read() as session:
        return {entry.publisher: entry for entry in source_entries(session, View(as_of=TODAY, today=TODAY))}


def test_a_source_is_added_with_its_text(desk: Desk) -> None:
    answer = desk.send("source-form", **{**REPORT, "archived_text": "The bridge will open."})
    assert answer["ok"], answer
    entry = sources(desk)["News"]
    assert (entry.url, entry.published, entry.is_archived) == (REPORT["url"], "2026-11-20", True)
    assert answer["go"] == f"/sources/{entry.id}"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"url": "javascript:alert(1)"}, "url"),
        ({"publisher": ""}, "publisher"),
        ({"published": ""}, "published"),
        ({"published": "gibberish"}, "published"),
        ({"published": "2031"}, "published"),
        ({"language": "english please"}, "language"),
        ({"kind": "gossip"}, "kind"),
        ({"headline": "x" * 501}, "headline"),
    ],
)
def test_what_can_t_be_added_is_said_under_its_field(desk: Desk, changes: dict[str, str], field: str) -> None:
    answer = desk.send(source_form.FORM, **{**REPORT, **changes})
    assert fields_of(answer) == [field]


def test_a_link_that_is_known_is_not_added_twice(desk: Desk) -> None:
    desk.send(source_form.FORM, **REPORT)
    assert "already" in words_of_refusal(desk.send(source_form.FORM, **REPORT))


def test_the_text_of_a_source_is_archived_once(desk: Desk) -> None:
    source = next(entry for entry in sources(desk).values() if not entry.is_archived and entry.sha256 is None)
    sent = {"source": str(source.id), "archived_text": "Word for word."}
    answer = desk.send(archive_form.FORM, **sent)
    assert answer["ok"], answer
    assert answer["record"] == str(source.id)
    assert sources(desk)[source.publisher].is_archived
    assert fields_of(desk.send(archive_form.FORM, **sent)) == ["archived_text"]


def test_a_text_with_another_fingerprint_than_the_recorded_one_is_refused(desk: Desk) -> None:
    source = next(entry for entry in sources(desk).values() if entry.sha256 is not None)
    answer = desk.send(archive_form.FORM, source=str(source.id), archived_text="Something else.")
    assert "fingerprint" in words_of_refusal(answer)


@pytest.mark.parametrize("source", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_a_made_up_source_is_refused_in_words(desk: Desk, source: str) -> None:
    answer = desk.send(archive_form.FORM, source=source, archived_text="Text.")
    assert fields_of(answer) == [""]

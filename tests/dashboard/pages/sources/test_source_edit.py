"""Correcting a source on its page's form: every field, a dead link replaced, taking it back, and what the page says."""

import json

from dashboard.pages.sources import detail, edit
from dashboard.routing import PageUrl
from dashboard.settings import Settings
from db.services.sources import add_source
from tests.support.builders import a_new_source, a_write
from tests.support.form_client import TODAY, Desk, fields_of, words_of
from tests.support.rendered import as_sent

SETTINGS = Settings(fixed_day=TODAY)


def page_of(desk: Desk, id_: str) -> str:
    url = PageUrl(f"/sources/{id_}", variables={"id": id_})
    return " ".join(words_of(as_sent(detail.layout(desk.database, SETTINGS, url=url))).split())


def filled(desk: Desk, id_: str) -> dict[str, str]:
    url = PageUrl(f"/sources/{id_}/edit", variables={"id": id_})
    original = edit.original_values(edit.source_at(desk.database, url).entry)
    return {**original, "source": id_, "original": json.dumps(original)}


def test_a_source_is_corrected_taken_back_and_undone_and_its_page_keeps_what_it_said(desk: Desk) -> None:
    with desk.database.write() as session:
        id_ = str(add_source(session, a_new_source("2026-11-01", url="https://dead.example/1"), a_write()).id)
    mended = {"url": "https://alive.example/1", "published": "2 Nov 2026", "author": "Ann"}
    assert fields_of(desk.send(edit.FORM, **filled(desk, id_) | mended)) == ["reason"]
    saved = desk.send(edit.FORM, **filled(desk, id_) | mended, reason="The link is dead.")
    assert saved["ok"] and saved["go"] == f"/sources/{id_}", saved
    said = page_of(desk, id_)
    assert "Link: https://dead.example/1 → https://alive.example/1" in said
    assert "Published: 1 Nov 2026 → 2 Nov 2026" in said and "The link is dead." in said
    gone = desk.send(edit.FORM, **filled(desk, id_), reason="Not about us.", verb=edit.WITHDRAW)
    assert gone["ok"], gone
    assert "by local : Not about us. It is in no list any more." in page_of(desk, id_)
    assert desk.undo(gone)["ok"] and "in no list any more" not in page_of(desk, id_)
    used = str(desk.detail().evidence[0].source_id)
    refused = desk.send(edit.FORM, **filled(desk, used), reason="Not about us.", verb=edit.WITHDRAW)
    assert "rests on this source" in " ".join(words for _, words in refused["errors"])

"""What was edited can be read: what a page said on a day, who changed it when, and the words before and after."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard.pages.changes import page as changes
from dashboard.pages.commitment import page as commitment
from dashboard.records.commitment_edits import marked_words
from dashboard.routing import PageUrl, read_query
from dashboard.settings import Settings
from db.engine import Database, open_database
from db.errors import InvalidInput
from db.services.commitments import (
    add_commitment,
    edit_commitment,
    restore_commitment,
    undo_edit,
    withdraw_commitment,
)
from db.services.inputs import CommitmentChanges, Write
from tests.support.builders import a_new_commitment
from tests.support.page_rendering import drawn, with_class, words_of

SETTINGS = Settings(fixed_day=date(2026, 11, 28))


def on(day: int, by: str = "Nour") -> Write:
    return Write(by, datetime(2026, 11, day, 12, tzinfo=UTC))


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    opened = open_database(sqlite_url)
    yield opened
    opened.dispose()


@pytest.fixture
def homes(database: Database) -> UUID:
    """A statement of "100 homes", recorded on 1 November and edited to "10 homes" on the 5th."""
    new = a_new_commitment(title="Build 100 homes", statement="We will build 100 homes.", slug="homes")
    with database.write() as session:
        id_ = add_commitment(session, new, on(1)).id
        words = CommitmentChanges(title="Build 10 homes", statement="We will build 10 homes.", reason="Misheard.")
        edit_commitment(session, id_, words, on(5, "Sami"))
    return id_


def page(database: Database, query: str = "") -> Any:
    url = PageUrl("/commitments/homes", variables={"slug": "homes"}, query=read_query(query))
    return json.loads(json.dumps(commitment.layout(database, SETTINGS, url=url), cls=PlotlyJSONEncoder))


def said(database: Database, query: str = "") -> str:
    return words_of(page(database, query))


def test_a_past_day_says_what_was_recorded_then_or_that_it_was_corrected(database: Database, homes: UUID) -> None:
    recorded = said(database, "?as_recorded_by=2026-11-02")
    assert "We will build 100 homes." in recorded and "10 homes." not in recorded.replace("100 homes.", "")
    known = said(database, "?as_of=2026-11-02")
    assert "Build 10 homes" in known and "Statement: corrected later, on 5 Nov 2026." in known


def test_history_and_what_changed_show_both_wordings_with_who_and_why(database: Database, homes: UUID) -> None:
    for words in (said(database), words_of(drawn(changes, database, SETTINGS, "from_day=2026-11-02"))):
        assert "5 Nov 2026 Edited: title, statement" in words
        assert "Before: We will build 100 homes. After: We will build 10 homes." in words
        assert "Misheard." in words and "by Sami" in words


def test_an_undone_edit_is_one_struck_entry_and_the_old_words_stand(database: Database, homes: UUID) -> None:
    with database.write() as session:
        undo_edit(session, homes, on(6))
    layout = page(database)
    assert "We will build 100 homes." in words_of(layout)
    edits = [words_of(one) for one in with_class(layout, "history-entry") if "Edited" in words_of(one)]
    assert len(edits) == 1 and "Undone 6 Nov 2026 by Nour" in edits[0]


def test_a_withdrawn_commitment_says_so_at_its_address_until_it_is_restored(database: Database, homes: UUID) -> None:
    with database.write() as session, pytest.raises(InvalidInput, match="why it is withdrawn"):
        withdraw_commitment(session, homes, " ", on(10))
    with database.write() as session:
        withdraw_commitment(session, homes, "The source was forged.", on(10, "Sami"))
    assert "Withdrawn on 10 Nov 2026: The source was forged. By Sami" in said(database)
    for before in ("?as_of=2026-11-09", "?as_recorded_by=2026-11-09"):
        assert "Build 10 homes" in said(database, before)
    assert "Withdrawn on 10 Nov 2026" in said(database, "?as_of=2026-11-10")
    with database.write() as session:
        restore_commitment(session, homes, on(12))
    assert "12 Nov 2026 Published" in said(database) and "10 Nov 2026 Withdrawn" in said(database)
    assert "Withdrawn on" in said(database, "?as_of=2026-11-11")


def test_only_the_changed_words_are_marked_and_no_markup_comes_through() -> None:
    sides: Any = marked_words("We <b>build</b> 100 homes", "We <b>build</b> 10 homes")
    before, after = sides
    assert [part if isinstance(part, str) else (type(part).__name__, part.children) for part in before] == [
        "We <b>build</b> ",
        ("Del", "100 "),
        "homes",
    ]
    assert after[1].children == "10 "

"""The article that the project began with. Its text is another's, so it is not bundled; see tests/db/conftest.py."""

import hashlib

import pytest
from sqlmodel import select

from db.engine import Database
from db.errors import InvalidInput
from db.models import Source
from db.sample import load_sample
from db.services.sources import archive_text
from tests.db.conftest import FOUNDING_ARTICLE
from tests.support.builders import NOON, a_write


def test_the_founding_article_is_archived_by_pasting_it_in_and_no_other_text_is(database: Database) -> None:
    text = FOUNDING_ARTICLE.read_text(encoding="utf-8")
    load_sample(database, recorded_at=NOON)
    with database.write() as session:
        source = session.exec(select(Source).where(Source.publisher == "ABNA (Ahlulbait News Agency)")).one()
        with pytest.raises(InvalidInput, match="fingerprint differs"):
            archive_text(session, source.id, text.replace("September 2026", "Oktober 2026"), a_write(1))
        assert source.archived_text is None
        archive_text(session, source.id, text.replace("\n", "\r\n") + "\n", a_write(2))
    with database.read() as session:
        stored = session.get_one(Source, source.id).archived_text
        assert stored == text
        assert hashlib.sha256(stored.encode()).hexdigest() == source.sha256

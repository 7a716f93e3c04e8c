"""Which commitment a typed line means, also where there are more of them than a list can offer."""

import pytest

from dashboard.forms.commitment_picker import commitment_by_words
from db.engine import Database
from db.errors import InvalidInput
from db.queries.commitment import commitment_detail
from db.queries.suggestions import commitment_choices
from db.sample.generated import generate
from tests.support.builders import TODAY, a_commitment, a_view


def test_a_title_is_found_beyond_what_the_list_offers(database: Database) -> None:
    generate(database, 520, today=TODAY)
    with database.write() as session:
        last = a_commitment(session, title="힣힣힣, after every other title", slug="after-all").id
        session.commit()
    with database.read() as session:
        assert last not in {id_ for id_, _, _ in commitment_choices(session)}
        assert commitment_by_words(session, "힣힣힣, after every other title", field="part_of", today=TODAY) == last


def test_a_title_that_two_have_needs_the_address_of_one(database: Database) -> None:
    with database.write() as session:
        first = a_commitment(session, title="Open the bridge", slug="open-the-bridge").id
        a_commitment(session, title="Open the bridge", slug="open-the-bridge-again")
        session.commit()
    with database.read() as session:
        assert commitment_detail(session, a_view(), "open-the-bridge") is not None
        with pytest.raises(InvalidInput, match="Several commitments are called"):
            commitment_by_words(session, "Open the bridge", field="part_of", today=TODAY)
        for words in ("Open the bridge (open-the-bridge)", "https://example.org/commitments/open-the-bridge?tab=1"):
            assert commitment_by_words(session, words, field="part_of", today=TODAY) == first

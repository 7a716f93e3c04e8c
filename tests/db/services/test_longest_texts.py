"""The longest texts that the forms take are kept on both engines, whatever the indices that they stand in.

An index entry of PostgreSQL holds about 2,700 bytes, so texts are made of letters of four bytes that do not repeat.
"""

from random import Random

import pytest

from db.domain.typed_text import ADDRESS_BYTES, NAME_LENGTH, TITLE_LENGTH
from db.domain.vocabulary import ActorRole
from db.engine import Database
from db.errors import InvalidInput
from db.queries.timeline import timeline_count, timeline_rows
from db.services.commitments import MAX_TOPICS
from db.services.inputs import NewActor, NewEvidence
from db.services.sources import add_source
from db.verify import verification
from tests.support.builders import a_commitment, a_new_deadline, a_new_source, a_revision, a_view, a_write

_LETTERS = range(0x20000, 0x2A6DF)


def long(length: int, seed: int) -> str:
    """So many ideographs outside the basic plane, in no order that could be made shorter."""
    dice = Random(seed)
    return "".join(chr(dice.choice(_LETTERS)) for _ in range(length))


def test_every_text_may_be_as_long_as_its_field_at_once(database: Database) -> None:
    with database.write() as session:
        names = [long(NAME_LENGTH, seed) for seed in range(2)]
        address = "https://gazette.example/" + long((ADDRESS_BYTES - 24) // 4, 3)
        source = a_new_source(publisher=long(NAME_LENGTH, 4), headline=long(TITLE_LENGTH, 5), url=address)
        whole = a_commitment(session, title=long(TITLE_LENGTH, 6), place=long(TITLE_LENGTH, 7))
        made = a_commitment(
            session,
            title=long(TITLE_LENGTH, 8),
            place=long(TITLE_LENGTH, 9),
            statement=long(20_000, 10),
            topics=tuple(long(120, 20 + number) for number in range(MAX_TOPICS)),
            actors=tuple((ActorRole.RESPONSIBLE, NewActor(name)) for name in names),
            part_of=whole.id,
            evidence=(NewEvidence(source),),
            deadline=a_new_deadline(wording=long(TITLE_LENGTH, 11)),
        )
        a_revision(session, made, "2027-09", seconds=1)
    with database.read() as session:
        assert verification(session).problems == ()
        assert timeline_count(session, a_view(places=(long(TITLE_LENGTH, 9),), actors=(names[0],))) == 1
        assert {row.title for row in timeline_rows(session, a_view())} == {long(TITLE_LENGTH, 6), long(TITLE_LENGTH, 8)}


def test_an_address_that_no_index_could_hold_is_refused_with_a_sentence(database: Database) -> None:
    with database.write() as session, pytest.raises(InvalidInput) as refused:
        add_source(session, a_new_source(url="https://gazette.example/" + long(1_900, 3)), a_write())
    assert refused.value.field == "url"

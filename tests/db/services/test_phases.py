"""A phase is what others are part of: its title stands with it and with each of its parts, however it came about."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session, select

from db.domain.filters import Group, Sort
from db.domain.vocabulary import Publication
from db.engine import Database
from db.models import Commitment
from db.queries.timeline import timeline_groups, timeline_rows
from db.services.commitments import edit_commitment
from db.services.inputs import CommitmentChanges
from db.verify import verification
from tests.support.builders import a_commitment, a_view, a_write


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.write() as writing:
        yield writing
        assert verification(writing).problems == ()


def phases(session: Session) -> dict[str, str]:
    return dict(session.exec(select(Commitment.title, Commitment.phase)).all())


def test_the_whole_and_its_parts_stand_under_its_title(session: Session) -> None:
    whole = a_commitment(session, title="Phase one")
    a_commitment(session, title="Part", part_of=whole.id)
    a_commitment(session, title="Other")
    assert phases(session) == {"Phase one": "Phase one", "Part": "Phase one", "Other": ""}
    assert whole.phase == "Phase one"


def test_a_new_title_is_that_of_its_parts_as_well(session: Session) -> None:
    whole = a_commitment(session, title="Phase one")
    part = a_commitment(session, title="Part", part_of=whole.id)
    version = part.version
    edit_commitment(session, whole.id, CommitmentChanges(title="Stage 1"), a_write())
    session.refresh(part)
    assert (part.phase, part.version) == ("Stage 1", version)


def test_what_is_not_published_makes_no_phase_until_it_is(session: Session) -> None:
    whole = a_commitment(session, title="Draft", publication=Publication.DRAFT)
    part = a_commitment(session, title="Part", part_of=whole.id, publication=Publication.DRAFT)
    assert set(phases(session).values()) == {""}
    published = CommitmentChanges(publication=Publication.PUBLISHED)
    edit_commitment(session, whole.id, published, a_write())
    assert phases(session) == {"Draft": "", "Part": "Draft"}
    edit_commitment(session, part.id, published, a_write(1))
    assert phases(session) == {"Draft": "Draft", "Part": "Draft"}
    withdrawn = CommitmentChanges(publication=Publication.WITHDRAWN, reason="Doubtful.")
    edit_commitment(session, whole.id, withdrawn, a_write(2))
    assert phases(session) == {"Draft": "Draft", "Part": ""}


def test_a_part_of_a_part_stands_under_the_nearest_whole(session: Session) -> None:
    whole = a_commitment(session, title="Whole")
    part = a_commitment(session, title="Part", part_of=whole.id)
    a_commitment(session, title="Step", part_of=part.id)
    assert phases(session) == {"Whole": "Whole", "Part": "Whole", "Step": "Part"}


def test_rows_of_no_phase_come_last_whichever_way_the_phases_are_sorted(session: Session) -> None:
    for name in ("Alpha", "Beta"):
        whole = a_commitment(session, title=name)
        a_commitment(session, title=f"{name} part", part_of=whole.id)
    a_commitment(session, title="Alone")
    for descending, first in ((False, "Alpha"), (True, "Beta")):
        rows = timeline_rows(session, a_view(sort=Sort.PHASE, descending=descending))
        assert rows[0].title.startswith(first) and rows[-1].title == "Alone"
    groups = timeline_groups(session, a_view(group=Group.PHASE))
    assert [(group.key, group.count) for group in groups] == [("Alpha", 2), ("Beta", 2), ("", 1)]

"""How commitments relate can be changed later; what stood before stays in the audit, and nothing runs in a circle."""

import json
from typing import Any

import pytest
from sqlalchemy import update
from sqlmodel import Session, col, select

from db.domain.vocabulary import LinkKind
from db.engine import Database
from db.errors import InvalidInput
from db.models import AuditEvent, Commitment
from db.queries.commitment import commitment_detail
from db.services.commitments import edit_commitment, link_commitments
from db.services.inputs import CommitmentChanges
from db.verify import verification
from tests.support.builders import a_commitment, a_view, a_write

FOLLOWS = LinkKind.FOLLOWS


def edit(session: Session, commitment: Commitment, **changes: Any) -> Commitment:
    return edit_commitment(session, commitment.id, CommitmentChanges(**changes), a_write(9))


def phases(session: Session) -> dict[str, str]:
    return dict(session.exec(select(Commitment.title, Commitment.phase)).all())


def related(session: Session, commitment: Commitment) -> set[tuple[LinkKind | None, str]]:
    detail = commitment_detail(session, a_view(), commitment.slug)
    assert detail is not None
    return {(link.kind, link.title) for link in detail.links if link.outgoing}


def test_a_link_is_taken_away_and_the_audit_keeps_what_stood_before(database: Database) -> None:
    with database.write() as session:
        one, other = a_commitment(session, title="One"), a_commitment(session, title="Other")
        link_commitments(session, one.id, other.id, kind=FOLLOWS, write=a_write(5))
        edit(session, one, unlink=((FOLLOWS, other.id),), link=((LinkKind.SUPERSEDES, other.id),))
        assert related(session, one) == {(LinkKind.SUPERSEDES, "Other")}
        event = session.exec(select(AuditEvent).order_by(col(AuditEvent.sequence).desc())).first()
        assert event is not None
        ((before,), (after,)) = json.loads(event.details)["changed"]["links"]
        assert (before["kind"], before["to_id"]) == ("follows", str(other.id))
        assert (after["kind"], after["to_id"]) == ("supersedes", str(other.id))
        assert verification(session).problems == ()


@pytest.mark.parametrize("kind", LinkKind)
def test_commitments_never_follow_each_other_in_a_circle(database: Database, kind: LinkKind) -> None:
    with database.write() as session:
        first, second, third = (a_commitment(session, title=title) for title in ("First", "Second", "Third"))
        edit(session, second, link=((kind, first.id),))
        edit(session, third, link=((kind, second.id),))
        with pytest.raises(InvalidInput, match="in a circle") as refusal:
            edit(session, first, link=((kind, third.id),))
        assert refusal.value.field == kind.value
        assert related(session, first) == set()


def test_what_it_is_part_of_can_change_and_end_and_phases_go_with_it(database: Database) -> None:
    with database.write() as session:
        one, two = a_commitment(session, title="Phase one"), a_commitment(session, title="Phase two")
        part = a_commitment(session, title="Part", part_of=one.id)
        edit(session, part, part_of=(two.id,))
        assert phases(session) == {"Phase one": "", "Phase two": "Phase two", "Part": "Phase two"}
        assert verification(session).problems == ()
        edit(session, part, part_of=())
        assert set(phases(session).values()) == {""}
        assert related(session, part) == set()
        assert verification(session).problems == ()


def test_nothing_is_part_of_itself_or_of_its_own_parts(database: Database) -> None:
    with database.write() as session:
        whole = a_commitment(session, title="Whole")
        part = a_commitment(session, title="Part", part_of=whole.id)
        for inside in (whole, part):
            with pytest.raises(InvalidInput) as refusal:
                edit(session, whole, part_of=(inside.id,))
            assert refusal.value.field == "part_of"


def test_wholes_that_were_made_to_run_in_a_circle_hold_up_no_save(database: Database) -> None:
    with database.write() as session:
        one, two = (a_commitment(session, title=title) for title in ("One", "Two"))
        for part, whole in ((one, two), (two, one)):
            session.execute(update(Commitment).where(col(Commitment.id) == part.id).values(part_of_id=whole.id))
        session.commit()
        third = a_commitment(session, title="Three")
        edit(session, third, part_of=(one.id,))
        assert third.part_of_id == one.id

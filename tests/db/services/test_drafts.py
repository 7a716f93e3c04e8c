"""A draft is published or thrown away, either can be undone, and nothing is deleted."""

import pytest
from sqlmodel import col, select

from db.domain.vocabulary import Publication
from db.engine import Database
from db.errors import InvalidInput
from db.models import AuditEvent, Commitment
from db.queries.suggestions import unpublished_commitments
from db.queries.timeline import timeline_count
from db.services.drafts import discard_draft, publish_draft, restore_draft, unpublish_draft
from db.verify import verification
from tests.support.builders import a_commitment, a_view, a_write


def test_a_discarded_draft_is_in_no_list_and_can_be_brought_back(database: Database) -> None:
    with database.write() as session:
        draft = a_commitment(session, publication=Publication.DRAFT)
        known = [(draft.slug, draft.title, Publication.DRAFT)]
        assert unpublished_commitments(session) == known
        with pytest.raises(InvalidInput) as refusal:
            discard_draft(session, draft.id, a_write(4), reason=" ")
        assert refusal.value.field == "reason"
        for number in range(2):
            discard_draft(session, draft.id, a_write(5 + number), reason="Entered twice.")
            assert unpublished_commitments(session) == []
            assert timeline_count(session, a_view()) == 0
            restore_draft(session, draft.id, a_write(7 + number))
            assert unpublished_commitments(session) == known
        verbs = session.exec(select(AuditEvent.verb).order_by(col(AuditEvent.sequence).desc()).limit(2)).all()
        assert verbs == ["undo_discard", "discard_draft"]
        assert session.exec(select(Commitment)).one().id == draft.id
    with database.read() as session:
        assert verification(session).problems == ()


def test_a_draft_is_published_once_and_only_a_draft_is_discarded(database: Database) -> None:
    with database.write() as session:
        draft = a_commitment(session, publication=Publication.DRAFT)
        publish_draft(session, draft.id, a_write(5))
        assert timeline_count(session, a_view()) == 1
        with pytest.raises(InvalidInput, match="published meanwhile"):
            discard_draft(session, draft.id, a_write(6), reason="Entered twice.")
        unpublish_draft(session, draft.id, a_write(7))
        assert timeline_count(session, a_view()) == 0
    with database.read() as session:
        assert verification(session).problems == ()

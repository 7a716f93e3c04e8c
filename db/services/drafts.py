"""Drafts: published when they are complete, or discarded. Nothing is deleted."""

from uuid import UUID

from sqlmodel import Session

from db.domain.typed_text import many_lines
from db.domain.vocabulary import Publication
from db.errors import InvalidInput
from db.models import Commitment
from db.queries.suggestions import DISCARDS, RESTORES
from db.services.inputs import Write
from db.services.unit_of_work import editing

_DISCARDED = "This draft has been discarded or published meanwhile."


def publish_draft(session: Session, commitment_id: UUID, write: Write) -> Commitment:
    """Show a draft to everybody. Raises `InvalidInput` where it is none, `NotFound` and `StaleVersion`."""
    return _move(session, commitment_id, "publish_draft", Publication.DRAFT, Publication.PUBLISHED, write)


def unpublish_draft(session: Session, commitment_id: UUID, write: Write) -> Commitment:
    """Undo the publication of a draft. Raises as `publish_draft`."""
    return _move(session, commitment_id, "undo_publication", Publication.PUBLISHED, Publication.DRAFT, write)


def discard_draft(session: Session, commitment_id: UUID, write: Write, *, reason: str) -> Commitment:
    """Throw a draft away, for a reason: it is in no list any more. Raises as `publish_draft`."""
    words = many_lines(reason, field="reason", called="The reason")
    return _move(session, commitment_id, DISCARDS, Publication.DRAFT, Publication.WITHDRAWN, write, reason=words)


def restore_draft(session: Session, commitment_id: UUID, write: Write) -> Commitment:
    """Undo the discarding of a draft. Raises as `publish_draft`."""
    return _move(session, commitment_id, RESTORES, Publication.WITHDRAWN, Publication.DRAFT, write)


def _move(
    session: Session,
    commitment_id: UUID,
    verb: str,
    before: Publication,
    after: Publication,
    write: Write,
    *,
    reason: str = "",
) -> Commitment:
    with editing(session, commitment_id, write) as edit:
        if edit.commitment.publication is not before:
            raise InvalidInput(_DISCARDED)
        edit.commitment.publication = after
        session.flush()
        edit.record(verb, details={"changed": {"publication": [before, after]}}, reason=reason)
        return edit.commitment

"""The evidence of a commitment's own statement: tied at any time, corrected and taken back. Nothing is overwritten."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, col, select

from db.domain.typed_text import many_lines
from db.domain.vocabulary import Supports
from db.errors import InvalidInput, NotFound
from db.models import Evidence, Source
from db.services.audit import Details, record_of
from db.services.inputs import NewEvidence, Write
from db.services.sources import attach_evidence, checked_quote, resolved
from db.services.unit_of_work import Edit, editing


def tie_evidence(session: Session, commitment_id: UUID, items: Sequence[NewEvidence], write: Write) -> Evidence:
    """Tie further sources to a statement; the last tie. Raises `InvalidInput`, `NotFound` and `StaleVersion`.

    A source that was published earlier than those before makes the statement known from its day on.
    """
    if not items:
        raise InvalidInput("Name the source in which this was said.", field="evidence")
    with editing(session, commitment_id, write) as edit:
        _, named = resolved(session, items, write)
        rows = attach_evidence(edit, named, supports=Supports.COMMITMENT)
        _record(edit, "tie_evidence", rows)
        return rows[-1]


def correct_evidence(session: Session, evidence_id: UUID, *, quote: str, reason: str, write: Write) -> Evidence:
    """Quote the same source otherwise, for a reason. Raises as `tie_evidence`."""
    mistaken = _newest(session, evidence_id)
    with editing(session, mistaken.commitment_id, write) as edit:
        if mistaken.withdrawn_at is not None:
            raise InvalidInput("This source has been taken back; tie it again.", field="evidence")
        row = _superseding(edit, mistaken, reason=_reason(reason))
        row.quote_exact, row.quote_prefix, row.quote_suffix = checked_quote(quote), "", ""
        return _supersede(edit, "correct_evidence", row)


def withdraw_evidence(session: Session, evidence_id: UUID, *, reason: str, write: Write) -> Evidence:
    """Take a tie back, for a reason. Raises as `tie_evidence`, also for the last one of a statement."""
    mistaken = _newest(session, evidence_id)
    with editing(session, mistaken.commitment_id, write) as edit:
        if mistaken.withdrawn_at is not None:
            raise InvalidInput("This source has been taken back already.", field="evidence")
        row = _superseding(edit, mistaken, reason=_reason(reason))
        row.withdrawn_at = write.at
        return _supersede(edit, "withdraw_evidence", row)


def undo_evidence(session: Session, evidence_id: UUID, write: Write) -> Evidence:
    """Take back what was done last to a tie: what it said before holds again. Raises as `tie_evidence`."""
    undone = _newest(session, evidence_id)
    with editing(session, undone.commitment_id, write) as edit:
        before = session.get(Evidence, undone.supersedes_id) if undone.supersedes_id else None
        row = _superseding(edit, undone, reason="")
        row.withdrawn_at = write.at if before is None or before.withdrawn_at else None
        if before is not None:
            row.quote_exact, row.quote_prefix, row.quote_suffix = (
                before.quote_exact,
                before.quote_prefix,
                before.quote_suffix,
            )
        return _supersede(edit, "undo_evidence", row)


def _newest(session: Session, evidence_id: UUID) -> Evidence:
    """The tie with that id, which nothing superseded yet."""
    row = session.get(Evidence, evidence_id)
    if row is None or row.supports is not Supports.COMMITMENT:
        raise NotFound("This evidence is not known here.")
    if session.exec(select(Evidence).where(Evidence.supersedes_id == evidence_id)).first():
        raise InvalidInput("This has been corrected already; correct the newer one.", field="evidence")
    return row


def _superseding(edit: Edit, row: Evidence, *, reason: str) -> Evidence:
    """A tie that says the same in the place of another."""
    return Evidence(
        **row.model_dump(include=_SAID_AGAIN),
        supersedes_id=row.id,
        recorded_at=edit.write.at,
        reason=reason,
        recorded_by=edit.write.by,
    )


_SAID_AGAIN = set("source_id commitment_id supports quote_exact quote_prefix quote_suffix".split())


def _supersede(edit: Edit, verb: str, row: Evidence) -> Evidence:
    edit.session.add(row)
    edit.session.flush()
    _record(edit, verb, [row])
    return row


def _record(edit: Edit, verb: str, rows: Sequence[Evidence]) -> None:
    """Add the event, and set the day of the statement's first report."""
    details: Details = {"evidence": [record_of(row) for row in rows], **_first_report(edit)}
    edit.record(verb, details=details, reason=rows[-1].reason or "")


def settle_first_report(edit: Edit) -> bool:
    """Set the day of the statement's first report after a source's day was corrected; whether it moved."""
    details = _first_report(edit)
    if details:
        edit.record("settle_first_report", details=details)
    return bool(details)


def _first_report(edit: Edit) -> Details:
    """Set the day of the first report; what the event says of it, if it moved. Raises `InvalidInput`."""
    commitment, sources = edit.commitment, _standing_sources(edit.session, edit.commitment.id)
    if not sources:
        raise InvalidInput("A statement needs at least one source. Tie another first.", field="evidence")
    reported_on = min(source.published_latest for source in sources)
    if commitment.committed_on > reported_on:
        raise InvalidInput("A source was published before the day of the statement. Check both.", field="published")
    before, commitment.reported_on = commitment.reported_on, reported_on
    return {} if before == reported_on else {"changed": {"reported_on": [before, reported_on]}}


def _standing_sources(session: Session, commitment_id: UUID) -> Sequence[Source]:
    e = Evidence
    superseded = select(e.supersedes_id).where(e.commitment_id == commitment_id, col(e.supersedes_id).is_not(None))
    return session.exec(
        select(Source)
        .join(Evidence, col(e.source_id) == col(Source.id))
        .where(
            e.commitment_id == commitment_id,
            e.supports == Supports.COMMITMENT,
            col(e.withdrawn_at).is_(None),
            col(e.id).not_in(superseded),
        )
    ).all()


def _reason(words: str) -> str:
    return many_lines(words, field="reason", called="The reason")

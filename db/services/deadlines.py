"""Stating deadlines: the first is the baseline, each later one is added beside it, none replaces another."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from db.domain.contradictions import deadline_questions
from db.domain.history import TAKEN_BACK, revisions_in_order
from db.domain.spans import day_after_span
from db.domain.typed_text import language_tag, many_lines, one_line
from db.domain.vocabulary import DeadlineKind, Relation, RevisionReason
from db.domain.window import Window, window_of
from db.errors import InvalidEdtf, InvalidInput, NotFound
from db.models import Commitment, DeadlineRevision
from db.services.actors import find_or_add_actor
from db.services.inputs import NewDeadline, Write
from db.services.sources import resolved
from db.services.triggered_deadlines import RULE, RULE_VERSION, add_revision, evidence_of, settle_trigger
from db.services.unit_of_work import Edit, editing


def revise_deadline(session: Session, commitment_id: UUID, new: NewDeadline, write: Write) -> DeadlineRevision:
    """Add a statement of the deadline. Raises `InvalidInput` (naming the field) and `StaleVersion`."""
    with editing(session, commitment_id, write) as edit:
        revision = state_deadline(edit, new)
        settle_trigger(edit)
        return revision


def correct_deadline(session: Session, revision_id: UUID, new: NewDeadline, write: Write) -> DeadlineRevision:
    """Add the revision that should have been recorded; the mistaken one stays, marked as superseded."""
    mistaken = _uncorrected(session, revision_id)
    with editing(session, mistaken.commitment_id, write) as edit:
        revision = state_deadline(edit, replace(new, reason_kind=RevisionReason.CORRECTED), supersedes=mistaken)
        settle_trigger(edit)
        return revision


def undo_deadline(session: Session, revision_id: UUID, write: Write) -> DeadlineRevision:
    """Take back a statement of the deadline by a correcting one that says so: what else was stated holds again.

    A statement is answered by one that states nothing, from its own report on; a correction by a copy of what it
    corrected, with its day and evidence. Raises `InvalidInput`, `NotFound` and `StaleVersion`.
    """
    undone = _uncorrected(session, revision_id)
    with editing(session, undone.commitment_id, write) as edit:
        corrected = session.get(DeadlineRevision, undone.supersedes_id) if undone.supersedes_id else None
        again = corrected or undone
        restored = DeadlineRevision(
            **again.model_dump(exclude={"id", *_OF_THE_RECORD}),
            number=_next_number(session, edit.commitment.id),
            rule=corrected.rule if corrected else TAKEN_BACK,
            # From the first report of either, so that on no day the mistake still stands.
            reported_on=max(again.announced_on, min(again.reported_on, undone.reported_on)),
            reason=f"Undone: “{undone.wording}” was recorded by mistake.",
            reason_kind=RevisionReason.CORRECTED,
            supersedes_id=undone.id,
            recorded_at=write.at,
            recorded_by=write.by,
        )
        add_revision(edit, restored, evidence_of(session, again), verb="undo_deadline")
        settle_trigger(edit)
        return restored


# What a record says of itself rather than of the deadline.
_OF_THE_RECORD = frozenset("number rule reported_on reason reason_kind supersedes_id recorded_at recorded_by".split())


def _uncorrected(session: Session, revision_id: UUID) -> DeadlineRevision:
    revision = session.get(DeadlineRevision, revision_id)
    if revision is None:
        raise NotFound("That deadline is not known here.")
    if session.exec(select(DeadlineRevision).where(DeadlineRevision.supersedes_id == revision_id)).first():
        raise InvalidInput("This deadline has been corrected already; correct the newer one.", field="supersedes")
    return revision


def state_deadline(edit: Edit, new: NewDeadline, *, supersedes: DeadlineRevision | None = None) -> DeadlineRevision:
    """Add a revision to the edit, with its audit event."""
    session, commitment, write = edit.session, edit.commitment, edit.write
    if not new.evidence:
        raise InvalidInput("A deadline needs a source that words it.", field="evidence")
    if new.announced_on > edit.today:
        raise InvalidInput("A deadline can't have been announced in the future.", field="announced_on")
    number = _next_number(session, commitment.id)
    first = supersedes is None and not _stands(session, commitment.id)
    if not first and not new.reason.strip():
        change = (new.reason_kind or RevisionReason.RESTATED).in_words
        words = f"Say why the deadline was {change}, in your source's words if it gives them."
        raise InvalidInput(words, field="reason")
    new = _counted(new)
    window = _window(new)
    _check_trigger(session, commitment, new)
    sources, evidence = resolved(session, new.evidence, write)
    reported_on = min(source.published_latest for source in sources)
    if new.announced_on > reported_on:
        raise InvalidInput(
            "The source was published before the day of the announcement. Check both dates.", field="announced_on"
        )
    asked_of = deadline_questions(
        window,
        announced_on=new.announced_on,
        committed_on=commitment.committed_on,
        previous=_previous_latest(session, commitment.id, supersedes),
        reason=new.reason_kind,
    )
    edit.ask(asked_of)
    announcer = None
    if new.announcer is not None:
        announcer = find_or_add_actor(session, new.announcer, write, field="announcer").id
    revision = DeadlineRevision(
        commitment_id=commitment.id,
        number=number,
        kind=new.kind,
        wording=one_line(new.wording, field="wording", called="The deadline's wording"),
        wording_language=language_tag(new.wording_language, field="wording_language"),
        relation=new.relation,
        edtf=new.edtf,
        earliest=window.earliest,
        latest=window.latest,
        padded_latest=window.padded_latest,
        rule=one_line(new.rule, field="wording", called="The reading rule", max_length=40),
        rule_version=new.rule_version,
        span=new.span,
        counts_from=new.counts_from,
        waits_for=one_line(new.waits_for, field="waits_for", called="What it waits for", required=False) or None,
        trigger_commitment_id=new.trigger_commitment,
        announced_on=new.announced_on,
        announcer_id=announcer,
        reported_on=reported_on,
        reason=many_lines(new.reason, field="reason", called="The reason", required=False),
        reason_kind=new.reason_kind or (RevisionReason.FIRST_STATED if first else RevisionReason.RESTATED),
        supersedes_id=supersedes.id if supersedes else None,
        recorded_at=write.at,
        recorded_by=write.by,
    )
    verb = "correct_deadline" if supersedes else "revise_deadline"
    add_revision(edit, revision, evidence, verb=verb)
    return revision


def _previous_latest(session: Session, commitment_id: UUID, supersedes: DeadlineRevision | None) -> date | None:
    """The last day of the deadline that held before, leaving aside the one that is corrected."""
    revisions = session.exec(select(DeadlineRevision).where(DeadlineRevision.commitment_id == commitment_id)).all()
    before = [one for one in revisions_in_order(revisions) if supersedes is None or one.id != supersedes.id]
    return before[-1].latest if before else None


def _stands(session: Session, commitment_id: UUID) -> bool:
    """Whether a deadline is stated that was not taken back."""
    revisions = session.exec(select(DeadlineRevision).where(DeadlineRevision.commitment_id == commitment_id)).all()
    return bool(revisions_in_order(revisions))


def _next_number(session: Session, commitment_id: UUID) -> int:
    highest = session.exec(
        select(func.max(DeadlineRevision.number)).where(col(DeadlineRevision.commitment_id) == commitment_id)
    ).one()
    return 0 if highest is None else int(highest) + 1


def _counted(new: NewDeadline) -> NewDeadline:
    """A relative deadline whose trigger came, with the day on which its span ends."""
    if new.span is None:
        return new
    ends_on = day_after_span(new.counts_from or date.min, new.span).isoformat()
    if new.counts_from is None or new.edtf is not None:
        return new
    return replace(new, edtf=ends_on, relation=Relation.BY, rule=RULE, rule_version=RULE_VERSION)


def _check_trigger(session: Session, commitment: Commitment, new: NewDeadline) -> None:
    if new.trigger_commitment is None:
        return
    if new.trigger_commitment == commitment.id:
        raise InvalidInput("A deadline can't wait for its own commitment.", field="trigger_commitment")
    if session.get(Commitment, new.trigger_commitment) is None:
        raise NotFound("The commitment that this deadline waits for is not known here.")


def _window(new: NewDeadline) -> Window:
    if (new.edtf is None) != (new.relation is None):
        raise InvalidInput("A deadline with days needs its relation (by, in, before, after) as well.", field="wording")
    if new.kind is DeadlineKind.DATED and new.edtf is None:
        raise InvalidInput("This deadline names no day that could be read. Give its dates by hand.", field="wording")
    if new.kind is DeadlineKind.CONDITIONAL and not (new.waits_for or "").strip():
        raise InvalidInput("Say what this deadline waits for.", field="waits_for")
    if new.edtf is None or new.relation is None:
        return Window(None, None, None)
    try:
        return window_of(new.edtf, new.relation)
    except InvalidEdtf as problem:
        raise InvalidInput(str(problem), field="wording") from None

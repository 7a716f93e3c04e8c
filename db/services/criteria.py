"""By what one will know that a commitment is fulfilled: its criteria, and what is found of each."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from db.domain.contradictions import judgement_questions
from db.domain.typed_text import many_lines, one_line, verbatim
from db.domain.vocabulary import Judged
from db.errors import InvalidInput, NotFound
from db.models import Commitment, Criterion, CriterionJudgement, Source
from db.services.audit import Details, record_of
from db.services.inputs import NewJudgement, Write
from db.services.sources import resolved
from db.services.unit_of_work import Edit, editing

MAX_CRITERIA = 5


def set_criteria(session: Session, commitment_id: UUID, statements: Sequence[str], write: Write) -> list[Criterion]:
    """State the criteria, by position; an empty one is none. One that was judged stands as it is.

    Raises `InvalidInput` (field `criterion_1` to `criterion_5`) and `StaleVersion`.
    """
    with editing(session, commitment_id, write) as edit:
        return state_criteria(edit, statements)


def state_criteria(edit: Edit, statements: Sequence[str]) -> list[Criterion]:
    """Set the criteria within an edit, with their audit event. Raises `InvalidInput`."""
    session, commitment = edit.session, edit.commitment
    if len(statements) > MAX_CRITERIA:
        raise InvalidInput(f"At most {MAX_CRITERIA} criteria fit here.", field="criterion_1")
    known = {one.position: one for one in _criteria(session, commitment.id)}
    for position in range(1, MAX_CRITERIA + 1):
        typed = statements[position - 1] if position <= len(statements) else ""
        field = f"criterion_{position}"
        statement = one_line(typed, field=field, called="The criterion", required=False)
        _set(session, commitment, known.get(position), position, statement, recorded_at=edit.write.at)
    session.flush()
    standing = _criteria(session, commitment.id)
    details: Details = {"criteria": [record_of(one) for one in standing]}
    edit.record("set_criteria", details=details)
    return standing


def judge_criterion(session: Session, criterion_id: UUID, new: NewJudgement, write: Write) -> CriterionJudgement:
    """Judge one criterion; the judgement before stays, superseded.

    Raises `InvalidInput`, `NotFound` and `StaleVersion`.
    """
    criterion = session.get(Criterion, criterion_id)
    if criterion is None:
        raise NotFound("That criterion is not known here.")
    with editing(session, criterion.commitment_id, write) as edit:
        judgement = _judgement(edit, criterion, new)
        session.add(judgement)
        session.flush()
        edit.record("judge_criterion", judgement)
        return judgement


def undo_judgement(session: Session, judgement_id: UUID, write: Write) -> CriterionJudgement:
    """Take back a judgement by a new one: a copy of the one before, or that it is unclear where nothing was before.

    Raises `InvalidInput` where it was superseded already, `NotFound` and `StaleVersion`.
    """
    undone = session.get(CriterionJudgement, judgement_id)
    criterion = session.get(Criterion, undone.criterion_id) if undone else None
    if undone is None or criterion is None:
        raise NotFound("That judgement is not known here.")
    with editing(session, criterion.commitment_id, write) as edit:
        if _standing(session, criterion.id) != undone.id:
            raise InvalidInput("This criterion has been judged again since; judge it anew.", field="criterion")
        before = session.get(CriterionJudgement, undone.supersedes_id) if undone.supersedes_id else None
        restored = CriterionJudgement(
            criterion_id=criterion.id,
            judged=before.judged if before else Judged.UNCLEAR,
            effective_on=(before or undone).effective_on,
            reason=before.reason if before else f"Undone: “{undone.judged.replace('_', ' ')}” was recorded by mistake.",
            source_id=before.source_id if before else None,
            quote=before.quote if before else "",
            reported_on=(before or undone).reported_on,
            supersedes_id=undone.id,
            recorded_at=write.at,
            recorded_by=write.by,
        )
        session.add(restored)
        session.flush()
        edit.record("undo_judgement", restored, {**record_of(restored), "version": edit.next_version})
        return restored


def _judgement(edit: Edit, criterion: Criterion, new: NewJudgement) -> CriterionJudgement:
    if new.effective_on > edit.today:
        raise InvalidInput("This day is in the future. A judgement speaks of what has been seen.", field="effective_on")
    if new.judged is not Judged.UNCLEAR and new.evidence is None:
        raise InvalidInput("Name the source that shows it.", field="evidence")
    source, quote = _evidence(edit, new)
    committed_on, published = edit.commitment.committed_on, [source.published_latest] if source else []
    seen = new.effective_on
    edit.ask(judgement_questions(seen, seen, committed_on=committed_on, published=published))
    return CriterionJudgement(
        criterion_id=criterion.id,
        judged=new.judged,
        effective_on=new.effective_on,
        reason=many_lines(new.reason, field="reason", called="The reason"),
        source_id=source.id if source else None,
        quote=quote,
        reported_on=_reported_on(source, new.effective_on, today=edit.today),
        supersedes_id=_standing(edit.session, criterion.id),
        recorded_at=edit.write.at,
        recorded_by=edit.write.by,
    )


def _set(
    session: Session,
    commitment: Commitment,
    known: Criterion | None,
    position: int,
    statement: str,
    *,
    recorded_at: datetime,
) -> None:
    if known is None:
        if statement:
            session.add(
                Criterion(commitment_id=commitment.id, position=position, statement=statement, recorded_at=recorded_at)
            )
        return
    if known.statement == statement:
        return
    if _standing(session, known.id) is not None:
        raise InvalidInput("This criterion has been judged, so it stands as it was.", field=f"criterion_{position}")
    if statement:
        known.statement = statement
    else:
        session.delete(known)


def _criteria(session: Session, commitment_id: UUID) -> list[Criterion]:
    wanted = select(Criterion).where(Criterion.commitment_id == commitment_id).order_by(col(Criterion.position))
    return list(session.exec(wanted))


def _standing(session: Session, criterion_id: UUID) -> UUID | None:
    """The judgement that no other supersedes."""
    judgement = CriterionJudgement
    replaced = select(judgement.supersedes_id).where(col(judgement.supersedes_id).is_not(None))
    return session.exec(
        select(judgement.id).where(judgement.criterion_id == criterion_id, col(judgement.id).not_in(replaced))
    ).first()


def _evidence(edit: Edit, new: NewJudgement) -> tuple[Source | None, str]:
    """The source that shows it, and the quote from it."""
    if new.evidence is None:
        return None, ""
    sources, evidence = resolved(edit.session, (new.evidence,), edit.write)
    return sources[0], verbatim(evidence[0].quote_exact, field="evidence", called="The quote", required=False)


def _reported_on(source: Source | None, since: date, *, today: date) -> date:
    """The day it could first be known, which is never before it was so."""
    return min(max(source.published_latest, since), today) if source else today

"""By what one will know that a commitment is fulfilled: its criteria, and what is found of each."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from db.domain.typed_text import many_lines, one_line
from db.domain.vocabulary import Judged
from db.errors import InvalidInput, NotFound
from db.models import Commitment, Criterion, CriterionJudgement, Source
from db.services.audit import record_audit_event, record_of
from db.services.inputs import NewJudgement
from db.services.projection import day_there, locked_commitment, project
from db.services.sources import resolved
from db.services.transaction import one_transaction

MOST = 5


@one_transaction
def set_criteria(
    session: Session,
    commitment_id: UUID,
    statements: Sequence[str],
    *,
    expected_version: int | None = None,
    by: str,
    recorded_at: datetime,
) -> list[Criterion]:
    """State the criteria, by their places; an empty one is none. One that was judged stands as it is.

    Raises `InvalidInput` (field `criterion_1` to `criterion_5`) and `StaleVersion`.
    """
    commitment = locked_commitment(session, commitment_id, expected_version)
    standing = state_criteria(session, commitment, statements, by=by, recorded_at=recorded_at)
    project(session, commitment)
    session.commit()
    return standing


def state_criteria(
    session: Session, commitment: Commitment, statements: Sequence[str], *, by: str, recorded_at: datetime
) -> list[Criterion]:
    """Set the criteria in the running transaction, without the projection. Raises `InvalidInput`."""
    if len(statements) > MOST:
        raise InvalidInput(f"At most {MOST} criteria fit here.", field="criterion_1")
    known = {one.position: one for one in _criteria(session, commitment.id)}
    for position in range(1, MOST + 1):
        given = statements[position - 1] if position <= len(statements) else ""
        field = f"criterion_{position}"
        statement = one_line(given, field=field, called="The criterion", required=False)
        _set(session, commitment, known.get(position), position, statement, recorded_at=recorded_at)
    session.flush()
    standing = _criteria(session, commitment.id)
    record_audit_event(
        session,
        "set_criteria",
        subject_kind="commitment",
        subject_id=commitment.id,
        # As it will be once the projection is set, with which every writing ends.
        details={"criteria": [record_of(one) for one in standing], "version": commitment.version + 1},
        by=by,
        recorded_at=recorded_at,
    )
    return standing


@one_transaction
def judge_criterion(
    session: Session,
    criterion_id: UUID,
    new: NewJudgement,
    *,
    expected_version: int | None = None,
    by: str,
    recorded_at: datetime,
) -> CriterionJudgement:
    """Say what was found of one criterion; the judgement before stays, superseded.

    Raises `InvalidInput`, `NotFound` and `StaleVersion`.
    """
    criterion = session.get(Criterion, criterion_id)
    if criterion is None:
        raise NotFound("That criterion is not known here.")
    commitment = locked_commitment(session, criterion.commitment_id, expected_version)
    today = day_there(commitment, recorded_at)
    if new.effective_on > today:
        raise InvalidInput("This day is in the future. A judgement speaks of what has been seen.", field="effective_on")
    if new.judged is not Judged.UNCLEAR and new.evidence is None:
        raise InvalidInput("Name the source that shows it.", field="evidence")
    source, quote = _shown_by(session, new, by=by, recorded_at=recorded_at)
    judgement = CriterionJudgement(
        criterion_id=criterion.id,
        judged=new.judged,
        effective_on=new.effective_on,
        reason=many_lines(new.reason, field="reason", called="The reason"),
        source_id=source.id if source else None,
        quote=quote,
        reported_on=_reported_on(source, new.effective_on, today=today),
        supersedes_id=_standing(session, criterion.id),
        recorded_at=recorded_at,
        recorded_by=by,
    )
    session.add(judgement)
    session.flush()
    project(session, commitment)
    record_audit_event(
        session,
        "judge_criterion",
        subject_kind="criterion_judgement",
        subject_id=judgement.id,
        details={**record_of(judgement), "version": commitment.version},
        by=by,
        recorded_at=recorded_at,
    )
    session.commit()
    return judgement


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


def _shown_by(session: Session, new: NewJudgement, *, by: str, recorded_at: datetime) -> tuple[Source | None, str]:
    if new.evidence is None:
        return None, ""
    sources, evidence = resolved(session, (new.evidence,), by=by, recorded_at=recorded_at)
    return sources[0], many_lines(evidence[0].quote_exact, field="evidence", called="The quote", required=False)


def _reported_on(source: Source | None, since: date, *, today: date) -> date:
    """The day it could first be known, which is never before it was so."""
    return min(max(source.published_latest, since), today) if source else today

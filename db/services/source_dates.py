"""What a source's day decides: when a statement, a judgement or a deadline was first reported.

Histories are append-only, so where a corrected day moves a report, a correction says so in its place.
"""

from sqlmodel import Session, select

from db.domain.history import TAKEN_BACK, standing
from db.errors import InvalidInput
from db.models import Criterion, CriterionJudgement, DeadlineRevision, Evidence, Source, StatusUpdate
from db.services.evidence import settle_first_report
from db.services.inputs import Write
from db.services.projection import project
from db.services.status_updates import add_update, evidence_of_update, first_reported_on
from db.services.triggered_deadlines import RULE, add_revision, evidence_of
from db.services.unit_of_work import Edit, locked_commitment

# What a record says of itself rather than of the commitment.
_OF_THE_RECORD = {"id", "reported_on", "supersedes_id", "recorded_at", "recorded_by"}


def settle_reports(session: Session, source: Source, write: Write) -> None:
    """Report anew what rests on a source whose day was corrected. Raises `InvalidInput` (field `published`)."""
    resting = set(session.exec(select(Evidence.commitment_id).where(Evidence.source_id == source.id)))
    judged = select(Criterion.commitment_id).join(CriterionJudgement).where(CriterionJudgement.source_id == source.id)
    for commitment_id in sorted(resting | set(session.exec(judged))):
        edit = Edit(session, locked_commitment(session, commitment_id), write)
        moved = [settle_first_report(edit), _updates(edit, source), _revisions(edit, source), _judgements(edit, source)]
        if any(moved):
            project(session, edit.commitment)


def _updates(edit: Edit, source: Source) -> bool:
    session, moved = edit.session, False
    own = session.exec(select(StatusUpdate).where(StatusUpdate.commitment_id == edit.commitment.id)).all()
    for update in standing(own):
        sources = session.exec(select(Source).join(Evidence).where(Evidence.status_update_id == update.id)).all()
        if source not in sources or update.searched_until is not None:
            continue
        since, otherwise = update.effective_earliest, update.reported_on
        reported_on = first_reported_on(sources, update.status, since=since, otherwise=otherwise)
        if reported_on != update.reported_on:
            again = StatusUpdate.model_validate({**_again(edit, update), "reported_on": reported_on})
            add_update(edit, again, evidence_of_update(session, update), verb="settle_status_report")
            moved = True
    return moved


def _revisions(edit: Edit, source: Source) -> bool:
    session, moved = edit.session, False
    own = session.exec(select(DeadlineRevision).where(DeadlineRevision.commitment_id == edit.commitment.id)).all()
    for revision in standing(own):
        sources = session.exec(select(Source).join(Evidence).where(Evidence.deadline_revision_id == revision.id)).all()
        # Computed ones follow from the fulfilment that they count from.
        if source not in sources or revision.rule in (RULE, TAKEN_BACK):
            continue
        reported_on = min(one.published_latest for one in sources)
        if revision.announced_on > reported_on:
            raise InvalidInput("A deadline that it words was announced after this day. Check both.", field="published")
        if reported_on != revision.reported_on:
            changes = {"reported_on": reported_on, "number": max(one.number for one in own) + 1}
            again = DeadlineRevision.model_validate({**_again(edit, revision), **changes})
            add_revision(edit, again, evidence_of(session, revision), verb="settle_deadline_report")
            own, moved = [*own, again], True
    return moved


def _judgements(edit: Edit, source: Source) -> bool:
    j, moved = CriterionJudgement, False
    own = edit.session.exec(
        select(j).join(Criterion).where(Criterion.commitment_id == edit.commitment.id, j.source_id == source.id)
    ).all()
    superseded = set(edit.session.exec(select(j.supersedes_id)))
    for judgement in (one for one in own if one.id not in superseded):
        reported_on = min(max(source.published_latest, judgement.effective_on), edit.today)
        if reported_on != judgement.reported_on:
            again = j.model_validate({**_again(edit, judgement), "reported_on": reported_on})
            edit.session.add(again)
            edit.session.flush()
            edit.record("settle_judgement_report", again)
            moved = True
    return moved


def _again(edit: Edit, record: StatusUpdate | DeadlineRevision | CriterionJudgement) -> dict[str, object]:
    """What a record says, said again by who corrects the source's day."""
    said = record.model_dump(exclude=_OF_THE_RECORD)
    return said | {"supersedes_id": record.id, "recorded_at": edit.write.at, "recorded_by": edit.write.by}

"""What the services take, of what was typed in the forms for a commitment; and back, the values to edit."""

from datetime import date
from typing import Any
from uuid import UUID

from dashboard.forms.criteria_fields import stated_criteria
from dashboard.forms.deadline_preview import Stated
from dashboard.pages.commitment.actors_field import ROLES, Actors
from dashboard.pages.commitment.fields import COMMITTED_ON
from dashboard.pages.commitment.relation_fields import ChangedLinks, stated_relations
from dashboard.records.deadline_prefill import new_deadline
from db.domain.dates_in_words import written_date
from db.domain.vocabulary import ActorRole
from db.queries.commitment import CommitmentDetail
from db.services.inputs import CommitmentChanges, NewCommitment


def new_commitment(
    *,
    deadline: Stated | None,
    committed_on: date,
    actors: Actors,
    part_of: tuple[UUID, ...],
    links: ChangedLinks,
    **described: Any,
) -> NewCommitment:
    """The commitment that was stated; its deadline is announced by the speaker, where there is only one."""
    speakers = [actor for role, actor in actors if role is ActorRole.SPEAKER]
    announcer = speakers[0] if len(speakers) == 1 else None
    first = new_deadline(deadline, announced_on=committed_on, announcer=announcer) if deadline else None
    return NewCommitment(
        committed_on=committed_on,
        actors=actors,
        deadline=first,
        part_of=next(iter(part_of), None),
        links=links.linked,
        **described,
    )


def commitment_changes(*, links: ChangedLinks | None = None, **changed: Any) -> CommitmentChanges:
    """What was changed of a commitment."""
    changes = links or ChangedLinks()
    return CommitmentChanges(**changed, link=changes.linked, unlink=changes.unlinked)


def original_values(detail: CommitmentDetail) -> dict[str, str]:
    """What the form for editing shows of a commitment, by input."""
    named = {role.value: "\n".join(a.name for a in detail.actors if a.role is role) for role in ROLES}
    language = detail.statement_language
    return {
        "title": detail.row.title,
        "statement": detail.statement,
        "statement_language": "" if language == "und" else language,
        "translation": detail.translation or "",
        COMMITTED_ON: written_date(detail.row.committed_on),
        **named,
        "place": detail.row.place or "",
        "kind": detail.row.kind.value,
        "topics": "\n".join(detail.topics),
        "detail": detail.detail or "",
        "publication": detail.publication.value,
        "reason": "",
        "time_zone": detail.time_zone,
        "review_interval_days": str(detail.row.review_interval_days),
        **stated_criteria(detail),
        **stated_relations(detail),
    }

"""Records with sensible values, so that a test names only what it is about.

`a_commitment(session, deadline="2027-06~")`: all the rest of the commitment is filled in.
Everything goes through the ordinary services. Today is 22 November 2026 unless a test says otherwise.
"""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from sqlmodel import Session

from db.domain.filters import View
from db.domain.vocabulary import ActorKind, ActorRole, AssessedStatus, DeadlineKind, Relation
from db.models import Actor, Commitment, DeadlineRevision, Source, StatusUpdate
from db.services.actors import add_actor
from db.services.commitments import add_commitment
from db.services.deadlines import revise_deadline
from db.services.inputs import NewActor, NewCommitment, NewDeadline, NewEvidence, NewSource, NewStatusUpdate, Write
from db.services.sources import add_source
from db.services.status_updates import record_status_update

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
COMMITTED = date(2026, 1, 10)
BY = "Nour"

_numbers = count(1)


def a_write(seconds: int = 0, version: int | None = None) -> Write:
    """Today at noon and some seconds."""
    return Write(BY, NOON + timedelta(seconds=seconds), version)


def a_new_source(published: str = "2026-01-10", *, publisher: str = "The Gazette", **changes: Any) -> NewSource:
    url = changes.pop("url", f"https://gazette.example/{next(_numbers)}")
    return NewSource(publisher=publisher, published=published, url=url, **changes)


def quoting(*published: str, quote: str = "") -> tuple[NewEvidence, ...]:
    """Evidence from a new source for each day."""
    return tuple(NewEvidence(a_new_source(day), quote_exact=quote) for day in published)


def a_new_deadline(edtf: str | None = "2027-06~", *, announced_on: date = COMMITTED, **changes: Any) -> NewDeadline:
    values: dict[str, Any] = {
        "kind": DeadlineKind.DATED if edtf else DeadlineKind.VAGUE,
        "relation": Relation.BY if edtf else None,
        "wording": edtf or "soon",
        "reason": "As announced.",
        "evidence": quoting(announced_on.isoformat()),
    }
    return NewDeadline(announced_on=announced_on, edtf=edtf, **(values | changes))


def a_new_commitment(*, deadline: str | NewDeadline | None = "2027-06~", **changes: Any) -> NewCommitment:
    if isinstance(deadline, str):
        deadline = a_new_deadline(deadline, announced_on=changes.get("committed_on", COMMITTED))
    values: dict[str, Any] = {
        "title": f"Open bridge {next(_numbers)}",
        "committed_on": COMMITTED,
        "actors": ((ActorRole.RESPONSIBLE, NewActor("Ministry of Works", ActorKind.GOVERNMENT)),),
    }
    values |= {"deadline": deadline, **changes}
    evidence = values.pop("evidence", None) or quoting(values["committed_on"].isoformat())
    return NewCommitment(evidence=evidence, **values)


def a_new_update(
    status: AssessedStatus = AssessedStatus.UNDER_WAY, *, since: str = "2026-03-01", **changes: Any
) -> NewStatusUpdate:
    """An update with as much evidence as its status needs, published when it began to hold."""
    day = since if len(since) == 10 else "2026-11-20"
    wanted = 2 if status is AssessedStatus.DISPUTED else int(status.needs_evidence)
    values: dict[str, Any] = {"reason": "It was seen.", "evidence": quoting(*[day] * wanted)}
    if status is AssessedStatus.NO_PUBLIC_EVIDENCE:
        values["searched_until"] = date.fromisoformat(day)
    return NewStatusUpdate(status=status, effective_on=since, **(values | changes))


def a_source(session: Session, published: str = "2026-01-10", **changes: Any) -> Source:
    return add_source(session, a_new_source(published, **changes), a_write())


def an_actor(session: Session, name: str, **changes: Any) -> Actor:
    return add_actor(session, NewActor(name, **changes), a_write())


def a_commitment(
    session: Session, *, deadline: str | NewDeadline | None = "2027-06~", seconds: int = 0, **changes: Any
) -> Commitment:
    return add_commitment(session, a_new_commitment(deadline=deadline, **changes), a_write(seconds))


def an_update(
    session: Session,
    commitment: Commitment | UUID,
    status: AssessedStatus = AssessedStatus.UNDER_WAY,
    *,
    since: str = "2026-03-01",
    seconds: int = 0,
    **changes: Any,
) -> StatusUpdate:
    id_ = commitment if isinstance(commitment, UUID) else commitment.id
    return record_status_update(session, id_, a_new_update(status, since=since, **changes), a_write(seconds))


def a_revision(
    session: Session,
    commitment: Commitment,
    edtf: str | None,
    *,
    announced_on: date = date(2026, 6, 1),
    seconds: int = 0,
    **changes: Any,
) -> DeadlineRevision:
    new = a_new_deadline(edtf, announced_on=announced_on, **changes)
    return revise_deadline(session, commitment.id, new, a_write(seconds))


def a_view(as_of: date = TODAY, **changes: Any) -> View:
    """What is asked for today, unless the test looks back."""
    return View(as_of=as_of, **({"today": TODAY} | changes))

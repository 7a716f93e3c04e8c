"""Does every commitment agree with its own history, and the history with the rules?"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from sqlmodel import Session, col, select

from db.domain.edtf import parse_edtf
from db.domain.history import standing
from db.domain.projection import projection
from db.domain.publication import PublicationDay, publication_days
from db.domain.vocabulary import ActorRole, AssessedStatus, Supports
from db.domain.window import window_of
from db.errors import InvalidEdtf
from db.models import (
    Commitment,
    DeadlineRevision,
    Evidence,
    Milestone,
    StatusUpdate,
)
from db.verify.cycles import in_circles
from db.verify.derived import Derived
from db.verify.relations import actors_of, phases_of, topics_of, versions_of

BATCH = 200
_SLUG = re.compile(r"[^\W_]+(-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class _History:
    """One commitment with everything that was recorded of it."""

    commitment: Commitment
    updates: list[StatusUpdate]
    revisions: list[DeadlineRevision]
    evidence: list[Evidence]
    milestones: list[Milestone]
    actors: list[tuple[ActorRole, str]]
    topics: list[str]
    phase: dict[str, object]
    derived: Derived
    publications: list[PublicationDay]

    @property
    def responsible(self) -> list[str]:
        """The names of those responsible, in their order."""
        return [name for role, name in self.actors if role is ActorRole.RESPONSIBLE]


def history_problems(session: Session) -> Iterator[str]:
    """Problems of every commitment, read a batch at a time so that memory does not grow with the records."""
    after: UUID | None = None
    while batch := _next(session, after):
        for history in _histories(session, batch):
            for problem in _problems(history):
                yield f"{history.commitment.slug}: {problem}"
        after = batch[-1].id
        session.expunge_all()


def _next(session: Session, after: UUID | None) -> Sequence[Commitment]:
    query = select(Commitment).order_by(col(Commitment.id)).limit(BATCH)
    return session.exec(query if after is None else query.where(col(Commitment.id) > after)).all()


def _histories(session: Session, commitments: Sequence[Commitment]) -> Iterator[_History]:
    ids = [commitment.id for commitment in commitments]
    updates = _by_commitment(session, StatusUpdate, ids)
    revisions = _by_commitment(session, DeadlineRevision, ids)
    evidence = _by_commitment(session, Evidence, ids)
    milestones = _by_commitment(session, Milestone, ids)
    actors, topics, phases = actors_of(session, ids), topics_of(session, ids), phases_of(session, commitments)
    derived, versions = Derived(session, commitments), versions_of(session, ids)
    for commitment in commitments:
        key = commitment.id
        histories = (updates[key], revisions[key], evidence[key], milestones[key])
        yield _History(
            commitment, *histories, actors[key], topics[key], phases[key], derived, publication_days(versions[key])
        )


def _by_commitment(session: Session, table: Any, ids: list[UUID]) -> defaultdict[UUID, list[Any]]:
    rows: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in session.exec(select(table).where(table.commitment_id.in_(ids))):
        rows[row.commitment_id].append(row)
    return rows


def _problems(history: _History) -> Iterator[str]:
    if _corrects_itself(history.updates) or _corrects_itself(history.revisions):
        # What follows from such a history can't be asked at all.
        yield "a record of its history corrects itself by way of others."
    else:
        yield from _projection(history)
        named = [name for _, name in history.actors]
        yield from history.derived.problems(
            history.commitment,
            history.updates,
            history.revisions,
            actors=named,
            topics=history.topics,
            publications=history.publications,
        )
    yield from _commitment(history)
    yield from _updates(history)
    yield from _revisions(history)
    for milestone in history.milestones:
        yield from _milestone(milestone)


def _corrects_itself(records: Sequence[StatusUpdate] | Sequence[DeadlineRevision]) -> bool:
    return any(in_circles({record.id: record.supersedes_id for record in records}))


def _projection(history: _History) -> Iterator[str]:
    for name, expected in _projected(history).items():
        rows = getattr(history.commitment, name)
        if rows != expected:
            yield f"the list shows {name} as {_in_words(rows)}, but the history says {_in_words(expected)}."


def _projected(history: _History) -> dict[str, object]:
    """What the commitment's own row must say, from the history alone."""
    return {
        **projection(history.commitment, history.updates, history.revisions),
        "responsible": " · ".join(history.responsible)[:500],
        "first_topic": min(history.topics, default=""),
        **history.phase,
    }


def _commitment(history: _History) -> Iterator[str]:
    commitment = history.commitment
    if not _SLUG.fullmatch(commitment.slug) or commitment.slug != commitment.slug.lower():
        yield "its address is no plain slug of letters, digits and hyphens."
    if commitment.time_zone not in _time_zones():
        yield f"its time zone {commitment.time_zone} is not known."
    if commitment.committed_on > commitment.reported_on:
        yield "it was reported before it was made."
    if not history.responsible:
        yield "nobody is responsible for it."
    ties = [item for item in history.evidence if item.supports is Supports.COMMITMENT]
    if not any(tie.withdrawn_at is None for tie in standing(ties)):
        yield "no source shows that it was made."
    yield from _strangers(ties, "supersedes_id", {tie.id for tie in ties}, "tie")


@cache
def _time_zones() -> set[str]:
    # Each asking reads the whole folder of zones.
    return available_timezones()


def _updates(history: _History) -> Iterator[str]:
    sources: defaultdict[UUID | None, set[UUID]] = defaultdict(set)
    for item in history.evidence:
        sources[item.status_update_id].add(item.source_id)
    own = {update.id for update in history.updates}
    yield from _strangers(history.evidence, "status_update_id", own, "status update")
    for update in history.updates:
        called = f"its status update {update.id} ({update.status.label})"
        if update.status.needs_evidence and not sources[update.id]:
            yield f"{called} has no evidence."
        if update.status is AssessedStatus.DISPUTED and len(sources[update.id]) < 2:
            yield f"{called} does not name two sources that disagree."
        if update.supersedes_id not in own | {None}:
            yield f"{called} corrects an update of another commitment."
        yield from _period(called, update.effective_on, update.effective_earliest, update.effective_latest)


def _revisions(history: _History) -> Iterator[str]:
    numbers = sorted(revision.number for revision in history.revisions)
    if numbers != list(range(len(numbers))):
        yield f"its deadline revisions are numbered {', '.join(map(str, numbers))}; they must count up from 0."
    evidenced = {item.deadline_revision_id for item in history.evidence}
    own = {revision.id for revision in history.revisions}
    yield from _strangers(history.evidence, "deadline_revision_id", own, "deadline revision")
    for revision in history.revisions:
        called = f"its deadline revision {revision.number}"
        if revision.id not in evidenced:
            yield f"{called} has no evidence."
        if revision.supersedes_id not in own | {None}:
            yield f"{called} corrects a revision of another commitment."
        yield from _window(called, revision)


def _strangers(evidence: Iterable[Evidence], column: str, own: set[UUID], called: str) -> Iterator[str]:
    for item in evidence:
        if getattr(item, column) not in own | {None}:
            yield f"its evidence {item.id} belongs to a {called} of another commitment."


def _window(called: str, revision: DeadlineRevision) -> Iterator[str]:
    if revision.edtf is None or revision.relation is None:
        if revision.earliest or revision.latest:
            yield f"{called} has days, but no date that they follow from."
        return
    try:
        window = window_of(revision.edtf, revision.relation)
    except InvalidEdtf as problem:
        yield f"{called} can't be read: {problem}"
        return
    if (window.earliest, window.latest, window.padded_latest) != (
        revision.earliest,
        revision.latest,
        revision.padded_latest,
    ):
        yield f"{called} ({revision.relation} {revision.edtf}) does not have the days that follow from it."


def _milestone(milestone: Milestone) -> Iterator[str]:
    yield from _period(f"its milestone “{milestone.title}”", milestone.edtf, milestone.earliest, milestone.latest)


def _period(called: str, edtf: str, earliest: object, latest: object) -> Iterator[str]:
    try:
        period = parse_edtf(edtf)
    except InvalidEdtf as problem:
        yield f"{called} can't be read: {problem}"
        return
    if (period.earliest, period.latest) != (earliest, latest):
        yield f"{called} ({edtf}) does not have the days that follow from it."


def _in_words(value: object) -> str:
    return "nothing" if value is None or value == "" else str(value)

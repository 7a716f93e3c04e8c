"""A large database to try things on: deterministic, realistic in its mix, and entirely made up.

The same count and seed give the same records whatever the machine. Titles come in ten scripts; some deadlines slip,
some are vague, missing or conditional; most commitments have a judgement with its evidence, many are unchecked.
"""

import gc
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from types import SimpleNamespace
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Table
from sqlmodel import Session, SQLModel, func, select

from db.connections.bulk import bulk_load, put
from db.domain.audit import FIRST_PREVIOUS_HASH, canonical_json, event_hash
from db.domain.projection import projection
from db.domain.vocabulary import (
    ActorKind,
    ActorRole,
    AssessedStatus,
    CommitmentKind,
    DeadlineKind,
    Publication,
    Relation,
    RevisionReason,
    SourceKind,
    Supports,
)
from db.domain.window import Window, window_of
from db.models import (
    DERIVED,
    Actor,
    AuditEvent,
    Commitment,
    CommitmentActor,
    CommitmentTopic,
    DeadlineRevision,
    Evidence,
    SiteFact,
    Source,
    StatusUpdate,
)
from db.queries.derived import derived_rows
from db.sample.made_up_words import LANGUAGES, PLACES, PUBLISHERS, TOPICS, actor_name, title_of
from db.services.audit import last_audit_event

BATCH = 5_000
FIRST_DAY = date(2019, 1, 1)
RECORDED_BY = "generated"

_STATUSES = (
    (AssessedStatus.NOT_ASSESSED, 22),
    (AssessedStatus.UNDER_WAY, 24),
    (AssessedStatus.FULFILLED, 22),
    (AssessedStatus.NO_PUBLIC_EVIDENCE, 8),
    (AssessedStatus.NOT_STARTED, 6),
    (AssessedStatus.STALLED, 6),
    (AssessedStatus.PARTLY_FULFILLED, 5),
    (AssessedStatus.ABANDONED, 3),
    (AssessedStatus.CONTRADICTED, 2),
    (AssessedStatus.DISPUTED, 1),
    (AssessedStatus.UNVERIFIABLE, 1),
)


class Writable(Protocol):
    """The part of `db.engine.Database` that generating needs."""

    def write(self) -> AbstractContextManager[Session]:
        """A session that may write."""
        ...


def generate(database: Writable, count: int, *, today: date, seed: int = 1) -> int:
    """Add `count` commitments with their histories and audit events, all or none; returns the count."""
    moment = datetime(today.year, today.month, today.day, tzinfo=UTC)
    with database.write() as session:
        maker = _Maker(session, Random(seed), today, moment)
        with _without_collecting(), bulk_load(session.connection()):
            maker.people_and_papers(count)
            for first in range(0, count, BATCH):
                maker.commitments(first, min(BATCH, count - first))
        session.merge(SiteFact(name="sample", value=f"{count:,} made-up commitments"))
        session.commit()
    return count


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Millions of small objects are made and none refers back to itself: looking for such would take a tenth longer."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@dataclass(slots=True)
class _Paper:
    id: UUID
    day: date


class _Maker:
    """One run: its random numbers, and the rows of the batch under way by table."""

    def __init__(self, session: Session, random: Random, today: date, moment: datetime) -> None:
        self.session = session
        self.random = random
        self.today = today
        self.moment = moment
        self.rows: dict[type[SQLModel], list[dict[str, Any]]] = {}
        # The evidence of each record, for the details of its event.
        self.evidence: dict[UUID, list[dict[str, Any]]] = {}
        last = last_audit_event(session)
        self.sequence = last.sequence if last else 0
        self.hash = last.hash if last else FIRST_PREVIOUS_HASH
        self.numbered = session.exec(select(func.max(Commitment.number))).one() or 0
        self.actors: list[tuple[UUID, str]] = []
        self.papers: list[_Paper] = []

    def people_and_papers(self, count: int) -> None:
        """Actors and sources, fewer than commitments: some speak often."""
        known = set(self.session.exec(select(Actor.name)).all())
        for number in range(max(12, min(count // 40, 2_500))):
            name = actor_name(number, self.random)
            if name in known:
                continue
            known.add(name)
            id_, kind = self._uuid(), self.random.choice(list(ActorKind))
            row: dict[str, Any] = {"id": id_, "name": name, "kind": kind, "other_names": {}, "identifiers": {}}
            self._add(Actor, **row, position=None, part_of_id=None, recorded_at=self.moment)
            self.actors.append((id_, name))
        days = (self.today - FIRST_DAY).days
        for number in range(max(60, min(count // 4, 25_000))):
            day = FIRST_DAY + timedelta(days=self.random.randrange(days))
            paper = _Paper(self._uuid(), day)
            self.papers.append(paper)
            self._add(
                Source,
                id=paper.id,
                url=f"https://example.org/{day.isoformat()}/{self.random.getrandbits(48):012x}-{number}",
                headline=f"Report {number + 1}",
                publisher=self.random.choice(PUBLISHERS),
                author=None,
                language=self.random.choice(LANGUAGES),
                published=day.isoformat(),
                published_earliest=day,
                published_latest=day,
                accessed_at=None,
                archived_text=None,
                sha256=None,
                kind=self.random.choice(list(SourceKind)),
                recorded_at=self.moment,
            )
        self.papers.sort(key=lambda paper: (paper.day, paper.id))
        self._store()

    def commitments(self, first: int, count: int) -> None:
        """One batch, with the histories of its commitments."""
        for number in range(first, first + count):
            self._commitment(number)
        self._store()

    def _commitment(self, number: int) -> None:
        random = self.random
        start = random.randrange(int(len(self.papers) * 0.95) or 1)
        paper = self.papers[start]
        language = random.choice(LANGUAGES)
        id_, committed_on = self._uuid(), paper.day - timedelta(days=random.choice((0, 0, 0, 1, 2, 9)))
        responsible = list(dict.fromkeys(self._actor() for _ in range(random.choice((1, 1, 1, 2)))))
        chain = self._deadlines(id_, committed_on, start)
        judged = self._updates(id_, paper, start)
        named = self._roles(id_, responsible)
        topic = random.choice(TOPICS)
        self._add(CommitmentTopic, commitment_id=id_, topic=topic)
        self._evidence(id_, paper, Supports.COMMITMENT)
        title, statement = title_of(number, language, random)
        row: dict[str, Any] = {
            "id": id_,
            "number": self.numbered + number + 1,
            "slug": f"made-up-{number + 1}",
            "title": title,
            "statement": statement,
            "statement_language": language,
            "translation": None,
            "detail": None,
            "place": random.choice(PLACES) if random.random() < 0.8 else None,
            "latitude": None,
            "longitude": None,
            "kind": CommitmentKind.EVENT,
            "committed_on": committed_on,
            "reported_on": paper.day,
            "part_of_id": None,
            "time_zone": "UTC",
            "review_interval_days": random.choice((30, 30, 60, 90)),
            "publication": Publication.PUBLISHED,
            "version": 1,
            "recorded_at": self.moment,
            "responsible": " · ".join(name for _, name in responsible)[:500],
            "first_topic": topic,
            "phase_number": None,
            "phase": "",
        }
        self._project(row, chain, judged, actors=named, topic=topic)

    def _project(
        self, row: dict[str, Any], chain: list[Any], judged: list[Any], *, actors: list[str], topic: str
    ) -> None:
        """Add the commitment with what follows from its history, by the same rules as the services."""
        updates = [SimpleNamespace(**update) for update in judged]
        revisions = [SimpleNamespace(**revision) for revision in chain]
        about: Any = SimpleNamespace(**row)
        row |= projection(about, updates, revisions)
        about = SimpleNamespace(**row)
        self._add(Commitment, **row)
        for table, rows in derived_rows(about, updates, revisions, actors=actors, topics=[topic]).items():
            self.rows.setdefault(table, []).extend(rows)

    def _deadlines(self, id_: UUID, committed_on: date, start: int) -> list[dict[str, Any]]:
        """Up to four revisions, each by a later paper; none for one commitment in six."""
        random = self.random
        chain: list[dict[str, Any]] = []
        times = random.choices((0, 1, 2, 3, 4), weights=(16, 58, 17, 6, 3))[0]
        aim = committed_on + timedelta(days=random.choice((30, 90, 180, 365, 500, 730, 1_100)))
        for number in range(times):
            index = min(start + number * random.randrange(1, 400), len(self.papers) - 1)
            paper = self.papers[index]
            announced = committed_on if number == 0 else paper.day
            if number and announced < chain[-1]["announced_on"]:
                break
            aim = max(aim, announced) + timedelta(days=random.randrange(20, 400) if number else random.randrange(60))
            chain.append(self._revision(id_, number, announced, paper, aim))
        return chain

    def _revision(self, id_: UUID, number: int, announced: date, paper: _Paper, aim: date) -> dict[str, Any]:
        kind, edtf, relation, wording = _worded(aim, self.random)
        window = window_of(edtf, relation) if edtf and relation else Window(None, None, None)
        row: dict[str, Any] = {
            "id": self._uuid(),
            "commitment_id": id_,
            "number": number,
            "kind": kind,
            "wording": wording,
            "wording_language": "en",
            "relation": relation,
            "edtf": edtf,
            "earliest": window.earliest,
            "latest": window.latest,
            "padded_latest": window.padded_latest,
            "rule": "R1",
            "rule_version": 1,
            "counts_from": None,
            "waits_for": wording if kind is DeadlineKind.CONDITIONAL else None,
            "trigger_commitment_id": None,
            "announced_on": announced,
            "announcer_id": self._actor()[0],
            "reported_on": paper.day,
            "reason": "" if number == 0 else "Restated, as reported.",
            "reason_kind": RevisionReason.FIRST_STATED if number == 0 else RevisionReason.POSTPONED,
            "supersedes_id": None,
            "recorded_at": self.moment,
            "recorded_by": RECORDED_BY,
        }
        self._add(DeadlineRevision, **row)
        self._evidence(id_, paper, Supports.DEADLINE, deadline_revision_id=row["id"], quote=wording)
        return row

    def _updates(self, id_: UUID, paper: _Paper, start: int) -> list[dict[str, Any]]:
        """The judgements, in order of their days."""
        random = self.random
        statuses = [status for status, _ in _STATUSES]
        final = random.choices(statuses, weights=[weight for _, weight in _STATUSES])[0]
        path = [] if final is AssessedStatus.NOT_ASSESSED else [final]
        if path and final is not AssessedStatus.UNDER_WAY and random.random() < 0.6:
            path.insert(0, AssessedStatus.UNDER_WAY)
        judged: list[dict[str, Any]] = []
        index = start
        for status in path:
            index = min(index + random.randrange(1, 600), len(self.papers) - 1)
            if judged and self.papers[index].day <= judged[-1]["reported_on"]:
                continue
            judged.append(self._update(id_, status, self.papers[index]))
        return judged

    def _update(self, id_: UUID, status: AssessedStatus, paper: _Paper) -> dict[str, Any]:
        searched = paper.day if status is AssessedStatus.NO_PUBLIC_EVIDENCE else None
        row: dict[str, Any] = {
            "id": self._uuid(),
            "commitment_id": id_,
            "status": status,
            "effective_on": paper.day.isoformat(),
            "effective_earliest": paper.day,
            "effective_latest": paper.day,
            "searched_until": searched,
            "reason": f"{status.label}, as reported.",
            "reported_on": paper.day,
            "supersedes_id": None,
            "recorded_at": self.moment,
            "recorded_by": RECORDED_BY,
        }
        self._add(StatusUpdate, **row)
        if searched is None:
            self._evidence(id_, paper, Supports.STATUS, status_update_id=row["id"])
        if status is AssessedStatus.DISPUTED:
            other = next(
                source for source in reversed(self.papers) if source.day <= paper.day and source.id != paper.id
            )
            self._evidence(id_, other, Supports.STATUS, status_update_id=row["id"])
        return row

    def _roles(self, id_: UUID, responsible: list[tuple[UUID, str]]) -> list[str]:
        """Add who has which part in it; returns their names."""
        parts = [(actor, ActorRole.RESPONSIBLE) for actor in responsible]
        if self.random.random() < 0.5:
            parts.append((self._actor(), ActorRole.COUNTERPARTY))
        for position, ((actor_id, _), role) in enumerate(parts):
            self._role(id_, actor_id, role, position)
        return [name for (_, name), _ in parts]

    def _role(self, id_: UUID, actor_id: UUID, role: ActorRole, position: int) -> None:
        row = {"commitment_id": id_, "actor_id": actor_id, "role": role, "position": position}
        self._add(CommitmentActor, id=self._uuid(), **row)

    def _evidence(
        self,
        id_: UUID,
        paper: _Paper,
        supports: Supports,
        *,
        status_update_id: UUID | None = None,
        deadline_revision_id: UUID | None = None,
        quote: str = "",
    ) -> None:
        row = {
            "id": self._uuid(),
            "source_id": paper.id,
            "commitment_id": id_,
            "supports": supports,
            "status_update_id": status_update_id,
            "deadline_revision_id": deadline_revision_id,
            "quote_exact": quote,
            "quote_prefix": "",
            "quote_suffix": "",
            "recorded_at": self.moment,
        }
        self._add(Evidence, **row)
        self.evidence.setdefault(status_update_id or deadline_revision_id or id_, []).append(row)

    def _actor(self) -> tuple[UUID, str]:
        """Few of them speak often, most of them rarely."""
        return self.actors[int(len(self.actors) * self.random.random() ** 3)]

    def _uuid(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)

    def _add(self, table: type[SQLModel], /, **row: Any) -> None:
        self.rows.setdefault(table, []).append(row)

    def _store(self) -> None:
        for table in _IN_ORDER:
            rows = self.rows.pop(table, [])
            if rows:
                put(self.session.connection(), _table(table), rows)
            if rows and table in _VERBS:
                events = [self._event(table, row) for row in rows]
                put(self.session.connection(), _table(AuditEvent), events)
        self.evidence.clear()

    def _event(self, table: type[SQLModel], row: dict[str, Any]) -> dict[str, Any]:
        """The next event of the chain: that this row was recorded."""
        verb, kind = _VERBS[table]
        self.sequence += 1
        event: dict[str, Any] = {
            "at": self.moment,
            "by": RECORDED_BY,
            "verb": verb,
            "subject_kind": kind,
            "subject_id": row["id"],
            "details": canonical_json({**row, "evidence": self.evidence.get(row["id"], [])}),
            "previous_hash": self.hash,
        }
        self.hash = event_hash(self.sequence, **event)
        return {"sequence": self.sequence, **event, "hash": self.hash}


def _table(model: type[SQLModel]) -> Table:
    return model.metadata.tables[str(model.__tablename__)]


# What is referred to comes before what refers to it.
_IN_ORDER: tuple[type[SQLModel], ...] = (
    Actor,
    Source,
    Commitment,
    CommitmentTopic,
    CommitmentActor,
    DeadlineRevision,
    StatusUpdate,
    Evidence,
    *DERIVED,
)
_VERBS: dict[type[SQLModel], tuple[str, str]] = {
    Actor: ("add_actor", "actor"),
    Source: ("add_source", "source"),
    Commitment: ("add_commitment", "commitment"),
    DeadlineRevision: ("revise_deadline", "deadline_revision"),
    StatusUpdate: ("record_status_update", "status_update"),
}


def _worded(aim: date, random: Random) -> tuple[DeadlineKind, str | None, Relation | None, str]:
    """A deadline around a day, in one of the precisions in which deadlines are stated."""
    month = aim.strftime("%Y-%m")
    quarter = (aim.month - 1) // 3
    shapes: list[tuple[int, DeadlineKind, str | None, Relation | None, str]] = [
        (30, DeadlineKind.DATED, aim.isoformat(), Relation.BY, f"by {aim.isoformat()}"),
        (25, DeadlineKind.DATED, month, Relation.BY, f"by {month}"),
        (12, DeadlineKind.DATED, f"{aim.year}-{33 + quarter}", Relation.IN, f"in Q{quarter + 1} {aim.year}"),
        (10, DeadlineKind.DATED, str(aim.year), Relation.BY, f"by {aim.year}"),
        (8, DeadlineKind.DATED, f"{month}~", Relation.IN, f"around {month}"),
        (4, DeadlineKind.DATED, month, Relation.BEFORE, f"before {month}"),
        (2, DeadlineKind.DATED, month, Relation.AFTER, f"not before {month}"),
        (5, DeadlineKind.CONDITIONAL, None, None, "in phase two"),
        (4, DeadlineKind.VAGUE, None, None, "as soon as possible"),
    ]
    return random.choices(shapes, weights=[shape[0] for shape in shapes])[0][1:]

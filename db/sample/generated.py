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

from sqlmodel import Session, SQLModel, func, select

from db.connections.bulk import bulk_load
from db.derived_rows import facet_rows, folded_row, folded_texts, search_row, source_row, state_rows
from db.domain.audit import FIRST_PREVIOUS_HASH
from db.domain.vocabulary import (
    ActorKind,
    ActorRole,
    AssessedStatus,
    CommitmentKind,
    DeadlineKind,
    Publication,
    RevisionReason,
    SourceKind,
    Supports,
    TextKind,
)
from db.domain.window import Window, window_of
from db.models import (
    Actor,
    Commitment,
    CommitmentActor,
    CommitmentFacet,
    CommitmentSearch,
    CommitmentState,
    CommitmentTopic,
    DeadlineRevision,
    Evidence,
    FoldedText,
    Source,
    SourceSearch,
    StatusUpdate,
)
from db.sample.made_up_deadlines import final_status, times_stated, worded
from db.sample.made_up_rows import Row, Rows
from db.sample.made_up_words import LANGUAGES, PLACES, PUBLISHERS, TOPICS, actor_name, title_of
from db.services.audit import last_audit_event
from db.services.inputs import Write
from db.services.site_facts import set_site_fact

BATCH = 5_000
FIRST_DAY = date(2019, 1, 1)
RECORDED_BY = "generated"

# The first two bits of a UUID's ninth byte say that they are 10.
_VARIANTS = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}
_ACTOR_KINDS = tuple(ActorKind)
_SOURCE_KINDS = tuple(SourceKind)


class Writable(Protocol):
    """The part of `db.engine.Database` that generating needs."""

    def write(self) -> AbstractContextManager[Session]:
        """A session that may write."""
        ...


def generate(database: Writable, count: int, *, today: date, seed: int = 1) -> int:
    """Add `count` commitments with their histories and audit events, all or none; returns the count."""
    moment = datetime(today.year, today.month, today.day, tzinfo=UTC)
    with database.write() as session:
        connection = session.connection()
        maker = _Maker(session, Random(seed), today, moment)
        with _without_collecting(), bulk_load(connection, made_here=True):
            maker.people(count)
            maker.publications(count)
            maker.rows.store(connection)
            for first in range(0, count, BATCH):
                for number in range(first, min(first + BATCH, count)):
                    maker.commitment(number)
                maker.rows.store(connection)
        set_site_fact(session, "sample", f"{count:,} made-up commitments", Write(RECORDED_BY, moment))
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
    id: str
    day: date


class _Maker:
    """One run: its random numbers, who may be named in it, and the rows that it made."""

    def __init__(self, session: Session, random: Random, today: date, moment: datetime) -> None:
        self.random = random
        self.today = today
        self.moment = moment
        last = last_audit_event(session)
        follows = (last.sequence, last.hash) if last else (0, FIRST_PREVIOUS_HASH)
        self.rows = Rows(follows, by=RECORDED_BY, at=moment)
        self.numbered = session.exec(select(func.max(Commitment.number))).one() or 0
        self.known = set(session.exec(select(Actor.name)).all())
        self.folded = {(kind, text) for kind, text in session.exec(select(FoldedText.kind, FoldedText.text))}
        self.actors: list[tuple[str, str]] = []
        self.papers: list[_Paper] = []

    def people(self, count: int) -> None:
        """Actors, fewer than commitments: some speak often."""
        for number in range(max(12, min(count // 40, 2_500))):
            name = actor_name(number, self.random)
            if name in self.known:
                continue
            self.known.add(name)
            id_, kind = self._id(), self.random.choice(_ACTOR_KINDS)
            row: Row = {"id": id_, "name": name, "kind": kind, "other_names": {}, "identifiers": {}}
            self._add(Actor, **row, position=None, part_of_id=None, recorded_at=self.moment)
            self._fold({(TextKind.ACTOR, name)})
            self.actors.append((id_, name))

    def publications(self, count: int) -> None:
        """Sources, in the order of their days."""
        days = (self.today - FIRST_DAY).days
        for number in range(max(60, min(count // 4, 25_000))):
            day = FIRST_DAY + timedelta(days=self.random.randrange(days))
            paper = _Paper(self._id(), day)
            self.papers.append(paper)
            row: Row = {
                "id": paper.id,
                "url": f"https://example.org/{day.isoformat()}/{self.random.getrandbits(48):012x}-{number}",
                "headline": f"Report {number + 1}",
                "publisher": self.random.choice(PUBLISHERS),
                "author": None,
                "language": self.random.choice(LANGUAGES),
                "published": day.isoformat(),
                "published_earliest": day,
                "published_latest": day,
                "accessed_at": None,
                "archived_text": None,
                "sha256": None,
                "kind": self.random.choice(_SOURCE_KINDS),
                "recorded_at": self.moment,
            }
            about: Any = SimpleNamespace(**row)
            self.rows.add(Source, [row])
            self.rows.add(SourceSearch, [source_row(about)])
        self.papers.sort(key=lambda paper: (paper.day, paper.id))

    def commitment(self, number: int) -> None:
        """One commitment, with its history."""
        random = self.random
        start = random.randrange(int(len(self.papers) * 0.95) or 1)
        paper = self.papers[start]
        language = random.choice(LANGUAGES)
        id_, committed_on = self._id(), paper.day - timedelta(days=random.choice((0, 0, 0, 1, 2, 9)))
        responsible = list(dict.fromkeys(self._actor() for _ in range(random.choice((1, 1, 1, 2)))))
        chain = self._deadlines(id_, committed_on, start)
        judged = self._updates(id_, paper, start)
        named = self._roles(id_, responsible)
        topic = random.choice(TOPICS)
        self._add(CommitmentTopic, commitment_id=id_, topic=topic)
        self._evidence(id_, paper, Supports.COMMITMENT)
        title, statement = title_of(number, language, random)
        row: Row = {
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
        self._derive(row, chain, judged, actors=named, topic=topic)

    def _derive(self, row: Row, chain: list[Row], judged: list[Row], *, actors: list[str], topic: str) -> None:
        """Add the commitment with what follows from its history, by the same rules as the services."""
        updates: list[Any] = [SimpleNamespace(**update) for update in judged]
        revisions: list[Any] = [SimpleNamespace(**revision) for revision in chain]
        about: Any = SimpleNamespace(**row)
        known = state_rows(about, updates, revisions)
        # In the last of its states all of its history is known.
        row |= {name: value for name, value in known[-1].items() if name not in ("since", "until")}
        about = SimpleNamespace(**row)
        self.rows.add(Commitment, [row])
        self.rows.add(CommitmentState, known)
        self.rows.add(CommitmentFacet, facet_rows(about, actors=actors, topics=[topic]))
        self.rows.add(CommitmentSearch, [search_row(about, revisions, actors=actors)])
        self._fold(folded_texts(about, revisions, actors=(), topics=[topic]))

    def _deadlines(self, id_: str, committed_on: date, start: int) -> list[Row]:
        """Up to four revisions, each by a later paper; none for one commitment in six."""
        random = self.random
        chain: list[Row] = []
        times = times_stated(random)
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

    def _revision(self, id_: str, number: int, announced: date, paper: _Paper, aim: date) -> Row:
        kind, edtf, relation, wording = worded(aim, self.random)
        window = window_of(edtf, relation) if edtf and relation else Window(None, None, None)
        row: Row = {
            "id": self._id(),
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

    def _updates(self, id_: str, paper: _Paper, start: int) -> list[Row]:
        """The judgements, in order of their days."""
        random = self.random
        final = final_status(random)
        path = [] if final is AssessedStatus.NOT_ASSESSED else [final]
        if path and final is not AssessedStatus.UNDER_WAY and random.random() < 0.6:
            path.insert(0, AssessedStatus.UNDER_WAY)
        judged: list[Row] = []
        index = start
        for status in path:
            index = min(index + random.randrange(1, 600), len(self.papers) - 1)
            if judged and self.papers[index].day <= judged[-1]["reported_on"]:
                continue
            judged.append(self._update(id_, status, self.papers[index]))
        return judged

    def _update(self, id_: str, status: AssessedStatus, paper: _Paper) -> Row:
        searched = paper.day if status is AssessedStatus.NO_PUBLIC_EVIDENCE else None
        row: Row = {
            "id": self._id(),
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

    def _roles(self, id_: str, responsible: list[tuple[str, str]]) -> list[str]:
        """Add who has which part in it; returns their names."""
        parts = [(actor, ActorRole.RESPONSIBLE) for actor in responsible]
        if self.random.random() < 0.5:
            parts.append((self._actor(), ActorRole.COUNTERPARTY))
        for position, ((actor_id, _), role) in enumerate(parts):
            self._role(id_, actor_id, role, position)
        return [name for (_, name), _ in parts]

    def _role(self, id_: str, actor_id: str, role: ActorRole, position: int) -> None:
        row = {"commitment_id": id_, "actor_id": actor_id, "role": role, "position": position}
        self._add(CommitmentActor, id=self._id(), **row)

    def _evidence(
        self,
        id_: str,
        paper: _Paper,
        supports: Supports,
        *,
        status_update_id: str | None = None,
        deadline_revision_id: str | None = None,
        quote: str = "",
    ) -> None:
        row = {
            "id": self._id(),
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

    def _actor(self) -> tuple[str, str]:
        """Few of them speak often, most of them rarely."""
        return self.actors[int(len(self.actors) * self.random.random() ** 3)]

    def _id(self) -> str:
        """A random UUID as it is spelled: version 4 of RFC 9562."""
        drawn = f"{self.random.getrandbits(128):032x}"
        variant = _VARIANTS[drawn[16]]
        return f"{drawn[:8]}-{drawn[8:12]}-4{drawn[13:16]}-{variant}{drawn[17:20]}-{drawn[20:]}"

    def _fold(self, texts: set[tuple[TextKind, str]]) -> None:
        """Add the folded forms of texts that have none yet."""
        missing = texts - self.folded
        self.folded |= missing
        self.rows.add(FoldedText, [folded_row(kind, text) for kind, text in sorted(missing)])

    def _add(self, table: type[SQLModel], /, **row: object) -> None:
        self.rows.add(table, (row,))

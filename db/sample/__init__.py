"""The bundled sample: real commitments, with their sources, loaded through the ordinary services."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

import yaml
from sqlmodel import Session, col, func, select

from db.domain.vocabulary import (
    ActorKind,
    ActorRole,
    AssessedStatus,
    CommitmentKind,
    DeadlineKind,
    LinkKind,
    Relation,
    RevisionReason,
    SourceKind,
)
from db.models import Actor, Commitment, DeadlineRevision, Source, StatusUpdate
from db.services.actors import add_actor
from db.services.commitments import add_commitment
from db.services.deadlines import revise_deadline
from db.services.inputs import NewActor, NewCommitment, NewDeadline, NewEvidence, NewSource, NewStatusUpdate, Write
from db.services.site_facts import set_site_fact
from db.services.sources import add_source
from db.services.status_updates import record_status_update

if TYPE_CHECKING:
    from sqlmodel.sql.expression import SelectOfScalar

Fact = dict[str, Any]
"""A record of the YAML file."""

SAMPLE_FACT = "sample"
RECORDED_BY = "sample"


class Writable(Protocol):
    """The part of `db.engine.Database` that loading needs."""

    def write(self) -> AbstractContextManager[Session]:
        """A session that may write."""
        ...


def load_sample(database: Writable, *, recorded_at: datetime | None = None) -> int:
    """Load the sample and return how many commitments it has.

    Every step is a transaction of its own and is left out if it has been taken, so that a load which was cut
    short is finished by the next one.
    """
    facts = yaml.safe_load((files(__package__) / "coalition_in_iraq.yaml").read_text(encoding="utf-8"))
    moment = recorded_at or datetime.now(UTC)
    with database.write() as session:
        loader = _Loader(session, facts, moment)
        loader.load()
        set_site_fact(session, SAMPLE_FACT, facts["name"], loader.write)
        session.commit()
    return len(facts["commitments"])


class _Loader:
    """One load: the session, the facts, and the ids that the facts' keys have been given."""

    def __init__(self, session: Session, facts: Fact, recorded_at: datetime) -> None:
        self.session = session
        self.facts = facts
        self.write = Write(RECORDED_BY, recorded_at)
        self.sources: dict[str, UUID] = {}
        self.actors: dict[str, UUID] = {}
        self.commitments: dict[str, UUID] = {}

    def load(self) -> None:
        for key, fact in self.facts["sources"].items():
            self.sources[key] = self._once(
                select(Source.id).where(Source.publisher == fact["publisher"], Source.published == fact["published"]),
                partial(add_source, self.session, _source(fact), self.write),
            )
        for key, fact in self.facts["actors"].items():
            self.actors[key] = self._once(
                select(Actor.id).where(Actor.name == fact["name"]),
                partial(add_actor, self.session, self._actor(fact), self.write),
            )
        for fact in self.facts["commitments"]:
            self.commitments[fact["slug"]] = self._once(
                select(Commitment.id).where(Commitment.slug == fact["slug"]),
                partial(add_commitment, self.session, self._commitment(fact), self.write),
            )
            self._later_deadlines(fact)
            self._updates(fact)

    def _once(self, known: "SelectOfScalar[UUID]", add: Callable[[], Actor | Source | Commitment]) -> UUID:
        existing: UUID | None = self.session.exec(known).first()
        return add().id if existing is None else existing

    def _actor(self, fact: Fact) -> NewActor:
        return NewActor(
            name=fact["name"],
            kind=ActorKind(fact["kind"]),
            position=fact.get("position"),
            part_of=self.actors[fact["part_of"]] if "part_of" in fact else None,
        )

    def _commitment(self, fact: Fact) -> NewCommitment:
        roles = (ActorRole.RESPONSIBLE, ActorRole.COUNTERPARTY, ActorRole.SPEAKER)
        deadlines = fact.get("deadlines", [])
        return NewCommitment(
            slug=fact["slug"],
            title=fact["title"],
            statement=fact.get("statement", ""),
            statement_language=fact.get("statement_language", "und"),
            translation=fact.get("translation"),
            detail=fact.get("detail"),
            place=fact.get("place"),
            topics=tuple(fact.get("topics", ())),
            kind=CommitmentKind(fact.get("kind", "event")),
            committed_on=date.fromisoformat(fact["committed_on"]),
            evidence=tuple(
                NewEvidence(self.sources[item["source"]], quote_exact=item.get("quote", "")) for item in fact["sources"]
            ),
            actors=tuple((role, self.actors[key]) for role in roles for key in fact.get(role.value, ())),
            deadline=self._deadline(deadlines[0]) if deadlines else None,
            part_of=self.commitments[fact["part_of"]] if "part_of" in fact else None,
            links=((LinkKind.FOLLOWS, self.commitments[fact["follows"]]),) if "follows" in fact else (),
            time_zone=self.facts["time_zone"],
        )

    def _deadline(self, fact: Fact) -> NewDeadline:
        return NewDeadline(
            wording=fact["wording"],
            wording_language=fact["language"],
            announced_on=date.fromisoformat(fact["announced_on"]),
            kind=DeadlineKind.DATED,
            edtf=fact["edtf"],
            relation=Relation(fact["relation"]),
            rule=fact["rule"],
            announcer=self.actors[fact["announcer"]] if "announcer" in fact else None,
            reason=fact.get("reason", ""),
            reason_kind=RevisionReason(fact["reason_kind"]) if "reason_kind" in fact else None,
            # Only the first source is known to word it so; the others report it.
            evidence=tuple(
                NewEvidence(self.sources[key], quote_exact="" if number else fact["wording"])
                for number, key in enumerate(fact["sources"])
            ),
        )

    def _later_deadlines(self, fact: Fact) -> None:
        id_ = self.commitments[fact["slug"]]
        known = self._count(DeadlineRevision, id_)
        for deadline in fact.get("deadlines", [])[known:]:
            revise_deadline(self.session, id_, self._deadline(deadline), self.write)

    def _updates(self, fact: Fact) -> None:
        id_ = self.commitments[fact["slug"]]
        for update in fact.get("updates", [])[self._count(StatusUpdate, id_) :]:
            new = NewStatusUpdate(
                status=AssessedStatus(update["status"]),
                effective_on=update["since"],
                reason=update["reason"],
                evidence=tuple(
                    NewEvidence(self.sources[key], quote_exact=update.get("quote", "")) for key in update["sources"]
                ),
            )
            record_status_update(self.session, id_, new, self.write)

    def _count(self, table: type[DeadlineRevision] | type[StatusUpdate], commitment_id: UUID) -> int:
        return self.session.exec(
            select(func.count()).select_from(table).where(col(table.commitment_id) == commitment_id)
        ).one()


def _source(fact: Fact) -> NewSource:
    return NewSource(
        publisher=fact["publisher"],
        published=fact["published"],
        url=fact.get("url"),
        headline=fact.get("headline", ""),
        language=fact["language"],
        kind=SourceKind(fact["kind"]),
        sha256=fact.get("sha256"),
    )

"""Forty commitments with long, crossing histories, the same at every run: something for queries to find."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session, select

from db.domain.history import TAKEN_BACK
from db.domain.vocabulary import (
    ActorRole,
    AssessedStatus,
    CommitmentKind,
    DeadlineKind,
    LinkKind,
    Publication,
    Relation,
)
from db.models import Commitment, DeadlineRevision, StatusUpdate
from db.services.commitments import link_commitments
from db.services.deadlines import correct_deadline, revise_deadline, undo_deadline
from db.services.inputs import NewActor, NewDeadline, NewMilestone, Write
from db.services.milestones import add_milestone
from db.services.status_updates import correct_status_update, record_status_update, undo_status_update
from tests.support.builders import NOON, a_commitment, a_new_deadline, a_new_update, quoting

SIZE = 40
FIRST_DAY, LAST_DAY = date(2025, 1, 1), date(2026, 11, 20)
TITLES = ["Open the bridge", "تسليم القاعدة", "Построить мост", "移交基地", "Köprüyü aç", "100% of_it \\ back", "ΟΔΟΣ"]
PLACES = ["Basra", "İzmir", "القاهرة", "Sankt-Peterburg", "a_b%c", None, None]
TOPICS = ["Bridges", "Defence", "Здоровье", "水"]
ACTORS = ["Ministry of Works", "وزارة العمل", "МИНИСТЕРСТВО", "Élysée", "Navy", "Harbour Board"]
EDTF = ["2026-03", "2026-09-30", "2026~", "2026-12-05", "2026-11-22", "2027-06/2027-08", "2025-06", "2026-12/.."]

HAPPENINGS = {
    "update": 6,
    "revision": 4,
    "correct": 2,
    "undo": 2,
    "correct_deadline": 2,
    "undo_deadline": 2,
    "milestone": 1,
}


def populate(session: Session) -> None:
    """Add the commitments and their histories, recorded over two years as things happened."""
    dice = random.Random(20261122)
    known: list[Commitment] = []
    for number in range(SIZE):
        commitment = _commitment(session, dice, known, number)
        known.append(commitment)
        for step in range(dice.randint(0, 6)):
            _happening(session, dice, commitment, step)
        if number > 2 and dice.random() < 0.2:
            link_commitments(session, commitment.id, known[0].id, kind=LinkKind.FOLLOWS, write=_write(LAST_DAY, number))


def _commitment(session: Session, dice: random.Random, known: list[Commitment], number: int) -> Commitment:
    committed_on = _day(dice, FIRST_DAY, date(2026, 6, 1))
    reported_on = min(LAST_DAY, committed_on + timedelta(days=dice.choice([0, 0, 3, 40])))
    responsible = [(ActorRole.RESPONSIBLE, NewActor(name)) for name in dice.sample(ACTORS, dice.randint(1, 2))]
    return a_commitment(
        session,
        title=f"{dice.choice(TITLES)} {dice.randint(1, 9)}",
        statement=dice.choice(["", "He said “by June”.", "قال: قريباً"]),
        committed_on=committed_on,
        evidence=quoting(reported_on.isoformat()),
        deadline=_deadline(dice, committed_on, reported_on) if dice.random() < 0.8 else None,
        actors=(*responsible, (ActorRole.SPEAKER, NewActor(dice.choice(ACTORS)))),
        place=dice.choice(PLACES),
        topics=tuple(dice.sample(TOPICS, dice.randint(0, 2))),
        kind=dice.choice(list(CommitmentKind)),
        part_of=dice.choice(known[:3]).id if number > 3 and dice.random() < 0.3 else None,
        publication=dice.choices(list(Publication), weights=[1, 14, 1])[0],
        review_interval_days=dice.choice([7, 30, 90]),
    )


def _happening(session: Session, dice: random.Random, commitment: Commitment, step: int) -> None:
    day = _day(dice, commitment.committed_on, LAST_DAY)
    write = _write(day, step)
    what = dice.choices(list(HAPPENINGS), list(HAPPENINGS.values()))[0]
    if what == "update":
        record_status_update(session, commitment.id, _update(dice, day), write)
    elif what == "revision":
        revise_deadline(session, commitment.id, _deadline(dice, day, day), write)
    elif what == "milestone":
        add_milestone(session, commitment.id, NewMilestone("Flag handed over", "2026-05", reached_on=day), write)
    elif what == "correct_deadline":
        for revision in _standing(session, DeadlineRevision, commitment)[:1]:
            announced_on = revision.announced_on
            new = _deadline(dice, announced_on, max(day, announced_on))
            correct_deadline(session, revision.id, new, _write(LAST_DAY, step))
    elif what == "undo_deadline":
        for revision in _standing(session, DeadlineRevision, commitment)[-1:]:
            if revision.rule != TAKEN_BACK:
                undo_deadline(session, revision.id, _write(LAST_DAY, step))
    else:
        for update in _standing(session, StatusUpdate, commitment)[:1]:
            if what == "correct":
                correct_status_update(session, update.id, _update(dice, day), _write(LAST_DAY, step))
            else:
                undo_status_update(session, update.id, _write(LAST_DAY, step))


def _update(dice: random.Random, day: date) -> Any:
    status = dice.choice(list(AssessedStatus))
    since = dice.choice([day.isoformat(), day.strftime("%Y-%m"), str(day.year)])
    new = a_new_update(status, since=since, evidence=quoting(*[day.isoformat()] * 2))
    return replace(new, searched_until=day) if status is AssessedStatus.NO_PUBLIC_EVIDENCE else new


def _deadline(dice: random.Random, announced_on: date, reported_on: date) -> NewDeadline:
    evidence = quoting(reported_on.isoformat())
    kind = dice.choices(list(DeadlineKind), weights=[8, 1, 1, 1])[0]
    if kind is not DeadlineKind.DATED:
        return a_new_deadline(None, announced_on=announced_on, kind=kind, waits_for="phase two", evidence=evidence)
    relation = dice.choices(list(Relation), weights=[6, 3, 2, 2])[0]
    return a_new_deadline(dice.choice(EDTF), announced_on=announced_on, relation=relation, evidence=evidence)


def _standing(session: Session, table: Any, commitment: Commitment) -> list[Any]:
    rows = session.exec(select(table).where(table.commitment_id == commitment.id)).all()
    superseded = {row.supersedes_id for row in rows}
    return sorted((row for row in rows if row.id not in superseded), key=lambda row: (row.recorded_at, row.reported_on))


def _day(dice: random.Random, first: date, last: date) -> date:
    return first + timedelta(days=dice.randint(0, (last - first).days))


def _write(day: date, step: int) -> Write:
    return Write("Nour", NOON.replace(year=day.year, month=day.month, day=day.day, second=step % 60))

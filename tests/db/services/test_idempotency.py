"""A save that is sent again under its key is answered, not made twice."""

import threading
from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from sqlmodel import Session, func, select

from db.engine import Database
from db.errors import InvalidInput
from db.models import Commitment, IdempotencyKey
from db.services.commitments import add_commitment
from db.services.idempotency import MAX_KEY_AGE, Outcome, once, outcome_of
from db.services.inputs import Write
from db.verify import verification
from tests.support.builders import BY, NOON, a_new_commitment

WRITE = Write(BY, NOON)
REQUEST = {"form": "add_commitment", "title": "Open the bridge"}


def add(session: Session) -> Outcome:
    commitment = add_commitment(session, a_new_commitment(title="Open the bridge"), WRITE)
    return {"id": commitment.id, "version": commitment.version}


def sent(database: Database, key: str, *, by: str = BY, days: int = 0) -> Outcome:
    with database.write() as session:
        return once(session, key, REQUEST, Write(by, NOON + timedelta(days=days)), save=add)


def commitments(database: Database) -> int:
    with database.read() as session:
        assert verification(session).problems == ()
        return session.exec(select(func.count()).select_from(Commitment)).one()


def test_the_same_key_gives_the_same_outcome_whoever_asks_and_however_often(database: Database) -> None:
    key = str(uuid4())
    outcomes = [sent(database, key), sent(database, key), sent(database, key, by="Somebody else")]
    assert outcomes == [outcomes[0]] * 3
    assert commitments(database) == 1
    with database.read() as session:
        assert outcome_of(session, key, at=NOON) == outcomes[0]
        assert outcome_of(session, "another", at=NOON) is None


def test_two_requests_that_race_are_saved_once(database: Database) -> None:
    key, outcomes = str(uuid4()), []
    threads = [threading.Thread(target=lambda: outcomes.append(sent(database, key))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == [outcomes[0]] * 4
    assert commitments(database) == 1


def test_another_key_saves_another_time(database: Database) -> None:
    sent(database, "one")
    sent(database, "two")
    assert commitments(database) == 2


def test_another_request_under_the_same_key_is_refused(database: Database) -> None:
    sent(database, "one")
    with database.write() as session, pytest.raises(InvalidInput, match="was saved after all"):
        once(session, "one", {**REQUEST, "title": "Close the bridge"}, WRITE, save=add)
    assert commitments(database) == 1


def test_a_save_that_is_refused_leaves_nothing_and_may_be_sent_again(database: Database) -> None:
    def refused(session: Session) -> Outcome:
        add(session)
        raise InvalidInput("Say who is responsible for it.", field="responsible")

    with database.write() as session, pytest.raises(InvalidInput, match="responsible"):
        once(session, "one", REQUEST, WRITE, save=refused)
    assert commitments(database) == 0
    sent(database, "one")
    assert commitments(database) == 1


def test_a_key_is_forgotten_after_its_days_and_dropped(database: Database) -> None:
    sent(database, "one")
    sent(database, "one", days=MAX_KEY_AGE.days - 1)
    assert commitments(database) == 1
    sent(database, "two", days=MAX_KEY_AGE.days)
    with database.read() as session:
        assert session.exec(select(IdempotencyKey.key)).all() == ["two"]


@pytest.mark.parametrize("key", ["", "x" * 201, "line\nbreak"])
def test_a_key_that_is_none_is_refused(shared_database: Database, key: str) -> None:
    with pytest.raises(InvalidInput, match="A key has from 1 to 200"):
        partial(sent, shared_database, key)()

"""Adding and editing commitments: all of one, or nothing of it."""

import re
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, SQLModel, col, func, select

from db.domain.typed_text import slug_of
from db.domain.vocabulary import ActorRole, AssessedStatus, LinkKind, Publication
from db.engine import Database
from db.errors import DomainError, InvalidInput, NotFound, StaleVersion
from db.models import (
    Actor,
    AuditEvent,
    Commitment,
    CommitmentActor,
    CommitmentTopic,
    DeadlineRevision,
    Evidence,
    Source,
)
from db.services.commitments import add_commitment, edit_commitment, link_commitments
from db.services.inputs import CommitmentChanges, NewActor, NewCommitment, NewEvidence
from tests.support.builders import (
    COMMITTED,
    a_commitment,
    a_new_commitment,
    a_new_deadline,
    a_new_source,
    a_write,
    an_actor,
    quoting,
)


def add(session: Session, new: NewCommitment, *, seconds: int = 0) -> Commitment:
    return add_commitment(session, new, a_write(seconds))


def edit(session: Session, commitment: Commitment, **changes: Any) -> Commitment:
    wanted = CommitmentChanges(**changes)
    return edit_commitment(session, commitment.id, wanted, a_write(1, commitment.version))


def row_counts(session: Session) -> dict[str, int]:
    tables = SQLModel.metadata.sorted_tables
    return {table.name: session.exec(select(func.count()).select_from(table)).one() for table in tables}


def test_a_commitment_is_added_with_its_source_its_actors_and_its_first_deadline(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, deadline="2027-06~", topics=("Bridges", "Works"))
        baseline = session.exec(select(DeadlineRevision).where(DeadlineRevision.commitment_id == commitment.id)).one()
        assert (baseline.number, baseline.edtf) == (0, "2027-06~")
        assert (commitment.earliest, commitment.latest) == (date(2027, 6, 1), date(2027, 6, 30))
        assert commitment.padded_latest == date(2027, 7, 31)
        assert commitment.responsible == "Ministry of Works"
        assert commitment.status is AssessedStatus.NOT_ASSESSED
        assert commitment.last_checked_on == commitment.reported_on == COMMITTED


def test_it_is_reported_by_its_earliest_source(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, evidence=quoting("2026-03-01", "2026-02-01"))
        assert commitment.reported_on == date(2026, 2, 1)


UNKNOWN = uuid4()
LATE_FAILURES: list[dict[str, Any]] = [
    {"links": ((LinkKind.FOLLOWS, UNKNOWN),)},
    {"deadline": a_new_deadline("not a date")},
    {"deadline": a_new_deadline(announced_on=date(2026, 11, 23), evidence=quoting("2026-11-20"))},
    {"deadline": a_new_deadline(announcer=UNKNOWN)},
    {"deadline": a_new_deadline(trigger_commitment=UNKNOWN)},
    {"actors": ((ActorRole.RESPONSIBLE, NewActor("Somebody new")), (ActorRole.SPEAKER, UNKNOWN))},
    {"actors": ((ActorRole.RESPONSIBLE, NewActor("Somebody newer")), (ActorRole.SPEAKER, NewActor(" ")))},
    {"topics": ("Bridges", "x" * 121)},
    {"topics": tuple(f"topic {number}" for number in range(21))},
    {"evidence": (NewEvidence(a_new_source()), NewEvidence(a_new_source(), quote_exact="x" * 2001))},
    {"evidence": (NewEvidence(a_new_source()), NewEvidence(UNKNOWN))},
    {"part_of": UNKNOWN},
]


@pytest.mark.parametrize("wrong", LATE_FAILURES)
def test_a_commitment_is_added_whole_or_not_at_all(shared_database: Database, wrong: dict[str, Any]) -> None:
    with shared_database.write() as session:
        before = row_counts(session)
        with pytest.raises(DomainError):
            add(session, a_new_commitment(**wrong))
        # Whatever is committed next with the same session must not carry half of it along.
        session.commit()
        assert row_counts(session) == before


def test_a_source_without_an_address_is_added_once_for_the_commitment_and_its_deadline(
    shared_database: Database,
) -> None:
    oral = a_new_source("2026-01-10", url=None, publisher="The town crier")
    cited = (NewEvidence(oral, "by June"),)
    with shared_database.write() as session:
        inherits = add(session, a_new_commitment(evidence=cited, deadline=a_new_deadline(evidence=())))
        same = a_new_deadline(evidence=(NewEvidence(oral, "in June"),))
        repeats = add(session, a_new_commitment(evidence=cited, deadline=same), seconds=1)
        for commitment in (inherits, repeats):
            sources = select(Evidence.source_id).where(Evidence.commitment_id == commitment.id)
            assert len(session.exec(sources).all()) == 2
            assert len(set(session.exec(sources).all())) == 1


def test_a_deadline_without_sources_of_its_own_rests_on_those_of_the_commitment(shared_database: Database) -> None:
    with shared_database.write() as session:
        new = a_new_commitment(evidence=quoting("2026-01-10", quote="soon"), deadline=a_new_deadline(evidence=()))
        pieces = session.exec(select(Evidence).where(Evidence.commitment_id == add(session, new).id)).all()
        assert [row.quote_exact for row in pieces] == ["soon", "soon"]


def test_actors_are_found_again_by_name_whatever_the_capitals_of_any_script(shared_database: Database) -> None:
    names = ["Élysée Palace", "МИНИСТЕРСТВО ТРУДА", "Ärztekammer", "ΥΠΟΥΡΓΕΊΟ", "İstanbul Valiliği", "وزارة العمل"]
    with shared_database.write() as session:
        for name in names:
            known = an_actor(session, name)
            for again in (name, name.upper(), name.lower()) if "İ" not in name else (name,):
                commitment = a_commitment(session, actors=((ActorRole.RESPONSIBLE, NewActor(again)),))
                tied = select(CommitmentActor.actor_id).where(CommitmentActor.commitment_id == commitment.id)
                assert session.exec(tied).one() == known.id, again


def test_an_actor_named_twice_in_one_role_is_tied_once(shared_database: Database) -> None:
    twice = ((ActorRole.RESPONSIBLE, NewActor("Harbour Board")), (ActorRole.RESPONSIBLE, NewActor("harbour board")))
    with shared_database.write() as session:
        assert a_commitment(session, actors=twice).responsible == "Harbour Board"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Open the bridge!", "open-the-bridge"),
        ("Größe & Höhe", "große-hohe"),
        ("تسليم القاعدة", "تسليم-القاعدة"),
        ("В сентябре 2026", "в-сентябре-2026"),
        ("移交 基地", "移交-基地"),
        ("🎉🎉", "commitment"),
        ("İstanbul'da köprü", "istanbul-da-kopru"),
    ],
)
def test_a_title_in_any_script_makes_an_address(shared_database: Database, title: str, slug: str) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, title=title)
        assert commitment.slug == slug
        assert commitment.title == title


@given(st.text(min_size=1, max_size=120))
def test_every_address_is_plain_lower_case_and_makes_itself_again(title: str) -> None:
    slug = slug_of(title)
    assert re.fullmatch(r"[^\W_]+(-[^\W_]+)*", slug) and slug == slug.lower() and len(slug) <= 80
    assert slug_of(slug) == slug


def test_equal_titles_get_addresses_of_their_own(shared_database: Database) -> None:
    with shared_database.write() as session:
        slugs = [a_commitment(session, title="Same again", seconds=n).slug for n in range(3)]
        longer = a_commitment(session, title="Same again 2")
    assert slugs == ["same-again", "same-again-2", "same-again-3"]
    assert longer.slug == "same-again-2-2"


def test_a_reserved_slug_is_not_taken(shared_database: Database) -> None:
    with shared_database.write() as session:
        added = add_commitment(session, a_new_commitment(title="New!"), a_write(), reserved_slugs={"new"})
        assert added.slug == "new-2"


def test_very_long_titles_that_begin_alike_get_addresses_that_fit(shared_database: Database) -> None:
    with shared_database.write() as session:
        slugs = {a_commitment(session, title="ab" * 150, seconds=n).slug for n in range(3)}
    assert len(slugs) == 3 and max(map(len, slugs)) <= 120


def test_topics_are_tidied_and_kept_once_whatever_their_capitals(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, topics=("  Air\n force ", "air FORCE", "N\u202eavy"))
        result = select(CommitmentTopic.topic).where(CommitmentTopic.commitment_id == commitment.id)
        assert set(session.exec(result)) == {"air FORCE", "Navy"}


def test_editing_sets_what_is_given_leaves_the_rest_and_remembers_what_stood_before(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, title="Open the brige", place="Basra", translation="x")
        edit(session, commitment, title="Open the bridge", translation="", topics=("Bridges",))
        assert (commitment.title, commitment.place, commitment.translation) == ("Open the bridge", "Basra", None)
        event = session.exec(select(AuditEvent).order_by(col(AuditEvent.sequence).desc())).first()
        assert event is not None and event.verb == "edit_commitment"
        assert '"title":["Open the brige","Open the bridge"]' in event.details
        assert '"topics":[[],["Bridges"]]' in event.details


def test_an_edit_keeps_the_address(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, title="First words")
        assert edit(session, commitment, title="Other words").slug == "first-words"


def test_new_actors_of_an_edit_show_in_the_list(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        roles = ((ActorRole.RESPONSIBLE, NewActor("Navy")), (ActorRole.RESPONSIBLE, NewActor("Army")))
        assert edit(session, commitment, actors=roles).responsible == "Navy · Army"


def test_the_second_of_two_editors_is_told(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        seen = commitment.version
        edit(session, commitment, place="Basra")
        with pytest.raises(StaleVersion) as clash:
            edit_commitment(session, commitment.id, CommitmentChanges(place="Mosul"), a_write(2, seen))
        assert (clash.value.expected, clash.value.current) == (seen, seen + 1)
        assert session.get_one(Commitment, commitment.id).place == "Basra"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 301}, "title"),
        ({"committed_on": date(2026, 1, 11)}, "committed_on"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"review_interval_days": 0}, "review_interval_days"),
        ({"statement_language": "<script>"}, "statement_language"),
        ({"actors": ()}, "responsible"),
        ({"actors": ((ActorRole.SPEAKER, NewActor("Navy")),)}, "responsible"),
        ({"topics": ("\x00",)}, "topics"),
        ({"place": "x" * 301}, "place"),
    ],
)
def test_an_edit_that_can_not_be_kept_names_its_field_and_changes_nothing(
    shared_database: Database, changes: dict[str, Any], field: str
) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        before = commitment.model_dump()
        with pytest.raises(InvalidInput) as refusal:
            edit(session, commitment, **({"place": "Basra"} | changes))
        assert refusal.value.field == field
        assert session.get_one(Commitment, commitment.id).model_dump() == before


def test_a_withdrawn_commitment_keeps_its_history(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = edit(session, a_commitment(session), publication=Publication.WITHDRAWN, reason="Doubtful.")
        assert session.exec(select(DeadlineRevision).where(DeadlineRevision.commitment_id == commitment.id)).all()


def test_commitments_are_linked_once_in_each_way_and_never_to_themselves(shared_database: Database) -> None:
    with shared_database.write() as session:
        one, other = a_commitment(session), a_commitment(session)
        link_commitments(session, one.id, other.id, kind=LinkKind.FOLLOWS, write=a_write())
        link_commitments(session, one.id, other.id, kind=LinkKind.DEPENDS_ON, write=a_write())
        for target in (other.id, one.id):
            with pytest.raises(InvalidInput) as refusal:
                link_commitments(session, one.id, target, kind=LinkKind.FOLLOWS, write=a_write())
            assert refusal.value.field == "follows"
        with pytest.raises(NotFound):
            link_commitments(session, one.id, uuid4(), kind=LinkKind.FOLLOWS, write=a_write())


def test_a_source_with_a_known_address_is_found_again(shared_database: Database) -> None:
    source = a_new_source(url="https://gazette.example/again")
    with shared_database.write() as session:
        for number in range(2):
            a_commitment(session, evidence=(NewEvidence(replace(source, headline=str(number))),))
        assert session.exec(select(Source.headline).where(Source.url == source.url)).all() == ["0"]


def test_an_actor_may_not_be_added_twice_but_may_be_part_of_another(shared_database: Database) -> None:
    with shared_database.write() as session:
        whole = an_actor(session, "The Army")
        an_actor(session, "Its Third Division", part_of=whole.id)
        with pytest.raises(InvalidInput) as refusal:
            an_actor(session, "the army")
        assert refusal.value.field == "name"
        with pytest.raises(NotFound):
            an_actor(session, "Nobody's division", part_of=uuid4())
        assert len(session.exec(select(Actor).where(col(Actor.name).ilike("the army"))).all()) == 1

"""Everything that arrives is taken to be hostile: it is tidied, kept as plain text, or refused with its field."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, func, select

from db.domain.folding import words_of
from db.domain.typed_text import many_lines, one_line, storable
from db.domain.vocabulary import ActorRole
from db.engine import Database
from db.errors import InvalidInput
from db.models import Actor, Commitment, Evidence, Source, StatusUpdate
from db.services.actors import add_actor
from db.services.commitments import add_commitment, edit_commitment
from db.services.inputs import CommitmentChanges, NewActor, NewEvidence, NewMilestone
from db.services.milestones import add_milestone
from tests.support.builders import a_commitment, a_new_commitment, a_new_source, a_revision, a_write, an_update
from tests.support.texts import many_scripts

RESPONSIBLE = ActorRole.RESPONSIBLE
TURKISH = ("Türkiye Cumhuriyeti", "TÜRKİYE CUMHURİYETİ", "türkiye cumhuriyeti")
ACCENTS = ("José Peña", "Jose Peña", "José Pena")
UNKEEPABLE = ["a\x00b", "\x1b[2J", "bell\x07", "\x7f", "\x85", "half a \ud83d pair"]
MARKUP = "<img src=x onerror=alert(1)> '; DROP TABLE commitment;-- {{7*7}} %s %(x)s \\"


@pytest.mark.parametrize("text", UNKEEPABLE)
@pytest.mark.parametrize(
    ("attribute", "field"),
    [
        ("title", "title"),
        ("statement", "statement"),
        ("translation", "translation"),
        ("detail", "detail"),
        ("place", "place"),
    ],
)
def test_control_characters_are_refused_in_every_text(
    shared_database: Database, attribute: str, field: str, text: str
) -> None:
    assert refused(shared_database, {attribute: text}).field == field


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": " \t\n"}, "title"),
        ({"title": "\u200b\u200e\ufeff"}, "title"),
        ({"title": "\u202e\u2066"}, "title"),
        ({"title": "x" * 301}, "title"),
        ({"statement": "x" * 20_001}, "statement"),
        ({"translation": "x" * 20_001}, "translation"),
        ({"detail": "x" * 600_000}, "detail"),
        ({"place": "x" * 301}, "place"),
        ({"statement_language": "Indonesian please"}, "statement_language"),
        ({"time_zone": "../etc/passwd"}, "time_zone"),
        ({"time_zone": ""}, "time_zone"),
        ({"latitude": 91.0, "longitude": 0.0}, "latitude"),
        ({"latitude": float("nan"), "longitude": 0.0}, "latitude"),
        ({"latitude": 0.0, "longitude": float("inf")}, "longitude"),
        ({"latitude": 33.8}, "longitude"),
        ({"longitude": 42.4}, "latitude"),
        ({"review_interval_days": 0}, "review_interval_days"),
        ({"review_interval_days": 3661}, "review_interval_days"),
        ({"actors": ()}, "responsible"),
        ({"actors": ((RESPONSIBLE, NewActor("\u200b")),)}, "responsible"),
        ({"actors": ((RESPONSIBLE, NewActor("x" * 301)),)}, "responsible"),
        ({"actors": ((RESPONSIBLE, NewActor("Navy\x00")),)}, "responsible"),
        ({"actors": ((RESPONSIBLE, NewActor("Fleet", position="\x07")),)}, "position"),
        ({"evidence": (NewEvidence(a_new_source("2026-01-09")),)}, "committed_on"),
        ({"evidence": (NewEvidence(a_new_source(), quote_exact="\x00"),)}, "quote"),
        ({"evidence": (NewEvidence(a_new_source(), quote_prefix="x" * 2001),)}, "quote"),
        ({"topics": ("ok", " ")}, "topics"),
    ],
)
def test_a_commitment_that_can_not_be_kept_names_its_field(
    shared_database: Database, wrong: dict[str, Any], field: str
) -> None:
    assert refused(shared_database, wrong).field == field


def test_a_commitment_needs_a_source(shared_database: Database) -> None:
    new = a_new_commitment()
    with shared_database.write() as session, pytest.raises(InvalidInput) as refusal:
        add_commitment(session, type(new)(new.title, new.committed_on, (), actors=new.actors), a_write())
    assert refusal.value.field == "evidence"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (NewActor(""), "name"),
        (NewActor("x" * 301), "name"),
        (NewActor("Navy", other_names={"not a tag!": ["x"]}), "other_names"),
        (NewActor("Navy", other_names={"ar": ["\x00"]}), "other_names"),
        (NewActor("Navy", identifiers={"wikidata": "\x00"}), "identifiers"),
    ],
)
def test_an_actor_that_can_not_be_kept_names_its_field(shared_database: Database, wrong: NewActor, field: str) -> None:
    with shared_database.write() as session, pytest.raises(InvalidInput) as refusal:
        add_actor(session, wrong, a_write())
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (NewMilestone("", "2026-05"), "milestone_title"),
        (NewMilestone("Flag\x00", "2026-05"), "milestone_title"),
        (NewMilestone("Flag handed over", "May"), "milestone_on"),
        (NewMilestone("Flag handed over", ""), "milestone_on"),
    ],
)
def test_a_milestone_that_can_not_be_kept_names_its_field(
    shared_database: Database, wrong: NewMilestone, field: str
) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session)
        with pytest.raises(InvalidInput) as refusal:
            add_milestone(session, commitment.id, wrong, a_write())
    assert refusal.value.field == field


def test_markup_and_code_are_kept_as_the_text_they_are(shared_database: Database) -> None:
    with shared_database.write() as session:
        actors = ((RESPONSIBLE, NewActor(MARKUP)),)
        commitment = a_commitment(
            session, title=MARKUP, statement=MARKUP, place=MARKUP, topics=(MARKUP,), actors=actors
        )
        update = an_update(session, commitment, reason=MARKUP)
        a_revision(session, commitment, "2027-09", reason=MARKUP)
    with shared_database.read() as session:
        stored = session.get_one(Commitment, commitment.id)
        assert {stored.title, stored.statement, stored.place, stored.responsible} == {MARKUP}
        assert session.get_one(StatusUpdate, update.id).reason == MARKUP


def test_letters_that_reverse_the_text_around_them_are_left_out(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, title="Pay \u202e000,1\u202c \u2067now\u2069")
        assert commitment.title == "Pay 000,1 now"


def test_letters_that_scripts_need_are_kept(shared_database: Database) -> None:
    persian, devanagari, family = "می‌خواهد", "क्‍ष", "👩‍👧"
    with shared_database.write() as session:
        title = f"{persian} {devanagari} {family}"
        assert a_commitment(session, title=title).title == title


def test_composed_and_decomposed_letters_are_one_actor(shared_database: Database) -> None:
    with shared_database.write() as session:
        composed = a_commitment(session, actors=((RESPONSIBLE, NewActor("Caf\u00e9 Board")),))
        decomposed = a_commitment(session, actors=((RESPONSIBLE, NewActor("Cafe\u0301 Board")),))
        assert composed.responsible == decomposed.responsible
        assert len(session.exec(select(Actor).where(Actor.name == composed.responsible)).all()) == 1


def test_an_actor_is_one_in_any_capitals_and_another_with_other_accents(shared_database: Database) -> None:
    with shared_database.write() as session:
        turkish = [a_commitment(session, actors=((RESPONSIBLE, NewActor(name)),)).responsible for name in TURKISH]
        accents = [a_commitment(session, actors=((RESPONSIBLE, NewActor(name)),)).responsible for name in ACCENTS]
    assert turkish == [TURKISH[0]] * 3 and accents == list(ACCENTS)


def test_line_ends_are_kept_in_statements_and_one_line_is_one_line(shared_database: Database) -> None:
    with shared_database.write() as session:
        commitment = a_commitment(session, title="Open\r\nthe\tbridge", statement="First\r\nsecond\n")
        assert (commitment.title, commitment.statement) == ("Open the bridge", "First\nsecond")


@given(st.text(alphabet=st.characters(codec=None), max_size=80))
def test_text_is_tidied_once_and_for_all_or_refused(text: str) -> None:
    for tidy in (one_line, many_lines):
        try:
            stored = tidy(text, field="title", called="The title")
        except InvalidInput as refusal:
            assert refusal.field == "title"
        else:
            assert tidy(stored, field="title", called="The title") == stored
            assert storable(stored.replace("\n", "").replace("\t", ""))
            stored.encode()


AROUND = " \t\r\n"


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(many_scripts(), min_size=3, max_size=3), st.text("\u00a0\u200d\u202e\u2066\u0301\n\t ", max_size=4))
def test_own_words_are_stored_to_the_letter(shared_database: Database, lines: list[str], around: str) -> None:
    words = around + "A\u030a\u00a0ﬁ\u200d" + "\n".join(lines) + around
    with shared_database.write() as session:
        evidence = (NewEvidence(a_new_source(archived_text=words), quote_exact=words, quote_prefix=words),)
        row = a_commitment(session, statement=words, translation=words, evidence=evidence)
        edit_commitment(session, row.id, CommitmentChanges(title="Another", statement=words + "!"), a_write(1))
        quote = session.exec(
            select(Evidence).where(Evidence.commitment_id == row.id, Evidence.quote_prefix != "")
        ).one()
        source = session.exec(select(Source).where(Source.id == quote.source_id)).one()
    assert (row.statement, row.translation) == ((words + "!").strip(AROUND), words.strip(AROUND))
    assert (quote.quote_exact, quote.quote_prefix) == (words.strip(AROUND), words.strip(AROUND))
    assert source.archived_text == words


@given(st.text(alphabet=st.characters(codec=None), max_size=400))
def test_a_search_is_made_of_few_words_that_a_database_can_be_asked_for(text: str) -> None:
    words = words_of(text)
    assert len(words) <= 8
    assert all(storable(word) and word and len(word) <= 300 for word in words)


def refused(database: Database, wrong: dict[str, Any]) -> InvalidInput:
    with database.write() as session:
        before = stored(session)
        with pytest.raises(InvalidInput) as refusal:
            add_commitment(session, a_new_commitment(**wrong), a_write())
        session.commit()
        assert stored(session) == before
    return refusal.value


def stored(session: Session) -> list[int]:
    return [session.exec(select(func.count()).select_from(table)).one() for table in (Commitment, Evidence, Actor)]

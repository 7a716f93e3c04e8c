"""Whatever was written in whatever script: both engines find what Python's folding says is alike, and nothing else."""

import unicodedata
from collections.abc import Callable

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from db.domain.filters import Filter
from db.domain.folding import folded_line, words_of
from db.domain.searchable import searchable, sought
from db.domain.vocabulary import ActorRole
from db.engine import Database
from db.models import Commitment, Source
from db.queries.listing.column_filters import Column, Comparison, Narrowing
from db.queries.listing.count_cache import bypass_cache
from db.queries.listing.facet_counts import facet_values
from db.queries.sources import source_count, source_entries
from db.queries.suggestions import actor_choices, commitment_choices, place_choices, source_choices, topic_choices
from db.queries.table import table_part
from db.queries.timeline import timeline_rows
from db.services.inputs import NewActor
from tests.support.builders import a_commitment, a_new_deadline, a_source, a_view
from tests.support.texts import many_scripts

COMPARED: dict[Comparison, Callable[[str, str], bool]] = {
    Comparison.CONTAINS: lambda text, typed: typed in text,
    Comparison.NOT_CONTAINS: lambda text, typed: typed not in text,
    Comparison.EQUALS: lambda text, typed: text == typed,
    Comparison.NOT_EQUAL: lambda text, typed: text != typed,
    Comparison.STARTS: lambda text, typed: text.startswith(typed),
    Comparison.ENDS: lambda text, typed: text.endswith(typed),
}


def is_visible(text: str) -> bool:
    return any(unicodedata.category(letter)[0] in "LNSP" for letter in text)


@settings(max_examples=3, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(many_scripts(40).filter(is_visible), min_size=2, max_size=3), many_scripts(6))
def test_engines_find_what_is_alike_and_nothing_else(shared_database: Database, texts: list[str], other: str) -> None:
    with shared_database.write() as session:
        bypass_cache(session)
        for text in texts:
            a_commitment_of(session, text)
        # Those of earlier examples, too.
        made = list(session.exec(select(Commitment)))
        for typed in {*texts, other, *(text.swapcase()[1:-1] for text in texts), *" ".join(texts).split()[:3]}:
            assert_lists(session, made, typed)
            assert_columns(session, made, typed)
            assert_suggestions(session, made, typed)


def a_commitment_of(session: Session, text: str) -> Commitment:
    a_source(session, publisher=text, headline=text[::-1])
    return a_commitment(
        session,
        title=text,
        statement=text[::-1],
        place=text,
        topics=(text,),
        actors=((ActorRole.RESPONSIBLE, NewActor(text)),),
        deadline=a_new_deadline("2027-06", wording=text[::-1]),
    )


def assert_lists(session: Session, made: list[Commitment], typed: str) -> None:
    words = [sought(word) for word in words_of(typed)]
    written = {
        one.slug: (searchable([one.title, one.statement, one.place, one.responsible]), searchable([one.wording]))
        for one in made
    }
    holding = {slug for slug, of in written.items() if all(any(word in text for text in of) for word in words)}
    assert {row.slug for row in timeline_rows(session, a_view(search=typed))} == holding


def assert_columns(session: Session, made: list[Commitment], typed: str) -> None:
    for column in (Column.TITLE, Column.PLACE, Column.WORDING, Column.RESPONSIBLE):
        for comparison, passes in COMPARED.items():
            part = table_part(session, a_view(), first=0, count=50, narrowings=[Narrowing(column, comparison, typed)])
            fitting = {one.slug for one in made if passes(folded_line(getattr(one, column)), folded_line(typed))}
            assert {row.slug for row in part.rows} == fitting, (column, comparison, typed)


def assert_suggestions(session: Session, made: list[Commitment], typed: str) -> None:
    words = words_of(typed)
    holding = [one for one in made if all(word in folded_line(one.title) for word in words)]
    places = {one.place for one in holding}
    assert {choice.value for choice in place_choices(session, typed=typed)} == places
    assert {choice.value for choice in topic_choices(session, typed=typed)} == {one.first_topic for one in holding}
    assert {choice.value for choice in actor_choices(session, typed=typed)} == {one.responsible for one in holding}
    assert set(facet_values(session, a_view(), Filter.PLACE, typed=typed)) == places
    sources = {
        source.id
        for source in session.exec(select(Source))
        if all(word in folded_line(f"{source.publisher} {source.headline} {source.url}") for word in words)
    }
    listed = {entry.id for entry in source_entries(session, a_view(), search=typed)}
    assert listed == sources and source_count(session, a_view(), search=typed) == len(sources)
    assert {choice.id for choice in source_choices(session, typed=typed)} == sources
    if words:
        titled = {slug for _, slug, _ in commitment_choices(session, typed=typed)}
        assert titled <= {one.slug for one in holding}

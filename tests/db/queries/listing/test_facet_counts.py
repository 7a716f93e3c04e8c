"""Beside each filter's value stands how many commitments it would leave, whatever else is asked for."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.domain.filters import View
from db.domain.schedule import facts_of, schedule_status
from db.domain.vocabulary import AssessedStatus, ScheduleStatus
from db.engine import Database
from db.queries.commitment import CommitmentDetail, commitment_detail
from db.queries.listing.facet_counts import Facet, facet_counts, facet_values
from db.queries.suggestions import actor_choices, place_choices, topic_choices
from db.queries.timeline import timeline_count, timeline_rows
from tests.db.queries.population import SIZE
from tests.db.queries.test_timeline import views
from tests.support.builders import a_commitment, a_view, an_actor

OWN: dict[Facet, dict[str, Any]] = {
    Facet.STATUS: {"statuses": ()},
    Facet.SCHEDULE: {"schedules": ()},
    Facet.ACTOR: {"actors": ()},
    Facet.PLACE: {"places": ()},
    Facet.TOPIC: {"topics": ()},
}
VALUES: dict[Facet, Callable[[CommitmentDetail, date], Iterable[str]]] = {
    Facet.STATUS: lambda detail, day: [detail.row.status.value],
    Facet.SCHEDULE: lambda detail, day: [schedule_status(facts_of(detail.row), day).value],
    Facet.ACTOR: lambda detail, day: {actor.name for actor in detail.actors},
    Facet.PLACE: lambda detail, day: [detail.row.place] if detail.row.place else [],
    Facet.TOPIC: lambda detail, day: detail.topics,
}


@settings(max_examples=10)
@given(view=views)
def test_the_counts_are_those_of_the_rows_that_the_other_filters_leave(populated: Database, view: View) -> None:
    with populated.read() as session:
        found = facet_counts(session, view)
        # The rows of one facet are mostly those of the others.
        detail_of = cache(partial(commitment_detail, session, view))
        for facet, own in OWN.items():
            rows = timeline_rows(session, replace(view, **own), count=10 * SIZE)
            details = [detail_of(row.slug) for row in rows]
            values = (value for detail in details if detail for value in VALUES[facet](detail, view.as_of))
            assert found[facet] == Counter(values)


CHOOSING: dict[Facet, Callable[[str], dict[str, Any]]] = {
    Facet.STATUS: lambda value: {"statuses": (AssessedStatus(value),)},
    Facet.SCHEDULE: lambda value: {"schedules": (ScheduleStatus(value),)},
    Facet.ACTOR: lambda value: {"actors": (value,)},
    Facet.PLACE: lambda value: {"places": (value,)},
    Facet.TOPIC: lambda value: {"topics": (value,)},
}


@settings(max_examples=10)
@given(view=views, recorded=st.sampled_from([None, None, date(2026, 3, 1)]))
def test_choosing_a_value_leaves_as_many_rows_as_stand_beside_it(
    populated: Database, view: View, recorded: date | None
) -> None:
    view = replace(view, as_recorded_by=recorded)
    with populated.read() as session:
        for facet, counts in facet_counts(session, view).items():
            for value, count in counts.items():
                chosen = replace(view, **CHOOSING[facet](value))
                assert timeline_count(session, chosen) == count == len(timeline_rows(session, chosen, count=10 * SIZE))


@pytest.mark.parametrize(
    ("facet", "typed", "found"),
    [
        (Facet.ACTOR, "ministry", {"Ministry of Works"}),
        (Facet.ACTOR, "of MINISTRY", {"Ministry of Works"}),
        (Facet.ACTOR, "وزارة", {"وزارة العمل"}),
        (Facet.PLACE, "B%", {"a_b%c"}),
        (Facet.PLACE, "%B", set()),
        (Facet.PLACE, "_b%", {"a_b%c"}),
        (Facet.TOPIC, "水", {"水"}),
        (Facet.TOPIC, "\x00", {"Bridges", "Defence", "Здоровье", "水"}),
        (Facet.TOPIC, "' OR 1=1 --", set()),
    ],
)
def test_what_is_typed_into_a_list_narrows_its_values(
    populated: Database, facet: Facet, typed: str, found: set[str]
) -> None:
    with populated.read() as session:
        assert set(facet_values(session, a_view(), facet, typed=typed)) == found


def test_what_is_chosen_stays_listed_however_rare_it_is(populated: Database) -> None:
    with populated.read() as session:
        counts = facet_values(session, a_view(), Facet.ACTOR)
        rarest = list(counts)[-1]
        listed = facet_values(session, a_view(actors=(rarest,)), Facet.ACTOR, most=2)
    assert list(listed.items()) == [(rarest, counts[rarest]), next(iter(counts.items()))]


def test_only_the_most_frequent_are_listed_and_they_come_first(populated: Database) -> None:
    with populated.read() as session:
        every, few = facet_counts(session, a_view()), facet_counts(session, a_view(), most=2)
    for facet in (Facet.ACTOR, Facet.PLACE, Facet.TOPIC):
        assert list(every[facet].values()) == sorted(every[facet].values(), reverse=True)
        assert list(few[facet].items()) == list(every[facet].items())[:2]


def test_what_forms_offer_is_counted_over_everything_published(populated: Database) -> None:
    with populated.read() as session:
        counts = facet_counts(session, a_view())
        for facet, choices in (
            (Facet.ACTOR, actor_choices(session)),
            (Facet.PLACE, place_choices(session)),
            (Facet.TOPIC, topic_choices(session)),
        ):
            assert {choice.value: choice.count for choice in choices if choice.count} == counts[facet]


def test_an_actor_without_a_commitment_can_be_chosen_too(database: Database) -> None:
    with database.write() as session:
        an_actor(session, "Idle office")
        a_commitment(session)
        assert [(choice.value, choice.count) for choice in actor_choices(session)] == [
            ("Ministry of Works", 1),
            ("Idle office", 0),
        ]

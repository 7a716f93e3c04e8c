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

from db.domain.filters import Filter, View
from db.domain.schedule import facts_of, schedule_status
from db.domain.vocabulary import AssessedStatus, ScheduleStatus
from db.engine import Database
from db.queries.commitment import CommitmentDetail, commitment_detail
from db.queries.listing.facet_counts import facet_counts, facet_values
from db.queries.suggestions import actor_choices, place_choices, topic_choices
from db.queries.timeline import timeline_count, timeline_rows
from tests.db.queries.population import SIZE
from tests.db.queries.test_timeline import views
from tests.support.builders import a_commitment, a_view, an_actor

OWN: dict[Filter, dict[str, Any]] = {
    Filter.STATUS: {"statuses": ()},
    Filter.SCHEDULE: {"schedules": ()},
    Filter.ACTOR: {"actors": ()},
    Filter.PLACE: {"places": ()},
    Filter.TOPIC: {"topics": ()},
}
VALUES: dict[Filter, Callable[[CommitmentDetail, date], Iterable[str]]] = {
    Filter.STATUS: lambda detail, day: [detail.row.status.value],
    Filter.SCHEDULE: lambda detail, day: [schedule_status(facts_of(detail.row), day).value],
    Filter.ACTOR: lambda detail, day: {actor.name for actor in detail.actors},
    Filter.PLACE: lambda detail, day: [detail.row.place] if detail.row.place else [],
    Filter.TOPIC: lambda detail, day: detail.topics,
}


@settings(max_examples=10)
@given(view=views)
def test_the_counts_are_those_of_the_rows_that_the_other_filters_leave(populated: Database, view: View) -> None:
    with populated.read() as session:
        result = facet_counts(session, view)
        # The rows of one facet are mostly those of the others.
        detail_of = cache(partial(commitment_detail, session, view))
        for facet, own in OWN.items():
            rows = timeline_rows(session, replace(view, **own), count=10 * SIZE)
            details = [detail_of(row.slug) for row in rows]
            values = (value for detail in details if detail for value in VALUES[facet](detail, view.as_of))
            assert result[facet] == Counter(values)


CHOOSING: dict[Filter, Callable[[str], dict[str, Any]]] = {
    Filter.STATUS: lambda value: {"statuses": (AssessedStatus(value),)},
    Filter.SCHEDULE: lambda value: {"schedules": (ScheduleStatus(value),)},
    Filter.ACTOR: lambda value: {"actors": (value,)},
    Filter.PLACE: lambda value: {"places": (value,)},
    Filter.TOPIC: lambda value: {"topics": (value,)},
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
    ("facet", "typed", "result"),
    [
        (Filter.ACTOR, "ministry", {"Ministry of Works"}),
        (Filter.ACTOR, "of MINISTRY", {"Ministry of Works"}),
        (Filter.ACTOR, "وزارة", {"وزارة العمل"}),
        (Filter.PLACE, "B%", {"a_b%c"}),
        (Filter.PLACE, "%B", set()),
        (Filter.PLACE, "_b%", {"a_b%c"}),
        (Filter.TOPIC, "水", {"水"}),
        (Filter.TOPIC, "\x00", {"Bridges", "Defence", "Здоровье", "水"}),
        (Filter.TOPIC, "' OR 1=1 --", set()),
    ],
)
def test_what_is_typed_into_a_list_narrows_its_values(
    populated: Database, facet: Filter, typed: str, result: set[str]
) -> None:
    with populated.read() as session:
        assert set(facet_values(session, a_view(), facet, typed=typed)) == result


def test_what_is_chosen_stays_listed_however_rare_it_is(populated: Database) -> None:
    with populated.read() as session:
        counts = facet_values(session, a_view(), Filter.ACTOR)
        rarest = list(counts)[-1]
        listed = facet_values(session, a_view(actors=(rarest,)), Filter.ACTOR, limit=2)
    assert list(listed.items()) == [(rarest, counts[rarest]), next(iter(counts.items()))]


def test_only_the_most_frequent_are_listed_and_they_come_first(populated: Database) -> None:
    with populated.read() as session:
        every, few = facet_counts(session, a_view()), facet_counts(session, a_view(), limit=2)
    for facet in (Filter.ACTOR, Filter.PLACE, Filter.TOPIC):
        assert list(every[facet].values()) == sorted(every[facet].values(), reverse=True)
        assert list(few[facet].items()) == list(every[facet].items())[:2]


def test_what_forms_offer_is_counted_over_everything_published(populated: Database) -> None:
    with populated.read() as session:
        counts = facet_counts(session, a_view())
        for facet, choices in (
            (Filter.ACTOR, actor_choices(session)),
            (Filter.PLACE, place_choices(session)),
            (Filter.TOPIC, topic_choices(session)),
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

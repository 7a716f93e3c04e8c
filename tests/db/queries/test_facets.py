"""Beside each filter's value stands how many commitments it would leave, whatever else is asked for."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings

from db.domain.filters import View
from db.domain.schedule import facts_of, schedule_status
from db.engine import Database
from db.queries.choices import actor_choices, place_choices, topic_choices
from db.queries.commitment import CommitmentDetail, commitment_detail
from db.queries.facets import Facet, facet_counts
from db.queries.timeline import timeline_rows
from tests.builders import a_commitment, a_view, an_actor
from tests.db.queries.population import SIZE
from tests.db.queries.test_timeline import views

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
        for facet, own in OWN.items():
            rows = timeline_rows(session, replace(view, **own), count=10 * SIZE)
            details = [commitment_detail(session, view, row.slug) for row in rows]
            values = (value for detail in details if detail for value in VALUES[facet](detail, view.as_of))
            assert found[facet] == Counter(values)


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

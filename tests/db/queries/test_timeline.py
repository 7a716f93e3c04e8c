"""The timeline's rows: in every order each row once, and every filter, tile and group counted by the rules."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from db.domain.filters import Group, Sort, Tile, View
from db.domain.freshness import needs_check
from db.domain.schedule import facts_of, schedule_status
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import AssessedStatus, Publication, ScheduleStatus
from db.engine import Database
from db.queries.commitment import CommitmentDetail, commitment_detail
from db.queries.timeline import (
    overview,
    timeline_count,
    timeline_groups,
    timeline_rows,
    timeline_tiles,
)
from db.queries.timeline_span import timeline_span
from tests.db.queries.population import ACTORS, PLACES, SIZE, TOPICS
from tests.support.builders import TODAY, a_commitment, a_view, an_update

EVERYTHING = 10 * SIZE
A_DAY = date(2026, 3, 15)
DAYS = [TODAY, A_DAY]


def few(values: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.one_of(st.just(()), st.lists(st.sampled_from(list(values)), max_size=3, unique=True).map(tuple))


views = st.builds(
    a_view,
    st.sampled_from([TODAY, TODAY, A_DAY, date(2025, 9, 1)]),
    search=st.sampled_from(["", "", "", "bridge", "5"]),
    tile=st.one_of(st.none(), st.none(), st.sampled_from(Tile)),
    statuses=few(AssessedStatus),
    schedules=few(ScheduleStatus),
    actors=few(ACTORS),
    places=few({place for place in PLACES if place}),
    topics=few(TOPICS),
    sort=st.sampled_from(Sort),
    descending=st.booleans(),
    group=st.sampled_from(Group),
    as_recorded_by=st.sampled_from([None, None, None, date(2026, 2, 1)]),
)


def all_rows(session: Session, view: View) -> list[TimelineRow]:
    return timeline_rows(session, view, count=EVERYTHING)


@settings(max_examples=12)
@given(view=views, size=st.integers(4, 15))
def test_the_windows_of_any_view_hold_every_row_once_and_in_one_order(
    populated: Database, view: View, size: int
) -> None:
    with populated.read() as session:
        rows = all_rows(session, view)
        windows = [timeline_rows(session, view, first=first, count=size) for first in range(0, len(rows) + size, size)]
        assert [row for window in windows for row in window] == rows
        assert len({row.id for row in rows}) == len(rows) == timeline_count(session, view)


@pytest.mark.parametrize("group", Group)
@pytest.mark.parametrize("sort", Sort)
def test_every_order_is_total_and_stable(populated: Database, sort: Sort, group: Group) -> None:
    for descending in (False, True):
        view = a_view(sort=sort, group=group, descending=descending)
        with populated.read() as session:
            rows = all_rows(session, view)
            ids = [row.id for row in rows]
            one_by_one = [timeline_rows(session, view, first=n, count=1)[0].id for n in range(0, len(ids), 5)]
        assert len(set(ids)) == len(ids) > SIZE / 2
        assert one_by_one == ids[::5]


def test_rows_that_are_alike_in_everything_still_have_one_order(database: Database) -> None:
    with database.write() as session:
        twins = [a_commitment(session, title="Twin", place="Basra").id for _ in range(12)]
        # Rows that are written again move within PostgreSQL's table, and so come in another order by themselves.
        for id_ in twins[::3]:
            an_update(session, id_, AssessedStatus.NOT_ASSESSED, since="2026-01-10")
    with database.read() as session:
        for sort in Sort:
            for view in (a_view(sort=sort), a_view(TODAY, today=date(2026, 11, 23), sort=sort)):
                whole = [row.id for row in all_rows(session, view)]
                windows = [timeline_rows(session, view, first=n, count=2) for n in range(0, 12, 2)]
                assert [row.id for window in windows for row in window] == whole
                assert set(whole) == set(twins)


KEYS: dict[Sort, Callable[[TimelineRow], Any]] = {
    Sort.DEADLINE: lambda row: row.latest or row.earliest,
    Sort.COMMITTED: lambda row: row.committed_on,
    Sort.CHECKED: lambda row: row.last_checked_on,
    Sort.TITLE: lambda row: row.title,
    Sort.SLIPPAGE: lambda row: (row.latest - row.baseline_latest).days if row.latest and row.baseline_latest else None,
}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", KEYS)
def test_rows_come_in_the_order_asked_for_and_those_without_a_value_last(
    populated: Database, sort: Sort, descending: bool, day: date
) -> None:
    with populated.read() as session:
        keys = [KEYS[sort](row) for row in all_rows(session, a_view(day, sort=sort, descending=descending))]
    known_keys = [key for key in keys if key is not None]
    assert known_keys == sorted(known_keys, reverse=descending)
    assert keys[len(known_keys) :] == [None] * (len(keys) - len(known_keys))


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("group", Group)
def test_the_counts_of_groups_add_up_and_the_groups_come_as_their_rows_do(
    populated: Database, group: Group, day: date
) -> None:
    with populated.read() as session:
        for view in (a_view(day, group=group), a_view(day, group=group, statuses=(AssessedStatus.STALLED,))):
            groups = timeline_groups(session, view)
            rows = all_rows(session, view)
            assert sum(counted.count for counted in groups) == len(rows) == timeline_count(session, view)
            assert len({counted.key for counted in groups}) == len(groups)
            if group in GROUP_KEYS:
                result = [
                    (key, len(list(run))) for key, run in groupby(rows, key=lambda row: GROUP_KEYS[group](row, day))
                ]
                assert result == [(counted.key, counted.count) for counted in groups]


GROUP_KEYS: dict[Group, Callable[[TimelineRow, date], str]] = {
    Group.NONE: lambda row, day: "",
    Group.STATUS: lambda row, day: row.status.value,
    Group.SCHEDULE: lambda row, day: schedule_status(facts_of(row), day).value,
    Group.ACTOR: lambda row, day: row.responsible,
    Group.PLACE: lambda row, day: row.place or "",
}


def details_of(session: Session, view: View) -> list[CommitmentDetail]:
    details = [commitment_detail(session, view, row.slug) for row in all_rows(session, view)]
    return [detail for detail in details if detail is not None]


FILTERS: list[tuple[dict[str, Any], Callable[[CommitmentDetail, date], bool]]] = [
    (
        {"statuses": (AssessedStatus.STALLED, AssessedStatus.FULFILLED)},
        lambda d, day: d.row.status in ("stalled", "fulfilled"),
    ),
    (
        {"schedules": (ScheduleStatus.PASSED, ScheduleStatus.UPCOMING)},
        lambda d, day: schedule_status(facts_of(d.row), day) in ("passed", "upcoming"),
    ),
    ({"places": ("القاهرة", "a_b%c")}, lambda d, day: d.row.place in ("القاهرة", "a_b%c")),
    ({"topics": ("水",)}, lambda d, day: "水" in d.topics),
    ({"topics": ("水", "Bridges")}, lambda d, day: bool({"水", "Bridges"} & set(d.topics))),
    ({"actors": ("Élysée",)}, lambda d, day: any(actor.name == "Élysée" for actor in d.actors)),
    (
        {"actors": ("Navy",), "topics": ("Defence",)},
        lambda d, day: "Defence" in d.topics and any(actor.name == "Navy" for actor in d.actors),
    ),
    ({"places": ("Nowhere",)}, lambda d, day: False),
]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(("query", "rule"), FILTERS)
def test_a_filter_leaves_what_its_rule_says(
    populated: Database, query: dict[str, Any], rule: Callable[[CommitmentDetail, date], bool], day: date
) -> None:
    with populated.read() as session:
        result = {row.slug for row in all_rows(session, a_view(day, **query))}
        expected = {detail.row.slug for detail in details_of(session, a_view(day)) if rule(detail, day)}
    assert result == expected


TILES: dict[Tile, Callable[[TimelineRow, date], bool]] = {
    Tile.PASSED: lambda row, day: schedule_status(facts_of(row), day) in ("passed", "probably_passed"),
    Tile.IN_WINDOW: lambda row, day: schedule_status(facts_of(row), day) == "in_window",
    Tile.DUE_SOON: lambda row, day: schedule_status(facts_of(row), day) == "due_soon",
    Tile.NO_DEADLINE: lambda row, day: schedule_status(facts_of(row), day) in ("no_deadline", "waiting"),
    Tile.FULFILLED: lambda row, day: row.status == "fulfilled",
    Tile.NEEDS_CHECK: lambda row, day: waits_for_a_check(row, day),
}


def waits_for_a_check(row: TimelineRow, day: date) -> bool:
    interval = row.review_interval_days
    return needs_check(row.status, row.last_checked_on, as_of=day, review_interval_days=interval, latest=row.latest)


@settings(max_examples=10)
@given(view=views)
def test_the_tiles_count_what_the_rules_say_whichever_of_them_is_pressed(populated: Database, view: View) -> None:
    day = view.as_of
    with populated.read() as session:
        tiles = timeline_tiles(session, view)
        rows = all_rows(session, replace(view, tile=None))
        assert tiles.counts == {tile: sum(rule(row, day) for row in rows) for tile, rule in TILES.items()}
        waiting = [row.last_checked_on for row in rows if waits_for_a_check(row, day)]
        assert tiles.oldest_check_on == min(waiting, default=None)
        assert tiles.met_late == sum(schedule_status(facts_of(row), day) == "met_late" for row in rows)
        passed = [row for row in rows if TILES[Tile.PASSED](row, day)]
        unseen = [row for row in passed if row.latest and row.last_checked_on <= row.latest]
        assert tiles.awaiting_review == len(unseen)


@pytest.mark.parametrize("tile", Tile)
def test_a_pressed_tile_shows_as_many_rows_as_it_counts(populated: Database, tile: Tile) -> None:
    with populated.read() as session:
        for day in DAYS:
            counted = timeline_tiles(session, a_view(day)).counts[tile]
            assert timeline_count(session, a_view(day, tile=tile)) == counted


@pytest.mark.parametrize("day", DAYS)
def test_the_span_holds_every_bar(populated: Database, day: date) -> None:
    with populated.read() as session:
        rows, span = all_rows(session, a_view(day)), timeline_span(session, a_view(day))
    assert span is not None
    assert span[0] == min(row.committed_on for row in rows)
    ends = [d for row in rows for d in (row.committed_on, row.earliest, row.latest, row.fulfilled_latest) if d]
    assert span[1] == max(ends)


def test_a_view_without_rows_has_no_span_and_empty_tiles(populated: Database) -> None:
    nothing = a_view(places=("Nowhere",))
    with populated.read() as session:
        assert timeline_span(session, nothing) is None
        assert set(timeline_tiles(session, nothing).counts.values()) == {0}
        assert not timeline_groups(session, nothing)


@pytest.mark.parametrize("day", DAYS)
def test_the_overview_counts_deadlines_by_their_month_and_status(populated: Database, day: date) -> None:
    with populated.read() as session:
        result = overview(session, a_view(day))
        rows = all_rows(session, a_view(day))
    expected = Counter((row.latest.strftime("%Y-%m"), row.status) for row in rows if row.latest)
    assert {(month, status): count for month, status, count in result} == expected


@pytest.mark.parametrize("hostile", ["\x00", "a\x00b", "\ud83d", "'; DROP TABLE commitment; --", "%", "x" * 70_000])
def test_a_hostile_filter_finds_nothing_and_breaks_nothing(populated: Database, hostile: str) -> None:
    with populated.read() as session:
        query: list[dict[str, Any]] = [{"actors": (hostile,)}, {"places": (hostile,)}, {"topics": (hostile,)}]
        assert [all_rows(session, a_view(**one)) for one in query] == [[], [], []]
        assert commitment_detail(session, a_view(), hostile) is None
        assert timeline_count(session, a_view(search=hostile)) >= 0


def test_drafts_and_withdrawn_commitments_are_not_shown(database: Database) -> None:
    with database.write() as session:
        whole = a_commitment(session, title="Whole", publication=Publication.DRAFT)
        a_commitment(session, title="Part", part_of=whole.id)
        a_commitment(session, title="Gone", publication=Publication.WITHDRAWN)
        for view in (a_view(group=Group.PHASE), a_view(A_DAY, group=Group.PHASE)):
            assert [row.title for row in all_rows(session, view)] == ["Part"]
            assert [(counted.key, counted.count) for counted in timeline_groups(session, view)] == [("", 1)]
            detail = commitment_detail(session, view, "part")
            assert detail is not None and detail.links == ()

"""DataFrames: the same rows, values and days as the typed rows that the pages show."""

from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from db.domain.filters import Sort, Tile, View
from db.domain.schedule import facts_of, schedule_status, slippage_days
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import ActorRole, AssessedStatus, DeadlineKind, ScheduleStatus
from db.engine import Database
from db.queries.commitment import CommitmentDetail, commitment_detail
from db.queries.frames import (
    COMMITMENT_COLUMNS,
    commitments_frame,
    deadline_revisions_frame,
    status_updates_frame,
)
from db.queries.timeline import timeline_rows
from tests.db.queries.population import ACTORS, PLACES, SIZE, TOPICS
from tests.support.builders import TODAY, a_commitment, a_revision, a_view, an_update

days = st.dates(date(2024, 12, 1), date(2026, 12, 31))
views = st.builds(
    View,
    as_of=days | st.just(TODAY),
    today=st.just(TODAY),
    as_recorded_by=st.none() | days,
    search=st.sampled_from(["", "", "bridge", "القاعدة"]),
    tile=st.none() | st.sampled_from(Tile),
    statuses=st.just(()) | st.tuples(*[st.sampled_from(AssessedStatus)] * 4),
    schedules=st.just(()) | st.tuples(*[st.sampled_from(ScheduleStatus)] * 4),
    actors=st.just(()) | st.tuples(*[st.sampled_from(ACTORS)] * 2),
    places=st.just(()) | st.tuples(st.sampled_from([place for place in PLACES if place])),
    topics=st.just(()) | st.tuples(st.sampled_from(TOPICS)),
    sort=st.sampled_from(Sort),
    descending=st.booleans(),
    due_soon_days=st.sampled_from([7, 30, 365]),
)
SAME_NAMES = [name for name in TimelineRow.__dataclass_fields__ if name in COMMITMENT_COLUMNS and name != "responsible"]
UPDATE_NAMES = (
    "status effective_on effective_earliest effective_latest searched_until reason reported_on recorded_at recorded_by"
).split()
REVISION_NAMES = (
    "number kind wording wording_language relation edtf earliest latest padded_latest rule rule_version span "
    "counts_from waits_for announced_on announcer reason reason_kind reported_on recorded_at recorded_by"
).split()


def plain(value: Any) -> Any:
    """A frame's value as the typed rows have it."""
    if isinstance(value, tuple):
        return value
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime() if value.tzinfo else value.date()
    return value


def records(frame: pd.DataFrame, names: list[str]) -> list[dict[str, Any]]:
    return [{str(name): plain(value) for name, value in row.items()} for row in frame[names].to_dict("records")]


def values(entry: object, names: list[str]) -> dict[str, Any]:
    return {name: str(value) if name == "id" else value for name in names for value in [getattr(entry, name)]}


@settings(max_examples=40)
@given(view=views)
def test_a_frame_holds_the_typed_rows_of_any_view_in_their_order(populated: Database, view: View) -> None:
    with populated.read() as session:
        rows = timeline_rows(session, view, count=10 * SIZE)
        frame = commitments_frame(session, view)
    assert tuple(frame) == COMMITMENT_COLUMNS
    assert records(frame, SAME_NAMES) == [values(row, SAME_NAMES) for row in rows]
    for row, record in zip(rows, records(frame, ["schedule", "baseline_schedule", "slippage_days"]), strict=True):
        now, first = facts_of(row), facts_of(row, baseline=True)
        dated = row.latest is not None and row.baseline_latest is not None
        assert record == {
            "schedule": schedule_status(now, view.as_of, due_soon_days=view.due_soon_days),
            "baseline_schedule": schedule_status(first, view.as_of, due_soon_days=view.due_soon_days),
            "slippage_days": slippage_days(row.baseline_latest, row.latest) if dated else None,
        }


def details(session: Session, view: View) -> list[CommitmentDetail]:
    result = [commitment_detail(session, view, row.slug) for row in timeline_rows(session, view, count=10 * SIZE)]
    return [detail for detail in result if detail is not None]


@pytest.mark.parametrize("as_of", [TODAY, date(2026, 3, 1)])
def test_a_frame_holds_words_topics_actors_and_positions(populated: Database, as_of: date) -> None:
    names = "statement statement_language translation detail latitude longitude time_zone publication version".split()
    view = a_view(as_of)
    with populated.read() as session:
        content = details(session, view)
        frame = commitments_frame(session, view)
    assert records(frame, names) == [values(detail, names) for detail in content]
    assert list(frame["topics"]) == [detail.topics for detail in content]
    for role in ActorRole:
        assert list(frame[role]) == [tuple(a.name for a in detail.actors if a.role is role) for detail in content]
    assert set(frame["as_of"].dt.date) == {as_of}


@pytest.mark.parametrize("view", [a_view(), a_view(date(2026, 3, 1)), a_view(as_recorded_by=date(2026, 10, 1))])
def test_histories_are_those_of_the_commitments_pages(populated: Database, view: View) -> None:
    with populated.read() as session:
        content = details(session, view)
        updates, revisions = status_updates_frame(session, view), deadline_revisions_frame(session, view)
    assert updates["recorded_at"].is_monotonic_increasing and revisions["recorded_at"].is_monotonic_increasing
    for frame, names, entries in (
        (updates, UPDATE_NAMES, {(d.row.slug, e.id): e for d in content for e in d.updates}),
        (revisions, REVISION_NAMES, {(d.row.slug, e.id): e for d in content for e in d.revisions}),
    ):
        ties = {
            (row["slug"], row["id"]): (row["commitment_id"], row["supersedes_id"], row["superseded_by_id"])
            for row in records(frame, ["slug", "id", "commitment_id", "supersedes_id", "superseded_by_id"])
        }
        ids = {detail.row.slug: str(detail.row.id) for detail in content}
        assert ties == {
            (slug, str(id_)): (
                ids[slug],
                str(entry.supersedes) if entry.supersedes else None,
                str(entry.superseded_by) if entry.superseded_by else None,
            )
            for (slug, id_), entry in entries.items()
        }
        by_id = dict(zip(frame["id"], records(frame, names), strict=True))
        assert by_id == {str(id_): values(entry, names) for (_, id_), entry in entries.items()}


def test_columns_are_typed_even_where_nothing_is_recorded(database: Database) -> None:
    frame = commitments_frame(database, a_view())
    updates = status_updates_frame(database, a_view())
    assert len(frame) == len(updates) == len(deadline_revisions_frame(database, a_view())) == 0
    assert list(frame["status"].cat.categories) == list(AssessedStatus)
    assert list(frame["deadline_kind"].cat.categories) == list(DeadlineKind)
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert {kinds[name] for name in ("earliest", "latest", "committed_on", "as_of")} == {"datetime64[s]"}
    assert (kinds["slippage_days"], kinds["latitude"], kinds["title"], kinds["id"]) == (
        "Int64",
        "float64",
        "str",
        "str",
    )
    assert str(updates["recorded_at"].dtype) == "datetime64[us, UTC]"


def test_days_of_any_year_of_the_calendar_are_days(database: Database) -> None:
    with database.write() as session:
        commitment = a_commitment(session, committed_on=date(1, 1, 1), deadline="2026-05-31")
        a_revision(session, commitment, "9999-12-31", announced_on=date(2026, 5, 20))
        an_update(session, commitment.id, AssessedStatus.STALLED, since="2026-08-01")
    (record,) = records(commitments_frame(database, a_view()), ["committed_on", "latest", "slippage_days"])
    assert record == {
        "committed_on": date(1, 1, 1),
        "latest": date(9999, 12, 31),
        "slippage_days": (date(9999, 12, 31) - date(2026, 5, 31)).days,
    }
    (update,) = records(status_updates_frame(database, a_view()), ["status", "recorded_at"])
    assert update == {"status": "stalled", "recorded_at": datetime(2026, 11, 22, 12, tzinfo=UTC)}


def test_few_columns_may_be_asked_for(populated: Database) -> None:
    names = ["slippage_days", "topics", "slug"]
    frame = commitments_frame(populated, a_view(), columns=names)
    assert list(frame) == names
    assert frame.equals(commitments_frame(populated, a_view())[names])


def test_rows_of_others_are_left_out_however_many_are_looked_up(
    populated: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    views = [a_view(statuses=(AssessedStatus.FULFILLED,)), a_view(date(2026, 3, 1), topics=("Bridges",))]
    looked_up = [(commitments_frame(populated, view), status_updates_frame(populated, view)) for view in views]
    monkeypatch.setattr("db.queries.frames.MAX_LOOKED_UP", 0)
    for view, frames in zip(views, looked_up, strict=True):
        assert len(frames[0])
        assert frames[0].equals(commitments_frame(populated, view))
        assert frames[1].equals(status_updates_frame(populated, view))

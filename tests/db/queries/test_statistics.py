"""Statistics: what one statement counts is what counting the rows one by one gives."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from db.domain.filters import View
from db.domain.schedule import facts_of, schedule_status
from db.domain.slippage import slippages
from db.domain.survival import Followed, fulfilment_curve
from db.domain.timeline_row import TimelineRow
from db.domain.vocabulary import ActorKind, ActorRole, AssessedStatus, CommitmentKind, ScheduleStatus
from db.engine import Database
from db.queries.commitment import commitment_detail
from db.queries.statistics import MAX_GROUPS, By, Rates, statistics
from db.queries.timeline import timeline_rows
from db.services.inputs import NewActor
from tests.db.queries.population import SIZE
from tests.support.builders import TODAY, a_commitment, a_revision, a_view, an_update

days = st.dates(date(2024, 12, 1), date(2026, 12, 31))
ON_TIME = (ScheduleStatus.MET_EARLY, ScheduleStatus.MET_ON_TIME)
CLOSED = (AssessedStatus.ABANDONED, AssessedStatus.CONTRADICTED)


def rates_of(row: TimelineRow, as_of: date) -> Rates:
    """The counts of one commitment by the rules."""
    last, first = row.padded_latest or row.latest, row.baseline_padded_latest or row.baseline_latest
    due, first_due = last is not None and last < as_of, first is not None and first < as_of
    now = schedule_status(facts_of(row), as_of)
    return Rates(
        n=1,
        due=due,
        fulfilled=due and row.status is AssessedStatus.FULFILLED,
        on_time=due and now in ON_TIME,
        late=due and now is ScheduleStatus.MET_LATE,
        closed=due and row.status in CLOSED,
        first_due=first_due,
        first_on_time=first_due and schedule_status(facts_of(row, baseline=True), as_of) in ON_TIME,
        followed=row.kind in (CommitmentKind.EVENT, CommitmentKind.CONDITIONAL),
    )


def followed(row: TimelineRow, as_of: date) -> Followed:
    done = row.status is AssessedStatus.FULFILLED
    last = min(row.fulfilled_latest or as_of, as_of) if done else as_of
    return Followed((last - row.committed_on).days, fulfilled=done)


def keys_of(session: Session, view: View, row: TimelineRow, by: By) -> set[str]:
    if by is By.PLACE:
        return {row.place} if row.place else set()
    detail = commitment_detail(session, view, row.slug)
    assert detail is not None
    if by is By.TOPIC:
        return set(detail.topics)
    return {actor.name for actor in detail.actors if actor.role is ActorRole.RESPONSIBLE}


@settings(max_examples=15)
@given(as_of=days, recorded_by=st.one_of(st.none(), days))
def test_the_counts_of_any_day_are_those_of_its_rows(
    populated: Database, as_of: date, recorded_by: date | None
) -> None:
    view = a_view(as_of, as_recorded_by=recorded_by)
    with populated.read() as session:
        rows = timeline_rows(session, view, count=10 * SIZE)
        result = statistics(session, view)
    assert result.statuses == dict(Counter(row.status for row in rows))
    assert result.overall == sum((rates_of(row, as_of) for row in rows), Rates())
    slipped = Counter((r.latest - r.baseline_latest).days for r in rows if r.latest and r.baseline_latest)
    assert result.slippages == slippages(slipped)
    assert result.without_slippage == sum(r.latest is None or r.baseline_latest is None for r in rows)
    assert result.curve == fulfilment_curve(followed(row, as_of) for row in rows if rates_of(row, as_of).followed)


@pytest.mark.parametrize("by", By)
def test_groups_are_those_of_their_rows_and_never_ranked_by_a_rate(populated: Database, by: By) -> None:
    view = a_view()
    expected: dict[str, Rates] = {}
    with populated.read() as session:
        for row in timeline_rows(session, view, count=10 * SIZE):
            for key in keys_of(session, view, row, by):
                expected[key] = expected.get(key, Rates()) + rates_of(row, TODAY)
        result = statistics(session, view, by=by)
    ordered = sorted(expected.items(), key=lambda group: (-group[1].n, group[0]))
    assert result.groups == tuple(ordered[:MAX_GROUPS])
    assert result.group_count == len(expected)


def test_statistics_follow_the_filters(populated: Database) -> None:
    view = a_view(statuses=(AssessedStatus.FULFILLED,))
    with populated.read() as session:
        result = statistics(session, view)
    assert list(result.statuses) == [AssessedStatus.FULFILLED]
    assert result.overall.n == result.statuses[AssessedStatus.FULFILLED] > 0


def test_of_nothing_there_is_nothing_to_tell(database: Database) -> None:
    with database.read() as session:
        result = statistics(session, a_view())
    assert (result.overall, result.statuses, result.groups, result.group_count) == (Rates(), {}, (), 0)
    assert result.curve.until is None


def test_a_deadline_that_slipped_may_be_met_and_its_first_one_missed(database: Database) -> None:
    army = ((ActorRole.RESPONSIBLE, NewActor("Army", ActorKind.ARMED_FORCES)),)
    with database.write() as session:
        slipped = a_commitment(session, deadline="2026-05-31", actors=army)
        a_revision(session, slipped, "2026-08-31", announced_on=date(2026, 5, 20))
        an_update(session, slipped.id, AssessedStatus.FULFILLED, since="2026-08-01")
        a_commitment(session, deadline="2027-05-31", actors=army)
    with database.read() as session:
        result = statistics(session, a_view())
    assert dict(result.groups) == {"Army": result.overall}
    assert (result.overall.n, result.overall.due, result.overall.on_time) == (2, 1, 1)
    assert (result.overall.first_due, result.overall.first_on_time) == (1, 0)
    assert not result.overall.on_time_share.suffices
    assert result.slippages.later == 1
    assert result.slippages.median_later == 92

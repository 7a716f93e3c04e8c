"""What the calendar says of a deadline, day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.domain.schedule import ScheduleFacts, schedule_status, schedule_words, slippage_days
from db.domain.vocabulary import AssessedStatus, CommitmentKind, DeadlineKind, Relation, ScheduleStatus
from db.domain.window import window_of
from db.errors import UndatedError

CHECKED_ON = date(2026, 1, 18)


def facts(
    edtf: str | None = None,
    *,
    relation: Relation = Relation.BY,
    status: AssessedStatus = AssessedStatus.UNDER_WAY,
    deadline_kind: DeadlineKind | None = DeadlineKind.DATED,
    kind: CommitmentKind = CommitmentKind.EVENT,
    fulfilled: tuple[date | None, date | None] = (None, None),
) -> ScheduleFacts:
    window = window_of(edtf, relation) if edtf else None
    return ScheduleFacts(
        kind=kind,
        deadline_kind=deadline_kind,
        relation=relation if edtf else None,
        earliest=window.earliest if window else None,
        latest=window.latest if window else None,
        padded_latest=window.padded_latest if window else None,
        status=status,
        fulfilled_earliest=fulfilled[0],
        fulfilled_latest=fulfilled[1],
    )


def met(edtf: str, first: date | None, last: date | None, *, relation: Relation = Relation.BY) -> ScheduleFacts:
    return facts(edtf, relation=relation, status=AssessedStatus.FULFILLED, fulfilled=(first, last))


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        (date(2026, 7, 31), ScheduleStatus.UPCOMING),
        (date(2026, 8, 31), ScheduleStatus.DUE_SOON),
        (date(2026, 9, 1), ScheduleStatus.IN_WINDOW),
        (date(2026, 9, 30), ScheduleStatus.IN_WINDOW),
        (date(2026, 10, 1), ScheduleStatus.PASSED),
    ],
)
def test_a_deadline_known_to_the_month_has_passed_only_after_its_last_day(as_of: date, status: ScheduleStatus) -> None:
    assert schedule_status(facts("2026-09"), as_of) is status


def test_the_days_before_a_deadline_count_as_soon_from_the_number_that_was_set() -> None:
    assert schedule_status(facts("2026-09-30"), date(2026, 9, 10), due_soon_days=10) is ScheduleStatus.UPCOMING
    assert schedule_status(facts("2026-09-30"), date(2026, 9, 20), due_soon_days=10) is ScheduleStatus.DUE_SOON


def test_an_approximate_deadline_has_only_probably_passed_within_its_padding() -> None:
    assert schedule_status(facts("2026-01~"), date(2026, 2, 1)) is ScheduleStatus.PROBABLY_PASSED
    assert schedule_status(facts("2026-01~"), date(2026, 3, 3)) is ScheduleStatus.PROBABLY_PASSED
    assert schedule_status(facts("2026-01~"), date(2026, 3, 4)) is ScheduleStatus.PASSED


def test_a_deadline_that_is_only_a_first_day_never_passes() -> None:
    deadline = facts("2027", relation=Relation.AFTER)
    assert schedule_status(deadline, date(2026, 12, 31)) is ScheduleStatus.UPCOMING
    assert schedule_status(deadline, date(2050, 1, 1)) is ScheduleStatus.IN_WINDOW


@pytest.mark.parametrize(
    ("undated", "status"),
    [
        (facts(deadline_kind=DeadlineKind.CONDITIONAL), ScheduleStatus.WAITING),
        (facts(deadline_kind=DeadlineKind.RELATIVE), ScheduleStatus.WAITING),
        (facts(deadline_kind=None, kind=CommitmentKind.CONDITIONAL), ScheduleStatus.WAITING),
        (facts(deadline_kind=DeadlineKind.VAGUE), ScheduleStatus.NO_DEADLINE),
        (facts(deadline_kind=None), ScheduleStatus.NO_DEADLINE),
    ],
)
def test_a_deadline_without_days_waits_or_is_none(undated: ScheduleFacts, status: ScheduleStatus) -> None:
    assert schedule_status(undated, date(2026, 6, 1)) is status


@pytest.mark.parametrize(
    ("fulfilled", "status"),
    [
        (met("2026-09", date(2026, 8, 1), date(2026, 8, 31)), ScheduleStatus.MET_EARLY),
        (met("2026-09", date(2026, 8, 31), date(2026, 9, 2)), ScheduleStatus.MET_ON_TIME),
        (met("2026-09", date(2026, 9, 30), date(2026, 9, 30)), ScheduleStatus.MET_ON_TIME),
        (met("2026-09", date(2026, 9, 30), date(2026, 10, 1)), ScheduleStatus.MET_TIMING_UNKNOWN),
        (met("2026-09", date(2026, 10, 1), date(2026, 10, 1)), ScheduleStatus.MET_LATE),
        (met("2026-09", date(2026, 10, 1), None), ScheduleStatus.MET_LATE),
        (met("2026-09", None, date(2026, 9, 1)), ScheduleStatus.MET_ON_TIME),
        (met("2026-09", None, None), ScheduleStatus.MET_TIMING_UNKNOWN),
        (met("2026-09~", date(2026, 10, 5), date(2026, 10, 5)), ScheduleStatus.MET_TIMING_UNKNOWN),
        (met("2026-09~", date(2026, 11, 1), date(2026, 11, 1)), ScheduleStatus.MET_LATE),
        (met("2026-10", date(2026, 9, 1), date(2026, 9, 1), relation=Relation.BEFORE), ScheduleStatus.MET_ON_TIME),
        (met("2027", date(2027, 5, 1), date(2027, 5, 1), relation=Relation.AFTER), ScheduleStatus.MET_ON_TIME),
        (met("2027", date(2026, 5, 1), date(2026, 5, 1), relation=Relation.AFTER), ScheduleStatus.MET_EARLY),
    ],
)
def test_a_fulfilment_is_early_on_time_late_or_not_known(fulfilled: ScheduleFacts, status: ScheduleStatus) -> None:
    assert schedule_status(fulfilled, date(2030, 1, 1)) is status


@pytest.mark.parametrize("status", [AssessedStatus.ABANDONED, AssessedStatus.CONTRADICTED])
def test_what_was_abandoned_or_contradicted_is_closed_whatever_its_deadline(status: AssessedStatus) -> None:
    assert schedule_status(facts("2026-09", status=status), date(2026, 10, 1)) is ScheduleStatus.CLOSED


@pytest.mark.parametrize(
    ("deadline", "as_of", "words"),
    [
        (facts("2026-09"), date(2026, 11, 22), "Deadline passed 53 days ago · awaiting review"),
        (facts("2026-01-17"), date(2026, 1, 19), "Deadline passed 2 days ago"),
        (facts("2026-09-30"), date(2026, 9, 18), "Due in 12 days"),
        (facts("2026-09-30"), date(2026, 9, 29), "Due tomorrow"),
        (facts("2026-09-30"), date(2026, 9, 30), "Due today"),
        (facts("2026-09"), date(2026, 9, 15), "In its window · 15 days left"),
        (facts("2026-09"), date(2026, 9, 29), "In its window · 1 day left"),
        (facts("2026-09"), date(2026, 9, 30), "In its window · last day today"),
        (facts("2026-01~"), date(2026, 2, 2), "Deadline probably passed 2 days ago · awaiting review"),
        (facts("2027", relation=Relation.AFTER), date(2026, 9, 1), "Not before 1 Jan 2027"),
        (facts("2027", relation=Relation.AFTER), date(2027, 9, 1), "Open since 1 Jan 2027"),
        (facts(deadline_kind=None), date(2026, 9, 1), "No deadline stated"),
        (facts(deadline_kind=DeadlineKind.VAGUE), date(2026, 9, 1), "No day stated"),
        (facts(deadline_kind=DeadlineKind.CONDITIONAL), date(2026, 9, 1), "Waiting for its condition"),
        (facts(deadline_kind=DeadlineKind.RELATIVE), date(2026, 9, 1), "Waiting for its trigger"),
        (met("2026-01-05/2026-01-11", date(2026, 1, 17), date(2026, 1, 17)), date(2026, 2, 1), "Met 6 days late"),
        (met("2026-01-11", date(2026, 1, 12), date(2026, 1, 15)), date(2026, 2, 1), "Met at least 1 day late"),
        (met("2026-01-11", date(2026, 1, 10), date(2026, 1, 10)), date(2026, 2, 1), "Met 1 day early"),
        (met("2026-09", date(2026, 8, 20), date(2026, 8, 20)), date(2026, 10, 1), "Met 12 days before its window"),
        (met("2026-09", date(2026, 9, 20), date(2026, 9, 20)), date(2026, 10, 1), "Met on time"),
        (met("2026-09", None, None), date(2026, 10, 1), "Met, timing unknown"),
        (facts(status=AssessedStatus.FULFILLED), date(2026, 10, 1), "Fulfilled · no deadline stated"),
        (facts("2026-09", status=AssessedStatus.ABANDONED), date(2026, 10, 1), "No longer pursued"),
    ],
)
def test_the_schedule_in_words(deadline: ScheduleFacts, as_of: date, words: str) -> None:
    assert schedule_words(deadline, as_of, last_checked_on=CHECKED_ON) == words


def test_slippage_is_positive_when_the_deadline_moved_later() -> None:
    assert slippage_days(date(2025, 9, 30), date(2026, 9, 30)) == 365
    assert slippage_days(date(2026, 9, 30), date(2026, 9, 1)) == -29


@pytest.mark.parametrize(("baseline", "current"), [(None, date(2026, 1, 1)), (date(2026, 1, 1), None), (None, None)])
def test_a_deadline_without_a_last_day_has_no_slippage(baseline: date | None, current: date | None) -> None:
    with pytest.raises(UndatedError):
        slippage_days(baseline, current)


ORDER = list(ScheduleStatus)
SOME_DAY = st.dates(date(2020, 1, 1), date(2032, 1, 1))


@st.composite
def any_facts(draw: st.DrawFn) -> ScheduleFacts:
    earliest, latest = draw(st.none() | SOME_DAY), draw(st.none() | SOME_DAY)
    if earliest and latest and earliest > latest:
        earliest, latest = latest, earliest
    padded_latest = latest + timedelta(days=draw(st.integers(1, 182))) if latest and draw(st.booleans()) else None
    return ScheduleFacts(
        kind=draw(st.sampled_from(CommitmentKind)),
        deadline_kind=draw(st.none() | st.sampled_from(DeadlineKind)),
        relation=draw(st.none() | st.sampled_from(Relation)),
        earliest=earliest,
        latest=latest,
        padded_latest=padded_latest,
        status=draw(st.sampled_from(AssessedStatus)),
        fulfilled_earliest=draw(st.none() | SOME_DAY),
        fulfilled_latest=draw(st.none() | SOME_DAY),
    )


@given(any_facts(), SOME_DAY, st.integers(0, 400), st.integers(0, 90))
def test_every_deadline_has_one_status_on_every_day_and_it_never_moves_back(
    deadline: ScheduleFacts, as_of: date, later: int, due_soon_days: int
) -> None:
    today = schedule_status(deadline, as_of, due_soon_days=due_soon_days)
    afterwards = schedule_status(deadline, as_of + timedelta(days=later), due_soon_days=due_soon_days)
    assert ORDER.index(today) <= ORDER.index(afterwards)


@given(any_facts(), SOME_DAY, SOME_DAY)
def test_every_deadline_has_words_on_every_day(deadline: ScheduleFacts, as_of: date, checked_on: date) -> None:
    words = schedule_words(deadline, as_of, last_checked_on=checked_on)
    assert words and "None" not in words and "-" not in words

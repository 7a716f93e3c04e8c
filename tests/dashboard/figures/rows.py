"""Rows of the timeline with sensible values, so that a test names only what it is about."""

from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from db.domain.timeline_row import EarlierDeadline, TimelineRow
from db.domain.vocabulary import AssessedStatus, CommitmentKind, DeadlineKind, Relation

TODAY = date(2026, 11, 22)
SPAN = (date(2024, 9, 1), date(2027, 4, 1))
COMMITTED = date(2025, 1, 10)

_numbers = count(1)


def a_row(**changes: Any) -> TimelineRow:
    """An open commitment of January 2025, due in September 2026. `latest=None, earliest=None` for no deadline."""
    number = next(_numbers)
    values: dict[str, Any] = {
        "id": UUID(int=number),
        "slug": f"row-{number}",
        "title": f"Open bridge {number}",
        "kind": CommitmentKind.EVENT,
        "status": AssessedStatus.UNDER_WAY,
        "responsible": "Ministry of Works",
        "place": None,
        "committed_on": COMMITTED,
        "deadline_kind": DeadlineKind.DATED,
        "wording": "by September 2026",
        "relation": Relation.BY,
        "edtf": "2026-09",
        "earliest": date(2026, 9, 1),
        "latest": date(2026, 9, 30),
        "padded_latest": None,
        "baseline_earliest": date(2026, 9, 1),
        "baseline_latest": date(2026, 9, 30),
        "baseline_padded_latest": None,
        "fulfilled_earliest": None,
        "fulfilled_latest": None,
        "reported_on": COMMITTED,
        "last_checked_on": date(2026, 1, 18),
        "review_interval_days": 30,
        "publisher": "The Gazette",
    }
    return TimelineRow(**(values | changes))


def an_undated_row(**changes: Any) -> TimelineRow:
    """A commitment without a deadline."""
    nothing = {"deadline_kind": None, "wording": None, "relation": None, "edtf": None, "earliest": None, "latest": None}
    return a_row(**(nothing | changes))


def a_fulfilled_row(first: date, last: date | None = None, **changes: Any) -> TimelineRow:
    """A commitment fulfilled on a day, or within a span."""
    return a_row(status=AssessedStatus.FULFILLED, fulfilled_earliest=first, fulfilled_latest=last or first, **changes)


def an_earlier_deadline(latest: date, wording: str = "by summer", **changes: Any) -> EarlierDeadline:
    """A deadline that a later one replaced."""
    values: dict[str, Any] = {
        "number": 0,
        "wording": wording,
        "announced_on": COMMITTED,
        "announcer": "The minister",
        "publisher": "The Gazette",
        "earliest": latest,
        "latest": latest,
        "slip_days": 30,
    }
    return EarlierDeadline(**(values | changes))

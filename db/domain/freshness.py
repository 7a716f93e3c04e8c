"""How long ago anybody last checked, and what needs a check."""

from datetime import date

from db.domain.periods import days_after
from db.domain.vocabulary import AssessedStatus, Freshness

REVIEW_INTERVAL_DAYS = 30
STALE_AFTER_INTERVALS = 3


def freshness(last_checked_on: date, *, as_of: date, review_interval_days: int = REVIEW_INTERVAL_DAYS) -> Freshness:
    """Fresh up to the review interval, then review due, and stale from three times the interval on."""
    days = (as_of - last_checked_on).days
    if days <= review_interval_days:
        return Freshness.FRESH
    if days < STALE_AFTER_INTERVALS * review_interval_days:
        return Freshness.REVIEW_DUE
    return Freshness.STALE


def needs_check(
    status: AssessedStatus,
    last_checked_on: date,
    *,
    as_of: date,
    review_interval_days: int = REVIEW_INTERVAL_DAYS,
    latest: date | None = None,
) -> bool:
    """Whether an open commitment waits for somebody to look.

    True when nobody looked for longer than the review interval, or when the deadline's last day (`latest`) has
    passed and nobody looked since. Closed commitments (fulfilled, abandoned, contradicted) never do.
    """
    if status.is_closed:
        return False
    if freshness(last_checked_on, as_of=as_of, review_interval_days=review_interval_days) is not Freshness.FRESH:
        return True
    return awaits_review(latest, last_checked_on, as_of=as_of)


def awaits_review(latest: date | None, last_checked_on: date, *, as_of: date) -> bool:
    """Whether the last day has passed without a check since. A check on the last day itself came too early."""
    return latest is not None and as_of > latest and last_checked_on <= latest


def check_due_on(
    status: AssessedStatus, last_checked_on: date, *, review_interval_days: int, latest: date | None
) -> date | None:
    """The first day on which `needs_check` is true, as it then is on every later one; None if it never will be."""
    if status.is_closed:
        return None
    due = days_after(last_checked_on, review_interval_days + 1)
    return min(due, days_after(latest, 1)) if latest is not None and last_checked_on <= latest else due

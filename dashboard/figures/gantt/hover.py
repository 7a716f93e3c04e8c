"""What the timeline says when one points at a row, an earlier deadline, a milestone or a rival claim."""

from datetime import date

from dashboard.figures.plotly_text import escaped, escaped_lines
from db.domain.dates_in_words import counted_days, written_date, written_window
from db.domain.schedule import facts_of, schedule_words, slippage_days
from db.domain.timeline_row import EarlierDeadline, MilestoneMark, RivalClaim, TimelineRow
from db.errors import UndatedError

_WIDTH = 56


def row_hover(row: TimelineRow, as_of: date) -> str:
    """Title, status and schedule, the deadline as worded and its window, slip, last check, source."""
    schedule = schedule_words(facts_of(row), as_of, last_checked_on=row.last_checked_on)
    lines = [
        f"<b>{escaped_lines(row.title, width=_WIDTH, lines=2)}</b>",
        f"{row.status.label} · {schedule}",
        *_deadline_lines(row),
        *_slip_lines(row),
        *([f"Waits for {escaped(row.waits_for, _WIDTH)}"] if row.waits_for else []),
        f"Last checked {written_date(row.last_checked_on)}" if row.was_checked else "Never checked",
        *([f"Source: {escaped(row.publisher, _WIDTH)}"] if row.publisher else []),
    ]
    return "<br>".join(lines)


def late_hover(row: TimelineRow, as_of: date) -> str:
    """Of the end of the red line: how long ago the latest day was."""
    schedule = schedule_words(facts_of(row), as_of, last_checked_on=row.last_checked_on)
    return f"<b>{escaped(row.title, _WIDTH)}</b><br>{schedule}"


def _deadline_lines(row: TimelineRow) -> list[str]:
    if row.wording is None:
        return ["No deadline stated"]
    worded = f"Deadline: “{escaped(row.wording, _WIDTH)}”"
    if row.earliest is None and row.latest is None:
        return [worded]
    return [worded, f"Window: {written_window(row.earliest, row.latest)}"]


def _slip_lines(row: TimelineRow) -> list[str]:
    try:
        slip = slippage_days(row.baseline_latest, row.latest)
    except UndatedError:
        return []
    if not row.earlier_deadlines or slip == 0:
        return []
    times = len([earlier for earlier in row.earlier_deadlines if earlier.slip_days])
    often = f", in {times} steps" if times > 1 else ""
    return [f"Slipped {counted_days(slip)} in all{often}" if slip > 0 else f"Brought forward {counted_days(-slip)}"]


def earlier_hover(earlier: EarlierDeadline) -> str:
    """The wording, who announced it and when, and what the next revision made of it."""
    lines = [
        f"<b>Earlier deadline: “{escaped(earlier.wording, _WIDTH)}”</b>",
        written_window(earlier.earliest, earlier.latest),
        f"Announced {written_date(earlier.announced_on)}" + _by(earlier.announcer),
    ]
    if earlier.publisher:
        lines.append(f"Source: {escaped(earlier.publisher, _WIDTH)}")
    if earlier.slip_days:
        way = "later" if earlier.slip_days > 0 else "earlier"
        lines.append(f"The next one is {counted_days(abs(earlier.slip_days))} {way}")
    if earlier.announced_after_passing:
        lines.append("Announced after the previous deadline had passed")
    return "<br>".join(lines)


def _by(announcer: str | None) -> str:
    return f" by {escaped(announcer, _WIDTH)}" if announcer else ""


def milestone_hover(milestone: MilestoneMark) -> str:
    """What the step is, when it is due, and whether it was reached."""
    reached = f"Reached {written_date(milestone.reached_on)}" if milestone.reached_on else "Not reached yet"
    window = written_window(milestone.earliest, milestone.latest)
    return f"<b>{escaped_lines(milestone.title, width=_WIDTH, lines=2)}</b><br>Milestone: {window}<br>{reached}"


def rival_hover(claim: RivalClaim) -> str:
    """Who says otherwise, and what."""
    return (
        f"<b>{escaped(claim.publisher, _WIDTH)} says otherwise</b><br>"
        f"{escaped_lines(claim.words, width=_WIDTH, lines=3)}<br>{written_window(claim.earliest, claim.latest)}"
    )


def fulfilled_hover(row: TimelineRow) -> str:
    """When it was fulfilled."""
    window = written_window(row.fulfilled_earliest, row.fulfilled_latest)
    return f"<b>{escaped_lines(row.title, width=_WIDTH, lines=2)}</b><br>Fulfilled {window}"

"""What a row of the timeline says in words, wherever it stands: beside its bar, on paper, in a picture."""

from dashboard.figures.plotly_text import one_line
from db.domain.dates_in_words import counted_days, written_date, written_window
from db.domain.timeline_row import TimelineRow


def deadline_words(row: TimelineRow) -> str:
    """`1–30 Sep 2026 · “by September 2026”`: the window first, since wordings may be long."""
    if row.wording is None:
        return "No deadline stated"
    worded = f"“{one_line(row.wording)}”"
    if row.earliest is None and row.latest is None:
        return worded
    return f"{written_window(row.earliest, row.latest)} · {worded}"


def deadline_line(row: TimelineRow) -> str:
    """The deadline in a row's width: `30 Sep 2025 → 5–11 Jan 2026 · +103 days`; empty where none is stated."""
    if row.wording is None:
        return ""
    if row.earliest is None and row.latest is None:
        return f"“{one_line(row.wording)}”"
    window = written_window(row.earliest, row.latest)
    if row.baseline_latest is None or row.latest is None or row.baseline_latest == row.latest:
        return window
    days = (row.latest - row.baseline_latest).days
    return f"{written_date(row.baseline_latest)} → {window} · {'+' if days > 0 else '−'}{counted_days(abs(days))}"

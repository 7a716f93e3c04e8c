"""What a row of the timeline says in words, wherever it stands: beside its bar, on paper, in a picture."""

from dashboard.figures.plotly_text import one_line
from db.domain.dates_in_words import written_window
from db.domain.timeline_row import TimelineRow


def deadline_words(row: TimelineRow) -> str:
    """`1–30 Sep 2026 · “by September 2026”`: the window first, since wordings may be long."""
    if row.wording is None:
        return "No deadline stated"
    worded = f"“{one_line(row.wording)}”"
    if row.earliest is None and row.latest is None:
        return worded
    return f"{written_window(row.earliest, row.latest)} · {worded}"

"""The band that says, where it can't be missed, that the screen does not speak for today."""

from dash import dcc, html

from db.domain.dates_in_words import written_date
from db.domain.filters import View


def band(view: View) -> html.Div | None:
    """A sentence and the way back, or None on today."""
    if not view.looks_back:
        return None
    words = f"Showing {written_date(view.as_of)}: what was publicly known that day"
    if view.as_recorded_by is not None:
        words += f", of that only what was in this database by {written_date(view.as_recorded_by)}"
    back = html.Button("Back to today", type="button", className="button shell-as-of-today")
    compare = dcc.Link("Changes since then", href=f"/changes?from_day={view.as_of.isoformat()}", className="button")
    return html.Div(
        [html.Strong(f"{words}. "), back, compare if view.as_of != view.today else None], className="band", role="note"
    )

"""Why a page has nothing to show: no data, the day, what was recorded by then, or the filters."""

from dataclasses import replace
from typing import TYPE_CHECKING

from dash import dcc, html

from dashboard.widgets.filter_bar import is_clear
from dashboard.widgets.view_url import days_query
from db.domain.dates_in_words import written_date
from db.domain.filters import View
from db.queries.site_facts import holds_records
from db.queries.timeline import timeline_count

if TYPE_CHECKING:
    from sqlmodel import Session


def nothing_shown(session: "Session", view: View) -> html.P:
    """The cause in a sentence, with the way out of it where there is one."""
    if not holds_records(session):
        return _first_commitment("Nothing has been recorded yet. ")
    unfiltered = View(view.as_of, view.today, as_recorded_by=view.as_recorded_by)
    if not timeline_count(session, unfiltered):
        if not view.looks_back:
            return _first_commitment("No commitment is published here. ")
        whenever = replace(unfiltered, as_recorded_by=None)
        if view.as_recorded_by is not None and timeline_count(session, whenever):
            return html.P(f"This database held nothing by {written_date(view.as_recorded_by)}.", className="empty")
        return html.P(f"Nothing was on record on {written_date(view.as_of)}.", className="empty")
    if is_clear(view):
        return html.P("There is nothing to show here.", className="empty")
    clear = dcc.Link("Clear them", href=days_query(view) or "?")
    return html.P(["Nothing matches these filters. ", clear], className="empty")


def _first_commitment(words: str) -> html.P:
    return html.P([words, dcc.Link("Add the first commitment", href="/commitments/new"), "."], className="empty")

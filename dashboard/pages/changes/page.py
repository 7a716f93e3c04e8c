"""What changed between two days: new, slipped, fulfilled, reassessed, and what the calendar did meanwhile."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from dash import dcc, html

from dashboard.pages.changes.change_list import EDITED, KIND_WORDS, change_list, edit_list
from dashboard.widgets import filtered_page
from dashboard.widgets.empty_state import nothing_shown
from dashboard.widgets.html.component_types import Child
from dashboard.widgets.html.data_attributes import data
from dashboard.widgets.links import here
from dashboard.widgets.query_params import FIRST_DAY, day_param
from dashboard.widgets.segmented_control import segments
from dashboard.widgets.view_url import Address, search_of
from db.domain.dates_in_words import written_date
from db.domain.filters import View
from db.queries.changes import MAX_LISTED, ChangeKind, Changes, changes
from db.queries.edits import edits_between
from db.queries.timeline import timeline_count

if TYPE_CHECKING:
    from sqlmodel import Session


PATH = "/changes"
TITLE = "What changed"
HAS_FILTERS = True

NAME = "changes"
FROM_DAY = "from_day"
KIND = "kind"
# So many of each kind are listed until one kind is chosen.
_MAX_PER_KIND = 12
_DEFAULT_DAYS = 30
_SPANS = ((7, "week"), (30, "30 days"), (90, "90 days"), (365, "year"))


def render(session: "Session", view: View, query: filtered_page.Query) -> list[Child]:
    """The two days, how many changes of each kind lie between them, and the changes."""
    if not timeline_count(session, view):
        return [nothing_shown(session, view)]
    since = _since(view, query)
    kind = next((one for one in ChangeKind if (one.value,) == tuple(query.get(KIND, ()))), None)
    result = changes(session, view, since, limit=_MAX_PER_KIND if kind is None else MAX_LISTED)
    edits = edits_between(session, view, since) if kind is None else ()
    return [
        _days(view, since),
        _summary(result, view, since, kind, edited=len(edits)),
        change_list(result, view, only=kind, href_of=lambda one: here(view, from_day=since, kind=one)),
        edit_list(edits, view),
    ]


_PAGE = filtered_page.FilteredPage(name=NAME, title=TITLE, render=render)
layout, register = _PAGE.layout, _PAGE.register


def _since(view: View, query: filtered_page.Query) -> date:
    """The earlier day; it can't lie after the one that the view speaks for."""
    day = day_param(query, FROM_DAY) or max(view.as_of, FIRST_DAY + timedelta(_DEFAULT_DAYS)) - timedelta(_DEFAULT_DAYS)
    return min(day, view.as_of)


def _days(view: View, since: date) -> html.Div:
    spans = [(words, _before(view.as_of, days)) for days, words in _SPANS]
    choices = [(words, here(view, from_day=day), day == since) for words, day in spans]
    return html.Div(
        [
            _field("Changes between the end of", FROM_DAY, since, view),
            _field("and the end of", "as_of", view.as_of, view),
            html.Div(["Last:", segments("Span to compare", choices)], className="change-spans"),
            dcc.Link("Show on timeline", href=_on_the_timeline(view, since), className="button"),
        ],
        className="change-days",
    )


def _on_the_timeline(view: View, since: date) -> str:
    return "/" + search_of(Address(view, since=since))


def _field(words: str, name: str, day: date, view: View) -> html.Div:
    """A place for a day's field: Dash has none, so the script puts one here (assets/js/shell/date-links.js)."""
    default = view.today.isoformat() if name == "as_of" else ""
    attributes = data(name=name, value=day.isoformat(), max=view.today.isoformat(), default=default, label=words)
    return html.Div(
        [html.Span(words, className="muted"), html.Div(className="date-field", **attributes)], className="change-day"
    )


def _summary(result: Changes, view: View, since: date, only: ChangeKind | None, *, edited: int) -> Child:
    days = f"{written_date(since)} and {written_date(view.as_of)}"
    if not result.counts and not edited:
        words = "These are the same day." if since == view.as_of else f"No reported changes between {days}."
        return html.P(words, className="empty")
    total = sum(result.counts.values()) + edited
    items = [
        _count([html.B(f"{total:,} "), "change" if total == 1 else "changes"], here(view, from_day=since), only is None)
    ]
    items += [
        _count([html.B(f"{count:,} "), words.lower()], here(view, from_day=since, kind=kind), kind is only)
        for kind, words in KIND_WORDS.items()
        if (count := result.counts.get(kind))
    ]
    if edited:
        items.append(html.Li([html.B(f"{edited:,} "), EDITED.lower()]))
    return html.Div([html.P(f"Between the ends of {days}:"), html.Ul(items, className="change-counts")])


def _count(words: list[Child], href: str, current: bool) -> html.Li:
    suffix = [html.Span(", shown", className="visually-hidden")] if current else []
    return html.Li(dcc.Link([*words, *suffix], href=href, className="is-current" if current else ""))


def _before(day: date, days: int) -> date:
    return date.fromordinal(max(day.toordinal() - days, FIRST_DAY.toordinal()))

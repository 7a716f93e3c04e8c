"""The agenda: windows that open, close or have passed, by month and week, below a year at a glance."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from dash import dcc, html

from dashboard.pages.agenda.entry_list import agenda_list
from dashboard.pages.agenda.year_calendar import Counts, in_words, year_map
from dashboard.widgets import filtered_page
from dashboard.widgets.empty_state import nothing_shown
from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.component_types import Child
from dashboard.widgets.links import here
from dashboard.widgets.query_params import FIRST_DAY, LAST_DAY, choice_param, day_param, number_param
from dashboard.widgets.segmented_control import segments
from db.domain.dates_in_words import MONTHS, written_date, written_window
from db.domain.filters import View
from db.domain.periods import days_after, month_of, week_of
from db.queries.agenda import MAX_ENTRIES, AgendaKind, agenda_days, agenda_entries
from db.queries.timeline import timeline_count

if TYPE_CHECKING:
    from sqlmodel import Session


PATH = "/agenda"
TITLE = "Agenda"
HAS_FILTERS = True

NAME = "agenda"
DAY = "day"
BY = "by"
START = "start"
_MAX_START = 1_000_000


class Period(StrEnum):
    """How long a span the list covers."""

    MONTH = "month"
    WEEK = "week"


def render(session: "Session", view: View, query: filtered_page.Query) -> list[Child]:
    """The year's map, and the list of the month or week in which the day of the query lies."""
    if not timeline_count(session, view):
        return [nothing_shown(session, view)]
    day = day_param(query, DAY) or view.as_of
    period = choice_param(query, BY, Period.MONTH)
    start = number_param(query, START, maximum=_MAX_START)
    span = month_of(day) if period is Period.MONTH else week_of(day)
    days = agenda_days(session, view, min(span[0], date(day.year, 1, 1)), max(span[1], date(day.year, 12, 31)))
    entries = agenda_entries(session, view, *span, start=start)
    counts = _totals([counts for one, counts in days.items() if span[0] <= one <= span[1]])
    return [
        _year(days, view, day, span),
        html.Section(
            [
                _head(view, day, period, span, counts),
                agenda_list(entries, view, by_day=period is Period.WEEK)
                if entries
                else _nothing(session, view, span, period),
                _more(view, day, period, start, sum(counts.values())),
            ],
            className="card agenda-card",
        ),
    ]


_PAGE = filtered_page.FilteredPage(name=NAME, title=TITLE, render=render)
layout, register = _PAGE.layout, _PAGE.register


def _year(days: Mapping[date, Counts], view: View, day: date, span: tuple[date, date]) -> html.Section:
    steps = [
        _step("‹", f"{day.year - 1}", here(view, day=_year_later(day, -1))),
        html.H2(str(day.year)),
        _step("›", f"{day.year + 1}", here(view, day=_year_later(day, 1))),
    ]
    table = year_map(
        days, year=day.year, as_of=view.as_of, listed=span, href_of=lambda first: here(view, day=first, by=Period.MONTH)
    )
    legend = [
        html.Li([html.Span(className="heat heat-1"), html.Span(className="heat heat-4"), "deadlines per day"]),
        html.Li([html.Span(className="heat heat-2 has-passed"), "some have passed"]),
        html.Li([html.Span(className="heat has-opening"), "windows open on the day"]),
        html.Li([html.Span(className="heat is-as-of"), "today" if view.as_of == view.today else "day shown"]),
    ]
    return html.Section(
        [
            html.Div(steps, className="agenda-steps", role="group", **aria(label="Year")),
            html.Div(table, className="year-map-scroll"),
            html.Ul(legend, className="legend"),
        ],
        className="card",
    )


def _head(view: View, day: date, period: Period, span: tuple[date, date], counts: Counts) -> html.Div:
    earlier, later = days_after(span[0], -1), days_after(span[1], 1)
    if period is Period.MONTH:
        title = f"{MONTHS[day.month - 1]} {day.year}"
    else:
        title = f"Week {day.isocalendar().week} · {written_window(*span)}"
    choices = [(one.value.capitalize(), here(view, day=day, by=one), one is period) for one in Period]
    return html.Div(
        [
            _step("‹", f"The {period.value} before", here(view, day=max(earlier, FIRST_DAY), by=period)),
            html.H2(title),
            _step("›", f"The {period.value} after", here(view, day=min(later, LAST_DAY), by=period)),
            html.Span(in_words(counts), className="muted agenda-counts"),
            segments("Show a month or a week", choices),
            None if span[0] <= view.as_of <= span[1] else _back(view, period),
        ],
        className="agenda-steps",
    )


def _back(view: View, period: Period) -> dcc.Link:
    words = "Back to the day shown" if view.looks_back else "Back to today"
    return dcc.Link(words, href=here(view, by=period), className="button button-small")


def _more(view: View, day: date, period: Period, start: int, total: int) -> html.Nav | None:
    if total <= MAX_ENTRIES and not start:
        return None
    last = min(start + MAX_ENTRIES, total)
    links: list[Child] = [html.Span(f"{min(start + 1, total):,}–{last:,} of {total:,}", className="muted")]
    n = MAX_ENTRIES
    for words, first in ((f"Previous {n}", start - n), (f"Next {n}", start + n)):
        if -MAX_ENTRIES < first < total:
            address = here(view, day=day, by=period, start=max(first, 0) or None)
            links.append(dcc.Link(words, href=address, className="button button-small"))
    return html.Nav(links, className="agenda-steps", **aria(label="More of this list"))


def _nothing(session: "Session", view: View, span: tuple[date, date], period: Period) -> html.P:
    """`No deadlines in Nov 2026. Next: 31 Mar 2027`, a link to where the next one is listed."""
    when = f"in {MONTHS[span[0].month - 1]} {span[0].year}" if period is Period.MONTH else f"on {written_window(*span)}"
    known = " in what was on record then" if view.looks_back else ""
    words: list[Child] = [f"No deadlines {when}{known}."]
    following = agenda_entries(session, view, days_after(span[1], 1), LAST_DAY, limit=1)
    if following:
        day = following[0].day
        words += [" Next: ", dcc.Link(written_date(day), href=here(view, day=day, by=period)), "."]
    return html.P(words, className="empty")


def _step(sign: str, words: str, href: str) -> dcc.Link:
    return dcc.Link(
        [html.Span(sign, **aria(hidden=True)), html.Span(words, className="visually-hidden")],
        href=href,
        title=words,
        className="button button-small",
    )


def _totals(days: list[Counts]) -> Counts:
    return {kind: sum(counts.get(kind, 0) for counts in days) for kind in AgendaKind}


def _year_later(day: date, years: int) -> date:
    year = min(max(day.year + years, FIRST_DAY.year), LAST_DAY.year)
    return min(max(date(year, day.month, 1), FIRST_DAY), LAST_DAY)

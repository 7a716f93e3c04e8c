"""The events of a month by week, or of a week by day, each with the days left in words."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from dash import dcc, html

from dashboard.widgets.gantt_rows import status_words
from dashboard.widgets.links import commitment_page
from db.domain.dates_in_words import MONTHS, written_date, written_window
from db.domain.filters import View
from db.domain.periods import days_away, week_of
from db.domain.schedule import schedule_words
from db.queries.agenda import AgendaEntry, AgendaKind

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KINDS = {AgendaKind.OPENS: "Window opens", AgendaKind.CLOSES: "Last day", AgendaKind.PASSED: "Passed"}


def agenda_list(entries: Sequence[AgendaEntry], view: View, *, by_day: bool) -> html.Div:
    """The entries under a heading for each day, or each week."""
    groups = groupby(entries, key=lambda entry: (entry.day, entry.day) if by_day else week_of(entry.day))
    return html.Div([_group(span, list(group), view) for span, group in groups], className="agenda")


def event_words(entry: AgendaEntry) -> str:
    """What the day means, in days from its own: `Opens in 12 days · last day 30 Sep 2026`, `Due in 12 days`."""
    if entry.kind is AgendaKind.OPENS:
        verb = "Opened" if entry.day < entry.as_of else "Opens"
        words = f"{verb} {days_away(entry.day, entry.as_of)}"
        return f"{words} · last day {written_date(entry.facts.latest)}" if entry.facts.latest else words
    words = schedule_words(entry.facts, entry.as_of, last_checked_on=entry.last_checked_on)
    # Of open ones these words count the days themselves.
    if entry.day < entry.as_of or not entry.facts.status.is_closed:
        return words
    return f"{words} · last day {days_away(entry.day, entry.as_of)}"


def _group(span: tuple[date, date], entries: Sequence[AgendaEntry], view: View) -> html.Section:
    first, last = span
    if first == last:
        title = f"{WEEKDAYS[first.weekday()]} {written_date(first)}"
    else:
        title = f"Week {first.isocalendar().week} · {written_window(first, last)}"
    now = " · today" if first == last == view.as_of else " · this week" if first <= view.as_of <= last else ""
    heading = html.H3([title, html.Span(now, className="muted")])
    items = [_entry(entry, view) for entry in entries]
    return html.Section([heading, html.Ul(items, className="agenda-list")], className="agenda-group")


def _entry(entry: AgendaEntry, view: View) -> html.Li:
    ahead = " is-ahead" if entry.day > entry.as_of else ""
    day = html.Div(
        [
            html.Span(str(entry.day.day), className="agenda-number"),
            html.Span(f"{MONTHS[entry.day.month - 1]} · {WEEKDAYS[entry.day.weekday()][:3]}"),
        ],
        className="agenda-day",
    )
    title = dcc.Link(entry.title, href=commitment_page(entry.slug, view), className="agenda-title", title=entry.title)
    who = " · ".join(words for words in (entry.responsible, entry.place) if words)
    return html.Li(
        [
            day,
            html.Span(_KINDS[entry.kind], className=f"agenda-kind is-{entry.kind.value}"),
            html.Div([html.Div(title, dir="auto"), html.Div(who, className="agenda-actors", dir="auto")]),
            html.Div(status_words(entry.facts.status), className="agenda-status"),
            html.Div(event_words(entry), className="agenda-text"),
        ],
        className=f"agenda-entry{ahead}",
    )

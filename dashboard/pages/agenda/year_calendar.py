"""A year at a glance: a table of months and days, each day the darker the more windows end on it."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from math import ceil, log

from dash import dcc, html

from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.data_attributes import data
from db.domain.dates_in_words import MONTHS, written_date
from db.queries.agenda import AgendaKind

Counts = Mapping[AgendaKind, int]
LEVELS = 4
_HEADS = {AgendaKind.OPENS: "Opening", AgendaKind.CLOSES: "Ending", AgendaKind.PASSED: "Passed"}


def year_map(
    days: Mapping[date, Counts], *, year: int, as_of: date, listed: tuple[date, date], href_of: Callable[[date], str]
) -> html.Table:
    """The map of one year. `listed` is the span that the page lists below it; a month leads to `href_of` its first day.

    Every number that colour tells is in its cell as text as well, so that the table is its own equal.
    """
    maximum = max((_ends(counts) for day, counts in days.items() if day.year == year), default=0)
    head = [html.Th("Month", scope="col")]
    head += [html.Th(str(number), scope="col", className="year-map-number") for number in range(1, 32)]
    head += [html.Th(words, scope="col", className="year-map-total") for words in _HEADS.values()]
    rows = [_month(days, year, month, as_of, maximum, listed, href_of(date(year, month, 1))) for month in range(1, 13)]
    caption = html.Caption(f"{year}, day by day: how many windows end", className="visually-hidden")
    return html.Table([caption, html.Thead(html.Tr(head)), html.Tbody(rows)], className="year-map")


def level(count: int, maximum: int) -> int:
    """How dark a day is, from 0 for none to `LEVELS` for the most; by its logarithm, since month ends stand out."""
    return ceil(LEVELS * log(1 + count) / log(1 + maximum)) if count else 0


def in_words(counts: Counts) -> str:
    """`2 opening, 4 ending, 1 of them passed`; empty of nothing."""
    ends, passed = _ends(counts), counts.get(AgendaKind.PASSED, 0)
    opening = [f"{counts[AgendaKind.OPENS]:,} opening"] if counts.get(AgendaKind.OPENS) else []
    ending = [f"{ends:,} ending"] if ends else []
    of_them = "" if not passed else ", passed" if passed == ends else f", {passed:,} of them passed"
    return ", ".join([*opening, *ending]) + of_them


def _month(
    days: Mapping[date, Counts], year: int, month: int, as_of: date, maximum: int, listed: tuple[date, date], href: str
) -> html.Tr:
    length = monthrange(year, month)[1]
    by_day = {number: days.get(date(year, month, number), {}) for number in range(1, length + 1)}
    totals = {kind: sum(counts.get(kind, 0) for counts in by_day.values()) for kind in AgendaKind}
    current = date(year, month, 1) <= listed[1] and date(year, month, length) >= listed[0]
    name = dcc.Link(MONTHS[month - 1], href=href, title=f"{MONTHS[month - 1]} {year}: {in_words(totals) or 'nothing'}")
    cells = [_day(date(year, month, number), counts, as_of, maximum, listed) for number, counts in by_day.items()]
    cells += [html.Td(className="year-map-none") for _ in range(31 - length)]
    # What has passed has ended, too.
    totals[AgendaKind.CLOSES] = _ends(totals)
    for kind in _HEADS:
        none = "" if totals[kind] else " is-none"
        cells.append(html.Td(f"{totals[kind]:,}", className=f"year-map-total is-{kind.value}{none}"))
    return html.Tr([html.Th(name, scope="row"), *cells], className="is-listed" if current else "")


def _day(day: date, counts: Counts, as_of: date, maximum: int, listed: tuple[date, date]) -> html.Td:
    names = ["heat", f"heat-{level(_ends(counts), maximum)}"]
    names += ["has-passed"] if counts.get(AgendaKind.PASSED) else []
    names += ["has-opening"] if counts.get(AgendaKind.OPENS) else []
    names += ["is-as-of"] if day == as_of else []
    names += ["is-listed"] if listed[0] <= day <= listed[1] else []
    words = in_words(counts)
    return html.Td(
        [html.Span(f"{_ends(counts):,}" if _ends(counts) else "", className="heat-count", **aria(hidden=True))]
        + ([html.Span(words, className="visually-hidden")] if words else []),
        className=" ".join(names),
        title=f"{written_date(day)}: {words or 'nothing'}",
        **data(day=day.isoformat()),
    )


def _ends(counts: Counts) -> int:
    return counts.get(AgendaKind.CLOSES, 0) + counts.get(AgendaKind.PASSED, 0)

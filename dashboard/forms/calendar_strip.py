"""A window as a small picture: days of a month or two, months of a few years, or nothing where words say it better."""

from calendar import monthrange
from datetime import date, timedelta

from dash import html

from dashboard.widgets.html.aria import aria
from db.domain.dates_in_words import MONTHS

_MAX_MONTHS_BY_DAY = 2
_MAX_YEARS = 4


def calendar_strip(earliest: date | None, latest: date | None, *, padded_latest: date | None = None) -> html.Div | None:
    """The window marked in a calendar; a padded end is marked more faintly. Hidden from screen readers: words say it.

    A window with one open end shows the month of its only end. None for a window without days or beyond four years.
    """
    first, last = _extent(earliest, latest, padded_latest)
    if first is None or last is None:
        return None
    months = _months(first, last)
    if len(months) <= _MAX_MONTHS_BY_DAY:
        parts = [_month(year, month, (earliest, latest, padded_latest)) for year, month in months]
    elif last.year - first.year < _MAX_YEARS:
        parts = [_year(year, (earliest, latest, padded_latest)) for year in range(first.year, last.year + 1)]
    else:
        return None
    return html.Div(parts, className="calendar", **aria(hidden=True))


def _extent(earliest: date | None, latest: date | None, padded: date | None) -> tuple[date | None, date | None]:
    ends = [day for day in (earliest, latest) if day is not None]
    if not ends:
        return None, None
    return min(ends), max([*ends, padded] if padded and latest else ends)


def _months(first: date, last: date) -> list[tuple[int, int]]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    # More than a few months are drawn by the year; no need to list them.
    start = first.year * 12 + first.month - 1
    return [divmod(start + index, 12) for index in range(min(count, 60))]


def _month(year: int, month_index: int, window: tuple[date | None, date | None, date | None]) -> html.Div:
    month = month_index + 1
    offset, days = monthrange(year, month)
    cells = [
        html.Span(
            str(number),
            className=_look(date(year, month, number), date(year, month, number), window),
            style={"gridColumnStart": offset + 1} if number == 1 else None,
        )
        for number in range(1, days + 1)
    ]
    return html.Div(
        [
            html.Div(f"{MONTHS[month_index]} {year}", className="calendar-name"),
            html.Div(cells, className="calendar-days"),
        ],
        className="calendar-month",
    )


def _year(year: int, window: tuple[date | None, date | None, date | None]) -> html.Div:
    cells = []
    for index, name in enumerate(MONTHS):
        first = date(year, index + 1, 1)
        last = first + timedelta(days=monthrange(year, index + 1)[1] - 1)
        cells.append(html.Span(name[0], className=_look(first, last, window)))
    return html.Div(
        [html.Div(str(year), className="calendar-name"), html.Div(cells, className="calendar-months")],
        className="calendar-year",
    )


def _look(first: date, last: date, window: tuple[date | None, date | None, date | None]) -> str | None:
    earliest, latest, padded = window
    begun = earliest is None or last >= earliest
    if begun and (latest is None or first <= latest):
        return "is-in-window"
    if begun and padded is not None and first <= padded:
        return "is-in-padding"
    return None

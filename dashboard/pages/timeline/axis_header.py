"""What stands over the rows: how many they are, the buttons that move the span, and the axis of the figure."""

from collections.abc import Sequence
from datetime import date
from math import ceil

from dash import html

from dashboard.figures.gantt.axis import Tick, share_of, ticks
from dashboard.widgets.gantt_rows import counted
from dashboard.widgets.html.aria import aria
from dashboard.widgets.html.component_types import Child
from dashboard.widgets.html.data_attributes import data
from db.domain.dates_in_words import MONTHS, written_date
from db.domain.filters import View
from db.queries.timeline_span import OpeningSpan

# Shares of the axis: nearer to each other two tags would overlap, nearer to an end one would lean over it.
_MIN_TAG_DISTANCE = 0.14
_EDGE = 0.08
# As many labels stand beside each other in the 160 pixels that a phone's axis has.
_MAX_MAJOR_TICKS = 4


def header(
    total: int, span: tuple[date, date], view: View, *, since: date | None = None, opening: OpeningSpan | None = None
) -> list[Child]:
    """The count with the buttons that move the span, and the axis over the bars. `since` begins a comparison.

    Of the span that opens, `opening` says how many begin or end outside of it.
    """
    steps = (
        ("earlier", "‹", "Earlier"),
        ("farther", "−", "Zoom out"),
        ("closer", "+", "Zoom in"),
        ("later", "›", "Later"),
        ("whole", "Fit", "Show every mark"),
    )
    buttons = [
        html.Button(sign, type="button", title=words, className="gantt-step", **data(zoom=name), **aria(label=words))
        for name, sign, words in steps
    ]
    # For the buttons, which work before Plotly has run.
    days = " ".join(day.isoformat() for day in span)
    return [
        html.Div(
            [
                html.Span(counted(total), className="gantt-count"),
                html.Div(buttons, className="gantt-steps", role="group", **aria(label="Span shown"), **data(span=days)),
            ],
            className="gantt-corner",
        ),
        html.Div(
            html.Div([*_axis(span, view), *_since_tag(span, view, since)], className="gantt-axis-days"),
            className="gantt-axis",
            **aria(hidden=True),
        ),
        *(_outliers(opening) if opening else []),
    ]


def _outliers(opening: OpeningSpan) -> list[Child]:
    """At each edge how many lie beyond it, as a button that shows them."""
    edges = (("start", "before", opening.before, opening.first), ("end", "beyond", opening.beyond, opening.last))
    return [
        html.Button(
            f"{count:,} {side} {day.year} · show",
            type="button",
            className=f"gantt-outliers at-{edge}",
            title="Show every mark",
            **data(zoom="whole"),
        )
        for edge, side, count, day in edges
        if count
    ]


def _axis(span: tuple[date, date], view: View) -> list[Child]:
    all_ticks = ticks(span)
    majors = major_ticks(all_ticks)
    labels: list[Child] = [
        html.Span(
            [tick.above, html.Br(), tick.below],
            className="gantt-tick" if tick in majors else "gantt-tick is-minor",
            style={"insetInlineStart": f"{tick.share(span) * 100:.3f}%"},
        )
        for tick in all_ticks
    ]
    return labels + _day_tag(share_of(view.as_of, span), _as_of_words(view))


def _since_tag(span: tuple[date, date], view: View, since: date | None) -> list[Child]:
    """The earlier day of a comparison, where there is room for it beside the day that is shown."""
    if since is None:
        return []
    share = share_of(since, span)
    if abs(share_of(view.as_of, span) - share) < _MIN_TAG_DISTANCE:
        return []
    return _day_tag(share, [html.B("Since"), f" {written_date(since)}"], more=" is-since")


def _day_tag(share: float, words: list[Child], *, more: str = "") -> list[Child]:
    """A tag at that share of the chart; none where it lies outside."""
    if not 0 <= share <= 1:
        return []
    lean = " leans-start" if share < _EDGE else " leans-end" if share > 1 - _EDGE else ""
    return [html.Span(words, className=f"gantt-as-of{lean}{more}", style={"insetInlineStart": f"{share * 100:.3f}%"})]


def major_ticks(all_ticks: Sequence[Tick]) -> Sequence[Tick]:
    """Those that keep their label where there is little room: a few that begin years, or of all where none does."""
    candidates = [tick for tick in all_ticks if tick.day.month == 1 and tick.below] or list(all_ticks)
    return candidates[:: ceil(len(candidates) / _MAX_MAJOR_TICKS)] if candidates else []


def _as_of_words(view: View) -> list[Child]:
    """`Today 22 Nov`; on another day the year is said too."""
    if view.as_of == view.today:
        return [html.B("Today"), f" {view.as_of.day} {MONTHS[view.as_of.month - 1]}"]
    return [html.B("As of"), f" {written_date(view.as_of)}"]

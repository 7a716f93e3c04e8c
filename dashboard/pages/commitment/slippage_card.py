"""The card with the moves of a commitment's deadline: a chart, and their sum in words."""

import itertools
from collections.abc import Sequence

from dash import dcc, html

from dashboard.figures.slippage import HEIGHT, Revision, slippage_figure
from dashboard.figures.template import STATIC_CONFIG
from dashboard.widgets.html.aria import aria
from db.domain.dates_in_words import counted_days, written_date
from db.domain.filters import View
from db.queries.commitment import CommitmentDetail

SLIPPAGE = "commitment-slippage"
_DOTTED = "Where the line runs below the dotted one, the promised day had passed."


def slippage_card(detail: CommitmentDetail, view: View) -> html.Section | None:
    """The chart of the deadline's moves, with their sum in words; nothing where it was stated once."""
    revisions = [Revision(r.announced_on, r.latest, r.wording) for r in detail.deadlines if r.latest is not None]
    if len(revisions) < 2:
        return None
    figure = slippage_figure(revisions, as_of=view.as_of)
    graph = dcc.Graph(
        id=SLIPPAGE,
        figure=figure,
        config=STATIC_CONFIG,
        responsive=True,
        style={"height": f"{HEIGHT}px", "width": "100%"},
    )
    label = "When each deadline was announced, and for which day. The history says the same in words."
    chart = html.Div(graph, className="slippage", role="img", **aria(label=label))
    return html.Section(
        [html.H2("Slippage"), html.P(slip_words(revisions)), chart, html.Small(_DOTTED, className="muted")],
        className="card",
    )


def slip_words(revisions: Sequence[Revision]) -> str:
    """`Moved twice: from 30 Sep 2025 to 11 Jan 2026, 103 days later in all.` for two statements or more."""
    days = (revisions[-1].latest - revisions[0].latest).days
    moves = sum(1 for a, b in itertools.pairwise(revisions) if a.latest != b.latest)
    if days == 0 and not moves:
        return f"Stated {_times(len(revisions))}, always for {written_date(revisions[0].latest)}."
    way = f"{counted_days(abs(days))} {'later' if days > 0 else 'earlier'}" if days else "back where it began"
    first, last = written_date(revisions[0].latest), written_date(revisions[-1].latest)
    return f"Moved {_times(moves)}: from {first} to {last}, {way} in all."


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")

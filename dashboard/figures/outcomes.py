"""Outcomes, rates and slippage as lean figures: plain dicts for Plotly, bar and scatter traces only."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.figures.plotly_text import escaped
from dashboard.figures.theme import THEME, Theme
from db.domain.intervals import Share
from db.domain.slippage import Slippages
from db.domain.vocabulary import AssessedStatus

STATIC_CONFIG: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}

ROW = 28
_LEFT = 190
_LONGEST_NAME = 28


def layout(*, height: int, left: int, bottom: int = 34, **axes: Any) -> dict[str, Any]:
    """What these figures share. Nothing in them can be dragged: the page scrolls over them."""
    return {
        "height": height,
        "autosize": True,
        "margin": {"l": left, "r": 16, "t": 8, "b": bottom, "pad": 4, "autoexpand": False},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "bargap": 0.35,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": THEME.font, "size": 12, "color": THEME.neutral},
        "hoverlabel": {"align": "left", "bgcolor": THEME.tag, "font": {"size": 12}, "namelength": 0},
        **axes,
    }


def axis(**more: Any) -> dict[str, Any]:
    """An axis with faint rules and without a line of its own."""
    return {"gridcolor": THEME.grid, "zeroline": False, "fixedrange": True, "automargin": False, "tickangle": 0, **more}


def outcomes_figure(statuses: Mapping[AssessedStatus, int], *, theme: Theme = THEME) -> dict[str, Any]:
    """One bar for each assessed status, in the vocabulary's order, as long as its count."""
    shown = [status for status in AssessedStatus if statuses.get(status)]
    total = sum(statuses.values())
    counts = [statuses[status] for status in shown]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": counts,
        "y": list(range(len(shown))),
        "marker": {
            "color": [theme.status(status) for status in shown],
            "pattern": {"shape": [theme.pattern(status) for status in shown], "size": 5, "solidity": 0.25},
        },
        "text": [f"{count:,}" for count in counts],
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [f"{one.label}: {n:,} of {total:,}" for one, n in zip(shown, counts, strict=True)],
    }
    names = _rows([status.label for status in shown])
    across = axis(range=[0, max(counts, default=1) * 1.12], showticklabels=False)
    return {
        "data": [bars],
        "layout": layout(height=ROW * len(shown) + 16, left=150, bottom=8, xaxis=across, yaxis=names),
    }


def rates_figure(groups: Sequence[tuple[str, Sequence[Share]]], *, theme: Theme = THEME) -> dict[str, Any]:
    """For each group a disc for the share fulfilled and a diamond for that on time, with their 95 % intervals.

    `groups` are names with two shares each, top to bottom. What has too few to be told is said to have.
    """
    colours = (theme.status(AssessedStatus.FULFILLED), theme.accent)
    signs, words = ("circle", "diamond"), ("fulfilled", "on time")
    traces = [
        _dots(
            [(row - 0.16 + 0.32 * which, name, shares[which]) for row, (name, shares) in enumerate(groups)],
            colour=colours[which],
            sign=signs[which],
            words=words[which],
        )
        for which in (0, 1)
    ]
    few = [row for row, (_, shares) in enumerate(groups) if not shares[0].shown]
    if few:
        traces.append(
            {
                "type": "scatter",
                "mode": "text",
                "x": [0.01] * len(few),
                "y": few,
                "text": ["too few to tell"] * len(few),
                "textposition": "middle right",
                "hoverinfo": "skip",
            }
        )
    names = _rows([escaped(name, _LONGEST_NAME) for name, _ in groups])
    ticks = {"tickvals": [0, 0.25, 0.5, 0.75, 1], "ticktext": ["0 %", "", "50 %", "", "100 %"]}
    across = axis(range=[-0.01, 1.02], **ticks)
    return {
        "data": [trace for trace in traces if trace["x"]],
        "layout": layout(height=(ROW + 6) * len(groups) + 44, left=_LEFT, xaxis=across, yaxis=names),
    }


def slippage_figure(found: Slippages, *, theme: Theme = THEME) -> dict[str, Any]:
    """One bar for each class of slippage: earlier ones muted, later ones in the colour of lateness."""
    counts = [count for _, count in found.classes]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": counts,
        "y": list(range(len(counts))),
        "marker": {"color": [_slip_colour(kind.first, kind.last, theme) for kind, _ in found.classes]},
        "text": [f"{count:,}" if count else "" for count in counts],
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [f"{kind.words}: {count:,} of {found.n:,}" for kind, count in found.classes],
    }
    across = axis(range=[0, max(counts, default=1) * 1.12 or 1], showticklabels=False)
    names = _rows([kind.words for kind, _ in found.classes])
    return {
        "data": [bars],
        "layout": layout(height=ROW * len(counts) + 16, left=150, bottom=8, xaxis=across, yaxis=names),
    }


def percent(value: float) -> str:
    """`22 %`; what is neither nothing nor everything is never told as either."""
    whole = round(value * 100)
    if whole == 0 and value > 0:
        return "under 1 %"
    return "over 99 %" if whole == 100 and value < 1 else f"{whole} %"


def share_words(share: Share) -> str:
    """`22 % (14–33 %)`, or that there are too few."""
    if not share.shown:
        return "too few to tell"
    low, high = share.interval
    return f"{percent(share.value)} ({round(low * 100)}–{round(high * 100)} %)"


def _dots(points: Sequence[tuple[float, str, Share]], *, colour: str, sign: str, words: str) -> dict[str, Any]:
    shown = [(row, name, share) for row, name, share in points if share.shown]
    values = [share.value for _, _, share in shown]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(value, 4) for value in values],
        "y": [row for row, _, _ in shown],
        "marker": {"color": colour, "symbol": sign, "size": 9},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [round(max(share.interval[1] - share.value, 0), 4) for _, _, share in shown],
            "arrayminus": [round(max(share.value - share.interval[0], 0), 4) for _, _, share in shown],
            "color": colour,
            "thickness": 1.5,
            "width": 3,
        },
        "hoverinfo": "text",
        "hovertext": [
            f"{escaped(name, 60)}<br>{share.count:,} of {share.n:,} {words}: {share_words(share)}"
            for _, name, share in shown
        ],
    }


def _rows(names: Sequence[str]) -> dict[str, Any]:
    """The names of rows from top to bottom."""
    count = len(names)
    return axis(
        range=[count - 0.5, -0.5],
        tickvals=list(range(count)),
        ticktext=list(names),
        ticklabeloverflow="allow",
        showgrid=False,
    )


def _slip_colour(first: int | None, last: int | None, theme: Theme) -> str:
    if first == last == 0:
        return theme.neutral
    return theme.late if first is not None and first > 0 else theme.status(AssessedStatus.UNDER_WAY)

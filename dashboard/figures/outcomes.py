"""Outcomes, and the shares fulfilled and on time with their intervals."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from dashboard.figures.plotly_text import escaped
from dashboard.figures.template import ROW_HEIGHT, bar_rows, margins, row_axis, template
from dashboard.figures.theme import THEME, Theme
from db.domain.intervals import Share
from db.domain.vocabulary import AssessedStatus

_MAX_NAME_LENGTH = 28


def outcomes_figure(statuses: Mapping[AssessedStatus, int], *, theme: Theme = THEME) -> go.Figure:
    """One bar per assessed status that has any commitment, in the vocabulary's order."""
    present = [status for status in AssessedStatus if statuses.get(status)]
    total = sum(statuses.values())
    counts = [statuses[status] for status in present]
    return bar_rows(
        [status.label for status in present],
        counts,
        hovers=[f"{status.label}: {n:,} of {total:,}" for status, n in zip(present, counts, strict=True)],
        marker=go.bar.Marker(
            color=[theme.status(status) for status in present],
            pattern={"shape": [theme.pattern(status) for status in present], "size": 5, "solidity": 0.25},
        ),
        theme=theme,
    )


def rates_figure(groups: Sequence[tuple[str, Sequence[Share]]], *, theme: Theme = THEME) -> go.Figure:
    """Per group a disc for the share fulfilled and a diamond for that on time, with their 95 % intervals.

    `groups` are names with two shares each, top to bottom. A share of too few commitments is replaced by words.
    """
    marks = (
        (go.scatter.Marker(color=theme.status(AssessedStatus.FULFILLED), symbol="circle", size=9), "fulfilled"),
        (go.scatter.Marker(color=theme.accent, symbol="diamond", size=9), "on time"),
    )
    traces = [
        _interval_marks(
            [(row - 0.16 + 0.32 * which, name, shares[which]) for row, (name, shares) in enumerate(groups)],
            marker=marker,
            words=words,
        )
        for which, (marker, words) in enumerate(marks)
    ]
    traces.append(_too_few([row for row, (_, shares) in enumerate(groups) if not shares[0].suffices]))
    layout = {
        "template": template(theme),
        "height": (ROW_HEIGHT + 6) * len(groups) + 44,
        "margin": margins(left=190),
        "xaxis": {
            "range": [-0.01, 1.02],
            "tickvals": [0, 0.25, 0.5, 0.75, 1],
            "ticktext": ["0 %", "", "50 %", "", "100 %"],
        },
        "yaxis": row_axis([escaped(name, _MAX_NAME_LENGTH) for name, _ in groups]),
    }
    return go.Figure([trace for trace in traces if trace.x], layout)


def percent(value: float) -> str:
    """`22 %`; a share that is neither nothing nor everything is never written as either."""
    whole = round(value * 100)
    if whole == 0 and value > 0:
        return "under 1 %"
    return "over 99 %" if whole == 100 and value < 1 else f"{whole} %"


def share_words(share: Share) -> str:
    """`22 % (14–33 %)`, or that there are too few."""
    if not share.suffices:
        return "fewer than 5"
    low, high = share.interval
    return f"{percent(share.value)} ({round(low * 100)}–{round(high * 100)} %)"


def _interval_marks(points: Sequence[tuple[float, str, Share]], *, marker: go.scatter.Marker, words: str) -> go.Scatter:
    """A mark with whiskers per share that is not of too few."""
    points = [point for point in points if point[2].suffices]
    shares = [share for _, _, share in points]
    return go.Scatter(
        mode="markers",
        x=[round(share.value, 4) for share in shares],
        y=[row for row, _, _ in points],
        marker=marker,
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [round(max(share.interval[1] - share.value, 0), 4) for share in shares],
            "arrayminus": [round(max(share.value - share.interval[0], 0), 4) for share in shares],
            "color": marker.color,
            "thickness": 1.5,
            "width": 3,
        },
        hoverinfo="text",
        hovertext=[
            f"{escaped(name, 60)}<br>{share.count:,} of {share.n:,} {words}: {share_words(share)}"
            for _, name, share in points
        ],
    )


def _too_few(rows: list[int]) -> go.Scatter:
    return go.Scatter(
        mode="text",
        x=[0.01] * len(rows),
        y=rows,
        text=["fewer than 5"] * len(rows),
        textposition="middle right",
        hoverinfo="skip",
    )

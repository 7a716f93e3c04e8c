"""The share fulfilled over the days since the statement, as a staircase with its 95 % interval behind it."""

from collections.abc import Iterable
from math import ceil

import plotly.graph_objects as go

from dashboard.figures.outcomes import percent
from dashboard.figures.template import margins, template
from dashboard.figures.theme import THEME, Theme, translucent
from db.domain.survival import Curve, Step, thinned
from db.domain.vocabulary import AssessedStatus

MAX_STEPS = 240
"""More than a screen tells apart."""
_YEAR, _MONTH = 365.25, 30.44


def survival_figure(curve: Curve, *, theme: Theme = THEME) -> go.Figure:
    """The curve up to where too few are followed; nothing but axes if there is none."""
    steps = thinned(curve.steps, MAX_STEPS)
    until = curve.until or 365
    days = [0, *(step.days for step in steps), until]
    colour = theme.status(AssessedStatus.FULFILLED)
    clear = {"color": "rgba(0,0,0,0)", "width": 0, "shape": "hv"}
    bound = {"mode": "lines", "x": days, "hoverinfo": "skip", "line": clear}
    traces = [
        go.Scatter(bound, y=_stairs(step.low for step in steps)),
        go.Scatter(bound, y=_stairs(step.high for step in steps), fill="tonexty", fillcolor=translucent(colour, 0.18)),
        go.Scatter(
            mode="lines",
            x=days,
            y=_stairs(step.share for step in steps),
            line={"color": colour, "width": 2, "shape": "hv"},
            hoverinfo="text",
            hovertext=["On the day it was stated: 0 %", *map(_hover, steps), ""],
        ),
    ]
    top = max([0.1, *(step.high for step in steps)])
    layout = {
        "template": template(theme),
        "height": 300,
        "margin": margins(left=52, bottom=40),
        "xaxis": {"range": [0, until], **_ticks(until)},
        "yaxis": {"range": [0, min(top * 1.1, 1.0)], "tickformat": ".0%", "nticks": 6},
    }
    return go.Figure(traces if steps else [], layout)


def _stairs(values: Iterable[float]) -> list[float]:
    """The values from nothing on day 0 to the last one, which holds to the end."""
    stairs = [0.0, *(round(value, 5) for value in values)]
    return [*stairs, stairs[-1]]


def _hover(step: Step) -> str:
    interval = f"{round(step.low * 100)}–{round(step.high * 100)} %"
    return f"After {step.days:,} days: {percent(step.share)} ({interval})<br>{step.at_risk:,} followed so far"


def _ticks(until: int) -> dict[str, object]:
    """Ticks at months up to two years, then at years."""
    length, unit = (_MONTH, "mo") if until <= 2 * _YEAR else (_YEAR, "y")
    step = max(1, ceil(until / length / 8))
    numbers = range(step, int(until / length) + 1, step)
    texts = ["stated", *(f"{number} {unit}" for number in numbers)]
    return {"tickvals": [0, *(round(number * length) for number in numbers)], "ticktext": texts}

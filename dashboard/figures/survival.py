"""The share fulfilled over the days since the statement, as a staircase with its 95 % interval behind it."""

from math import ceil
from typing import Any

from dashboard.figures.outcomes import axis, layout, percent
from dashboard.figures.theme import THEME, Theme, translucent
from db.domain.survival import Curve, Step, thinned
from db.domain.vocabulary import AssessedStatus

# A screen is no finer than this.
MOST_STEPS = 240
_YEAR, _MONTH = 365.25, 30.44


def survival_figure(curve: Curve, *, theme: Theme = THEME) -> dict[str, Any]:
    """The curve up to where too few are followed; nothing but axes if there is none."""
    steps = thinned(curve.steps, MOST_STEPS)
    until = curve.until or 365
    days, shares = _stairs(steps, [step.share for step in steps], until)
    colour = theme.status(AssessedStatus.FULFILLED)
    line = {"color": colour, "width": 2, "shape": "hv"}
    none = {"color": "rgba(0,0,0,0)", "width": 0, "shape": "hv"}
    band = {"type": "scatter", "mode": "lines", "x": days, "hoverinfo": "skip", "line": none}
    lows, highs = (_stairs(steps, values, until)[1] for values in _limits(steps))
    hover = ["On the day it was stated: 0 %", *(_hover(step) for step in steps), ""]
    traces = [
        {**band, "y": lows},
        {**band, "y": highs, "fill": "tonexty", "fillcolor": translucent(colour, 0.18)},
        {
            "type": "scatter",
            "mode": "lines",
            "x": days,
            "y": shares,
            "line": line,
            "hoverinfo": "text",
            "hovertext": hover,
        },
    ]
    top = max([0.1, *highs])
    return {
        "data": traces if steps else [],
        "layout": layout(
            height=300,
            left=52,
            bottom=40,
            xaxis=axis(range=[0, until], **_ticks(until)),
            yaxis=axis(range=[0, min(top * 1.1, 1.0)], tickformat=".0%", nticks=6),
        ),
    }


def _stairs(steps: list[Step], values: list[float], until: int) -> tuple[list[int], list[float]]:
    """Days and values of a staircase from nothing on day 0 to the last value at the end."""
    return [0, *(step.days for step in steps), until], [
        0.0,
        *(round(v, 5) for v in values),
        round([0.0, *values][-1], 5),
    ]


def _limits(steps: list[Step]) -> tuple[list[float], list[float]]:
    return [step.low for step in steps], [step.high for step in steps]


def _hover(step: Step) -> str:
    interval = f"{round(step.low * 100)}–{round(step.high * 100)} %"
    return f"After {step.days:,} days: {percent(step.share)} ({interval})<br>{step.at_risk:,} followed so far"


def _ticks(until: int) -> dict[str, Any]:
    """Ticks at months up to two years, then at years."""
    length, unit = (_MONTH, "mo") if until <= 2 * _YEAR else (_YEAR, "y")
    step = max(1, ceil(until / length / 8))
    numbers = range(step, int(until / length) + 1, step)
    texts = ["stated", *(f"{number} {unit}" for number in numbers)]
    return {"tickvals": [0, *(round(number * length) for number in numbers)], "ticktext": texts}

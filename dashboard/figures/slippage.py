"""How a deadline moved: on which day each promise was announced, and for which day it was given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.figures.plotly_text import escaped
from dashboard.figures.theme import THEME, Theme
from db.domain.dates_in_words import written_date

HEIGHT = 260


@dataclass(frozen=True, slots=True)
class Promise:
    """One statement of the deadline: announced on a day, for a last day, in words."""

    announced_on: date
    latest: date
    wording: str


def slippage_figure(promises: Sequence[Promise], *, as_of: date, theme: Theme = THEME) -> dict[str, Any]:
    """Announced on (across) and promised for (up), as steps; on the dotted line a promise would be for its own day."""
    first = min(promise.announced_on for promise in promises)
    last = max(as_of, *(promise.announced_on for promise in promises))
    steps = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [*(promise.announced_on.isoformat() for promise in promises), last.isoformat()],
        "y": [*(promise.latest.isoformat() for promise in promises), promises[-1].latest.isoformat()],
        "line": {"shape": "hv", "color": theme.accent, "width": 2},
        "marker": {"size": [9] * len(promises) + [0], "symbol": "diamond", "color": theme.accent},
        "hoverinfo": "text",
        "hovertext": [*map(_words, promises), ""],
    }
    own_day = {
        "type": "scatter",
        "mode": "lines",
        "x": [first.isoformat(), last.isoformat()],
        "y": [first.isoformat(), last.isoformat()],
        "line": {"color": theme.neutral, "width": 1, "dash": "dot"},
        "hoverinfo": "skip",
    }
    return {"data": [own_day, steps], "layout": _layout(theme)}


def _words(promise: Promise) -> str:
    return (
        f"<b>“{escaped(promise.wording, 60)}”</b><br>Announced {written_date(promise.announced_on)}"
        f"<br>Last day {written_date(promise.latest)}"
    )


def _layout(theme: Theme) -> dict[str, Any]:
    axis = {
        "type": "date",
        "gridcolor": theme.grid,
        "zeroline": False,
        "fixedrange": True,
        "tickfont": {"size": theme.font_size, "color": theme.neutral},
        # Narrow enough to stand upright on a phone; the exact days are in the hover and in the history.
        "nticks": 6,
        "tickangle": 0,
    }

    def title(words: str) -> dict[str, Any]:
        font = {"size": theme.font_size, "color": theme.neutral}
        return {"title": {"text": words, "font": font, "standoff": 12}}

    return {
        "height": HEIGHT,
        "autosize": True,
        "margin": {"l": 92, "r": 16, "t": 10, "b": 56},
        "showlegend": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": theme.font, "size": theme.font_size},
        "hoverlabel": {"align": "left", "bgcolor": theme.tag, "font": {"size": 12}},
        "xaxis": axis | title("announced on") | _labels("\n"),
        "yaxis": axis | title("last day promised") | _labels(" "),
    }


def _labels(between: str) -> dict[str, Any]:
    """Days, months or years, as the distance of the ticks asks for; a line break drops years that repeat."""
    stops = ((None, "M1", "%-d %b{}%Y"), ("M1", "M12", "%b{}%Y"), ("M12", None, "%Y"))
    return {
        "tickformatstops": [
            {"dtickrange": [least, most], "value": words.format(between)} for least, most, words in stops
        ]
    }

"""How deadlines moved: the revisions of one commitment as steps, and the slippages of many as bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from dashboard.figures.plotly_text import escaped
from dashboard.figures.template import bar_rows, template
from dashboard.figures.theme import THEME, Theme
from db.domain.dates_in_words import written_date
from db.domain.slippage import SlippageClass, Slippages
from db.domain.vocabulary import AssessedStatus

HEIGHT = 260


@dataclass(frozen=True, slots=True)
class Revision:
    """A deadline revision with a last day: when it was announced, its last day, and its wording."""

    announced_on: date
    latest: date
    wording: str


def slippage_figure(revisions: Sequence[Revision], *, as_of: date, theme: Theme = THEME) -> go.Figure:
    """Announced on (across) and last day (up), as steps; on the dotted line a deadline is the day it was announced."""
    first = min(revision.announced_on for revision in revisions)
    last = max(as_of, *(revision.announced_on for revision in revisions))
    ends = [first.isoformat(), last.isoformat()]
    own_day = go.Scatter(
        mode="lines", x=ends, y=ends, line={"color": theme.neutral, "width": 1, "dash": "dot"}, hoverinfo="skip"
    )
    steps = go.Scatter(
        mode="lines+markers",
        x=[*(revision.announced_on.isoformat() for revision in revisions), last.isoformat()],
        y=[*(revision.latest.isoformat() for revision in revisions), revisions[-1].latest.isoformat()],
        line={"shape": "hv", "color": theme.accent, "width": 2},
        marker={"size": [9] * len(revisions) + [0], "symbol": "diamond", "color": theme.accent},
        hoverinfo="text",
        hovertext=[*map(_hover, revisions), ""],
    )
    layout = {
        "template": template(theme),
        "height": HEIGHT,
        "margin": {"l": 92, "r": 16, "t": 10, "b": 56},
        "font": {"size": theme.font_size},
        "xaxis": _date_axis("announced on", between="\n", theme=theme),
        "yaxis": _date_axis("last day", between=" ", theme=theme),
    }
    return go.Figure([own_day, steps], layout)


def slippages_figure(slippages: Slippages, *, theme: Theme = THEME) -> go.Figure:
    """One bar per class of slippage: earlier ones muted, later ones in the colour of lateness."""
    return bar_rows(
        [kind.words for kind, _ in slippages.classes],
        [count for _, count in slippages.classes],
        hovers=[f"{kind.words}: {count:,} of {slippages.n:,}" for kind, count in slippages.classes],
        marker=go.bar.Marker(color=[_colour(kind, theme) for kind, _ in slippages.classes]),
        theme=theme,
    )


def _hover(revision: Revision) -> str:
    return (
        f"<b>“{escaped(revision.wording, 60)}”</b><br>Announced {written_date(revision.announced_on)}"
        f"<br>Last day {written_date(revision.latest)}"
    )


def _date_axis(title: str, *, between: str, theme: Theme) -> dict[str, object]:
    """Labels are days, months or years, as the distance of the ticks asks for; a line break `between` their parts
    drops years that repeat. Few enough ticks to stand upright on a phone: the exact days are in the hover."""
    stops = ((None, "M1", "%-d %b{}%Y"), ("M1", "M12", "%b{}%Y"), ("M12", None, "%Y"))
    font = {"size": theme.font_size, "color": theme.neutral}
    return {
        "type": "date",
        "nticks": 6,
        "tickfont": font,
        "title": {"text": title, "font": font, "standoff": 12},
        "tickformatstops": [
            {"dtickrange": [least, largest], "value": words.format(between)} for least, largest, words in stops
        ],
    }


def _colour(kind: SlippageClass, theme: Theme) -> str:
    if kind.first == kind.last == 0:
        return theme.neutral
    later = kind.first is not None and kind.first > 0
    return theme.late if later else theme.status(AssessedStatus.UNDER_WAY)

"""The theme as a Plotly template: the layout that every static figure shares.

A figure names the template, so that Plotly's own, 8 kB of colour scales that nothing here draws, is not sent with it.
Dash imports `plotly.graph_objects` when it starts, so importing it here costs nothing.
"""

from typing import Any

import plotly.graph_objects as go

from dashboard.figures.theme import THEME, Theme

# Dash's type of it is not to be known here.
STATIC_CONFIG: Any = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
ROW_HEIGHT = 28
"""Pixels per row of a figure with one bar or mark per row."""


def template(theme: Theme = THEME) -> go.layout.Template:
    """Faint rules on a clear ground. Nothing can be dragged: the page scrolls over the figure."""
    axis = {"gridcolor": theme.grid, "zeroline": False, "fixedrange": True, "automargin": False, "tickangle": 0}
    return go.layout.Template(
        layout={
            "autosize": True,
            "showlegend": False,
            "hovermode": "closest",
            "dragmode": False,
            "bargap": 0.35,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": theme.font, "size": 12, "color": theme.neutral},
            "hoverlabel": {"align": "left", "bgcolor": theme.tag, "font": {"size": 12}, "namelength": 0},
            "xaxis": axis,
            "yaxis": axis,
        }
    )


def margins(*, left: int, bottom: int = 34) -> go.layout.Margin:
    """Margins in pixels that labels never move."""
    return go.layout.Margin(l=left, r=16, t=8, b=bottom, pad=4, autoexpand=False)


def bar_rows(
    names: list[str], counts: list[int], *, hovers: list[str], marker: go.bar.Marker, theme: Theme
) -> go.Figure:
    """One horizontal bar per name, from top to bottom, with its count at the end."""
    bars = go.Bar(
        orientation="h",
        x=counts,
        y=list(range(len(counts))),
        marker=marker,
        text=[f"{count:,}" if count else "" for count in counts],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="text",
        hovertext=hovers,
    )
    layout = {
        "template": template(theme),
        "height": ROW_HEIGHT * len(counts) + 16,
        "margin": margins(left=150, bottom=8),
        "xaxis": {"range": [0, max(counts, default=1) * 1.12 or 1], "showticklabels": False},
        "yaxis": row_axis(names),
    }
    return go.Figure(bars, layout)


def row_axis(names: list[str]) -> go.layout.YAxis:
    """The names of rows from top to bottom."""
    return go.layout.YAxis(
        range=[len(names) - 0.5, -0.5],
        tickvals=list(range(len(names))),
        ticktext=names,
        ticklabeloverflow="allow",
        showgrid=False,
    )

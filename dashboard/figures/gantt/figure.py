"""The timeline's figure: rows in, a plain dict for Plotly out.

The y axis counts pixels from the top of the first row, so that whatever height rows have, bars line up with the HTML
rows beside them. Only bar and scatter traces are used, few of them, and nothing but plain lists (see
`tests/dashboard/figures/gantt/test_figure.py`): Plotly's small bundle draws it, in the same time for any database.
"""

from collections.abc import Sequence
from datetime import date

from dashboard.figures.gantt.axis import ticks
from dashboard.figures.gantt.bars import bar_trace, last_drawn_day, segments
from dashboard.figures.gantt.hover import row_hover
from dashboard.figures.gantt.lanes import ROW_HEIGHT, Item, Lane, day_after, lanes
from dashboard.figures.gantt.marks import beyond, label_trace, labels, mark_trace, marks, noon, trail, trail_trace
from dashboard.figures.svg_scale import FigurePart
from dashboard.figures.theme import THEME, Theme

# The wheel scrolls the page. A double click shows the whole span; the page hears of it and asks the server for it.
GANTT_CONFIG: dict[str, object] = {
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": "autosize",
    "showTips": False,
    "showAxisDragHandles": True,
    "showAxisRangeEntryBoxes": False,
}

# The header above the chart, with the days in words, is HTML: it stays in sight while the rows scroll under it.
_MARGIN = {"l": 12, "r": 18, "t": 0, "b": 0, "pad": 0, "autoexpand": False}


def gantt_figure(
    items: Sequence[Item],
    *,
    as_of: date,
    span: tuple[date, date],
    since: date | None = None,
    theme: Theme = THEME,
    row_height: int = ROW_HEIGHT,
    chart_width: int = 640,
) -> FigurePart:
    """The figure of these rows (and group headings) for the days of `span`, as of a day.

    `row_height` is in pixels. `chart_width` is about how wide the chart will be: labels are chosen to fit it.
    `since`, if given, is an earlier day that the rows are compared with; it is ruled as well.
    A click on anything in a row has the commitment's slug as its `customdata`.
    """
    placed, height = lanes(items, row_height)
    traces = [
        _pointer_trace(placed, as_of),
        bar_trace(part for lane in placed for part in segments(lane, lane.row.day(as_of), theme)),
        trail_trace(((lane, days) for lane in placed if (days := trail(lane))), theme),
        label_trace([label for lane in placed for label in labels(lane, span, chart_width)], theme),
        mark_trace(
            [
                mark
                for lane in placed
                for day in (lane.row.day(as_of),)
                for mark in (*marks(lane, day, theme), *beyond(lane, span, day, theme))
            ],
            theme,
        ),
    ]
    drawn = [trace for number, trace in enumerate(traces) if trace["x"] or number == 0]
    return {"data": drawn, "layout": _layout(height, as_of=as_of, since=since, span=span, theme=theme)}


def _pointer_trace(placed: Sequence[Lane], as_of: date) -> dict[str, object]:
    """One clear bar a row, which answers to the pointer: the words of a row are sent once, not with each part."""
    days = [lane.row.day(as_of) for lane in placed]
    lasts = [last_drawn_day(lane.row, day) for lane, day in zip(placed, days, strict=True)]
    ends = [max(day_after(last), day_after(lane.row.committed_on)) for lane, last in zip(placed, lasts, strict=True)]
    starts = [_first_drawn_day(lane) for lane in placed]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [start.isoformat() for start in starts],
        "x": [(end - start).days * 86_400_000 for start, end in zip(starts, ends, strict=True)],
        "y": [round(lane.bar, 2) for lane in placed],
        "width": [round(lane.bar_height * 1.6, 2) for lane in placed],
        "marker": {"color": "#0000"},
        "hoverinfo": "text",
        "hovertext": [row_hover(lane.row, day) for lane, day in zip(placed, days, strict=True)],
        "customdata": [lane.row.slug for lane in placed],
    }


def _first_drawn_day(lane: Lane) -> date:
    days = (lane.row.committed_on, lane.row.earliest, lane.row.latest, lane.row.fulfilled_earliest)
    return min(day for day in days if day)


def _layout(
    height: int, *, as_of: date, since: date | None, span: tuple[date, date], theme: Theme
) -> dict[str, object]:
    return {
        "height": height,
        "autosize": True,
        "margin": _MARGIN,
        "barmode": "overlay",
        "bargap": 0,
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 8,
        "dragmode": "zoom",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": theme.font, "size": theme.font_size},
        "hoverlabel": {
            "align": "left",
            "bgcolor": theme.tag,
            "font": {"family": theme.font, "size": 12},
            "namelength": 0,
        },
        "xaxis": {
            "type": "date",
            "range": [span[0].isoformat(), span[1].isoformat()],
            "fixedrange": False,
            "automargin": False,
            "ticklabeloverflow": "allow",
            "tickvals": [tick.day.isoformat() for tick in ticks(span)],
            "showticklabels": False,
            "ticks": "",
            "gridcolor": theme.grid,
            "zeroline": False,
            "showline": False,
        },
        "yaxis": {"range": [max(height, 1), 0], "fixedrange": True, "visible": False, "automargin": False},
        "shapes": [_day_line(as_of, theme, name="as-of"), *_since_line(since, theme)],
    }


def _since_line(since: date | None, theme: Theme) -> list[dict[str, object]]:
    return [] if since is None else [_day_line(since, theme, name="since", dash="dot")]


def _day_line(day: date, theme: Theme, *, name: str, dash: str = "solid") -> dict[str, object]:
    at = noon(day)
    return {
        "type": "line",
        "name": name,
        "x0": at,
        "x1": at,
        "xref": "x",
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "layer": "above",
        "line": {"color": theme.neutral, "width": 1.5, "dash": dash},
    }

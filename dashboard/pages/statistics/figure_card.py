"""A figure with all that is needed to believe it: what it says in words, its numbers, and how they were counted."""

from collections.abc import Sequence

import plotly.graph_objects as go
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.figures.template import STATIC_CONFIG
from dashboard.widgets.html.aria import aria


def figure_card(
    title: str,
    *,
    words: str,
    figure: go.Figure | None,
    table: html.Table | None,
    definition: Sequence[str],
    before: Component | None = None,
) -> html.Section:
    """The card. Without a figure it says in `words` why there is none."""
    graph = None
    if figure is not None:
        height = {"height": f"{figure.layout.height}px", "width": "100%"}
        drawn = dcc.Graph(figure=figure, config=STATIC_CONFIG, responsive=True, style=height)
        label = f"{title}. {words} The table below it says the same in numbers."
        graph = html.Div(drawn, className="figure", role="img", **aria(label=label))
    return html.Section(
        [
            html.H2(title),
            html.P(words, className="figure-text"),
            before,
            graph,
            html.Details([html.Summary("The numbers"), html.Div(table, className="table-scroll")]) if table else None,
            html.Details([html.Summary("How this is counted"), *(html.P(one) for one in definition)]),
        ],
        className="card figure-card",
    )


def number_table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> html.Table | None:
    """A table whose first column names the row, while the others hold numbers; None without rows."""
    if not rows:
        return None
    heads = [html.Th(words, scope="col", className="number" if at else "") for at, words in enumerate(head)]
    body = [
        html.Tr([html.Th(row[0], scope="row", dir="auto"), *(html.Td(one, className="number") for one in row[1:])])
        for row in rows
    ]
    title = html.Caption(caption, className="visually-hidden")
    return html.Table([title, html.Thead(html.Tr(heads)), html.Tbody(body)], className="table")

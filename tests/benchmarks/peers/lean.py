"""The lean page that the product is held against: `python -m tests.benchmarks.peers.lean PORT`.

Dash with one figure of 120 rows in its layout, the plotly.js that the product serves loaded early, on the product's
own kind of server. A button asks for an empty callback, and `leanDraw()` draws 120 other rows.
"""

import sys
from datetime import date, timedelta
from typing import Any

import uvicorn
from a2wsgi import WSGIMiddleware
from dash import Dash, Input, Output, dcc, html

from dashboard.web.plotly_bundle import bundle
from dashboard.web.static_files import StaticFiles

ROWS = 120
ROW_HEIGHT = 30
DRAW = """
window.leanDraw = () => {
  const chart = document.querySelector(".lean-chart .js-plotly-plot");
  const [trace] = chart.data;
  const moved = { ...trace, x: trace.x.map((length, at) => length + ((at % 11) - 5) * 864e5) };
  window.Plotly.react(chart, [moved], structuredClone(chart.layout), { displayModeBar: false });
};
"""


def figure() -> dict[str, Any]:
    """A figure as lean as performance.md says."""
    first = date(2025, 1, 1)
    bars = {
        "type": "bar",
        "orientation": "h",
        "base": [(first + timedelta(days=3 * row)).isoformat() for row in range(ROWS)],
        "x": [(40 + row % 50) * 86_400_000 for row in range(ROWS)],
        "y": list(range(ROWS)),
        "width": [0.6] * ROWS,
        "marker": {"color": ["#2f6fde", "#1f8a5b", "#8a94a3"] * (ROWS // 3)},
    }
    layout = {
        "height": ROWS * ROW_HEIGHT,
        "margin": {"l": 12, "r": 18, "t": 0, "b": 0, "autoexpand": False},
        "xaxis": {"type": "date", "ticklabeloverflow": "allow", "automargin": False},
        "yaxis": {"range": [ROWS, 0], "fixedrange": True, "visible": False},
    }
    return {"data": [bars], "layout": layout}


def page() -> html.Div:
    """The figure, and a button with its answer."""
    chart: Any = dcc.Graph(
        id="chart",
        figure=figure(),
        responsive=True,
        config={"displayModeBar": False},
        style={"height": f"{ROWS * ROW_HEIGHT}px", "width": "100%"},
    )
    return html.Div([html.Button("Ask", id="ask"), html.Span(id="answer"), html.Div(chart, className="lean-chart")])


def create() -> Dash:
    """The application."""
    app = Dash("lean", compress=False, enable_mcp=False, add_log_handler=False, assets_ignore=".*")
    early = f'<script async src="{bundle().address}"></script>'
    app.index_string = app.index_string.replace("{%css%}", f"{{%css%}}{early}<script>{DRAW}</script>")
    app.layout = page

    @app.callback(Output("answer", "children"), Input("ask", "n_clicks"), prevent_initial_call=True)
    def ask(clicks: int) -> str:
        return str(clicks)

    return app


if __name__ == "__main__":
    served: Any = WSGIMiddleware(create().server, workers=16)
    uvicorn.run(StaticFiles(served), port=int(sys.argv[1]), log_level="error")

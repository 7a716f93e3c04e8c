"""Dash as one would begin: `python -m tests.benchmarks.peers.dash_px PORT DATABASE`.

pandas reads every row, px.timeline draws them all, a callback puts the figure on the page.
"""

import sys
from pathlib import Path
from typing import Any

import uvicorn
from a2wsgi import WSGIMiddleware
from dash import Dash, Input, Output, dcc, html

from tests.benchmarks.databases import rows_of
from tests.benchmarks.peers.pages import frame, px_timeline


def create(database: Path) -> Dash:
    """The application."""
    app = Dash("dash_px", compress=False, enable_mcp=False, add_log_handler=False, assets_ignore=".*")
    chart = dcc.Graph(id="chart", style={"height": "90vh"})
    app.layout = html.Div([html.H1("Commitments"), dcc.Input(id="search", value=""), chart])

    @app.callback(Output("chart", "figure"), Input("search", "value"))
    def draw(search: str) -> Any:
        rows = frame(rows_of(database))
        matching = rows[rows.title.str.contains(search, regex=False)] if search else rows
        return px_timeline(matching)

    return app


if __name__ == "__main__":
    served: Any = WSGIMiddleware(create(Path(sys.argv[2])).server, workers=16)
    uvicorn.run(served, port=int(sys.argv[1]), log_level="error")

"""Plotly's own opinion of a figure that is built as a plain dict."""

from typing import Any

import plotly.graph_objects as go


def validated(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure itself, once `go.Figure` has accepted every attribute and value as it is. Raises ValueError."""
    accepted = go.Figure(figure | {"layout": {"template": "none", **figure["layout"]}}).to_plotly_json()
    del accepted["layout"]["template"]
    # An empty list of selections or shapes is accepted, and then left out.
    layout = {name: value for name, value in figure["layout"].items() if value != []}
    assert accepted == {**figure, "layout": layout}
    return figure

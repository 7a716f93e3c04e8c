"""`data-` attributes as keyword arguments of Dash's HTML components, for the scripts in assets/ to read."""

import json

from dashboard.widgets.html.component_types import Attributes


def data(**attributes: object) -> Attributes:
    """`data(when="kind=event", fill={"a": "b"})` → `{"data-when": "kind=event", "data-fill": '{"a": "b"}'}`."""
    return {
        f"data-{name.replace('_', '-')}": value if isinstance(value, str) else json.dumps(value)
        for name, value in attributes.items()
    }

"""ARIA attributes as keyword arguments of Dash's HTML components, whose names Python can't spell."""

from dashboard.widgets.html.component_types import Attributes


def aria(**attributes: str | bool | None) -> Attributes:
    """`aria(expanded=True, label="Rows")` → `{"aria-expanded": "true", "aria-label": "Rows"}`; None is left out."""
    return {
        f"aria-{name}": str(value).lower() if isinstance(value, bool) else value
        for name, value in attributes.items()
        if value is not None
    }

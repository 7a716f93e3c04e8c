"""ARIA attributes as keyword arguments of Dash's HTML components, whose names Python can't spell."""

from typing import Any


def aria(**attributes: str | bool | None) -> dict[str, Any]:
    """`aria(expanded=True, label="Rows")` → `{"aria-expanded": "true", "aria-label": "Rows"}`; None is left out."""
    return {
        f"aria-{name}": str(value).lower() if isinstance(value, bool) else value
        for name, value in attributes.items()
        if value is not None
    }

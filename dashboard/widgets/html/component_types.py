"""Types of what components are made of; Dash declares its own anew in the module of every component."""

from collections.abc import Sequence
from typing import Any

from dash.development.base_component import Component

Child = Component | str | int | float | None
Children = Child | Sequence[Child]

Attributes = dict[str, Any]
"""Keyword arguments of a component whose names Python can't spell; each takes a type of its own."""

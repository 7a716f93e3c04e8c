"""Dash components of our own: each is a function of the same name in `window.commitments` (assets/js/components)."""

from typing import Any

from dash.development.base_component import Component


class OwnComponent(Component):
    """A component whose class is named as its function is; every property is passed on, also one that is None."""

    _namespace = "commitments"

    def __init__(self, **properties: Any) -> None:
        self._type = type(self).__name__
        self._prop_names = self.available_properties = list(properties)
        self._valid_wildcard_attributes = self.available_wildcard_properties = []
        # Dash says nothing of the types of its constructor.
        super().__init__(**properties)  # type: ignore[no-untyped-call]

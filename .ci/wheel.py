"""Leave the `pytest` command out of a wheel: it is for a checkout, and would overwrite the real one elsewhere."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class OnlyInACheckout(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            self.metadata.core.scripts.pop("pytest", None)

"""Build hook: leaves the `pytest` command out of a wheel and takes Plotly's small bundle into what is installed.

`pytest` is for a checkout and would overwrite the real one elsewhere. The bundle comes from npm where npm is present;
without npm or network the build goes on without it, and pages load the bundle that the plotly package brings.
"""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TIMEOUT_SECONDS = 20


class WheelHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            self.metadata.core.scripts.pop("pytest", None)
        if script := self._small_bundle():
            build_data["shared_data"][str(script)] = f"share/commitments/{script.name}"

    def _small_bundle(self) -> Path | None:
        number = self.config["plotly-js"]
        npm = runpy.run_path(str(Path(self.root, "dashboard", "web", "npm.py")))
        try:
            (script,) = npm["fetch_members"](
                "plotly.js-basic-dist-min", number, ["plotly-basic.min.js"], timeout_seconds=TIMEOUT_SECONDS
            )
        except npm["NotFetched"] as problem:
            self.app.display_info(f"Plotly's small bundle is left out: {problem}")
            return None
        target = Path(self.directory, f"plotly-basic-{number}.min.js")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(script)
        return target

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        for path in build_data["shared_data"]:
            Path(path).unlink(missing_ok=True)

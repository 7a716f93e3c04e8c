"""Renew the exact versions in pyproject.toml: `uv run --group dev python -m tests.pin`.

uv resolves the project once for every supported Python and platform, free of the versions pinned before, and the
result is written to `[tool.uv] constraint-dependencies`. A lock file would carry download addresses; a list of
names and versions does not.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from tests.start import ROOT, uv_command

PYPROJECT = ROOT / "pyproject.toml"
LIST = re.compile(r"^constraint-dependencies = \[\n.*?^\]\n", re.MULTILINE | re.DOTALL)
REQUIREMENT = re.compile(r"^(?P<name>[a-z0-9.-]+)(?P<extras>\[[^]]*\])?==(?P<version>[^ ;]+)(?: ; (?P<marker>.+))?$")


def main() -> int:
    text = PYPROJECT.read_text(encoding="utf-8")
    PYPROJECT.write_text(with_pins(text, pins_of(resolve(with_pins(text, [])))), encoding="utf-8")
    return 0


def resolve(pyproject: str) -> str:
    """Everything the project and its groups need, as uv's universal list of requirements."""
    uv = uv_command()
    if uv is None:
        raise SystemExit("uv is needed: pip install uv")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "pyproject.toml").write_text(pyproject, encoding="utf-8")
        shutil.copy(ROOT / "README.md", folder)
        shape = ["--no-hashes", "--no-annotate", "--no-header", "--no-emit-project", "--format", "requirements-txt"]
        command = [*uv, "export", "--quiet", "--project", folder, "--all-groups", *shape]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def pins_of(requirements: str) -> list[str]:
    """One line a package, sorted; a marker only where platforms or Pythons get different versions."""
    versions: defaultdict[str, dict[str, str | None]] = defaultdict(dict)
    for line in requirements.splitlines():
        requirement = REQUIREMENT.match(line)
        if requirement is None:
            raise ValueError(f"not a pinned requirement: {line!r}")
        versions[requirement["name"]][requirement["version"]] = requirement["marker"]
    return [
        f"{name}=={version}" if len(markers) == 1 else f"{name}=={version} ; {marker}"
        for name, markers in sorted(versions.items())
        for version, marker in sorted(markers.items())
    ]


def with_pins(pyproject: str, pins: list[str]) -> str:
    """The file's text with its list replaced. Raises ValueError if it has no such list."""
    lines = "".join(f'    "{pin}",\n' for pin in pins)
    renewed, count = LIST.subn(lambda _: f"constraint-dependencies = [\n{lines}]\n", pyproject)
    if count != 1:
        raise ValueError("pyproject.toml has no list constraint-dependencies in [tool.uv]")
    return renewed


if __name__ == "__main__":
    sys.exit(main())

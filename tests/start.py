"""`uv run pytest`: hand the arguments to the real pytest, in an environment that has it.

The application's own environment holds no test tools (pyproject.toml: default-groups is empty), so this command,
installed under pytest's name, has uv prepare a second environment beside the first one and goes on in there.
Where the test tools are already at hand (`uv sync --group dev`) it starts them as they are.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Exit code of pytest, or 2 with a sentence on standard error when uv is not to be found."""
    if importlib.util.find_spec("pytest") is not None:
        import pytest

        return int(pytest.console_main())
    uv = uv_command()
    if uv is None:
        sys.stderr.write("The tests need uv to bring their tools: pip install uv, then uv run pytest\n")
        return 2
    become([*uv, *with_test_tools(), "python", "-m", "pytest", *sys.argv[1:]], environment())


def uv_command() -> list[str] | None:
    """How to call uv: the one that called us, else the one on PATH, else the module beside this Python's base."""
    for candidate in (os.environ.get("UV"), shutil.which("uv")):
        if candidate and Path(candidate).is_file():
            return [candidate]
    base = getattr(sys, "_base_executable", sys.executable)
    answer = subprocess.run([base, "-m", "uv", "--version"], capture_output=True, check=False)
    return [base, "-m", "uv"] if answer.returncode == 0 else None


def with_test_tools() -> list[str]:
    # The same interpreter, so that `uv run --python 3.13 pytest` tests what it says.
    base = getattr(sys, "_base_executable", sys.executable)
    return ["run", "--project", str(ROOT), "--python", base, "--group", "dev"]


def environment() -> dict[str, str]:
    """This process's variables, with uv's target moved to the environment that may hold test tools."""
    variables = {name: value for name, value in os.environ.items() if name != "VIRTUAL_ENV"}
    variables["UV_PROJECT_ENVIRONMENT"] = f"{sys.prefix}-tests"
    return variables


def become(command: list[str], variables: dict[str, str]) -> NoReturn:
    """Replace this process, so that signals and the exit code are pytest's own; on Windows, wait for it instead."""
    if os.name == "nt":
        raise SystemExit(subprocess.call(command, env=variables))
    os.execvpe(command[0], command, variables)

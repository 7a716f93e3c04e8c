"""The laws of the source tree that tools can hold: who imports whom, and how much has no type."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_import_keeps_to_the_contracts_in_pyproject() -> None:
    code = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    command = [sys.executable, "-c", code, "--no-cache"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_any_is_written_fewer_than_two_hundred_times() -> None:
    """`Any` is for what a library gives no better type; each one more is a type that nobody checks."""
    files = [path for folder in ("dashboard", "db") for path in (ROOT / folder).rglob("*.py")]
    assert sum(len(re.findall(r"\bAny\b", path.read_text("utf-8"))) for path in files) < 200

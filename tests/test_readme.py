"""The README tells the truth: its commands, settings, folders and pictures are there."""

import importlib.util
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from dashboard.cli import cli
from dashboard.settings import VARIABLES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(?:console|sh|bash)\n(.*?)^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
LIKE_A_PATH = re.compile(r"^[\w.-]+/[\w./-]*$|^[\w-]+\.(?:py|toml|md|css|js|yaml)$")
COMMANDS: dict[str, Any] = typer.main.get_command(cli).commands  # type: ignore[attr-defined] # a group of commands
MADE_LATER = {".venv", ".venv-tests"}


def typed_lines() -> Iterator[str]:
    """Every line that the README asks a reader to type."""
    for block in BLOCK.findall(README):
        for line in block.splitlines():
            if line.startswith("$ "):
                yield line.removeprefix("$ ")


def words_after(program: str) -> Iterator[list[str]]:
    """The arguments of each call of a program, wherever it stands in a line."""
    for line in typed_lines():
        for command in re.split(r"&&|\|", line):
            words = shlex.split(command)
            if program in words:
                yield words[words.index(program) + 1 :]


def code_spans() -> set[str]:
    return set(CODE.findall(re.sub(r"^```.*?^```", "", README, flags=re.MULTILINE | re.DOTALL)))


@pytest.mark.parametrize("command", ["uv run commitments serve", "uv run pytest"])
def test_one_line_is_enough_to_begin(command: str) -> None:
    assert f"pip install uv && {command}" in list(typed_lines())


def test_every_command_and_option_shown_exists() -> None:
    calls = list(words_after("commitments"))
    assert calls
    for name, *arguments in calls:
        options = {spelling for parameter in COMMANDS[name].params for spelling in parameter.opts}
        assert {word for word in arguments if word.startswith("-")} <= options, (name, arguments)


def test_every_command_there_is_is_shown() -> None:
    assert {name for name, *_ in words_after("commitments")} == set(COMMANDS)


def test_the_settings_told_are_the_settings_there_are() -> None:
    assert set(re.findall(r"COMMITMENTS_[A-Z_]+", README)) == set(VARIABLES)


def test_every_file_and_folder_named_is_there() -> None:
    named = {span for span in code_spans() if LIKE_A_PATH.match(span)} - MADE_LATER
    linked = {target for target in LINK.findall(README) if not target.startswith(("http", "#"))}
    assert len(named) > 5
    assert sorted(path for path in named | linked if not (ROOT / path).exists()) == []


def test_a_picture_is_shown() -> None:
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+\.png)\)", README)
    assert pictures
    for picture in pictures:
        assert (ROOT / picture).read_bytes().startswith(b"\x89PNG"), picture


def test_the_tests_and_tools_named_are_there() -> None:
    for arguments in words_after("pytest"):
        assert [word for word in arguments if word.startswith("tests/") and not (ROOT / word).exists()] == []
    modules = [arguments[1] for arguments in words_after("python") if arguments[0] == "-m"]
    assert modules
    assert [name for name in modules if importlib.util.find_spec(name) is None] == []


def test_the_five_lines_for_a_notebook_read_the_sample_as_a_frame(
    sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (lines,) = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    (grouping,) = [span for span in code_spans() if span.startswith("commitments.groupby")]
    shutil.copyfile(sample_file, tmp_path / "commitments.db")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(lines, names)
    names["database"].dispose()
    assert len([line for line in lines.splitlines() if line]) == 5
    assert len(names["commitments"]) == 7
    assert eval(grouping, names)["fulfilled"] == 51.5

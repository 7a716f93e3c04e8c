"""Which plotly.js pages load: the small bundle where there is one, else the full one without what no figure draws."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.web import plotly_bundle
from dashboard.web.npm import NotFetched, fetch_members
from dashboard.web.plotly_bundle import bundle, cached_path, fetch_small, full_path, small_path, trimmed, version


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache folder and an environment without any bundle."""
    monkeypatch.setattr(plotly_bundle, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "environment"))


def served_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> plotly_bundle.Bundle:
    """The bundle of a process that finds `script` as the small bundle in that folder."""
    folder.mkdir(parents=True)
    (folder / cached_path().name).write_text(script, encoding="utf-8")
    return bundle.__wrapped__()


def test_the_full_bundle_is_served_without_the_traces_that_no_figure_has() -> None:
    full = full_path().read_text("utf-8")
    types = re.compile(r"\.register\(\[([^\]]*)\]\);[\w$]+\.exports=[\w$]+\}\);return [\w$]+\(\);\}\)\(\);")
    (before,), (after,) = types.findall(full), types.findall(trimmed(full))
    assert len(before.split(",")) > 40
    assert after.split(",") == [before.split(",")[0], before.split(",")[-1]]
    served = bundle.__wrapped__()
    assert not served.is_small and served.body.decode() == trimmed(full)


def test_of_the_full_bundle_bars_are_registered_first_and_calendars_last() -> None:
    full = full_path().read_text("utf-8")
    names = re.findall(r"\.register\(\[([\w$]+)\(\),[^\]]*,([\w$]+)\(\)\]\);[\w$]+\.exports=[\w$]+\}\);return", full)
    for name, kind in zip(names[0], ("bar", "calendars"), strict=True):
        (inner,) = re.findall(rf"var {name}=W\(\([^)]*\)=>{{[^}}]*exports=([\w$]+)\(\)}}\)", full)
        module = full[full.index(f"var {inner}=W(") :]
        assert re.search(r'name:"(\w+)"', module)[1] == kind  # type: ignore[index]


def test_a_bundle_that_is_built_differently_is_served_as_it_is() -> None:
    assert trimmed("window.Plotly = {};\n") == "window.Plotly = {};\n"


@pytest.mark.parametrize("folder", ["cache", "environment/share/commitments"], ids=["fetched", "installed"])
def test_the_small_bundle_is_served_where_there_is_one(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert small_path() is None
    small = served_in(tmp_path / folder, "/* small */", monkeypatch)
    assert small.is_small and small.body.endswith(b"/* small */")
    monkeypatch.setenv(plotly_bundle.CHOICE, "full")
    assert not bundle.__wrapped__().is_small


def test_the_address_of_a_bundle_changes_with_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = bundle.__wrapped__().address
    assert served_in(tmp_path / "cache", "/* small */", monkeypatch).address != full


def test_without_npm_the_full_bundle_serves_and_the_command_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NotFetched, match=r"npm is not installed.*full bundle"):
        fetch_small()


def test_an_npm_that_hangs_is_given_up_after_the_timeout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\nexec sleep 60\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(NotFetched, match="npm did not deliver") as refused:
        fetch_members("a-package", "1.0.0", ["a.js"], timeout_seconds=0.5)
    assert isinstance(refused.value.__cause__, subprocess.TimeoutExpired)


def test_what_npm_delivers_is_kept_only_if_it_is_that_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    delivering = "#!/bin/sh\nmkdir package && echo '/* plotly.js v{} */' > package/{} && tar czf p.tgz package\n"
    npm = tmp_path / "npm"
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    npm.write_text(delivering.format("0.0.1", plotly_bundle.MEMBER))
    npm.chmod(0o755)
    with pytest.raises(NotFetched, match="is not"):
        fetch_small()
    assert small_path() is None
    npm.write_text(delivering.format(version(), plotly_bundle.MEMBER))
    assert fetch_small() == small_path()

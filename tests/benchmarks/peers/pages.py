"""The peers' bare pages in one folder: their scripts from npm and from plotly, our rows, and nothing else.

The libraries are fetched here, by the benchmark; the product neither knows nor needs them.
"""

import json
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.web.plotly_bundle import full_path
from tests.benchmarks.databases import cache_folder, rows_of

HERE = Path(__file__).parent
VERSIONS = {"dhtmlx-gantt": "10.0.3", "echarts": "6.1.0"}
SCRIPTS = {
    "dhtmlx-gantt": ("codebase/dhtmlxgantt.js", "codebase/dhtmlxgantt.css"),
    "echarts": ("dist/echarts.min.js",),
}
FETCH_SECONDS = 180
COLOURS = {
    "not_assessed": "#8a94a3",
    "no_public_evidence": "#b0b7c3",
    "not_started": "#6f7f95",
    "under_way": "#2f6fde",
    "stalled": "#b7791f",
    "partly_fulfilled": "#4aa37c",
    "fulfilled": "#1f8a5b",
    "abandoned": "#7a4fbf",
    "contradicted": "#c0392b",
    "disputed": "#d35400",
    "unverifiable": "#5d6d7e",
}


class NoPeers(Exception):
    """The peers could not be fetched; the text says why."""


def peers_folder(databases: dict[int, Path]) -> Path:
    """The folder of all pages, by number of rows. Raises `NoPeers`, but only after px.timeline's pages are there."""
    folder = cache_folder() / "peers"
    folder.mkdir(exist_ok=True)
    shutil.copyfile(full_path(), folder / "plotly.min.js")
    for count, path in databases.items():
        _write_rows(folder, count, path)
    for package in VERSIONS:
        fetch(package, folder)
    for name in ("dhtmlx", "echarts"):
        page = (HERE / f"{name}.html").read_text(encoding="utf-8")
        for count in databases:
            (folder / f"{name}-{count}.html").write_text(page.replace("ROWS", str(count)), encoding="utf-8")
    return folder


def frame(rows: Sequence[tuple[str, str, str, str]]) -> pd.DataFrame:
    """The rows as px.timeline wants them."""
    return pd.DataFrame(rows, columns=["title", "start", "end", "status"]).assign(row=range(len(rows)))


def px_timeline(rows: pd.DataFrame) -> Any:
    """The rows drawn by px.timeline, as its documentation shows it."""
    import plotly.express as px

    return px.timeline(rows, x_start="start", x_end="end", y="row", color="status", hover_name="title")


def fetch(package: str, folder: Path) -> None:
    """Put a library's scripts into the folder, from npm where they are not there yet. Raises `NoPeers`."""
    names = [Path(member).name for member in SCRIPTS[package]]
    mark = folder / f"{package}-{VERSIONS[package]}"
    if mark.is_file() and all((folder / name).is_file() for name in names):
        return
    npm = shutil.which("npm")
    if npm is None:
        raise NoPeers("npm is not here, so dhtmlx-gantt and ECharts could not be fetched")
    with tempfile.TemporaryDirectory() as place:
        command = [npm, "pack", "--silent", f"{package}@{VERSIONS[package]}"]
        try:
            subprocess.run(command, cwd=place, check=True, capture_output=True, timeout=FETCH_SECONDS)
            with tarfile.open(next(Path(place).glob("*.tgz"))) as archive:
                for member, name in zip(SCRIPTS[package], names, strict=True):
                    member_file = archive.extractfile(f"package/{member}")
                    (folder / name).write_bytes(member_file.read() if member_file else b"")
        except (subprocess.SubprocessError, OSError, StopIteration, tarfile.TarError, KeyError) as error:
            raise NoPeers(f"npm did not give {package} {VERSIONS[package]}: {type(error).__name__}") from error
    mark.touch()


def _write_rows(folder: Path, count: int, database: Path) -> None:
    """The rows as JSON for the libraries, and drawn by px.timeline on a page."""
    page, rows_file = folder / f"px-{count}.html", folder / f"rows-{count}.json"
    if page.is_file() and rows_file.is_file() and rows_file.stat().st_mtime > database.stat().st_mtime:
        return
    rows = rows_of(database)
    drawn = px_timeline(frame(rows))
    whole = (HERE / "px.html").read_text(encoding="utf-8")
    page.write_text(whole.replace("FIGURE", drawn.to_html(full_html=False, include_plotlyjs=False)), encoding="utf-8")
    days = [[title, _milliseconds(start), _milliseconds(end), COLOURS[status]] for title, start, end, status in rows]
    rows_file.write_text(json.dumps(days, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _milliseconds(day: str) -> int:
    return int(pd.Timestamp(day, tz="UTC").timestamp() * 1000)

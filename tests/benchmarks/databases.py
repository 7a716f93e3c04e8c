"""Large databases: made once by `commitments sample --count N` and kept in a cache folder between runs.

They are what is measured; journeys at a hundred thousand commitments read them, too.
"""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from platformdirs import user_cache_path

ROOT = Path(__file__).resolve().parents[2]
# Whatever of these changes, the databases are made again.
MADE_FROM = ("db/sample", "db/models", "db/migrations/versions")
COMMANDS = (sys.executable, "-c", "from dashboard.cli import main; main()")

# Title, first and last day, and status: what every peer draws of a commitment, in the order of our own list.
_ROWS = """
SELECT title, committed_on, coalesce(latest, date(committed_on, '+1 year')), status
FROM commitment ORDER BY deadline_order, title, number
"""


def cache_folder() -> Path:
    """Where databases and peers are kept; safe to delete."""
    return Path(user_cache_path("commitments-benchmarks", appauthor=False, ensure_exists=True))


def database_of(count: int, log: Callable[[str], object], *, today: date | None = None) -> Path:
    """The path of a database of so many commitments, made if it is not there yet; only to be read.

    `today` is the day on which it is made, where that matters. Two who make it at once are in nobody's way: each works
    in a file of its own, and the last one's stays.
    """
    day = f"-on-{today}" if today else ""
    path = cache_folder() / f"{count}{day}-{_made_from()}.sqlite"
    if path.is_file():
        return path
    for outdated in set(cache_folder().glob(f"{count}{day}-{'?' * 12}.sqlite*")):
        outdated.unlink(missing_ok=True)
    log(f"making a database of {count:,} commitments, once")
    partial = path.with_suffix(f".{os.getpid()}.partial")
    try:
        subprocess.run(
            [*COMMANDS, "sample", "--database", str(partial), "--count", str(count)],
            cwd=ROOT,
            env={**os.environ, **({"COMMITMENTS_TODAY": today.isoformat()} if today else {})},
            check=True,
            text=True,
        )
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return path


def copy_of(path: Path, folder: Path) -> Path:
    """A copy that may be written to."""
    return Path(shutil.copyfile(path, folder / f"copy-{path.name}"))


def into_memory(path: Path) -> None:
    """Read the file once: a server that has run for a while finds it in the system's memory."""
    with path.open("rb", buffering=0) as file:
        while file.read(1 << 20):
            pass


def rows_of(path: Path) -> list[tuple[str, str, str, str]]:
    """All commitments for the peers: title, first day, last day, status."""
    line = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return [(str(a), str(b), str(c), str(d)) for a, b, c, d in line.execute(_ROWS)]
    finally:
        line.close()


def _made_from() -> str:
    files = [file for name in MADE_FROM for file in _files(ROOT / name)]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("*.py")) if path.is_dir() else [path]

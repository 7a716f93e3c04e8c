"""Many people at once: `uv run --group dev python -m tests.benchmarks.load`.

Two hundred readers and eight editors for five minutes, on SQLite with one process and on PostgreSQL with four; then
every acknowledged write is looked for in the database, and a table says what was reached. Before that one reader alone
is measured, for comparison. Locust makes the people (`tests/benchmarks/load_users.py`); uv fetches it for the length
of the test. `--minutes 0.5` tries it out. Nothing else should run on the machine meanwhile.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from db.copying import copy_database
from db.engine import Database, migrate, open_database
from tests.benchmarks.databases import COMMANDS, ROOT, database_of
from tests.benchmarks.load_results import Answers, Row, Writes, health_row, reader_rows, table, write_rows
from tests.benchmarks.progress import log
from tests.benchmarks.servers import TODAY, free_port
from tests.support.services.postgres import start_postgres

PEOPLE = Path(__file__).with_name("load_users.py")
LOCUST = "locust==2.47.0"
# Most of a minute with a commitment; some only scroll past.
THINK = "5-15"
ALONE_SECONDS = 20
END_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the product runs: an engine's name, and with how many processes."""

    engine: str
    workers: int

    def __str__(self) -> str:
        return f"{self.engine}, {self.workers} process{'' if self.workers == 1 else 'es'}"


SETTINGS = {"sqlite": Setting("SQLite", 1), "postgresql": Setting("PostgreSQL", 4)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print the table; 0 if every row is met."""
    options = parser().parse_args(arguments)
    original = options.database or database_of(options.count, log)
    rows: list[tuple[str, Row]] = []
    for name in options.only or list(SETTINGS):
        setting = SETTINGS[name]
        with (
            tempfile.TemporaryDirectory(prefix="commitments-load-") as folder,
            prepared(setting, original, Path(folder)) as database,
        ):
            rows += [(str(setting), row) for row in measured(setting, database, Path(folder), options)]
    sys.stdout.write(table(rows) + "\n")
    return 0 if all(row.met for _, row in rows) else 1


def parser() -> argparse.ArgumentParser:
    """What may be asked for."""
    made = argparse.ArgumentParser(prog="python -m tests.benchmarks.load", description=__doc__)
    made.formatter_class = argparse.RawDescriptionHelpFormatter
    made.add_argument("--minutes", type=float, default=5.0, help="how long the people stay, 5 unless given")
    made.add_argument("--readers", type=int, default=200)
    made.add_argument("--editors", type=int, default=8)
    made.add_argument("--think", default=THINK, metavar="FROM-TO", help=f"seconds between two doings, {THINK}")
    made.add_argument("--count", type=int, default=10_000, help="commitments in the database, 10,000 unless given")
    made.add_argument("--database", type=Path, metavar="FILE", help="instead of one that is made; only read")
    made.add_argument("--only", action="append", choices=list(SETTINGS))
    return made


@contextmanager
def prepared(setting: Setting, original: Path, folder: Path) -> Iterator[Database]:
    """A copy of the database that may be written to, on the engine."""
    copied = Path(shutil.copyfile(original, folder / "load.sqlite"))
    if setting.engine == "SQLite":
        database = open_database(copied)
        yield database
        database.dispose()
        return
    server = start_postgres()
    try:
        log("copying the database into PostgreSQL")
        migrate(server.url())
        source, database = open_database(copied), open_database(server.url())
        copy_database(source, database)
        source.dispose()
        yield database
        database.dispose()
    finally:
        server.stop()


def measured(setting: Setting, database: Database, folder: Path, options: argparse.Namespace) -> list[Row]:
    """One reader alone, then all of them; what was found, and what the database holds afterwards."""
    before = Writes.versions(database)
    slugs = sorted(before)[:200]
    (folder / "slugs.json").write_text(json.dumps(slugs), encoding="utf-8")
    with served(setting, database, folder) as (process, port):
        log(f"{setting}: one reader alone, {ALONE_SECONDS} s")
        alone = people(folder / "alone", port, slugs, rows=len(before), seconds=ALONE_SECONDS, think="0.3-0.6")
        seconds = options.minutes * 60
        log(f"{setting}: {options.readers} readers and {options.editors} editors, {seconds:.0f} s")
        with watched(port) as health:
            together = people(
                folder / "together",
                port,
                slugs,
                rows=len(before),
                seconds=seconds,
                think=options.think,
                readers=options.readers,
                editors=options.editors,
            )
        begun = time.monotonic()
        process.terminate()
        process.wait(timeout=60)
        ended = time.monotonic() - begun
    writes = Writes.read(folder / "together" / "written.jsonl")
    return [
        *write_rows(writes, database, before),
        together.fault_row(),
        health_row(health),
        *reader_rows(alone, together),
        Row("SIGTERM → ended, s", f"{ended:.1f}", f"≤ {END_SECONDS:.0f}", ended <= END_SECONDS),
    ]


@contextmanager
def served(setting: Setting, database: Database, folder: Path) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """The product; its process and its port. What it logs is shown at the end."""
    port = free_port()
    command = [*COMMANDS, "serve", "--port", str(port), "--workers", str(setting.workers), "--database", database.url]
    environment = {**os.environ, "COMMITMENTS_TODAY": TODAY, "PYTHONUNBUFFERED": "1"}
    with (
        (folder / "server.log").open("wb") as log_file,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=log_file) as process,
    ):
        assert process.stdout is not None
        while b"Its database is" not in process.stdout.readline():
            if process.poll() is not None:
                raise SystemExit((folder / "server.log").read_text())
        try:
            yield process, port
        finally:
            process.terminate()
            process.wait(timeout=60)
    log_text = (folder / "server.log").read_text()
    if log_text:
        log(f"the server's log, its last lines:\n{log_text[-2_000:]}")


def people(
    folder: Path,
    port: int,
    slugs: Sequence[str],
    *,
    rows: int,
    seconds: float,
    think: str,
    readers: int = 1,
    editors: int = 0,
) -> Answers:
    """Let people do what they do for a while."""
    folder.mkdir()
    (folder / "slugs.json").write_text(json.dumps(slugs), encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PEOPLE_ADDRESS": f"http://127.0.0.1:{port}",
        "PEOPLE_FOLDER": str(folder),
        "PEOPLE_TODAY": TODAY,
        "PEOPLE_THINK": think,
        "PEOPLE_ROWS": str(rows),
        "PEOPLE_READERS": str(readers),
        "PEOPLE_EDITORS": str(editors),
    }
    # Not all at the same moment: nobody's day begins like that.
    everybody = readers + editors
    locust = [
        "locust",
        "-f",
        str(PEOPLE),
        "--headless",
        "--users",
        str(everybody),
        "--spawn-rate",
        f"{max(1, everybody // 40)}",
    ]
    # It ends with 1 where any request failed; the table says more.
    subprocess.run(
        ["uv", "run", "--no-project", "--with", LOCUST, *locust, "--run-time", f"{seconds:.0f}s", "--only-summary"],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=(folder / "locust.log").open("wb"),
        check=False,
    )
    if not (folder / "answers.jsonl").is_file():
        raise SystemExit(f"Locust did not start:\n{(folder / 'locust.log').read_text()[-2_000:]}")
    return Answers.read(folder / "answers.jsonl")


@contextmanager
def watched(port: int) -> Iterator[list[float]]:
    """Ask for the health ten times a second meanwhile; milliseconds of each answer, infinite where there was none."""
    took: list[float] = []
    over = threading.Event()

    def ask() -> None:
        line = HTTPConnection("127.0.0.1", port, timeout=10)
        while not over.wait(0.1):
            began = time.perf_counter()
            try:
                line.request("GET", "/healthz")
                well = line.getresponse().read() == b'{"status":"ok"}'
            except OSError:
                line.close()
                well = False
            took.append((time.perf_counter() - began) * 1000 if well else float("inf"))
        line.close()

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield took
    finally:
        over.set()
        thread.join()


if __name__ == "__main__":
    raise SystemExit(main())

"""How soon open pages hear of a commit, and what one costs: `uv run --group dev python -m tests.benchmarks.live`.

Three hundred streams are opened on a server of its own. The idle cost is the processor time that the server takes with
all of them open less that with one, over the same while; the time until notified runs from when the commit returned.
"""

import argparse
import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from uuid import uuid4

from db.copying import copy_database
from db.engine import Database, migrate, open_database
from db.services.inputs import NewSource, Write
from db.services.sources import add_source
from tests.benchmarks.databases import COMMANDS, ROOT, database_of
from tests.benchmarks.load_results import Row, table
from tests.benchmarks.progress import log
from tests.benchmarks.report import percentile
from tests.benchmarks.servers import free_port
from tests.support.services.postgres import start_postgres

PAGES = 300
COMMITS = 10
MAX_NOTIFY_SECONDS = 1.0
MAX_IDLE_SHARE = 0.001
TICKS = os.sysconf("SC_CLK_TCK")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure on both engines and print; 0 if every row is met."""
    made = argparse.ArgumentParser(prog="python -m tests.benchmarks.live", description=__doc__)
    made.formatter_class = argparse.RawDescriptionHelpFormatter
    made.add_argument("--idle-seconds", type=float, default=60.0, help="how long the idle cost is measured, 60 s")
    options = made.parse_args(arguments)
    original = database_of(100, log)
    with tempfile.TemporaryDirectory(prefix="commitments-live-") as folder:
        copied = Path(shutil.copyfile(original, Path(folder) / "live.sqlite"))
        rows = [("SQLite", row) for row in measured(copied, options.idle_seconds)]
        server = start_postgres()
        try:
            migrate(server.url())
            source, target = open_database(copied), open_database(server.url())
            copy_database(source, target)
            source.dispose()
            target.dispose()
            rows += [("PostgreSQL", row) for row in measured(server.url(), options.idle_seconds)]
        finally:
            server.stop()
    sys.stdout.write(table(rows) + "\n")
    return 0 if all(row.met for _, row in rows) else 1


def measured(where: str | Path, idle_seconds: float) -> list[Row]:
    """Both rows on one database."""
    port = free_port()
    command = [*COMMANDS, "serve", "--port", str(port), "--database", str(where)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        while b"Its database is" not in process.stdout.readline():
            if process.poll() is not None:
                raise SystemExit("the server did not start")
        database = open_database(where)
        try:
            return asyncio.run(story(port, process.pid, database, idle_seconds))
        finally:
            database.dispose()
            process.terminate()


async def story(port: int, process: int, database: Database, idle_seconds: float) -> list[Row]:
    """One page's idling, then that of all, then some commits."""
    async with AsyncExitStack() as open_pages:
        pages = [await open_pages.enter_async_context(page(port))]
        log("one idle page")
        minimum = await idle(process, idle_seconds)
        pages += [await open_pages.enter_async_context(page(port)) for _ in range(PAGES - 1)]
        await asyncio.gather(*(next_state(one) for one in pages))
        log(f"{PAGES} idle pages")
        share = (await idle(process, idle_seconds) - minimum) / (PAGES - 1)
        took: list[float] = []
        for number in range(COMMITS):
            log(f"commit {number + 1} of {COMMITS}")
            waiting = asyncio.gather(*(next_state(one) for one in pages))
            await asyncio.to_thread(commit, database)
            began = time.monotonic()
            took += [at - began for at in await waiting]
    late = max(took)
    details = f"last {late:.2f} s, p95 {percentile(took, 95):.2f} s, median {median(took):.2f} s of {len(took)}"
    return [
        Row(
            f"{PAGES} pages notified of a commit",
            details,
            f"all ≤ {MAX_NOTIFY_SECONDS:.0f} s",
            late <= MAX_NOTIFY_SECONDS,
        ),
        Row("idle cost of an open page", f"{share:.4%} of a core", f"≤ {MAX_IDLE_SHARE:.1%}", share <= MAX_IDLE_SHARE),
    ]


@asynccontextmanager
async def page(port: int) -> AsyncIterator[asyncio.StreamReader]:
    """A page's open stream."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    try:
        yield reader
    finally:
        writer.close()


async def next_state(stream: asyncio.StreamReader) -> float:
    """When the next state arrived."""
    while line := await stream.readline():
        if line.startswith(b"data: "):
            return time.monotonic()
    raise EOFError("the stream ended")


async def idle(process: int, seconds: float) -> float:
    """The share of a core that a process takes."""
    before = processor_seconds(process)
    await asyncio.sleep(seconds)
    return (processor_seconds(process) - before) / seconds


def processor_seconds(process: int) -> float:
    """What a process has used so far, as Linux counts it."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def commit(database: Database) -> None:
    """One more source: the smallest write there is."""
    with database.write() as session:
        new = NewSource(publisher="The Gazette", published="2026-01-05", url=f"https://gazette.example/{uuid4()}")
        add_source(session, new, Write("benchmark", datetime.now(UTC)))


if __name__ == "__main__":
    raise SystemExit(main())

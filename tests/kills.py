"""Try to lose or to spoil a save, on SQLite and PostgreSQL: `uv run --group dev python -m tests.kills`.

- kills: editors save without a pause while the server is killed (SIGKILL) and started again, 50 times per engine. Every
  save that was acknowledged must be in the database, and `verify` must find no problem.
- edits: 8 processes edit one commitment 100 times each, every second time by its version. All must be there.
- queue: 8 editors save for a minute without a pause, each on a commitment of its own. None may be refused, and no save
  may take 5 seconds.

The suite holds smaller ones (tests/db/test_crash.py, tests/db/test_writers.py).
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import httpx
from sqlmodel import col, select

from db.copying import copy_database
from db.engine import Database, migrate, open_database
from db.models import Commitment, StatusUpdate
from db.sample.generated import generate
from db.verify import verification
from tests.dashboard.cli.test_serve import Running, serving
from tests.support.http_client import Visitor, saved
from tests.support.records import a_commitment
from tests.support.services.postgres import start_postgres
from tests.support.writers import nursery, record_many, start

EDITORS = 8
MAX_SAVE_SECONDS = 5.0
# From the first acknowledged save after a start to the kill.
MAX_ROUND_SECONDS = 1.0
PATIENCE = 30.0


@dataclass
class Saves:
    """What editors were answered."""

    acknowledged: set[str] = field(default_factory=set)
    statuses: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0

    def note(self, reason: str, answer: httpx.Response, seconds: float) -> bool:
        """Whether it was acknowledged."""
        self.longest = max(self.longest, seconds)
        ok = saved(answer)
        self.statuses["saved" if ok else str(answer.status_code)] += 1
        if ok:
            self.acknowledged.add(reason)
        return ok


def main() -> int:
    """Print a line per trial; 0 if all hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--kills", type=int, default=50, help="per engine (50)")
    parser.add_argument("--edits", type=int, default=800, help="per engine (800)")
    parser.add_argument("--seconds", type=float, default=60, help="how long editors save in the queue (60)")
    options = parser.parse_args()
    hold = []
    with tempfile.TemporaryDirectory(prefix="commitments-kills-") as folder:
        for name, url in databases(Path(folder)):
            # In this order: the queue's limits of time belong to a record that is not yet long.
            for trial, size in ((queue, options.seconds), (edits, options.edits), (kills, options.kills)):
                if size:
                    holds, words = trial(url, size)
                    hold.append(holds)
                    sys.stdout.write(f"{name}, {trial.__name__}: {words} {'Holds.' if holds else 'DOES NOT HOLD.'}\n")
                    sys.stdout.flush()
    return 0 if all(hold) else 1


def databases(folder: Path) -> Iterator[tuple[str, str]]:
    """The name and the address of a database with made-up commitments, on each engine."""
    path = folder / "made-up.sqlite"
    source = open_database(path)
    generate(source, 40, today=datetime.now(UTC).date())
    copy = shutil.copyfile(path, folder / "served.sqlite")
    yield "SQLite", str(copy)
    server = start_postgres()
    try:
        migrate(server.url())
        target = open_database(server.url())
        copy_database(source, target)
        target.dispose()
        yield "PostgreSQL", server.url()
    finally:
        source.dispose()
        server.stop()


@contextmanager
def opened(url: str) -> Iterator[Database]:
    database = open_database(url)
    yield database
    database.dispose()


def queue(url: str, seconds: float) -> tuple[bool, str]:
    """Editors save without a pause."""
    saves = Saves()
    with serving("--database", url) as server, ThreadPoolExecutor(EDITORS) as editors:
        end = time.monotonic() + seconds
        for one in [editors.submit(edit, server, url, number, saves, until=end) for number in range(EDITORS)]:
            one.result()
    lost, problems = lost_and_problems(url, saves)
    holds = set(saves.statuses) == {"saved"} and saves.longest < MAX_SAVE_SECONDS and not lost and not problems
    answers = ", ".join(f"{count:,} {status}" for status, count in sorted(saves.statuses.items()))
    return holds, f"{EDITORS} editors in {seconds:.0f} s: {answers}; the longest took {saves.longest:.2f} s."


def kills(url: str, count: int) -> tuple[bool, str]:
    """Kill the server while editors save."""
    saves, chance = Saves(), random.Random(count)
    for number in range(count):
        before = len(saves.acknowledged)
        with serving("--database", url) as server, ThreadPoolExecutor(EDITORS) as editors:
            end = time.monotonic() + PATIENCE
            running = [editors.submit(edit, server, url, editor, saves, until=end) for editor in range(EDITORS)]
            while len(saves.acknowledged) == before and time.monotonic() < end:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, MAX_ROUND_SECONDS))
            server.process.kill()
            for one in running:
                one.result()
        if number % 10 == 9:
            sys.stderr.write(f"{number + 1} kills, {len(saves.acknowledged)} saves\n")
    lost, problems = lost_and_problems(url, saves)
    acknowledged = len(saves.acknowledged)
    words = f"{count} kills, {lost} of {acknowledged:,} acknowledged saves lost, {problems} problems found by verify."
    return not lost and not problems and acknowledged >= count, words


def edit(server: Running, url: str, number: int, saves: Saves, *, until: float) -> None:
    """Save one update after the other of a commitment of one's own, until then or until the server is gone."""
    with opened(url) as database, database.read() as session:
        query = select(Commitment).order_by(col(Commitment.number)).offset(number)
        commitment = session.exec(query.limit(1)).one()
    day = str(datetime.now(UTC).date())
    with httpx.Client(base_url=server.address, timeout=PATIENCE) as client:
        visitor, version = Visitor(client, server.address), commitment.version
        try:
            visitor.open("/agenda")
            for turn in range(sys.maxsize):
                if time.monotonic() > until:
                    return
                begun, reason = time.monotonic(), f"{server.process.pid}: editor {number}, save {turn}"
                answer = visitor.record_search(
                    str(commitment.id), commitment.slug, version=version, day=day, reason=reason
                )
                version += saves.note(reason, answer, time.monotonic() - begun)
        except httpx.HTTPError:
            return


def lost_and_problems(url: str, saves: Saves) -> tuple[int, int]:
    """How many acknowledged saves are not in the database, and how many problems `verify` has with it."""
    with opened(url) as database, database.read() as session:
        recorded = set(session.exec(select(StatusUpdate.reason)).all())
        # The commitment that all edit is of the tests' own day, before the other events.
        return len(saves.acknowledged - recorded), len(verification(session, clocks=False).problems)


def edits(url: str, count: int) -> tuple[bool, str]:
    """Processes edit one commitment at the same time."""
    with opened(url) as database:
        commitment_id, address = a_commitment(database, title="Edited by all"), database.url
    context, times = nursery(), count // EDITORS
    ready = context.Barrier(EDITORS)
    writers = [start(context, record_many, address, commitment_id, times, ready) for _ in range(EDITORS)]
    for writer in writers:
        writer.join()
    ended = all(writer.exitcode == 0 for writer in writers)
    with opened(url) as database, database.read() as session:
        recorded = len(session.exec(select(StatusUpdate.id).where(StatusUpdate.commitment_id == commitment_id)).all())
        problems = len(verification(session, clocks=False).problems)
    expected = times * EDITORS
    return ended and recorded == expected and not problems, f"{recorded} of {expected} concurrent edits are there."


if __name__ == "__main__":
    raise SystemExit(main())

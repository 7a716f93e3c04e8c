"""`commitments serve` with one process and with several: shared work, replaced processes, and an end without loss."""

import os
import re
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from db.domain.filters import View
from db.engine import open_database
from db.queries.commitment import commitment_detail
from db.verify import verification
from tests.dashboard.cli.test_serve import Running, serving
from tests.dashboard.conftest import TODAY
from tests.support.http_client import Visitor, saved

PATIENCE = 60.0
# What the program promises; the system's own time to end processes comes on top.
END_SECONDS = 5.0


def serving_processes(server: Running) -> list[int]:
    """The ids of those that serve for the process that was started."""
    listing = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,ppid=,command="], capture_output=True, text=True, check=True
    )
    lines = [line.split(None, 2) for line in listing.stdout.splitlines() if "spawn_main" in line]
    return [int(id_) for id_, parent, _ in lines if int(parent) == server.process.pid]


def await_end(ids: list[int]) -> None:
    """Return once none of the processes is there."""
    latest = time.monotonic() + PATIENCE
    while any(is_alive(id_) for id_ in ids):
        assert time.monotonic() < latest
        time.sleep(0.05)


def is_alive(id_: int) -> bool:
    listing = subprocess.run(["ps", "-o", "stat=", "-p", str(id_)], capture_output=True, text=True, check=False)
    return bool(listing.stdout.strip()) and not listing.stdout.startswith("Z")


@pytest.fixture
def two(sampled_sqlite_url: str) -> Iterator[Running]:
    """Two processes that a test may end as it likes."""
    with serving("--workers", "2", "--database", sampled_sqlite_url) as server:
        yield server


@pytest.fixture(scope="module")
def lasting(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Two processes that the tests of this module share, since they only ask them."""
    path = tmp_path_factory.mktemp("lasting") / "served.sqlite"
    shutil.copyfile(sample_file, path)
    with serving("--workers", "2", "--database", str(path)) as server:
        yield server


def test_several_processes_serve_one_address_and_say_it_once(lasting: Running) -> None:
    assert len(serving_processes(lasting)) == 2
    assert sum("Commitments is at" in line for line in lasting.lines) == 1
    assert httpx.get(f"{lasting.address}/healthz").json() == {"status": "ok"}


def test_a_process_that_dies_is_replaced_and_said_in_the_log(two: Running) -> None:
    first = serving_processes(two)
    os.kill(first[0], signal.SIGKILL)
    latest = time.monotonic() + PATIENCE
    while len(serving_processes(two)) < 2 or first[0] in serving_processes(two):
        assert time.monotonic() < latest
        time.sleep(0.05)
    assert first[1] in serving_processes(two)
    assert httpx.get(f"{two.address}/healthz").json() == {"status": "ok"}
    two.stop(signal.SIGTERM)
    assert two.process.stderr is not None
    assert re.search(rf"ERROR \d+ dashboard.workers .*process {first[0]} ended", two.process.stderr.read())


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_all_processes_end_cleanly_and_silently(two: Running, how: signal.Signals) -> None:
    all_of_them = serving_processes(two)
    assert len(all_of_them) == 2
    assert two.stop(how) == 0
    assert not any(is_alive(one) for one in all_of_them)
    assert two.process.stderr is not None
    assert two.process.stderr.read() == ""


def test_no_process_outlives_the_one_that_watches(two: Running) -> None:
    all_of_them = serving_processes(two)
    assert len(all_of_them) == 2
    two.process.kill()
    await_end(all_of_them)


def test_every_process_takes_what_a_page_of_another_sends(lasting: Running) -> None:
    """The token against forgery, the policy's hashes and the state's name are everybody's."""
    policies, tokens = set(), set()
    for _ in range(12):  # a connection each, so that both come to answer
        with httpx.Client(base_url=lasting.address) as client:
            visitor = Visitor(client, lasting.address)
            page = visitor.open()
            policies.add(re.sub(r"'nonce-[^']+'", "", page.headers["content-security-policy"]))
            tokens.update(re.findall(r'data-token="([^"]+)"', page.text))
            client.headers["connection"] = "close"
            assert visitor.scroll(0).status_code == 200
            with client.stream("GET", "/events") as stream:
                tokens.add(next(line for line in stream.iter_lines() if line.startswith("data: "))[6:])
    assert len(policies) == 1
    assert len(tokens) == 1


@pytest.mark.parametrize("processes", ["1", "4"])
def test_told_to_end_it_ends_within_five_seconds_with_pages_open_and_loses_nothing_it_acknowledged(
    sampled_sqlite_url: str, processes: str
) -> None:
    acknowledged: list[str] = []
    with serving(
        "--workers", processes, "--database", sampled_sqlite_url, environment={"COMMITMENTS_TODAY": str(TODAY)}
    ) as server:
        with ExitStack() as open_pages, ThreadPoolExecutor(4) as writers:
            for _ in range(8):
                client = open_pages.enter_context(httpx.Client(base_url=server.address, timeout=PATIENCE))
                stream = open_pages.enter_context(client.stream("GET", "/events"))
                assert next(line for line in stream.iter_lines() if line.startswith("data: "))
            enough = threading.Event()
            written = [
                writers.submit(write_until_refused, server.address, sampled_sqlite_url, number, acknowledged, enough)
                for number in range(4)
            ]
            assert enough.wait(PATIENCE)
            begun = time.monotonic()
            assert server.stop(signal.SIGTERM) == 0
            took = time.monotonic() - begun
            for one in written:
                one.result()
    assert took < END_SECONDS + 1
    database = open_database(sampled_sqlite_url)
    with database.read() as session:
        assert verification(session).problems == ()
        stored = {
            update.reason
            for slug in SLUGS
            if (detail := commitment_detail(session, View(as_of=TODAY, today=TODAY), slug))
            for update in detail.updates
        }
    database.dispose()
    assert len(acknowledged) >= 8
    assert set(acknowledged) <= stored


SLUGS = ("end-mission-erbil", "ain-al-asad", "defence-ties-europe", "security-memoranda")


def write_until_refused(
    address: str, database: str, number: int, acknowledged: list[str], enough: threading.Event
) -> None:
    """Record one update after the other on a commitment of its own; notes the reasons of those that were accepted."""
    id_, slug, version = commitment(database, number)
    with httpx.Client(base_url=address, timeout=PATIENCE) as client:
        visitor = Visitor(client, address)
        try:
            visitor.open()
            for turn in range(10_000):
                reason = f"writer {number}, turn {turn}"
                answer = visitor.record_search(id_, slug, version=version, day=str(TODAY), reason=reason)
                if not saved(answer):
                    assert answer.status_code in (429, 503), answer.text
                    time.sleep(0.2)
                    continue
                acknowledged.append(reason)
                version += 1
                if len(acknowledged) >= 8:
                    enough.set()
        except httpx.HTTPError:
            return  # the server has ended


def commitment(path: str, number: int) -> tuple[str, str, int]:
    database = open_database(path)
    with database.read() as session:
        detail = commitment_detail(session, View(as_of=TODAY, today=TODAY), SLUGS[number])
    database.dispose()
    assert detail is not None
    return str(detail.row.id), detail.row.slug, detail.version

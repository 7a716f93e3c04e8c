"""Servers of one's own for the length of a measurement: the product's and the peers', each in a process of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from dashboard.web.plotly_bundle import CHOICE
from tests.benchmarks.databases import COMMANDS, ROOT

START_SECONDS = 120
# The day of the journeys, so that the same rows are due, passed and awaiting review at every run.
TODAY = "2026-11-22"


class Install(StrEnum):
    """Which plotly.js the product serves: the full bundle that everybody has, or the small one that npm brings."""

    DEFAULT = "as installed"
    SMALL = "small bundle"
    EITHER = "both"


class DidNotStart(Exception):
    """A server that should be measured did not come up."""


@dataclass(frozen=True, slots=True)
class RunningServer:
    """A server that answers at `address`. `process` is its id."""

    address: str
    process: int

    def memory_mb(self) -> float:
        """What it holds in memory (resident), in megabytes, as the system says."""
        output = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self.process)], capture_output=True, text=True, check=True
        )
        return int(output.stdout) / 1024


@dataclass(frozen=True, slots=True)
class Products:
    """The product on each database, started when it is first asked for and stopped with `running`."""

    running: ExitStack
    started: dict[Path, RunningServer] = field(default_factory=dict)

    def on(self, database: Path) -> RunningServer:
        """The server on a database. Raises `DidNotStart`."""
        if database not in self.started:
            self.started[database] = self.running.enter_context(product(database))
        return self.started[database]


@contextmanager
def product(database: Path, *, install: Install = Install.DEFAULT) -> Iterator[RunningServer]:
    """The product on a database."""
    port = free_port()
    # One client stands for many here, so it may ask as fast as it can.
    changed = {"COMMITMENTS_TODAY": TODAY, "COMMITMENTS_MOST_A_SECOND": "100000"}
    if install is Install.DEFAULT:
        changed[CHOICE] = "full"
    with _running([*COMMANDS, "serve", "--port", str(port), "--database", str(database)], port, changed) as served:
        yield served


@contextmanager
def peer(module: str, *arguments: str) -> Iterator[RunningServer]:
    """One of tests/benchmarks/peers, told its port first."""
    port = free_port()
    command = [sys.executable, "-m", f"tests.benchmarks.peers.{module}", str(port), *arguments]
    with _running(command, port, {}) as served:
        yield served


@contextmanager
def _running(command: Sequence[str], port: int, changed: Mapping[str, str]) -> Iterator[RunningServer]:
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | changed, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    ) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _await(process, address)
            yield RunningServer(address, process.pid)
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _await(process: "subprocess.Popen[bytes]", address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=START_SECONDS).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    raise DidNotStart(f"no answer from {' '.join(map(str, process.args))}")  # type: ignore[arg-type]

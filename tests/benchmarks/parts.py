"""The parts in which the table is measured: each gives some of its rows, and fails alone."""

import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from tests.benchmarks import cold
from tests.benchmarks.cold_rows import cold_rows
from tests.benchmarks.report import Found
from tests.benchmarks.telling import say


@dataclass(frozen=True, slots=True)
class Bench:
    """What every part measures with: the browser, the databases by number of rows, and whether it is a small trial."""

    browser: Browser
    databases: Mapping[int, Path]
    quick: bool = False

    def rounds(self, full: int) -> int:
        """How often to measure something that is measured `full` times in a full run."""
        return max(full // 5, 2) if self.quick else full


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows, by their keys, and what measures them. `run` gets the keys that are wanted."""

    keys: tuple[str, ...]
    run: Callable[[Bench, Sequence[str]], Mapping[str, Found]]


def measured(part: Part, bench: Bench, wanted: Sequence[str]) -> dict[str, Found]:
    """The wanted rows of a part; those that it could not give say why."""
    try:
        found = part.run(bench, wanted)
    # Whatever one part stumbles over, the table has the other parts' rows.
    except Exception as problem:
        say(traceback.format_exc())
        words = (str(problem).splitlines() or [""])[0]
        return {key: Found(None, f"{type(problem).__name__}: {words}") for key in wanted}
    return {key: found.get(key, Found(None, "was not measured")) for key in wanted}


def _cold(bench: Bench, wanted: Sequence[str]) -> Mapping[str, Found]:
    peers = any(key not in ("cold", "lean", "bundle") for key in wanted)
    return cold_rows(cold.measure(bench.browser, bench.databases, rounds=bench.rounds(ROUNDS), peers=peers))


ROUNDS = 10
PARTS: tuple[Part, ...] = (
    Part(
        (
            "cold",
            "cold-dhtmlx",
            "cold-echarts",
            "cold-px",
            "cold-dash",
            "first-small",
            "first-large",
            "heap",
            "lean",
            "bundle",
        ),
        _cold,
    ),
)

"""What measures the table: each measurer gives some of its rows and fails alone."""

import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from tests.benchmarks import cold_loads, interaction_rows
from tests.benchmarks.cold_rows import COLD_ROWS, cold_rows, peers_of
from tests.benchmarks.progress import log
from tests.benchmarks.readable import readable_row
from tests.benchmarks.report import Result
from tests.benchmarks.servers import Products, RunningServer
from tests.benchmarks.window_requests import window_request_rows


@dataclass(frozen=True, slots=True)
class Bench:
    """What measurers share: the browser, the databases by number of rows, and whether it is a small trial."""

    browser: Browser
    databases: Mapping[int, Path]
    products: Products
    quick: bool = False

    def product(self, count: int) -> RunningServer:
        """The product on the database of so many rows; the parts share it."""
        return self.products.on(self.databases[count])

    def rounds(self, full: int) -> int:
        """How often to measure something that is measured `full` times in a full run."""
        return max(full // 5, 2) if self.quick else full


@dataclass(frozen=True, slots=True)
class Measurer:
    """Some rows, by their keys, and what measures them. `run` gets the keys that are wanted."""

    keys: tuple[str, ...]
    run: Callable[[Bench, Sequence[str]], Mapping[str, Result]]


def measured(measurer: Measurer, bench: Bench, wanted: Sequence[str]) -> dict[str, Result]:
    """The wanted rows of a measurer; those that it could not measure say why."""
    try:
        results = measurer.run(bench, wanted)
    # Whatever one measurer stumbles over, the table has the other parts' rows.
    except Exception as problem:
        log(traceback.format_exc())
        words = (str(problem).splitlines() or [""])[0]
        return {key: Result(None, f"{type(problem).__name__}: {words}") for key in wanted}
    return {key: results.get(key, Result(None, "was not measured")) for key in wanted}


def _cold(bench: Bench, wanted: Sequence[str]) -> Mapping[str, Result]:
    peers = {name for key in wanted for name in peers_of(key)}
    ours = {count: bench.product(count).address for count in (cold_loads.SMALL, cold_loads.LARGE)}
    return cold_rows(cold_loads.measure(bench.browser, bench.databases, ours, rounds=bench.rounds(10), peers=peers))


def _readable(bench: Bench, _wanted: Sequence[str]) -> Mapping[str, Result]:
    return {"readable": readable_row(bench.browser, bench.product(cold_loads.LARGE).address, rounds=bench.rounds(5))}


def _jumps(bench: Bench, _wanted: Sequence[str]) -> Mapping[str, Result]:
    addresses = {count: bench.product(count).address for count in (1_000, cold_loads.LARGE)}
    return interaction_rows.jump_rows(
        bench.browser, addresses, bench.databases, jumps=bench.rounds(interaction_rows.JUMPS)
    )


def _scrolls(bench: Bench, _wanted: Sequence[str]) -> Mapping[str, Result]:
    address = bench.product(cold_loads.LARGE).address
    return interaction_rows.scroll_rows(bench.browser, address, scrolls=bench.rounds(interaction_rows.SCROLLS))


def _acts(bench: Bench, wanted: Sequence[str]) -> Mapping[str, Result]:
    repeats, saves = bench.rounds(interaction_rows.REPEATS), bench.rounds(interaction_rows.SAVES)
    address = bench.product(cold_loads.LARGE).address
    database = bench.databases[cold_loads.LARGE]
    return interaction_rows.interaction_rows(bench.browser, address, database, wanted, repeats=repeats, saves=saves)


def _posts(bench: Bench, _wanted: Sequence[str]) -> Mapping[str, Result]:
    return window_request_rows(bench.browser, bench.databases, windows=bench.rounds(1_000), rounds=bench.rounds(5))


MEASURERS: tuple[Measurer, ...] = (
    Measurer(COLD_ROWS, _cold),
    Measurer(("readable",), _readable),
    Measurer(("jump", "bytes"), _jumps),
    Measurer(("scroll",), _scrolls),
    Measurer(("filter", "search", "group", "zoom", "saved"), _acts),
    Measurer(("memory", "clients"), _posts),
)

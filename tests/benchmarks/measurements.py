"""The parts in which the table is measured: each gives some of its rows, and fails alone."""

import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from tests.benchmarks import cold_loads, interaction_rows
from tests.benchmarks.cold_rows import cold_rows
from tests.benchmarks.progress import say
from tests.benchmarks.readable import readable_row
from tests.benchmarks.report import Found
from tests.benchmarks.servers import Products, Served
from tests.benchmarks.window_requests import posting_rows


@dataclass(frozen=True, slots=True)
class Bench:
    """What every part measures with: the browser, the databases by number of rows, and whether it is a small trial."""

    browser: Browser
    databases: Mapping[int, Path]
    products: Products
    quick: bool = False

    def product(self, count: int) -> Served:
        """The product on the database of so many rows; the parts share it."""
        return self.products.on(self.databases[count])

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
    ours = {count: bench.product(count).address for count in (cold_loads.SMALL, cold_loads.LARGE)}
    return cold_rows(cold_loads.measure(bench.browser, bench.databases, ours, rounds=bench.rounds(10), peers=peers))


def _readable(bench: Bench, _wanted: Sequence[str]) -> Mapping[str, Found]:
    return {"readable": readable_row(bench.browser, bench.product(cold_loads.LARGE).address, rounds=bench.rounds(5))}


def _jumps(bench: Bench, _wanted: Sequence[str]) -> Mapping[str, Found]:
    addresses = {count: bench.product(count).address for count in (1_000, cold_loads.LARGE)}
    return interaction_rows.jump_rows(
        bench.browser, addresses, bench.databases, jumps=bench.rounds(interaction_rows.JUMPS)
    )


def _scrolls(bench: Bench, _wanted: Sequence[str]) -> Mapping[str, Found]:
    address = bench.product(cold_loads.LARGE).address
    return interaction_rows.scroll_rows(bench.browser, address, scrolls=bench.rounds(interaction_rows.SCROLLS))


def _acts(bench: Bench, wanted: Sequence[str]) -> Mapping[str, Found]:
    acts, saves = bench.rounds(interaction_rows.ACTS), bench.rounds(interaction_rows.SAVES)
    address = bench.product(cold_loads.LARGE).address
    database = bench.databases[cold_loads.LARGE]
    return interaction_rows.act_rows(bench.browser, address, database, wanted, acts=acts, saves=saves)


def _posts(bench: Bench, _wanted: Sequence[str]) -> Mapping[str, Found]:
    return posting_rows(bench.browser, bench.databases, windows=bench.rounds(1_000), rounds=bench.rounds(5))


COLD = ("cold", "cold-dhtmlx", "cold-echarts", "cold-px", "cold-dash", "first-small", "first-large", "heap")
PARTS: tuple[Part, ...] = (
    Part((*COLD, "lean", "bundle"), _cold),
    Part(("readable",), _readable),
    Part(("jump", "bytes"), _jumps),
    Part(("scroll",), _scrolls),
    Part(("filter", "search", "group", "zoom", "saved"), _acts),
    Part(("memory", "clients"), _posts),
)

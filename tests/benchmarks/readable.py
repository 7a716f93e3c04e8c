"""Whether rows and bars are there before plotly.js: it is held back until both were seen."""

import re
from statistics import median

from playwright.sync_api import Browser, Route
from playwright.sync_api import TimeoutError as NotInTime

from tests.benchmarks.page_loads import PRODUCT, Load, Site, visit
from tests.benchmarks.profiles import middle_load, waterfall
from tests.benchmarks.progress import log
from tests.benchmarks.report import Result, spread

PLOTLY = re.compile(r"plotly[^/]*\.js")
PATIENCE_MS = 8_000


def readable_row(browser: Browser, address: str, *, rounds: int) -> Result:
    """How much later than the first bars the first row with words is seen, while plotly.js has not arrived."""
    log(f"plotly.js held back, {rounds} times")
    loads = [_held_back(browser, Site("product", address, PRODUCT)) for _ in range(rounds)]
    profile = f"plotly.js held back\n{waterfall(loads[0])}"
    without = [name for name in ("rows", "first") if any(name not in load.marks for load in loads)]
    if without:
        words = {"rows": "no row", "first": "no bar"}
        details = f"{' and '.join(words[name] for name in without)} was seen within {PATIENCE_MS // 1000} s without it"
        return Result(float("inf"), details, profile=profile)
    later = [max(load.marks["rows"] - load.marks["first"], 0) for load in loads]
    middle = middle_load(loads, "first")
    rows, first = (median(load.marks[name] for load in loads) for name in ("rows", "first"))
    details = f"rows seen after {rows:.0f} ms, bars after {first:.0f} ms, {rounds} loads; one frame is 17 ms"
    return Result(spread(later).median, details, spread(later), f"plotly.js held back\n{waterfall(middle or loads[0])}")


def _held_back(browser: Browser, site: Site) -> Load:
    """One load whose marks are those that came without plotly.js."""
    held: list[Route] = []
    with visit(browser, site) as page:
        page.route(PLOTLY, lambda route: held.append(route))
        page.goto(site.address, wait_until="commit")
        try:
            page.wait_for_function(
                "() => window.benchmark && 'rows' in window.benchmark.marks && 'first' in window.benchmark.marks",
                timeout=PATIENCE_MS,
            )
        except NotInTime:
            pass
        marks = page.evaluate("() => window.benchmark.marks")
        tasks = page.evaluate("() => window.benchmark.tasks")
        for route in held:
            route.abort()
        return Load(marks, tuple((start, length) for start, length in tasks), ())

"""The rows of the interactions: jumps, scrolling, filter, search, group, zoom and saving."""

import sqlite3
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from tests.benchmarks import interactions
from tests.benchmarks.cold_loads import LARGE
from tests.benchmarks.databases import copy_of, into_memory, rows_of
from tests.benchmarks.page_loads import Load, Site, drawn_as, visit
from tests.benchmarks.peers.pages import NoPeers
from tests.benchmarks.profiles import middle_load, waterfall
from tests.benchmarks.progress import log
from tests.benchmarks.report import Result, Spread, compared, percentile, spread
from tests.benchmarks.servers import TODAY, peer, product
from tests.benchmarks.tracing import longest_task

JUMPS, SCROLLS, REPEATS, SAVES = 30, 15, 20, 10
WINDOW_CALLS = "_dash-update-component"

# The loads of one interaction, and beside each the milliseconds of an empty callback and of a lean draw.
Timings = tuple[list[Load], list[tuple[float, float]]]


def jump_rows(
    browser: Browser, addresses: Mapping[int, str], databases: Mapping[int, Path], *, jumps: int
) -> dict[str, Result]:
    """Jumps at 100,000 beside jumps at 1,000, and how many bytes each of the former asked for."""
    log(f"{jumps} jumps at 100,000 and at 1,000")
    loads: dict[int, list[Load]] = {1_000: [], LARGE: []}
    chance = Random(4)
    with ExitStack() as running:
        pages = {count: running.enter_context(interactions.opened(browser, addresses[count])) for count in loads}
        for number in range(jumps + 2):
            for count, page in pages.items():
                into_memory(databases[count])
                interactions.quiet(page)
                jumped = interactions.jump(page, chance)
                if number >= 2:
                    loads[count].append(jumped)
    times = [[one.marks["seen"] for one in loads[count]] for count in (LARGE, 1_000)]
    sizes = [sum(one[4] for one in load.resources if WINDOW_CALLS in one[0]) / 1000 for load in loads[LARGE]]
    sizes = [size for size in sizes if size]
    around = spread(sizes)
    return {
        "jump": compared(*times, profile=_profile("a jump at 100,000, the median one", loads[LARGE])),
        "bytes": Result(
            around.median,
            f"{len(sizes)} jumps, everything the page asked for in each; largest {max(sizes):.1f} kB",
            around,
            _profile("what a jump requests", loads[LARGE]),
        ),
    }


def scroll_rows(browser: Browser, address: str, *, scrolls: int) -> dict[str, Result]:
    """The longest task of the main thread while the wheel turns and no window is asked for."""
    log(f"{scrolls} scrolls inside the overscan")
    chance = Random(5)
    longest: list[float] = []
    with interactions.opened(browser, address) as page:
        for _ in range(scrolls):
            interactions.jump(page, chance)
            interactions.quiet(page)
            longest.append(longest_task(browser, page))
    around = spread(longest)
    details = (
        f"longest task of the main thread in each of {scrolls} scrolls of 640 px by wheel; worst {max(longest):.1f} ms"
    )
    return {"scroll": Result(around.median, details, around, f"longest tasks, ms: {_listed(longest)}")}


def interaction_rows(
    browser: Browser, address: str, database: Path, wanted: Sequence[str], *, repeats: int, saves: int
) -> dict[str, Result]:
    """Filter, search, group, zoom and saving, each next to an empty callback and a lean draw."""
    with ExitStack() as running:
        lean = _lean(running, browser)
        page = running.enter_context(interactions.opened(browser, address))
        rows: dict[str, Result] = {}
        for key, interact in _interactions(page, database).items():
            if key in wanted:
                log(f"{key}, {repeats} times, an empty callback and a lean draw each")
                rows[key] = _row(key, partial(_alternate, interact, lean, database, repeats))
        if "saved" in wanted:
            log(f"{saves} statuses saved")
            rows["saved"] = _row("saved", lambda: _saved(browser, database, lean, saves))
    return rows


def _row(key: str, measure: Callable[[], Timings]) -> Result:
    """The row of one interaction; its failure leaves the others alone."""
    try:
        return _compared_to_minimum(*measure(), key)
    except (interactions.NotPainted, BrowserError) as problem:
        return Result(None, str(problem).splitlines()[0])


def _saved(browser: Browser, original: Path, lean: Page, saves: int) -> Timings:
    """Statuses saved in a copy of the database."""
    with ExitStack() as running:
        database = copy_of(original, Path(running.enter_context(tempfile.TemporaryDirectory())))
        served = running.enter_context(product(database))
        slugs = _unchecked(database, saves + 1)

        def save(number: int) -> Load:
            return interactions.save(browser, served.address, slugs[number], f"Searched in vain, {number}.")

        return _alternate(save, lean, database, saves, idle=1)


def _lean(running: ExitStack, browser: Browser) -> Page:
    served = running.enter_context(peer("lean"))
    site = Site("lean", served.address, drawn_as(".lean-chart .bars path"))
    page = running.enter_context(visit(browser, site))
    page.goto(site.address)
    page.wait_for_function("() => 'interactive' in window.benchmark.marks")
    return page


def _interactions(page: Page, database: Path) -> dict[str, Callable[[int], Load]]:
    words = _words(database)
    return {
        "filter": lambda number: interactions.choose_filter(page, number),
        "search": lambda number: interactions.search(page, number, words),
        "group": lambda number: interactions.group(page, number),
        "zoom": lambda number: interactions.zoom(page, number),
    }


def _alternate(interact: Callable[[int], Load], lean: Page, database: Path, times: int, *, idle: int = 2) -> Timings:
    """One interaction again and again, an empty callback and a lean draw after each; the first ones only warm up."""
    loads: list[Load] = []
    minimum: list[tuple[float, float]] = []
    for number in range(times + idle):
        into_memory(database)
        load, pair = interact(number), _minimum(lean)
        if number >= idle:
            loads.append(load)
            minimum.append(pair)
    return loads, minimum


def _minimum(lean: Page) -> tuple[float, float]:
    """An empty callback's round trip and a draw of 120 rows until it is seen, in milliseconds."""
    measured: Any = lean.evaluate(
        """async () => {
          const changed = (id, act) => new Promise((done) => {
            const from = performance.now();
            new MutationObserver((_, watch) => { watch.disconnect(); done(performance.now() - from); })
              .observe(document.getElementById(id), { childList: true, characterData: true, subtree: true });
            act();
          });
          const trip = await changed("answer", () => document.getElementById("ask").click());
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          const from = performance.now();
          window.leanDraw();
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          return [trip, performance.now() - from];
        }"""
    )
    return float(measured[0]), float(measured[1])


def _compared_to_minimum(loads: Sequence[Load], minimum: Sequence[tuple[float, float]], key: str) -> Result:
    """The p95 of what was seen ÷ the medians of an empty callback and of a lean draw together."""
    times = [one.marks["seen"] for one in loads]
    trip, draw = median(pair[0] for pair in minimum), median(pair[1] for pair in minimum)
    late, around = percentile(times, 95), spread(times)
    details = (
        f"p95 {late:.0f} ms, {around.text()}, {len(times)} times ÷ ({trip:.1f} ms empty callback + {draw:.1f} ms draw)"
    )
    measure = trip + draw
    shares = Spread(around.median / measure, around.low / measure, around.high / measure, around.count)
    return Result(late / measure, details, shares, _profile(f"{key}, the median one", loads))


def _profile(words: str, loads: Sequence[Load]) -> str:
    middle = middle_load(loads, "seen")
    return f"{words}\n{waterfall(middle)}" if middle else ""


def _words(database: Path) -> list[str]:
    """Words of titles, of at least five letters, that are found in some rows each."""
    titles = [row[0] for row in rows_of(database)[:2000:97]]
    longest = [max((word for word in title.split() if word.isalpha()), key=len, default="") for title in titles]
    return sorted({word for word in longest if len(word) >= 5})


def _unchecked(database: Path, count: int) -> list[str]:
    """Commitments at the top of the list whose check is due and which nobody searched for in vain."""
    line = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        rows = line.execute(
            "SELECT slug, check_due_on, status FROM commitment ORDER BY deadline_order, title, number LIMIT 110"
        ).fetchall()
    finally:
        line.close()
    due = [slug for slug, day, status in rows if day and day <= TODAY and status != "no_public_evidence"]
    if len(due) < count:
        raise NoPeers(f"only {len(due)} of the first rows need a check")
    return due[:count]


def _listed(values: Sequence[float]) -> str:
    return ", ".join(f"{value:.1f}" for value in values)

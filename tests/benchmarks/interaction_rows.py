"""The rows of what a reader does: jumps, scrolling, filter, search, group, zoom and saving."""

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
from tests.benchmarks.progress import say
from tests.benchmarks.report import Found, Spread, compared, percentile, spread
from tests.benchmarks.servers import TODAY, peer, product
from tests.benchmarks.tracing import longest_task

JUMPS, SCROLLS, ACTS, SAVES = 30, 15, 20, 10
WINDOW_CALLS = "_dash-update-component"

# How long a way took each time, and an empty callback's round trip and a lean draw beside it.
Acted = tuple[list[Load], list[tuple[float, float]]]


def jump_rows(
    browser: Browser, addresses: Mapping[int, str], databases: Mapping[int, Path], *, jumps: int
) -> dict[str, Found]:
    """Jumps at 100,000 beside jumps at 1,000, and how many bytes each of the former asked for."""
    say(f"{jumps} jumps at 100,000 and at 1,000")
    found: dict[int, list[Load]] = {1_000: [], LARGE: []}
    chance = Random(4)
    with ExitStack() as running:
        pages = {count: running.enter_context(interactions.opened(browser, addresses[count])) for count in found}
        for number in range(jumps + 2):
            for count, page in pages.items():
                into_memory(databases[count])
                interactions.quiet(page)
                jumped = interactions.jump(page, chance)
                if number >= 2:
                    found[count].append(jumped)
    times = [[one.marks["seen"] for one in found[count]] for count in (LARGE, 1_000)]
    sizes = [sum(one[4] for one in load.resources if WINDOW_CALLS in one[0]) / 1000 for load in found[LARGE]]
    asked = [size for size in sizes if size]
    around = spread(asked)
    return {
        "jump": compared(*times, profile=_profile("a jump at 100,000, the median one", found[LARGE])),
        "bytes": Found(
            around.median,
            f"{len(asked)} jumps, everything the page asked for in each; largest {max(asked):.1f} kB",
            around,
            _profile("what a jump asks for", found[LARGE]),
        ),
    }


def scroll_rows(browser: Browser, address: str, *, scrolls: int) -> dict[str, Found]:
    """The longest task of the main thread while the wheel turns and no window is asked for."""
    say(f"{scrolls} scrolls inside the overscan")
    chance = Random(5)
    longest: list[float] = []
    with interactions.opened(browser, address) as page:
        for _ in range(scrolls):
            interactions.jump(page, chance)
            interactions.quiet(page)
            longest.append(longest_task(browser, page))
    around = spread(longest)
    told = (
        f"longest task of the main thread in each of {scrolls} scrolls of 640 px by wheel; worst {max(longest):.1f} ms"
    )
    return {"scroll": Found(around.median, told, around, f"longest tasks, ms: {_listed(longest)}")}


def act_rows(
    browser: Browser, address: str, database: Path, wanted: Sequence[str], *, acts: int, saves: int
) -> dict[str, Found]:
    """Filter, search, group, zoom and saving beside an empty callback and a lean draw, one after the other."""
    with ExitStack() as running:
        lean = _lean(running, browser)
        page = running.enter_context(interactions.opened(browser, address))
        rows: dict[str, Found] = {}
        for key, way in _ways(page, database).items():
            if key in wanted:
                say(f"{key}, {acts} times, an empty callback and a lean draw each")
                rows[key] = _row(key, partial(_alternate, way, lean, database, acts))
        if "saved" in wanted:
            say(f"{saves} statuses saved")
            rows["saved"] = _row("saved", lambda: _saved(browser, database, lean, saves))
    return rows


def _row(key: str, measure: Callable[[], Acted]) -> Found:
    """The row of one way; what fails leaves the other ways alone."""
    try:
        return _against(*measure(), key)
    except (interactions.NotSeen, BrowserError) as problem:
        return Found(None, str(problem).splitlines()[0])


def _saved(browser: Browser, original: Path, lean: Page, saves: int) -> Acted:
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


def _ways(page: Page, database: Path) -> dict[str, Callable[[int], Load]]:
    words = _words(database)
    return {
        "filter": lambda number: interactions.choose_filter(page, number),
        "search": lambda number: interactions.search(page, number, words),
        "group": lambda number: interactions.group(page, number),
        "zoom": lambda number: interactions.zoom(page, number),
    }


def _alternate(way: Callable[[int], Load], lean: Page, database: Path, times: int, *, idle: int = 2) -> Acted:
    """One way again and again, with an empty callback and a lean draw each; the first ones count for nothing."""
    found: list[Load] = []
    least: list[tuple[float, float]] = []
    for number in range(times + idle):
        into_memory(database)
        acted, pair = way(number), _least(lean)
        if number >= idle:
            found.append(acted)
            least.append(pair)
    return found, least


def _least(lean: Page) -> tuple[float, float]:
    """An empty callback's round trip and a draw of 120 rows until it is seen, in milliseconds."""
    told: Any = lean.evaluate(
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
    return float(told[0]), float(told[1])


def _against(loads: Sequence[Load], least: Sequence[tuple[float, float]], key: str) -> Found:
    """The p95 of what was seen ÷ the medians of an empty callback and of a lean draw together."""
    times = [one.marks["seen"] for one in loads]
    trip, draw = median(pair[0] for pair in least), median(pair[1] for pair in least)
    late, around = percentile(times, 95), spread(times)
    told = (
        f"p95 {late:.0f} ms, {around.shown()}, {len(times)} times ÷ ({trip:.1f} ms empty callback + {draw:.1f} ms draw)"
    )
    measure = trip + draw
    shares = Spread(around.median / measure, around.low / measure, around.high / measure, around.count)
    return Found(late / measure, told, shares, _profile(f"{key}, the median one", loads))


def _profile(words: str, loads: Sequence[Load]) -> str:
    middle = middle_load(loads, "seen")
    return f"{words}\n{waterfall(middle)}" if middle else ""


def _words(database: Path) -> list[str]:
    """Words of titles, of at least five letters, that are found in some rows each."""
    titles = [row[0] for row in rows_of(database)[:2000:97]]
    found = [max((word for word in title.split() if word.isalpha()), key=len, default="") for title in titles]
    return sorted({word for word in found if len(word) >= 5})


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

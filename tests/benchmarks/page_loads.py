"""One Chromium for everything that is compared, and one way to tell when a page was seen.

Every load has a browser context of its own, so nothing is cached. `probe.js` looks at each frame for what the page is
waited for; the frame after it was there, it was seen. After the figure was seen, the first moment at which the main
thread has nothing to do is when the page is interactive.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.support.services.chromium import FLAGS

VIEW: ViewportSize = {"width": 1500, "height": 1000}
PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
PATIENCE_MS = 120_000

# What is looked for, by mark: a selector, and whether it must hold words.
Wanted = Mapping[str, tuple[str, bool]]
_HYDRATED = "body:not(:has(#prerendered-page)) #react-entry-point"
PRODUCT: Wanted = {
    "rows": (".gantt-row", True),
    # Bars that the server drew, or else Plotly's.
    "first": (".prerendered-bars rect, .prerendered-bars path, .gantt-chart .bars path", False),
    # Dash's own filters and rows have taken the place of the prerendered ones.
    "mounted": (f"{_HYDRATED}:has(.gantt-row) .filter-bar .dash-dropdown", False),
    "drawn": (".gantt-chart .bars path", False),
}
OPENED: Wanted = {"filter": (".dash-dropdown-options", True), "drawer": (".drawer h2, .drawer h3", True)}
# What is pressed as soon as the page is usable, and what that opens.
PRESSES = (("#filter-bar-status", "filter"), (".gantt-link", "drawer"))
RESOURCES = """() => performance.getEntriesByType("resource").map((one) =>
  [one.name.replace(location.origin, "").slice(0, 80), one.startTime, one.responseStart, one.responseEnd,
   one.encodedBodySize])"""


@dataclass(frozen=True, slots=True)
class Site:
    """A page to load. `name` is how the table calls it."""

    name: str
    address: str
    wanted: Wanted = field(default_factory=lambda: PRODUCT)
    presses: bool = False

    @property
    def last_mark(self) -> str:
        """The mark that ends a load."""
        return "drawer" if self.presses else "interactive"


def drawn_as(selector: str) -> Wanted:
    """What is waited for on a page whose first bars are its chart."""
    return {"first": (selector, False), "drawn": (selector, False)}


@dataclass(frozen=True, slots=True)
class Load:
    """One load: milliseconds from the start of the navigation by mark, long tasks, resources, heap in megabytes."""

    marks: Mapping[str, float]
    tasks: tuple[tuple[float, float], ...]
    resources: tuple[tuple[str, float, float, float, int], ...]
    heap: float | None = None


@contextmanager
def chromium(executable: str) -> Iterator[Browser]:
    """The browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visit(browser: Browser, site: Site) -> Iterator[Page]:
    """A page in a fresh context with the probe in it, before it has gone anywhere."""
    context = fresh(browser, site)
    try:
        yield context.new_page()
    finally:
        context.close()


def fresh(browser: Browser, site: Site) -> BrowserContext:
    """A context without any cache, whose pages have the probe."""
    context = browser.new_context(viewport=VIEW, locale="en-GB", timezone_id="UTC", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_MS)
    wanted = {**site.wanted, **(OPENED if site.presses else {})}
    presses = [{"selector": selector, "mark": mark} for selector, mark in PRESSES] if site.presses else []
    context.add_init_script(PROBE.replace("SELECTORS", json.dumps(wanted)).replace("PRESSES", json.dumps(presses)))
    return context


def load(browser: Browser, site: Site, *, heap: bool = False) -> Load:
    """Load a page cold, until its last mark."""
    with visit(browser, site) as page:
        page.goto(site.address, wait_until="commit")
        page.wait_for_function(f"() => window.benchmark && '{site.last_mark}' in window.benchmark.marks")
        details = page.evaluate("() => [window.benchmark.marks, window.benchmark.tasks]")
        resources = page.evaluate(RESOURCES)
        return Load(
            marks=dict(details[0]),
            tasks=tuple((start, length) for start, length in details[1]),
            resources=tuple(tuple(one) for one in resources),
            heap=heap_mb(page) if heap else None,
        )


def heap_mb(page: Page) -> float:
    """What the page's scripts hold after a collection, with what they hold of the DOM and of buffers, in megabytes."""
    line: Any = page.context.new_cdp_session(page)
    for _ in range(2):
        line.send("HeapProfiler.collectGarbage")
    used = line.send("Runtime.getHeapUsage")
    held = ("usedSize", "embedderHeapUsedSize", "backingStorageSize")
    return float(sum(used.get(name, 0) for name in held)) / 1e6

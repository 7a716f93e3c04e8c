"""Interactions with an open page, and how long until their result is painted."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Browser, Page

from tests.benchmarks.page_loads import PRODUCT, Load, Site, visit

INTERACTIONS_SCRIPT = (Path(__file__).parent / "interactions.js").read_text(encoding="utf-8")
QUIET_MS = 400
GROUPS = ("status", "actor", "place", "schedule", "topic", "none")
STATUSES = ("under_way", "fulfilled", "stalled", "not_started", "disputed", "abandoned")
STEPS = ("closer", "later", "earlier", "closer", "farther", "whole")


class NotPainted(Exception):
    """The answer to an input did not come to be seen."""


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """The product's page, drawn and quiet."""
    with visit(browser, Site("product", address, PRODUCT)) as page:
        page.goto(address, wait_until="commit")
        page.wait_for_function("() => window.benchmark && 'interactive' in window.benchmark.marks")
        page.evaluate(INTERACTIONS_SCRIPT)
        quiet(page)
        yield page


def quiet(page: Page) -> None:
    """Until nothing was asked of the server for a moment."""
    page.evaluate(
        f"""() => new Promise((done) => {{
            let count = -1;
            const look = () => {{
              const now = performance.getEntriesByType("resource").length;
              if (now === count) return done();
              count = now;
              setTimeout(look, {QUIET_MS});
            }};
            look();
        }})"""
    )


def painted(page: Page, what: str) -> Load:
    """The answer to the input just made: its mark is `seen`. Raises `NotPainted`."""
    outcome: dict[str, Any] = page.evaluate("() => window.benchmark.painted()")
    if outcome["seen"] is None:
        parts = f" ({', '.join(outcome['missing'])})" if outcome["missing"] else ""
        raise NotPainted(f"{what}: not seen within 30 s{parts}")
    return Load(
        {"seen": outcome["seen"]},
        tuple((start, length) for start, length in outcome["tasks"]),
        tuple(tuple(one) for one in outcome["resources"]),
    )


def jump(page: Page, chance: Random) -> Load:
    """Go to a place of the list at random, as with the position bar."""
    height = page.evaluate("() => document.documentElement.scrollHeight - innerHeight")
    top = page.evaluate("() => document.querySelector('.gantt-list').getBoundingClientRect().top + scrollY")
    page.evaluate("(y) => window.benchmark.jump(y)", chance.randint(int(top), int(height)))
    return painted(page, "jump")


def choose_filter(page: Page, number: int) -> Load:
    """Tick a status in the filter bar, and untick it the next time."""
    status = STATUSES[number // 2 % len(STATUSES)]
    option = page.locator(f".dash-dropdown-options label:has(input[value={status}])")
    _open(page, "#filter-bar-status", f".dash-dropdown-options label:has(input[value={status}])")
    page.evaluate("() => window.benchmark.begin('filter')")
    option.click()
    return painted(page, f"filter by {status}")


def search(page: Page, number: int, words: Sequence[str]) -> Load:
    """Type a word into the search box, letter by letter; every second time, clear it."""
    box = page.locator("#filter-bar-search")
    box.click()
    page.evaluate("() => window.benchmark.begin('search')")
    if number % 2:
        box.fill("")
    else:
        box.press_sequentially(words[number // 2 % len(words)], delay=30)
    return painted(page, "search")


def group(page: Page, number: int) -> Load:
    """Group the rows by something else than before."""
    chosen = GROUPS[number % len(GROUPS)]
    option = f".dash-dropdown-options label:has(input[value={chosen}])"
    _open(page, "#filter-bar-group", option)
    page.evaluate("() => window.benchmark.begin('group')")
    page.locator(option).click()
    return painted(page, f"group by {chosen}")


def zoom(page: Page, number: int) -> Load:
    """Press one of the buttons for the days shown."""
    step = STEPS[number % len(STEPS)]
    page.evaluate("() => window.benchmark.begin('zoom')")
    page.locator(f"[data-zoom={step}]").click()
    return painted(page, f"zoom {step}")


def save(browser: Browser, address: str, slug: str, reason: str) -> Load:
    """Say in the drawer of a row, on a page opened for it, that a search found nothing."""
    with opened(browser, f"{address}/?at={slug}") as page:
        form = page.locator("form#status-form")
        form.locator("[aria-describedby]").first.wait_for(state="attached")
        form.get_by_label("Reason").fill(reason)
        quiet(page)
        page.evaluate("(named) => window.benchmark.begin('saved', named)", {"slug": slug, "reason": reason})
        form.get_by_role("button", name="Searched, found nothing").click()
        return painted(page, f"saving {slug}")


def _open(page: Page, dropdown: str, option: str) -> None:
    if not page.locator(option).is_visible():
        page.keyboard.press("Escape")
        page.locator(dropdown).click()
        page.locator(option).wait_for()
    quiet(page)

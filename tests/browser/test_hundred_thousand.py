"""A hundred thousand commitments in a browser: scrolled, grouped, searched and zoomed, with a window of rows at a time.

What is seen is compared with what the queries say of the same database. The journeys only read: the database is made
once, by the very command that anybody would use, and kept in a cache folder between runs (benchmarks/databases.py).
Pytest-xdist gives a module to one worker, so it is made by one.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.figures.gantt.lanes import GROUP_HEIGHT, ROW_HEIGHT
from db.domain.filters import Group, Tile, View
from db.engine import Database, open_database
from db.queries.timeline import timeline_count, timeline_groups, timeline_rows, timeline_tiles
from tests.benchmarks.databases import database_of
from tests.browser.conftest import TODAY, Arrive, StartApp
from tests.browser.overview_steps import drag_over_the_middle
from tests.browser.visitors import Visitor

COUNT = 100_000
MAX_ROWS = 120
# In the page from its first byte on: how many rows it ever held at once.
COUNT_ROWS = """
window.mostRows = 0;
new MutationObserver(() => {
  window.mostRows = Math.max(window.mostRows, document.getElementsByClassName("gantt-row").length);
}).observe(document, { childList: true, subtree: true });
"""
# Where the position bar stands when the list's pixel `at` is in the middle of the window.
SCROLL_TO = """
(at) => {
  const list = document.getElementById("timeline-board-list").getBoundingClientRect();
  window.scrollTo(0, list.top + window.scrollY + at - window.innerHeight / 2);
}
"""
AS_HIGH_AS = """
(height) => Math.abs((document.getElementById("timeline-board-list")?.offsetHeight || 0) - height) <= 1
"""
SPAN_MARKED = """
([first, last]) => {
  const strip = document.querySelector(".overview-chart .js-plotly-plot");
  const shapes = (strip && strip.layout && strip.layout.shapes) || [];
  return shapes.some((one) => one.name === "span" && one.x0.startsWith(first) && one.x1.startsWith(last));
}
"""


@pytest.fixture(scope="module")
def large() -> Path:
    return database_of(COUNT, lambda words: None, today=TODAY)


@pytest.fixture(scope="module")
def known(large: Path) -> Iterator[Database]:
    opened = open_database(large)
    yield opened
    opened.dispose()


@pytest.fixture
def reader(arrive: Arrive, start_app: StartApp, large: Path) -> Iterator[Visitor]:
    """A person in front of all of them; never did their page hold more rows than a window and its neighbours."""
    visitor = arrive(app=start_app(large))
    visitor.context.add_init_script(COUNT_ROWS)
    yield visitor
    assert 0 < visitor.page.evaluate("window.mostRows") <= MAX_ROWS


def a_view(**criteria: Any) -> View:
    return View(as_of=TODAY, today=TODAY, **criteria)


def slug_at(known: Database, place: int, **criteria: Any) -> str:
    with known.read() as session:
        return timeline_rows(session, a_view(**criteria), first=place, count=1)[0].slug


def row(page: Page, slug: str) -> Locator:
    return page.locator(f'.gantt-row[data-slug="{slug}"]')


def scroll_with(page: Page, key: str) -> None:
    """Press the key and wait until the page rests: Chromium drops a key that comes as the movement before it ends."""
    page.evaluate("window.rested = false; window.addEventListener('scrollend', () => { window.rested = true; })")
    page.keyboard.press(key)
    page.wait_for_function("() => window.rested")


def expect_row(page: Page, slug: str, *, at: int) -> None:
    """The row is seen where the whole list has it, and its bar is beside it."""
    expect(row(page, slug)).to_be_in_viewport()
    top = "(row) => row.getBoundingClientRect().top - document.querySelector('.gantt-list').getBoundingClientRect().top"
    assert abs(row(page, slug).evaluate(top) - at) <= 2
    expect(page.locator(".gantt-chart .bars path").first).to_be_attached()


def test_any_of_all_rows_is_reached_by_wheel_keys_and_position_bar(reader: Visitor, known: Database) -> None:
    page = reader.page
    reader.open()
    expect(page.locator(".gantt-count")).to_have_text(f"{COUNT:,} commitments")
    expect_row(page, slug_at(known, 0), at=0)
    page.mouse.move(640, 600)
    for place in (30, 60, 90):
        page.mouse.wheel(0, 30 * ROW_HEIGHT)
        expect_row(page, slug_at(known, place), at=place * ROW_HEIGHT)
    before = page.evaluate("window.scrollY")
    scroll_with(page, "PageDown")
    assert page.evaluate("window.scrollY") > before + 3 * ROW_HEIGHT
    expect_row(page, slug_at(known, 99), at=99 * ROW_HEIGHT)
    scroll_with(page, "End")
    expect_row(page, slug_at(known, COUNT - 1), at=(COUNT - 1) * ROW_HEIGHT)
    page.evaluate(SCROLL_TO, COUNT // 2 * ROW_HEIGHT)
    expect_row(page, slug_at(known, COUNT // 2), at=COUNT // 2 * ROW_HEIGHT)
    scroll_with(page, "Home")
    expect_row(page, slug_at(known, 0), at=0)


def test_a_chosen_row_stays_chosen_while_one_looks_elsewhere(reader: Visitor, known: Database) -> None:
    page, slug = reader.page, slug_at(known, 2)
    reader.open()
    row(page, slug).locator(".gantt-link").click()
    title = row(page, slug).locator(".gantt-link").inner_text()
    expect(page.locator(".drawer h2")).to_have_text(title)
    page.evaluate(SCROLL_TO, COUNT * ROW_HEIGHT)
    expect_row(page, slug_at(known, COUNT - 1), at=(COUNT - 1) * ROW_HEIGHT)
    expect(row(page, slug)).to_have_count(0)
    expect(page.locator(".drawer h2")).to_have_text(title)
    page.evaluate("window.scrollTo(0, 0)")
    expect(row(page, slug)).to_have_class(re.compile("is-selected"))
    expect(row(page, slug)).to_have_attribute("aria-current", "true")


def test_groups_by_actor_have_counts_and_fold_without_the_rows_of_others(reader: Visitor, known: Database) -> None:
    page = reader.page
    with known.read() as session:
        groups = timeline_groups(session, a_view(group=Group.ACTOR))
    assert sum(group.count for group in groups) == COUNT
    reader.open("/?group=actor")
    headings = page.locator(".gantt-group-button")
    first, second = groups[0], groups[1]
    expect(headings.first).to_have_attribute("data-key", first.key)
    expect(headings.first).to_contain_text(f"{first.count:,}")
    expect(row(page, slug_at(known, 0, group=Group.ACTOR))).to_be_visible()
    headings.first.click()
    expect(headings.first).to_have_attribute("aria-expanded", "false")
    expect(headings.nth(1)).to_have_attribute("data-key", second.key)
    expect(headings.nth(1)).to_contain_text(f"{second.count:,}")
    height = GROUP_HEIGHT * len(groups) + ROW_HEIGHT * (COUNT - first.count)
    page.wait_for_function(AS_HIGH_AS, arg=height)
    expect(row(page, slug_at(known, first.count, group=Group.ACTOR))).to_be_visible()
    headings.first.click()
    expect(headings.first).to_have_attribute("aria-expanded", "true")
    expect(row(page, slug_at(known, 0, group=Group.ACTOR))).to_be_visible()
    scroll_with(page, "End")
    expect(row(page, slug_at(known, COUNT - 1, group=Group.ACTOR))).to_be_in_viewport()


@pytest.mark.parametrize("word", ["الجسر", "สะพาน", "大桥", "Treaty"])
def test_search_finds_words_of_any_script_as_one_types(reader: Visitor, known: Database, word: str) -> None:
    page, view = reader.page, a_view(search=word)
    with known.read() as session:
        total, counts = timeline_count(session, view), timeline_tiles(session, view).counts
        slugs = [one.slug for one in timeline_rows(session, view, count=5)]
    assert 1_000 < total < COUNT / 4
    reader.open()
    # Faster than anybody types.
    page.locator("#filter-bar-search").press_sequentially(word, delay=10)
    expect(page.locator(".gantt-count")).to_have_text(f"{total:,} commitments")
    for tile in Tile:
        expect(page.locator(f'.tile[data-tile="{tile.value}"]')).to_contain_text(f"{counts[tile]:,}")
    for slug, entry in zip(slugs, page.locator(".gantt-row").all()[: len(slugs)], strict=True):
        expect(entry).to_have_attribute("data-slug", slug)
        expect(entry).to_contain_text(word, ignore_case=True)
    page.locator("#filter-bar-search").blur()
    scroll_with(page, "End")
    expect_row(page, slug_at(known, total - 1, search=word), at=(total - 1) * ROW_HEIGHT)


def test_zooming_by_buttons_keys_and_dragging_marks_the_span_in_the_overview(reader: Visitor, known: Database) -> None:
    page = reader.page
    reader.open()
    strip = page.locator(".overview-chart")
    expect(strip.locator(".bars path").first).to_be_visible()
    rows = page.locator(".gantt-row").first
    expect(rows).to_have_attribute("data-slug", slug_at(known, 0))
    span = zoomed(page, lambda: page.get_by_role("button", name="Zoom in").click())
    strip.focus()
    later = zoomed(page, lambda: page.keyboard.press("ArrowRight"))
    assert later[0] > span[0] and later[1] > span[1]
    closer = zoomed(page, lambda: page.keyboard.press("+"))
    assert closer[1] - closer[0] < later[1] - later[0]
    dragged = zoomed(page, lambda: drag_over_the_middle(page))
    assert dragged != closer
    # A span is where one looks, not what one looks for: every row is still there.
    expect(page.locator(".gantt-count")).to_have_text(f"{COUNT:,} commitments")
    expect(rows).to_have_attribute("data-slug", slug_at(known, 0))
    strip.focus()
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile(r"/\?fit=1$"))


def zoomed(page: Page, act: Callable[[], object]) -> tuple[date, date]:
    """Do what asks for another span; which it is, once the address says it and the overview marks it."""
    before = page.url
    act()
    page.wait_for_url(lambda url: url != before and "from=" in url)
    query = parse_qs(urlsplit(page.url).query)
    first, last = date.fromisoformat(query["from"][0]), date.fromisoformat(query["to"][0])
    page.wait_for_function(SPAN_MARKED, arg=[first.isoformat(), last.isoformat()])
    return first, last

"""The timeline in a browser: its address is its state, and its rows line up with its figure."""

import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import Arrive
from tests.browser.form_steps import ERBIL, form_on
from tests.browser.visitors import DESK, PHONE, Visitor

BARS_OF_ROWS = """
() => {
  const plot = document.querySelector(".gantt-chart .js-plotly-plot");
  const clear = [...plot.querySelectorAll(".trace.bars")][0];
  const middle = (box) => box.top + box.height / 2;
  const rows = [...document.querySelectorAll(".gantt-row")].map((row) => row.getBoundingClientRect());
  const bars = [...clear.querySelectorAll("path")].map((bar) => bar.getBoundingClientRect());
  // The lanes of sources that disagree move a bar up: where to is in figures/lanes.py.
  const off = (row, bar, share) => middle(bar) - (row.top + row.height * share);
  return rows.map((row, at) => Math.min(...[0.56, 0.484, 0.43].map((share) => Math.abs(off(row, bars[at], share)))));
}
"""
TICKS_OF_DAYS = """
() => {
  const plot = document.querySelector(".gantt-chart .js-plotly-plot");
  const rules = [...plot.querySelectorAll(".xgrid")].map((rule) => rule.getBoundingClientRect());
  const labels = [...document.querySelectorAll(".gantt-tick")].map((label) => label.getBoundingClientRect());
  const centre = (box) => box.left + box.width / 2;
  // Plotly leaves out the rule of a day that is the very edge of the chart; its label stays.
  return rules.map((rule) => Math.min(...labels.map((label) => Math.abs(centre(rule) - centre(label)))));
}
"""


def ready(page: Page) -> None:
    expect(page.locator(".gantt-chart .bars path").first).to_be_attached()
    expect(page.locator(".gantt-chart .xgrid").first).to_be_attached()


def test_filters_live_in_the_address_so_a_view_can_be_shared_and_walked_back(arrive: Arrive) -> None:
    visitor = arrive()
    page = visitor.page
    visitor.open()
    page.locator(".tile", has_text="Fulfilled").click()
    expect(page.locator(".gantt-row")).to_have_count(2)
    page.locator("#filter-bar-search").fill("Asad")
    expect(page.locator(".gantt-row")).to_have_count(1)
    shared = page.url.removeprefix(visitor.origin)
    assert "tile=fulfilled" in shared and "q=Asad" in shared

    friend = arrive()
    friend.open(shared)
    expect(friend.page.locator(".gantt-row")).to_have_count(1)
    expect(friend.page.locator("#filter-bar-search")).to_have_value("Asad")
    expect(friend.page.locator(".tile[aria-pressed=true]")).to_contain_text("Fulfilled")

    page.go_back()
    expect(page.locator(".gantt-row")).to_have_count(2)
    expect(page.locator("#filter-bar-search")).to_have_value("")
    page.go_back()
    expect(page.locator(".gantt-row")).to_have_count(7)


def test_what_matches_nothing_says_so_and_can_be_cleared(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/?q=nothing-like-this")
    expect(page.locator(".empty")).to_contain_text("Nothing matches these filters")
    page.locator("#filter-bar-clear").click()
    expect(page.locator(".gantt-row")).to_have_count(7)


def test_groups_have_headings_with_counts_and_fold(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/?group=status")
    heading = page.locator(".gantt-group-button", has_text="Not assessed")
    expect(heading).to_contain_text("4")
    heading.click()
    expect(heading).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".gantt-row")).to_have_count(3)
    assert "folded=not_assessed" in page.url


def test_choosing_a_row_opens_the_drawer_and_closing_it_goes_back_to_the_row(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open()
    page.get_by_role("link", name="End the Coalition's mission in Erbil").click()
    expect(page.locator(".drawer h2")).to_have_text("End the Coalition's mission in Erbil")
    assert "at=end-mission-erbil" in page.url
    expect(page.locator(".drawer .quote")).to_contain_text("mengakhiri misi koalisi Amerika di Erbil")
    page.locator(".drawer-close").click()
    expect(page.locator(".drawer h2")).to_have_count(0)
    expect(page.locator(".gantt-link:focus")).to_have_text("End the Coalition's mission in Erbil")


def test_the_span_is_chosen_with_buttons_and_by_dragging_and_shown_whole_again(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open()
    ready(page)
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_url("**from=**")
    narrower = page.url
    box = page.locator(".gantt-chart").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 100, box["y"] + 32)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 32, steps=4)
    page.mouse.up()
    page.wait_for_url(lambda url: "from=" in url and url != narrower)
    page.get_by_role("button", name="Show every mark").click()
    page.wait_for_url(lambda url: "from=" not in url)


@pytest.mark.parametrize("width", [1024, 1500, 2560])
@pytest.mark.parametrize("query", ["/", "/?from=2025-12-01&to=2026-02-01", "/?group=phase"])
def test_rows_and_bars_line_up_to_the_pixel_at_every_zoom(visitor: Visitor, width: int, query: str) -> None:
    page = visitor.page
    page.set_viewport_size({"width": width, "height": 900})
    visitor.open(query)
    ready(page)
    assert all(abs(gap) <= 1 for gap in page.evaluate(BARS_OF_ROWS))
    assert all(abs(gap) <= 1 for gap in page.evaluate(TICKS_OF_DAYS))


def test_as_of_another_day_shows_what_was_known_then_and_says_so(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/?as_of=2026-01-05")
    expect(page.locator(".band")).to_contain_text("Showing 5 Jan 2026")
    row = page.locator(".gantt-row", has_text="Ain al-Asad")
    expect(row).to_contain_text("In its window")
    page.locator(".band").get_by_role("button", name="Back to today").click()
    expect(page.locator(".band")).to_have_count(0)
    expect(row).to_contain_text("Met 6 days late")


def test_everything_on_the_timeline_can_be_reached_with_the_keyboard(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open()
    ready(page)
    page.locator(".tile").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".gantt-row")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".gantt-row")).to_have_count(7)
    page.locator(".gantt-link").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".drawer h2")).to_have_text("End the Coalition's mission in Erbil")
    page.locator(".drawer-close").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".drawer h2")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_phone_nothing_stands_out_of_the_page_in_either_theme(arrive: Arrive, theme: str) -> None:
    visitor = arrive(viewport=PHONE, theme="dark" if theme == "dark" else "light")
    page = visitor.page
    for path in ("/", "/?at=ain-al-asad", "/commitments/ain-al-asad", "/sources", "/commitments/new", "/table"):
        visitor.open(path)
        page.wait_for_selector("main h1, main h2", state="attached")
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert beyond <= 0, path
    assert page.evaluate("document.documentElement.dataset.theme") == theme


def test_a_second_browser_shows_a_change_within_two_seconds(arrive: Arrive) -> None:
    visitor = arrive(viewport=DESK)
    visitor.open()
    page = visitor.page
    expect(page.locator(".gantt-row")).to_have_count(7)
    other = arrive()
    other.open("/?at=end-mission-erbil")
    form = other.page.locator(".drawer form").first
    expect(form).to_be_visible()
    other.page.get_by_role("button", name="Searched, found nothing").click()
    expect(other.page.locator(".shell-notices")).to_contain_text("No public evidence")
    row = page.locator(".gantt-row", has_text="Erbil")
    expect(row).to_contain_text("No public evidence", timeout=2_000)


@pytest.mark.parametrize("width", [800, 1280])
def test_the_days_stay_in_sight_below_the_header_while_rows_scroll(visitor: Visitor, width: int) -> None:
    page = visitor.page
    page.set_viewport_size({"width": width, "height": 420})
    visitor.open()
    ready(page)
    page.locator(".gantt-row").nth(4).evaluate("(row) => row.scrollIntoView({block: 'center'})")
    expect(page.locator(".gantt-row").nth(4)).to_be_in_viewport()
    tops = "() => ['.shell-header', '.gantt-header'].map((at) => document.querySelector(at).getBoundingClientRect())"
    shell, days = page.evaluate(tops)
    assert abs(days["top"] - shell["bottom"]) <= 2


def test_letters_keep_their_places_however_fast_they_are_typed(visitor: Visitor) -> None:
    page, word = visitor.page, "قاعدة عين الأسد"
    visitor.open()
    field = page.locator("#filter-bar-search")
    field.press_sequentially(word, delay=5)
    expect(field).to_have_value(word)
    expect(page).to_have_url(re.compile(r"\?q=%D9%82"))
    field.press_sequentially(" Asad", delay=90)
    expect(field).to_have_value(f"{word} Asad")
    expect(page).to_have_url(re.compile("Asad"))
    page.go_back()
    expect(field).to_have_value("")


def recorded_requests(page: Page) -> list[str]:
    """From now on: what is asked of the server, by the first part of the page that each answer would change."""
    requests: list[str] = []

    def note(request: Request) -> None:
        output = re.match(r'\{"output":"(?:\.\.)?([\w-]+)\.', request.post_data or "")
        if output:
            requests.append(output[1])

    page.on("request", note)
    return requests


def test_another_span_asks_for_the_rows_then_for_the_overview_and_for_nothing_else(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open()
    ready(page)
    page.wait_for_load_state("networkidle")
    requests = recorded_requests(page)
    with page.expect_request(lambda request: '"output":"..overview-strip' in (request.post_data or "")):
        page.locator("[data-zoom=closer]").click()
    assert requests == ["timeline-board-tiles", "overview-strip-graph"]


def test_what_one_saves_oneself_is_drawn_once(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/?at={ERBIL}")
    form = form_on(page, "status-form")
    page.wait_for_load_state("networkidle")
    requests = recorded_requests(page)
    form.get_by_label("Reason").fill("Nothing to be found.")
    form.get_by_role("button", name="Searched, found nothing").click()
    expect(page.locator(".drawer").get_by_text("Nothing to be found.").first).to_be_visible()
    expect(page.locator(f'.gantt-row[data-slug="{ERBIL}"]')).to_contain_text("No public evidence")
    # Longer than the stream of changes takes to tell of it.
    page.wait_for_timeout(1_500)
    once, never = ("timeline-board-tiles", "drawer-head"), ("drawer-form", "drawer")
    counts = {part: requests.count(part) for part in (*once, *never)}
    assert counts == {**dict.fromkeys(once, 1), **dict.fromkeys(never, 0)}

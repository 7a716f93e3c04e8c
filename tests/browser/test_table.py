"""The table in a browser: sorted, narrowed and walked by keyboard, the timeline's full equal for those who hear it."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Arrive
from tests.browser.form_steps import ERBIL
from tests.browser.visitors import PHONE, Visitor


def titles(page: Page) -> Locator:
    return page.locator(".ag-row [col-id=title] a")


def cells(page: Page, column: str) -> Locator:
    return page.locator(f".ag-row [col-id={column}]")


def ready(visitor: Visitor, path: str = "/table", *, rows: int = 7) -> Page:
    visitor.open(path)
    expect(titles(visitor.page)).to_have_count(rows)
    return visitor.page


def test_every_commitment_is_a_row_with_its_facts_in_words(visitor: Visitor) -> None:
    page = ready(visitor)
    expect(page.get_by_role("grid", name="Commitments")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="7 commitments")).to_be_visible()
    row = page.locator(".ag-row", has=page.get_by_role("link", name="Erbil")).get_attribute("row-id")
    schedule = page.locator(f".ag-row[row-id='{row}'] [col-id=schedule]")
    expect(schedule).to_have_text("Deadline passed 53 days ago · awaiting review")


def test_a_heading_sorts_and_says_so(visitor: Visitor) -> None:
    page = ready(visitor)
    heading = page.locator(".ag-header-cell[col-id=title]")
    heading.locator(".ag-header-cell-label").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    expect(titles(page).first).to_have_text(re.compile("^Continue the defence track"))
    heading.locator(".ag-header-cell-label").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(page.locator(".ag-row[row-index='0'] [col-id=title]")).to_have_text(re.compile("^Train the Iraqi"))


def test_a_column_is_narrowed_to_what_was_typed(visitor: Visitor) -> None:
    page = ready(visitor)
    page.locator(".ag-header-cell[col-id=status] .ag-header-cell-filter-button").click()
    page.locator(".ag-filter input[type=text]").first.fill("fulfilled")
    expect(titles(page)).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="2 commitments")).to_be_visible()


def test_the_filters_of_the_address_narrow_it_and_back_walks_them_back(visitor: Visitor) -> None:
    page = ready(visitor)
    page.locator("#filter-bar-search").fill("Asad")
    expect(titles(page)).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/table\?q=Asad$"))
    page.go_back()
    expect(titles(page)).to_have_count(7)


def test_what_matches_nothing_says_so(visitor: Visitor) -> None:
    page = ready(visitor, "/table?q=nowhere", rows=0)
    expect(page.locator(".empty")).to_have_text("Nothing matches these filters. Clear them")
    expect(page.get_by_role("status").filter(has_text="0 commitments")).to_be_visible()


def test_the_keyboard_alone_walks_it_and_enter_opens_a_commitment(visitor: Visitor) -> None:
    page = ready(visitor)
    page.locator("#filter-bar-search").focus()
    focused = "document.activeElement.getAttribute('col-id')"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(focused) == "title" and page.evaluate("document.activeElement.role") == "gridcell":
            break
        if page.evaluate("document.activeElement.classList.contains('ag-header-cell')"):
            page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "title"
    page.keyboard.press("ArrowDown")
    title = str(page.evaluate("document.activeElement.textContent"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/commitments/[a-z-]+$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_a_click_on_a_title_keeps_the_day_and_back_comes_back(visitor: Visitor) -> None:
    page = ready(visitor, "/table?as_of=2026-01-05")
    expect(page.locator(".band")).to_contain_text("5 Jan 2026")
    page.get_by_role("link", name="End the Coalition's mission in Erbil").click()
    expect(page).to_have_url(re.compile(rf"/commitments/{ERBIL}\?as_of=2026-01-05$"))
    page.go_back()
    expect(titles(page)).to_have_count(7)


@pytest.mark.parametrize("width", [360, 1500, 2560])
def test_it_fits_every_width(arrive: Arrive, width: int) -> None:
    visitor = arrive(viewport={"width": width, "height": 900})
    page = ready(visitor)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_first_column_leaves_room_for_the_others(arrive: Arrive) -> None:
    page = ready(arrive(viewport=PHONE, theme="dark"))
    expect(page.locator(".ag-pinned-left-cols-container [col-id=title]")).to_have_count(0)
    box = cells(page, "status").first.bounding_box()
    assert box is not None and box["x"] + box["width"] / 2 < PHONE["width"]


def test_in_the_dark_the_grid_is_dark(arrive: Arrive) -> None:
    page = ready(arrive(theme="dark"))
    ground = page.locator(".ag-row").first.evaluate("element => getComputedStyle(element).backgroundColor")
    surface = page.locator(".shell-header").evaluate("element => getComputedStyle(element).backgroundColor")
    assert ground == surface

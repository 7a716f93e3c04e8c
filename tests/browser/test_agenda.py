"""The agenda in a browser: a year at a glance, months and weeks, filters that follow from page to page."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.visitors import PHONE, Visitor

ERBIL = "End the Coalition's mission in Erbil"


def test_from_the_year_to_the_month_to_the_week_to_the_commitment(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/agenda")
    expect(page.get_by_text("No deadlines in Nov 2026.")).to_be_visible()
    page.get_by_role("link", name="Sep", exact=True).click()
    expect(page).to_have_url(re.compile("day=2026-09-01"))
    expect(page.locator(".agenda-entry")).to_have_count(2)
    page.locator('td[data-day="2026-09-30"]').click()
    expect(page.get_by_role("heading", name="Wednesday 30 Sep 2026")).to_be_visible()
    entry = page.locator(".agenda-entry")
    expect(entry).to_contain_text("Deadline passed 53 days ago · awaiting review")
    entry.get_by_role("link", name=ERBIL).click()
    expect(page.get_by_role("heading", name=ERBIL, level=1)).to_be_visible()
    page.go_back()
    expect(entry).to_have_count(1)


def test_filters_are_shared_by_the_pages_that_show_many_commitments(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/agenda?day=2026-09-01")
    page.get_by_role("searchbox", name="Search commitments").fill("Asad")
    expect(page.locator(".agenda-entry")).to_have_count(0)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Statistics").click()
    expect(page).to_have_url(re.compile(r"/statistics\?q=Asad$"))
    expect(page.get_by_text("How 1 commitment was judged")).to_be_visible()
    page.get_by_role("button", name="Clear filters").click()
    expect(page.get_by_text("How 7 commitments were judged")).to_be_visible()


def test_the_agenda_fits_a_phone(arrive: Arrive) -> None:
    visitor = arrive(viewport=PHONE, theme="dark")
    visitor.open("/agenda?day=2026-09-01")
    expect(visitor.page.locator(".agenda-entry")).to_have_count(2)
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

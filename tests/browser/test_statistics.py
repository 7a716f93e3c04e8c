"""Statistics in a browser: figures with their numbers and definitions one click away."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.visitors import PHONE, Visitor


def test_numbers_and_definitions_are_one_click_away(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/statistics")
    card = page.locator(".figure-card").filter(has=page.get_by_role("heading", name="Outcomes"))
    expect(card.locator(".js-plotly-plot .bars path").first).to_be_visible()
    numbers = card.get_by_role("table", name="Outcomes")
    expect(numbers).to_be_hidden()
    card.get_by_text("The numbers").click()
    expect(numbers).to_contain_text("Fulfilled")
    definition = card.get_by_text("A passed deadline changes no judgement")
    expect(definition).to_be_hidden()
    card.get_by_text("How this is counted").click()
    expect(definition).to_be_visible()


def test_rates_can_be_broken_down_in_three_ways(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/statistics")
    for by in ("Topic", "Place", "Actor"):
        page.get_by_role("group", name="Break down by").get_by_role("link", name=by).click()
        expect(page).to_have_url(re.compile(f"by={by.lower()}"))
        words = "responsible actor" if by == "Actor" else by.lower()
        expect(page.get_by_role("heading", name=f"Fulfilled and on time, by {words}")).to_be_visible()


def test_the_statistics_follow_the_day(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/statistics")
    page.locator(".shell-as-of > summary").click()
    page.get_by_label("Show the record as of").fill("2025-08-20")
    page.keyboard.press("Enter")
    expect(page.get_by_text("How 2 commitments were judged as of 20 Aug 2025.")).to_be_visible()
    expect(page.get_by_role("note")).to_contain_text("Showing 20 Aug 2025")


def test_the_statistics_fit_a_phone(arrive: Arrive) -> None:
    visitor = arrive(viewport=PHONE, theme="dark")
    visitor.open("/statistics")
    expect(visitor.page.locator(".figure .js-plotly-plot").first).to_be_visible()
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

"""The sources in a browser: found, opened, archived by pasting."""

import hashlib
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Arrive
from tests.browser.visitors import Visitor


def ready(visitor: Visitor) -> Page:
    visitor.open("/sources")
    expect(visitor.page.locator(".records tbody tr")).to_have_count(10)
    return visitor.page


def test_a_document_is_found_and_shows_what_rests_on_it(visitor: Visitor) -> None:
    page = ready(visitor)
    page.get_by_label("Search sources").fill("abna")
    expect(page.locator(".records tbody tr")).to_have_count(1)
    expect(page.locator(".records tbody tr")).to_contain_text("9 claims")
    page.get_by_role("link", name="ABNA").click()
    expect(page.locator(".claims li")).to_have_count(9)
    expect(page.locator(".claims [lang=id]").first).to_be_visible()
    page.get_by_role("link", name="End the Coalition's mission in Erbil").first.click()
    expect(page).to_have_url(re.compile("/commitments/end-mission-erbil$"))


def test_a_search_without_a_match_says_so(visitor: Visitor) -> None:
    page = ready(visitor)
    page.get_by_label("Search sources").fill("nobody")
    expect(page.get_by_text("Nothing matches this search.")).to_be_visible()


def test_a_text_is_archived_by_pasting_it_in_and_stands_there_with_its_fingerprint(visitor: Visitor) -> None:
    page = ready(visitor)
    page.get_by_role("link", name="Shafaq News", exact=True).click()
    page.get_by_text("Save a copy of the text").click()
    text = "The second phase has begun.\n<b>Support</b> runs from Erbil."
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_role("button", name="Archive text").click()
    page.get_by_text("Archived text").click()
    expect(page.locator(".archived-text")).to_have_text(text)
    assert page.locator(".archived-text b").count() == 0
    expect(page.locator(".fingerprint")).to_have_text(hashlib.sha256(text.encode()).hexdigest())


def test_where_a_fingerprint_is_kept_only_the_very_same_text_is_taken(visitor: Visitor) -> None:
    page = ready(visitor)
    page.get_by_role("link", name="ABNA").click()
    page.get_by_text("Save a copy of the text").click()
    page.get_by_label("Text", exact=True).fill("Something else")
    page.get_by_role("button", name="Archive text").click()
    expect(page.locator(".field-error:not(:empty)")).to_be_visible()
    expect(page.get_by_label("Text", exact=True)).to_have_value("Something else")


@pytest.mark.parametrize("width", [360, 1500, 2560])
def test_lists_and_documents_fit_every_width(arrive: Arrive, width: int) -> None:
    visitor = arrive(viewport={"width": width, "height": 900})
    page = ready(visitor)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("link", name="ABNA").click()
    expect(page.locator(".claims li")).to_have_count(9)
    assert page.evaluate("document.documentElement.scrollWidth") <= width

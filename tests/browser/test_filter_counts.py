"""The lists of the filter bar in a browser: opened, searched, chosen from, and kept true while the address changes."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.visitors import Visitor


def option(page: Page, words: str) -> Locator:
    """The text of a value in the open list; its title is its count."""
    return page.locator(".dash-options-list-option-text[title]").filter(has_text=re.compile(f"^{re.escape(words)}$"))


def opened(visitor: Visitor, name: str, path: str = "/") -> Page:
    visitor.open(path)
    page = visitor.page
    page.locator(f"#filter-bar-{name}").click()
    return page


@pytest.mark.parametrize("path", ["/", "/table", "/agenda", "/statistics", "/changes"])
def test_every_page_counts_beside_each_value(visitor: Visitor, path: str) -> None:
    page = opened(visitor, "status", path)
    expect(option(page, "Fulfilled")).to_have_attribute("title", "2")
    expect(option(page, "Stalled")).to_have_attribute("title", "0")
    count_style = "one => getComputedStyle(one, '::after').content + getComputedStyle(one, '::after').visibility"
    assert option(page, "Fulfilled").evaluate(count_style) == '"2"visible'


def test_an_open_list_follows_what_is_chosen_and_does_not_empty_itself(visitor: Visitor) -> None:
    page = opened(visitor, "status")
    option(page, "Fulfilled").click()
    expect(page).to_have_url(re.compile(r"\?status=fulfilled$"))
    expect(option(page, "Under way")).not_to_have_attribute("title", "0")
    page.keyboard.press("Escape")
    page.locator("#filter-bar-schedule").click()
    expect(option(page, "Met late")).to_have_attribute("title", "2")
    expect(option(page, "Deadline passed")).to_have_attribute("title", "0")


def test_a_name_is_found_by_typing_and_stays_chosen(visitor: Visitor) -> None:
    page = opened(visitor, "actor")
    expect(page.locator(".dash-options-list-option-text[title]").first).to_be_visible()
    page.keyboard.type("iraq")
    values = page.locator(".filter:not([data-counting]) .dash-options-list-option-text[title]")
    expect(values.filter(has_text=re.compile("^(?!.*iraq)", re.IGNORECASE))).to_have_count(0)
    name = values.first.inner_text()
    values.first.click()
    expect(page).to_have_url(re.compile(r"\?actor="))
    page.keyboard.press("Escape")
    page.locator("#filter-bar-actor").click()
    expect(option(page, name)).not_to_have_attribute("title", "0")
    expect(page.locator("#filter-bar-actor-value")).to_have_text(name)


def test_back_unsets_a_name_and_forward_sets_it_again(visitor: Visitor) -> None:
    page = opened(visitor, "place")
    name = page.locator(".dash-options-list-option-text[title]").first.inner_text()
    page.locator(".dash-options-list-option-text[title]").first.click()
    expect(page).to_have_url(re.compile(r"\?place="))
    page.keyboard.press("Escape")
    page.go_back()
    expect(page.locator("#filter-bar-place-value")).to_have_text("Place")
    page.go_forward()
    expect(page.locator("#filter-bar-place-value")).to_have_text(name)
    expect(page).to_have_url(re.compile(r"\?place="))


def test_an_old_link_to_a_name_that_nobody_has_can_be_unset(visitor: Visitor) -> None:
    page = opened(visitor, "actor", "/?actor=Nobody")
    expect(page.locator("#filter-bar-actor-value")).to_have_text("Nobody")
    page.locator(".dash-options-list-option-text").filter(has_text="Nobody").click()
    expect(page).to_have_url(re.compile(r"/$"))

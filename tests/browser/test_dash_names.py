"""The names of Dash, Plotly and React in assets/js/lib/dash.js, each tried on the real page: an upgrade that takes one
away fails here."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboard.web.asset_bundles import assets_folder
from tests.browser.visitors import Visitor

# By the constant's name: what has to be done before an element matches its selector.
SELECTORS: dict[str, Callable[[Page], object]] = {
    "ENTRY": lambda page: None,
    "DROPDOWN": lambda page: None,
    "PLOT": lambda page: None,
    "PLOT_BARS": lambda page: None,
    "DROPDOWN_LIST": lambda page: page.locator("#filter-bar-actor").click(),
    "DROPDOWN_SEARCH": lambda page: page.locator("#filter-bar-actor").click(),
    "HOVER_LABEL": lambda page: page.locator(".gantt-chart .bars path").first.hover(force=True),
}


@pytest.fixture
def page(visitor: Visitor) -> Page:
    visitor.open("/")
    expect(visitor.page.locator(".gantt-chart .bars path").first).to_be_attached()
    return visitor.page


def test_every_constant_of_the_script_is_tried_here() -> None:
    script = (assets_folder() / "js/lib/dash.js").read_text("utf-8")
    constants = set(re.findall(r"^ +([A-Z_]+): ", script, re.MULTILINE))
    assert constants == {*SELECTORS, "ADDRESS_EVENT", "CALLBACK_PATH", "INITIAL_PATHS"}


@pytest.mark.parametrize("name", SELECTORS)
def test_a_selector_finds_what_it_is_named_for(page: Page, name: str) -> None:
    SELECTORS[name](page)
    page.wait_for_function("(name) => document.querySelector(window.commitments.dash[name])", arg=name)


def test_dash_requests_its_callbacks_there_and_took_what_the_page_holds(page: Page) -> None:
    with page.expect_request("**/*" + page.evaluate("window.commitments.dash.CALLBACK_PATH") + "*"):
        page.locator(".tile[data-tile=needs_check]").click()
    for embedded in page.evaluate("Object.keys(window.commitments.dash.INITIAL_PATHS)"):
        expect(page.locator(f"#{embedded}")).not_to_be_attached()


def test_dash_follows_an_address_that_is_pushed_with_its_event(page: Page) -> None:
    page.evaluate("window.commitments.navigation.go('/sources')")
    expect(page.get_by_role("heading", name="Sources", exact=True)).to_be_visible()


def test_properties_are_set_and_clientside_callbacks_know_their_trigger(page: Page) -> None:
    page.evaluate(
        """() => {
            const { write, ...others } = window.dash_clientside.filterBar;
            const noted = (...values) => {
                window.noted = { triggered: window.commitments.dash.triggered(), q: values[0] };
                return write(...values);
            };
            window.commitments.dash.register("filterBar", { ...others, write: noted });
            window.commitments.dash.setProps("filter-bar-search", { value: "Asad" });
        }"""
    )
    page.wait_for_url("**/?q=Asad")
    assert page.evaluate("window.noted") == {"triggered": ["filter-bar-search.value"], "q": "Asad"}
    assert page.evaluate("window.commitments.dash.isReady() && window.commitments.dash.noUpdate !== undefined")


def test_a_value_set_by_script_reaches_react(page: Page) -> None:
    page.evaluate("window.commitments.dash.setValue(document.getElementById('filter-bar-search'), 'Asad')")
    page.wait_for_url("**/?q=Asad")

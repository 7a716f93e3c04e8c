"""What stands around every page: theme, as-of day, navigation, live updates, and the policy that holds all of it."""

import re
import threading
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Route, expect

from dashboard.server import WebServer, create_server, listen
from dashboard.settings import Settings
from dashboard.web.page_state import page_state
from db.engine import open_database
from tests.browser import running, visitors
from tests.browser.conftest import Arrive
from tests.browser.running import RunningApp
from tests.browser.visitors import PHONE, Visitor
from tests.support import widgets_page
from tests.support.asgi_client import FixedCounter
from tests.support.records import a_commitment


@pytest.fixture
def widgets_address() -> Iterator[str]:
    """A server whose only page has every kind of component."""
    port = running.free_port()
    server = WebServer(create_server(Settings(port=port), FixedCounter(), pages=[widgets_page]))
    thread = threading.Thread(target=server.run, args=([listen("127.0.0.1", port)],))
    thread.start()
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=running.STOP_SECONDS)
    assert not thread.is_alive()


def test_every_kind_of_component_works_under_the_policy(chromium: Browser, widgets_address: str) -> None:
    visitor = visitors.arrive(chromium, widgets_address)
    page = visitor.page
    visitor.open()
    expect(page.locator(".js-plotly-plot .bars path")).to_have_count(2)
    expect(page.locator(".js-plotly-plot pattern")).not_to_have_count(0)
    expect(page.locator("#grid .ag-row").first).to_be_visible()
    expect(page.locator("#styled")).to_have_css("color", "rgb(1, 2, 3)")
    page.locator(".js-plotly-plot .bars path").first.hover(force=True)
    page.locator("#dropdown").click()
    expect(page.get_by_text("Fulfilled")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#date").click()
    page.keyboard.press("Escape")
    page.locator("#grid .ag-header-cell").first.click()
    page.locator("#grid .ag-row .ag-cell").nth(1).dblclick()
    page.locator("#input").fill("hello")
    expect(page.locator("#said")).to_have_text("You said hello")
    # Every style that a library made by script carries the nonce; one without would have been a complaint.
    made = page.evaluate("[...document.querySelectorAll('style')].map((style) => Boolean(style.nonce && style.sheet))")
    assert len(made) > 10
    assert all(made)
    assert visitor.unexpected() == []
    visitor.context.close()


def test_the_theme_follows_the_system_until_somebody_chooses_and_is_kept(arrive: Arrive) -> None:
    visitor = arrive(theme="dark")
    root = visitor.page.locator("html")
    visitor.open()
    expect(root).to_have_attribute("data-theme", "dark")
    visitor.page.emulate_media(color_scheme="light")
    expect(root).to_have_attribute("data-theme", "light")
    visitor.page.get_by_role("button", name="Theme: system").click()
    visitor.page.get_by_role("button", name="Theme: light").click()
    expect(root).to_have_attribute("data-theme", "dark")
    visitor.page.reload()
    expect(visitor.page.get_by_role("button", name="Theme: dark")).to_be_visible()
    expect(root).to_have_attribute("data-theme", "dark")


def test_the_day_as_of_which_all_is_shown_lives_in_the_address(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open()
    opener = page.locator(".shell-as-of > summary")
    expect(opener).to_contain_text("today")
    opener.click()
    page.get_by_label("Show the record as of").fill("2026-01-05")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"as_of=2026-01-05"))
    expect(opener).to_contain_text("5 Jan 2026")
    page.go_back()
    expect(opener).to_contain_text("today")
    page.go_forward()
    expect(opener).to_contain_text("5 Jan 2026")


def test_the_page_that_is_open_is_marked_in_the_navigation(visitor: Visitor) -> None:
    visitor.open()
    navigation = visitor.page.get_by_role("navigation", name="Pages")
    expect(navigation.get_by_role("link", name="Timeline")).to_have_attribute("aria-current", "page")
    navigation.get_by_role("link", name="Sources").click()
    expect(navigation.get_by_role("link", name="Sources")).to_have_attribute("aria-current", "page")
    expect(navigation.get_by_role("link", name="Timeline")).not_to_have_attribute("aria-current", "page")


def test_the_header_fits_a_narrow_phone(arrive: Arrive) -> None:
    visitor = arrive(viewport=PHONE)
    visitor.page.set_viewport_size({"width": 360, "height": 700})
    visitor.open()
    header = visitor.page.locator(".shell-header")
    expect(header.get_by_role("link", name="+ Add commitment")).to_be_visible()
    assert header.evaluate("(element) => element.scrollWidth <= element.clientWidth")


INSIDE = """
(element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
}
"""


def test_on_a_small_phone_lists_and_menus_open_within_the_window(arrive: Arrive) -> None:
    visitor = arrive(viewport=PHONE)
    page = visitor.page
    page.set_viewport_size({"width": 360, "height": 640})
    visitor.open("/?from=2019-01-01&to=2031-01-01")
    for name in ("Status", "Schedule"):
        page.evaluate("scrollTo(0, 200)")
        page.get_by_role("button", name=name).click()
        content = page.get_by_role("dialog")
        expect(content.get_by_role("searchbox").or_(content.get_by_role("textbox")).first).to_be_in_viewport(ratio=1)
        assert content.evaluate(INSIDE)
        page.keyboard.press("Escape")
    page.locator(".shell-as-of summary").click()
    assert page.locator(".shell-as-of-panel").evaluate(INSIDE)
    ticks = page.locator(".gantt-tick:visible").evaluate_all(
        "(all) => all.map((tick) => tick.getBoundingClientRect()).map((box) => [box.left, box.right])"
    )
    assert len(ticks) > 2 and all(before[1] < after[0] for before, after in pairwise(ticks))


def test_the_keyboard_comes_to_the_content_first(visitor: Visitor) -> None:
    visitor.open()
    expect(visitor.page.locator(".shell-main")).to_be_visible()
    visitor.page.keyboard.press("Tab")
    expect(visitor.page.get_by_role("link", name="Skip to the content")).to_be_focused()


def test_a_page_hears_of_changes_also_after_the_server_was_started_again(
    visitor: Visitor, running_app: RunningApp
) -> None:
    page = visitor.page
    visitor.open()
    token = "() => document.getElementById('shell-live')?.dataset.token"
    page.wait_for_function(token)
    # What the page loads late must be there before its server goes away.
    expect(page.locator(".gantt-chart .bars path").first).to_be_attached()
    expect(page.locator(".dash-dropdown").last).to_be_visible()
    page.evaluate(
        """() => {
            window.heard = [];
            const told = window.dash_clientside.set_props;
            window.dash_clientside.set_props = (id, props) => { window.heard.push(props.data); told(id, props); };
        }"""
    )
    # The stream breaks off and is asked for again; the browser may say so.
    visitor.expect_complaint("ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET")
    before = page.evaluate(token)
    running_app.stop()
    outside = open_database(running_app.settings.database_url)
    a_commitment(outside)
    after = page_state(outside, running_app.settings)
    outside.dispose()
    running_app.start()
    page.wait_for_function("() => window.heard.length > 0")
    assert page.evaluate("window.heard") == [after] != [before]


def test_a_call_that_fails_is_told_to_the_person(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open()
    expect(page.locator(".shell-main h1, .shell-main h2, .shell-main a").first).to_be_attached()
    visitor.expect_complaint("403|Callback|_dash-update-component|Error")
    page.evaluate(
        "fetch('/_dash-update-component', {method: 'POST', body: '{}', headers: {'content-type': 'application/json'}})"
    )
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Reload it and repeat")
    alert.get_by_role("button", name="Dismiss").click()
    expect(alert).to_be_empty()


def test_a_busy_server_is_said_and_asked_again_by_itself_and_nothing_typed_is_lost(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/commitments/new")
    title = page.get_by_label("Title", exact=False).first
    title.fill("Open the bridge")
    visitor.expect_complaint("503")
    bodies: list[str] = []

    def busy(route: Route) -> None:
        if route.request.post_data != "{}" or len(bodies) == 2:
            route.continue_()
            return
        bodies.append("{}")
        route.fulfill(status=503, headers={"retry-after": "1"}, json={"error": "Too much to do.", "request_id": "1"})

    page.route("**/_dash-update-component", busy)
    page.evaluate(
        """() => { window.answer = fetch("/_dash-update-component", {method: "POST", body: "{}",
            headers: {"content-type": "application/json"}}).then((answer) => answer.status); }"""
    )
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Trying again by itself; what you typed is still here")
    visitor.expect_complaint("403|Callback|_dash-update-component|Error")
    assert page.evaluate("() => window.answer") == 403  # the third one came through, to the gate
    expect(alert).not_to_contain_text("Trying again")
    assert len(bodies) == 2
    expect(title).to_have_value("Open the bridge")

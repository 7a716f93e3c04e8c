"""What a changed query costs: the browser asks the callbacks that show it, and those of no other page."""

import json
from collections.abc import Callable

from playwright.sync_api import Page, Request

from tests.browser.visitors import Visitor

CALLBACK = "_dash-update-component"
BOARD, OVERVIEW, DRAWER = "timeline-board-tiles", "overview-strip-graph", "drawer"
PAGE, AGENDA, TABLE = "_pages_content", "agenda-body", "commitments-grid"
# The first output of each callback that follows a query; forms and notices have requests of their own.
FOLLOWING = {BOARD, OVERVIEW, DRAWER, PAGE, AGENDA, TABLE, "filter-bar-counted", "sources-list"}
AT_REST_MS = 700


def requested(page: Page, action: Callable[[], object]) -> list[str]:
    """The callbacks that the browser asks for until the page is at rest again, by their first output."""
    outputs: list[str] = []
    pending: set[Request] = set()

    def note(request: Request) -> None:
        if CALLBACK in request.url:
            pending.add(request)
            output = json.loads(request.post_data or "{}")["output"].strip(".").split("...")[0]
            outputs.append(output.rpartition(".")[0])

    def settle(request: Request) -> None:
        pending.discard(request)

    page.on("request", note)
    page.on("requestfinished", settle)
    page.on("requestfailed", settle)
    action()
    before = -1
    while pending or before != len(outputs):
        before = len(outputs)
        page.wait_for_timeout(AT_REST_MS)
    page.remove_listener("request", note)
    return sorted(output for output in outputs if output in FOLLOWING)


def test_on_the_timeline_only_what_depends_on_the_query_is_asked_for(visitor: Visitor) -> None:
    visitor.open("/")
    page = visitor.page
    rows = page.locator(".gantt-link")
    both = sorted([BOARD, OVERVIEW])
    assert requested(page, page.locator(".tile[data-tile=needs_check]").click) == both
    assert requested(page, rows.first.click) == sorted([BOARD, DRAWER])
    assert requested(page, page.locator("[data-zoom=closer]").click) == both, "the drawer stays as it is"
    assert requested(page, page.locator(".drawer-close").click) == sorted([BOARD, DRAWER])
    assert requested(page, lambda: page.locator("#filter-bar-search").fill("Asad")) == both
    assert requested(page, page.go_back) == both, "the filter bar fills itself"
    assert requested(page, page.locator("#filter-bar-clear").click) == both
    assert requested(page, page.locator(".as-of-slider [data-step=earlier]").click) == both, "no drawer is open"


def test_pages_left_or_not_yet_there_are_asked_for_nothing(visitor: Visitor) -> None:
    visitor.open("/?q=Asad")
    page = visitor.page
    navigation = page.locator(".shell-nav")
    month = page.locator(".year-map tbody th a").first
    assert requested(page, navigation.get_by_text("Agenda").click) == [PAGE]
    assert requested(page, month.click) == [AGENDA]
    assert requested(page, page.go_back) == [AGENDA]
    assert requested(page, page.go_back) == [PAGE]
    assert page.locator("#filter-bar-search").input_value() == "Asad"
    assert requested(page, navigation.get_by_text("Sources").click) == [PAGE]


def test_a_filter_on_the_table_is_one_request_for_rows(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/table")
    requested(page, page.locator(".ag-row").first.wait_for)

    def search() -> None:
        with page.expect_request(lambda request: CALLBACK in request.url):
            page.locator("#filter-bar-search").fill("Asad")

    assert requested(page, search) == [TABLE]

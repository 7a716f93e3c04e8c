"""What is seen before any script has run, and how Dash and Plotly take it over."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser import visitors
from tests.browser.running import free_port
from tests.browser.visitors import PATIENCE_MS, Visitor

ROOT = Path(__file__).parents[2]
PACKAGE, LINE = "dashboard/app/prerender", '    "dashboard.app.prerender",\n'

PAINTED_BARS = """
() => [...document.querySelectorAll(".prerendered-bars > rect")].map((bar) => bar.getBoundingClientRect())
    .map((box) => [box.left, box.top, box.right, box.bottom].map((at) => Math.round(at * 10) / 10))
"""
PLOTLY_BARS = """
() => [...document.querySelectorAll(".gantt-chart .bars")].slice(1)
    .flatMap((trace) => [...trace.querySelectorAll("path")]).map((bar) => bar.getBoundingClientRect())
    .map((box) => [box.left, box.top, box.right, box.bottom].map((at) => Math.round(at * 10) / 10))
"""
PLACES = """
() => {
  const painted = document.querySelector("#prerendered-page");
  const root = painted ? painted.shadowRoot : document.querySelector("#react-entry-point");
  const box = (element) => element.getBoundingClientRect();
  const seen = [".shell-header", ".tile", ".filter-bar", ".gantt-header"].map((name) => box(root.querySelector(name)));
  return [...seen, box(document.querySelector(".gantt-row"))].map((one) => [one.top, one.height].map(Math.round));
}
"""


def holding(page: Page, part: str) -> Callable[[], None]:
    """Hold back what has `part` in its address until the function returned is called."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(f"**/*{part}*", hold)

    def release() -> None:
        for route in held:
            route.continue_()
        page.unroute(f"**/*{part}*", hold)

    return release


def painted(visitor: Visitor, path: str = "/") -> Page:
    """The page at a path as it is before Dash has arrived."""
    visitor.page.goto(f"{visitor.origin}{path}", wait_until="commit")
    expect(visitor.page.locator("#prerendered-page .gantt-row").first).to_be_visible()
    return visitor.page


def close(one: list[Any], other: list[Any], *, pixels: float) -> bool:
    return all(abs(a - b) <= pixels for a, b in zip(one, other, strict=True))


def test_rows_and_bars_are_seen_before_any_script_has_come(visitor: Visitor) -> None:
    release = holding(visitor.page, "dash_renderer")
    page = painted(visitor)
    expect(page.locator(".gantt-row")).to_have_count(7)
    expect(page.get_by_role("link", name="Ain al-Asad")).to_be_visible()
    assert len(page.evaluate(PAINTED_BARS)) > 7
    assert not page.evaluate("!!window.Plotly && !!document.querySelector('.js-plotly-plot')")
    release()
    expect(page.locator("#prerendered-page")).not_to_be_attached()


def test_a_row_can_be_followed_before_any_script_has_come(visitor: Visitor) -> None:
    release = holding(visitor.page, "dash_renderer")
    page = painted(visitor)
    page.locator(".gantt-link").first.click(no_wait_after=True)
    page.wait_for_url("**/?at=*", wait_until="commit")
    release()
    expect(page.locator(".drawer").get_by_role("heading").first).to_be_visible()


def test_dash_takes_over_without_a_jump(visitor: Visitor) -> None:
    release = holding(visitor.page, "dash_renderer")
    page = painted(visitor)
    before = page.evaluate(PLACES)
    release()
    expect(page.locator("#prerendered-page")).not_to_be_attached()
    assert [close(one, other, pixels=1) for one, other in zip(before, page.evaluate(PLACES), strict=True)] == [True] * 5


def test_plotly_draws_its_bars_where_the_painted_ones_were(visitor: Visitor) -> None:
    release = holding(visitor.page, "/static/plotly-")
    page = painted(visitor)
    expect(page.locator("#prerendered-page .gantt-chart .prerendered-bars")).to_be_visible()
    before = page.evaluate(PAINTED_BARS)
    release()
    expect(page.locator(".prerendered-bars")).not_to_be_attached(timeout=PATIENCE_MS)
    after = page.evaluate(PLOTLY_BARS)
    assert len(before) == len(after) > 7
    assert all(close(one, other, pixels=1.6) for one, other in zip(before, after, strict=True))


def test_rows_zoom_and_filters_work_before_plotly_has_come(visitor: Visitor) -> None:
    release = holding(visitor.page, "/static/plotly-")
    visitor.open()
    page = visitor.page
    page.get_by_role("link", name="Ain al-Asad").click()
    expect(page.locator(".drawer").get_by_role("heading", name="Ain al-Asad").first).to_be_visible()
    expect(page.locator(".gantt-chart .prerendered-bars")).to_be_visible()
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_url("**from=**")
    expect(page.locator(".gantt-tick").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#filter-bar-status").click()
    page.locator(".dash-dropdown-options label:has(input[value=fulfilled])").click()
    expect(page.locator(".gantt-row")).to_have_count(2)
    expect(page.locator(".prerendered-bars")).not_to_be_attached()
    release()
    expect(page.locator(".gantt-chart .bars path").first).to_be_attached(timeout=PATIENCE_MS)


def test_a_pointer_over_the_bars_brings_plotly_before_the_browser_is_idle(visitor: Visitor) -> None:
    page = visitor.page
    page.add_init_script("window.requestIdleCallback = () => 0;")
    visitor.open()
    expect(page.locator(".prerendered-bars")).to_be_visible()
    assert not page.evaluate("() => 'newPlot' in window.Plotly")
    page.locator(".prerendered-bars").hover(force=True, position={"x": 200, "y": 100})
    page.wait_for_function("() => 'newPlot' in window.Plotly")


def test_a_page_without_a_chart_never_loads_plotly(visitor: Visitor) -> None:
    addresses: list[str] = []
    visitor.page.on("request", lambda request: addresses.append(request.url))
    visitor.open("/agenda")
    visitor.page.wait_for_load_state("networkidle")
    assert addresses and not [address for address in addresses if "plotly" in address]


def test_nothing_of_the_painted_page_is_left_behind(visitor: Visitor) -> None:
    visitor.open()
    expect(visitor.page.locator(".gantt-chart .bars path").first).to_be_attached()
    expect(visitor.page.locator(".prerendered-bars")).to_have_count(0)
    expect(visitor.page.locator(".gantt-rows")).to_have_count(1)


def test_the_chart_is_drawn_though_its_script_could_not_be_had(visitor: Visitor) -> None:
    visitor.expect_complaint("Failed to load resource")
    visitor.page.route("**/static/plotly-*", lambda route: route.abort())
    visitor.open()
    expect(visitor.page.locator(".gantt-chart .bars path").first).to_be_attached(timeout=PATIENCE_MS)


def test_every_page_says_in_its_title_and_its_navigation_where_it_is(visitor: Visitor) -> None:
    visitor.open("/agenda")
    expect(visitor.page.get_by_role("link", name="Agenda", exact=True)).to_have_attribute("aria-current", "page")
    expect(visitor.page).to_have_title("Agenda · Commitments")
    visitor.page.get_by_role("link", name="Timeline", exact=True).click()
    expect(visitor.page.get_by_role("link", name="Timeline", exact=True)).to_have_attribute("aria-current", "page")
    expect(visitor.page).to_have_title("Timeline · Commitments")


@pytest.fixture
def without_prerendering(sample_file: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server whose code lacks the package and the one line that names it."""
    for folder in ("dashboard", "db", "assets"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.rmtree(tmp_path / PACKAGE)
    app = tmp_path / "dashboard" / "app" / "__init__.py"
    code = app.read_text(encoding="utf-8")
    assert code.count(LINE) == 1
    app.write_text(code.replace(LINE, ""), encoding="utf-8")
    database, port = shutil.copyfile(sample_file, tmp_path / "sample.sqlite"), free_port()
    start = ("-c", "from dashboard.cli import main; main()", "serve", "--port", str(port), "--database", str(database))
    environment = os.environ | {"COMMITMENTS_TODAY": "2026-11-22", "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, *start],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        assert server.stdout is not None
        lines = iter(server.stdout.readline, "")
        assert any("Its database is" in line for line in lines), "the server did not start"
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def test_the_application_works_without_prerendering(without_prerendering: str, chromium: Browser) -> None:
    visitor = visitors.arrive(chromium, without_prerendering)
    response = visitor.page.goto(without_prerendering)
    assert (
        response is not None
        and 'id="prerendered-page"' not in response.text()
        and "initial-layout" not in response.text()
    )
    expect(visitor.page).to_have_title("Timeline · Commitments")
    expect(visitor.page.locator(".gantt-row")).to_have_count(7)
    expect(visitor.page.locator(".gantt-chart .bars path").first).to_be_attached(timeout=PATIENCE_MS)
    visitor.page.get_by_role("link", name="Ain al-Asad").click()
    expect(visitor.page.locator(".drawer").get_by_role("heading", name="Ain al-Asad").first).to_be_visible()
    visitor.page.get_by_role("link", name="Agenda", exact=True).click()
    expect(visitor.page).to_have_title("Agenda · Commitments")
    assert visitor.unexpected() == []
    visitor.context.close()

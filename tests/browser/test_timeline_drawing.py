"""What the timeline draws in a browser: it follows the theme without being drawn again, and speaks when pointed at."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Arrive
from tests.browser.visitors import PHONE, Visitor

GROUNDS_OF_RINGS = """
() => {
  const ring = [...document.querySelectorAll(".gantt-chart .points path.point")]
    .find((point) => point.getAttribute("style").includes("rgb(255, 255, 254)"));
  return [getComputedStyle(ring).fill, getComputedStyle(document.querySelector(".gantt")).backgroundColor];
}
"""
ROWS_IN_THE_WAY = """
() => [...document.querySelectorAll(".gantt-row")].map((row) => {
  const chart = document.querySelector(".gantt-chart").getBoundingClientRect();
  const box = row.getBoundingClientRect();
  return document.elementFromPoint(chart.left + chart.width / 2, box.top + 6)?.closest(".gantt-row")?.dataset.slug;
})
"""


def opened(visitor: Visitor, path: str = "/") -> Page:
    visitor.open(path)
    page = visitor.page
    expect(page.locator(".gantt-chart .points path.point").first).to_be_attached()
    return page


def point_at(page: Page, title: str) -> None:
    """Move to the middle of the bar of the row with that title."""
    row = page.locator(".gantt-row", has_text=title).bounding_box()
    chart = page.locator(".gantt-chart").bounding_box()
    assert row is not None and chart is not None
    for aside in (0, 4):  # Plotly answers to a move, not to a pointer that is just there.
        page.mouse.move(chart["x"] + chart["width"] * 0.5 + aside, row["y"] + row["height"] * 0.56)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_inside_of_a_ring_is_the_ground_of_the_theme(arrive: Arrive, theme: str) -> None:
    page = opened(arrive(theme="dark" if theme == "dark" else "light"))
    inside, ground = page.evaluate(GROUNDS_OF_RINGS)
    assert inside == ground


def test_switching_the_theme_draws_nothing_again(visitor: Visitor) -> None:
    page = opened(visitor)
    page.evaluate("document.querySelector('.gantt-chart .points path.point').dataset.mine = 'kept'")
    for following in ("light", "dark"):
        page.get_by_role("button", name="Theme").click()
        expect(page.locator(f"html[data-theme-choice={following}]")).to_have_count(1)
    inside, ground = page.evaluate(GROUNDS_OF_RINGS)
    assert inside == ground == "rgb(22, 27, 34)"
    assert page.locator(".gantt-chart [data-mine=kept]").count() == 1


def test_choosing_a_row_sends_no_figure_again(visitor: Visitor) -> None:
    page = opened(visitor)
    with page.expect_response(lambda answer: "gantt-rows.markup" in (answer.request.post_data or "")) as notified:
        page.locator(".gantt-link").nth(2).click()
    assert set(notified.value.json()["response"]) == {"gantt-rows"}
    expect(page.locator(".gantt-row").nth(2)).to_have_attribute("aria-current", "true")
    expect(page.locator(".gantt-row[aria-current]")).to_have_count(1)


def test_the_window_of_a_deadline_is_hatched(visitor: Visitor) -> None:
    page = opened(visitor)
    hatched = page.locator(".gantt-chart .bars path.pattern_filled")
    assert hatched.count() >= 1
    assert "url(" in (hatched.first.get_attribute("style") or "")


def test_pointing_at_a_row_says_all_and_tints_the_row(visitor: Visitor) -> None:
    page = opened(visitor)
    point_at(page, "End the Coalition's mission in Erbil")
    hover = page.locator(".gantt-chart .hoverlayer .hovertext")
    expect(hover).to_contain_text("Deadline passed 53 days ago")
    expect(hover).to_contain_text("hingga September 2026")
    expect(page.locator(".gantt-row.is-pointed")).to_have_count(1)
    expect(page.locator(".gantt-row.is-pointed")).to_contain_text("Erbil")


@pytest.mark.parametrize("notified", [True, False], ids=["told by Plotly", "not told"])
def test_clicking_on_a_bar_opens_its_drawer(visitor: Visitor, notified: bool) -> None:
    page = opened(visitor)
    if not notified:
        # As where a press comes so soon after a move that Plotly tells of no click.
        page.evaluate("document.addEventListener('mousedown', (event) => event.stopPropagation(), true)")
    point_at(page, "End the Coalition's mission in Erbil")
    expect(page.locator(".gantt-chart .hoverlayer .hovertext")).to_have_count(1)
    page.mouse.down()
    page.mouse.up()
    expect(page.locator(".drawer h2")).to_have_text("End the Coalition's mission in Erbil")


def test_dragging_over_a_bar_chooses_a_span_and_no_row(visitor: Visitor) -> None:
    page = opened(visitor)
    point_at(page, "End the Coalition's mission in Erbil")
    expect(page.locator(".gantt-chart .hoverlayer .hovertext")).to_have_count(1)
    chart = page.locator(".gantt-chart").bounding_box()
    assert chart is not None
    page.mouse.down()
    page.mouse.move(chart["x"] + chart["width"] * 0.7, chart["y"] + chart["height"] * 0.5, steps=4)
    page.mouse.up()
    page.wait_for_url("**/?*from=*")
    assert "at=" not in page.url


def test_the_wheel_scrolls_the_page_and_not_the_chart(visitor: Visitor) -> None:
    page = visitor.page
    page.set_viewport_size({"width": 1280, "height": 420})
    opened(visitor)
    point_at(page, "End the Coalition's mission in federal Iraq")
    page.mouse.wheel(0, 300)
    expect(page.locator(".tile").first).not_to_be_in_viewport()
    assert "from=" not in page.url


def test_on_a_phone_a_finger_on_the_chart_meets_the_row_beneath_it(arrive: Arrive) -> None:
    page = opened(arrive(viewport=PHONE))
    page.locator(".gantt").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('.gantt').scrollIntoView()")
    if not page.evaluate("matchMedia('(hover: none) and (pointer: coarse)').matches"):
        # This Chromium says of itself that a mouse is at hand: then the chart answers to it.
        assert set(page.evaluate(ROWS_IN_THE_WAY)) == {None}
        return
    assert None not in page.evaluate(ROWS_IN_THE_WAY)


def test_rings_keep_their_tick_where_labels_go_for_lack_of_room(arrive: Arrive) -> None:
    page = opened(arrive(viewport=PHONE))
    texts = page.locator(".gantt-chart .textpoint text")
    expect(texts.filter(has_text="until September 2026")).to_be_hidden()
    expect(texts.filter(has_text="✓").first).to_be_visible()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_chart_lies_beside_the_names_whichever_way_the_page_reads(visitor: Visitor, direction: str) -> None:
    page = opened(visitor)
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    names, chart = page.locator(".gantt-cell").first.bounding_box(), page.locator(".gantt-chart").bounding_box()
    assert names is not None and chart is not None
    first, second = (names, chart) if direction == "ltr" else (chart, names)
    assert abs(first["x"] + first["width"] - second["x"]) <= 1

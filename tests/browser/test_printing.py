"""Paper from a real browser: true to the day at any width, every row, and the screen as before afterwards."""

import re

from playwright.sync_api import expect

from tests.browser.visitors import Visitor

# The horizontal middles of the rule at 1 October 2025 and its label, the end of the bar that ends with the day before,
# and the middles of the rule and the tag of today.
POSITIONS = """
() => {
  const box = (element) => element.getBoundingClientRect();
  const middle = (element) => box(element).x + box(element).width / 2;
  const [sheet] = document.querySelectorAll("#paper .sheet");
  const texts = [...sheet.querySelectorAll("text")];
  const label = middle(texts.filter((text) => text.textContent === "Oct")[1]);
  const rules = [...sheet.querySelectorAll(".svg-grid")].map(middle);
  const ends = [...sheet.querySelectorAll("rect[fill='#178358']")].map((bar) => box(bar).right);
  const nearest = (values) => values.reduce((a, b) => (Math.abs(a - label) < Math.abs(b - label) ? a : b));
  const tag = texts.find((text) => text.textContent.startsWith("Today"));
  return [label, nearest(rules), nearest(ends), middle(tag), middle(sheet.querySelector(".svg-as-of"))];
}
"""


def test_what_is_printed_is_laid_out_by_the_server_at_every_width(visitor: Visitor) -> None:
    page = visitor.page
    for width in (800, 2560):
        page.set_viewport_size({"width": width, "height": 900})
        visitor.open("/")
        page.emulate_media(media="print")
        expect(page.locator("#paper .sheet")).to_have_count(1)
        expect(page.locator(".gantt-list")).to_be_hidden()
        label, rule, end, tag, today = page.evaluate(POSITIONS)
        assert abs(rule - label) < 1 and abs(end - label) < 1 and abs(tag - today) < 1
        page.emulate_media(media="null")
        expect(page.locator("#paper")).to_be_hidden()
        expect(page.locator(".gantt-list")).to_be_visible()
    # Printed as people print: no sheet too many, and nothing of it is left in the page.
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 1
    expect(page.locator("#paper > *")).to_have_count(0)
    visitor.open("/table?q=Coalition")
    page.emulate_media(media="print")
    expect(page.locator("#paper tbody tr")).to_have_count(3)
    expect(page.locator(".commitments-grid")).to_be_hidden()
    assert len(re.findall(rb"/Type /Page\b", page.pdf(prefer_css_page_size=True))) == 1

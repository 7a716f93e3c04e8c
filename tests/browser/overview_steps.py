"""What journeys do with the overview strip above the timeline."""

from playwright.sync_api import Page


def drag_over_the_middle(page: Page) -> None:
    """Choose, with the pointer, the days from three tenths of the strip to its middle."""
    box = page.locator(".overview-chart .nsewdrag").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20, steps=5)
    page.mouse.up()

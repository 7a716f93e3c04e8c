"""What a newcomer sees: the sample on the timeline, said to be one, with a way to begin an empty database."""

from playwright.sync_api import expect

from tests.browser.visitors import Visitor


def test_a_newcomer_sees_the_seven_commitments_of_the_sample_with_what_the_calendar_says(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open()
    expect(page.locator(".gantt-row")).to_have_count(7)
    expect(page.locator(".sample-notice")).to_contain_text("This is the bundled sample")
    assert page.locator(".tile-count").all_inner_texts() == ["1", "0", "0", "4", "2", "5"]
    erbil = page.locator(".gantt-row", has_text="Erbil")
    expect(erbil.locator(".gantt-schedule")).to_have_text("Deadline passed 53 days ago · awaiting review")
    expect(page.locator(".gantt-row", has_text="Ain al-Asad")).to_contain_text("Met 6 days late")
    expect(page.locator(".gantt-chart .bars path").first).to_be_attached()


def test_the_sample_can_be_left_for_an_empty_database_that_says_it_is_empty(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open()
    page.get_by_text("Start with an empty database").click()
    page.get_by_role("button", name="Empty this database").click()
    expect(page.locator(".shell-notices")).to_contain_text("What it held is kept in")
    expect(page.locator(".gantt-row")).to_have_count(0)
    expect(page.locator(".sample-notice")).to_have_count(0)
    visitor.open()
    expect(page.locator(".empty")).to_contain_text("Nothing has been recorded yet")
    page.get_by_role("link", name="Add the first commitment").click()
    expect(page).to_have_title("Add a commitment · Commitments")

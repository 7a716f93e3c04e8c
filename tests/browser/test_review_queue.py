"""Working through what needs a check, by the keyboard alone."""

import re

from playwright.sync_api import expect

from tests.browser.form_steps import form_on, notice
from tests.browser.visitors import Visitor


def test_the_queue_is_worked_through_with_keys(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/")
    page.get_by_role("link", name=re.compile("^Start review")).click()
    progress = page.locator(".review-progress")
    expect(progress).to_contain_text("1 of ")
    total = int(progress.inner_text().split(" of ")[1])
    form_on(page, "status-form")
    first = page.locator(".page-review h2 a").first.inner_text()
    page.keyboard.press("j")
    expect(progress).to_have_text(f"2 of {total}")
    page.keyboard.press("k")
    expect(progress).to_have_text(f"1 of {total}")
    expect(page.locator(".page-review h2 a").first).to_have_text(first)
    form_on(page, "status-form")
    page.keyboard.press("u")
    expect(page.locator("form#status-form").get_by_label("Status")).to_be_focused()
    page.keyboard.press("j")
    expect(progress).to_have_text(f"1 of {total}")
    page.locator(".review-progress").click()

    page.keyboard.press("n")
    search = form_on(page, "review-search")
    expect(search.get_by_label("Searched until")).to_be_focused()
    expect(search.get_by_label("Searched until")).to_have_value("22 Nov 2026")
    page.keyboard.press("Control+Enter")
    expect(search.get_by_text("Say where you searched.")).to_be_visible()
    search.get_by_label("Where").fill("The ministry's site, INA")
    page.keyboard.press("Control+Enter")
    expect(notice(page)).to_contain_text("Recorded: No public evidence.")
    expect(progress).to_have_text(f"1 of {total - 1}")
    expect(page.locator(".page-review h2 a").first).not_to_have_text(first)

    form_on(page, "status-form")
    page.locator(".review-progress").click()
    page.keyboard.press("s")
    snooze = form_on(page, "review-snooze")
    expect(snooze.get_by_label("Until")).to_be_focused()
    snooze.get_by_label("Until").fill("1 Dec 2026")
    snooze.get_by_label("Reason").fill("The report is due then.")
    page.keyboard.press("Control+Enter")
    expect(notice(page)).to_contain_text("Snoozed until 1 Dec 2026.")
    page.get_by_role("link", name="1 snoozed").click()
    row = page.locator(".page-review .history li")
    expect(row).to_contain_text("Snoozed until 1 Dec 2026 by local: The report is due then.")
    row.get_by_role("button", name="Wake now").click()
    expect(notice(page)).to_contain_text("Woken")
    expect(page.get_by_text("Nothing is snoozed.")).to_be_visible()
    notice(page).get_by_role("button", name="Undo").click()
    expect(notice(page)).to_contain_text("Undone: it is snoozed again.")
    expect(row).to_have_count(1)
    row.get_by_role("link").click()
    expect(page.locator("#commitment-about").get_by_text("Snoozed until 1 Dec 2026")).to_be_visible()

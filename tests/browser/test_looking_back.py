"""Any day in the past: the day is kept from page to page, played forward, and compared with another."""

import re

from playwright.sync_api import expect

from tests.browser.form_steps import form_on
from tests.browser.visitors import Visitor

ASAD = "Iraqi forces take over the Coalition headquarters at Ain al-Asad"


def test_the_day_goes_along_from_page_to_page(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/?as_of=2026-01-05&as_recorded_by=2026-11-20&at=erbil")
    navigation = page.get_by_role("navigation", name="Pages")
    agenda = navigation.get_by_role("link", name="Agenda")
    expect(agenda).to_have_attribute("href", "/agenda?as_of=2026-01-05&as_recorded_by=2026-11-20")
    agenda.click()
    expect(page).to_have_url(re.compile(r"/agenda\?as_of=2026-01-05&as_recorded_by=2026-11-20$"))
    expect(page.get_by_role("note")).to_contain_text("only what was in this database by 20 Nov 2026")
    expect(agenda).to_have_attribute("aria-current", "page")
    page.get_by_role("note").get_by_role("button", name="Back to today").click()
    expect(page).to_have_url(re.compile(r"/agenda$"))
    expect(navigation.get_by_role("link", name="Sources")).to_have_attribute("href", "/sources")


def test_what_this_database_held_on_a_day_can_be_asked_for(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open()
    opener = page.locator(".shell-as-of > summary")
    opener.click()
    page.get_by_label("Only what was in this database by").fill("1 Nov 2026")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("as_recorded_by=2026-11-01"))
    expect(opener).to_contain_text("today, recorded by 1 Nov 2026")
    expect(page.get_by_role("note")).to_be_visible()


def test_a_day_is_compared_with_today(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/?as_of=2026-01-05")
    page.locator(".shell-as-of > summary").click()
    page.get_by_role("link", name="Compare with today").click()
    expect(page).to_have_url(re.compile(r"/changes\?from_day=2026-01-05$"))
    fulfilled = page.locator("#changes-fulfilled")
    expect(fulfilled).to_contain_text(ASAD)
    page.get_by_label("and the end of").fill("Jan 10, 2026")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("as_of=2026-01-10"))
    expect(fulfilled).to_have_count(0)
    page.get_by_label("Changes between").fill("2025-08-20")
    page.keyboard.press("Enter")
    expect(page.locator("#changes-new")).to_contain_text(ASAD)
    page.get_by_role("link", name="Show on timeline").click()
    expect(page.locator(".gantt-as-of.is-since")).to_have_text("Since 20 Aug 2025")
    expect(page.locator(".gantt-row", has_text=ASAD).locator(".gantt-change")).to_have_text("New")


def test_the_record_is_walked_month_by_month(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open()
    slider = page.get_by_role("group", name="Play the record forward, month by month")
    later = slider.get_by_role("button", name="A month later")
    expect(later).to_be_disabled()
    slider.get_by_role("button", name="A month earlier").click()
    expect(page).to_have_url(re.compile("as_of=2026-10-31"))
    expect(page.locator(".gantt-as-of")).to_contain_text("31 Oct 2026")
    slider.get_by_role("slider").press("ArrowLeft")
    expect(page).to_have_url(re.compile("as_of=2026-09-30"))
    expect(slider.get_by_role("slider")).to_have_attribute("aria-valuetext", re.compile("30 Sep"))
    later.click()
    later.click()
    expect(page).to_have_url(re.compile(r"/$"))
    # Who asked the system for less motion is offered no film.
    expect(slider.get_by_role("button", name="Play the record forward")).to_be_hidden()


def test_the_record_plays_forward_until_it_is_stopped(visitor: Visitor) -> None:
    page = visitor.page
    page.emulate_media(reduced_motion="no-preference")
    visitor.open("/?as_of=2025-07-31")
    slider = page.get_by_role("group", name="Play the record forward, month by month")
    expect(page.get_by_role("link", name=ASAD)).to_have_count(0)
    slider.get_by_role("button", name="Play the record forward").click()
    expect(page.get_by_role("link", name=ASAD)).to_have_count(1)
    slider.get_by_role("button", name="Pause").click()
    expect(slider.get_by_role("button", name="Play the record forward")).to_be_visible()
    stopped = page.url
    # Playing is one step in the browser's history.
    page.go_back()
    expect(page).not_to_have_url(stopped)


def test_a_day_is_typed_in_words_and_shown_written_out(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/changes?from_day=2026-09-10")
    since = page.get_by_label("Changes between")
    expect(since).to_have_value("10 Sep 2026")
    since.fill("09/10/26")
    page.keyboard.press("Enter")
    expect(page.get_by_text("This can be 9 Oct 2026 or 10 Sep 2026.")).to_be_visible()
    expect(page).to_have_url(re.compile("from_day=2026-09-10$"))
    since.fill("2026-10-01")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("from_day=2026-10-01$"))
    expect(since).to_have_value("1 Oct 2026")
    expect(page.get_by_text("between 1 Oct 2026 and 22 Nov 2026")).to_be_visible()
    since.fill("1 Jan 2031")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The record ends on 22 Nov 2026.")).to_be_visible()


def test_a_day_is_chosen_from_the_calendar_with_the_keyboard(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/changes?from_day=2026-09-10")
    since = page.get_by_label("Changes between")
    since.press("Alt+ArrowDown")
    expect(page.get_by_role("button", name="10 Sep 2026")).to_be_focused()
    for key in ("PageUp", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.get_by_role("button", name="18 Aug 2026")).to_be_focused()
    page.keyboard.press("Escape")
    expect(since).to_be_focused()
    expect(page.get_by_role("dialog", name="Choose a day")).to_have_count(0)
    since.press("Alt+ArrowDown")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(since).to_have_value("9 Sep 2026")
    expect(page).to_have_url(re.compile("from_day=2026-09-09$"))


def test_a_form_takes_its_day_from_the_same_calendar(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/commitments/new")
    form = form_on(page, "new-commitment")
    said_on = form.get_by_label("Said on")
    said_on.fill("31 Dec 2025")
    said_on.press("Alt+ArrowDown")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(said_on).to_have_value("30 Dec 2025")
    expect(said_on).to_be_focused()
    expect(form.get_by_text("Read as 30 Dec 2025")).to_be_visible()


def test_the_sample_walks_through_time_on_the_screen(visitor: Visitor) -> None:
    page = visitor.page
    row = page.locator(".gantt-row", has_text=ASAD)
    visitor.open("/?as_of=2025-08-20")
    expect(page.get_by_text("2 commitments").first).to_be_visible()
    expect(row).to_have_count(0)
    for day, words in (
        ("2025-08-26", "Due in 35 days"),
        ("2025-10-01", "Deadline passed 1 day ago"),
        ("2026-01-05", "In its window · 6 days left"),
        ("2026-11-22", "Met 6 days late"),
    ):
        visitor.open(f"/?as_of={day}")
        expect(row).to_contain_text(words)
    visitor.open("/commitments/ain-al-asad?as_of=2026-01-05")
    expect(page.get_by_text("Moved twice: from 30 Sep 2025 to 11 Jan 2026, 103 days later in all.")).to_be_visible()
    visitor.open("/")
    expect(page.locator(".gantt-row", has_text="Erbil")).to_contain_text(
        "Deadline passed 53 days ago · awaiting review"
    )

"""A commitment's page in a browser: history and chart, in place after a change, on a phone, in the dark, on paper."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Arrive
from tests.browser.form_steps import ERBIL, add_evidence, form_on, notice
from tests.browser.visitors import PHONE, Visitor

AIN_AL_ASAD = "/commitments/ain-al-asad"
WIDTHS = [360, 768, 1500, 2560]


def ready(page: Page) -> None:
    expect(page.locator(".slippage .scatterlayer .trace").first).to_be_attached()
    expect(page.locator(".history-entry")).to_have_count(7)


def test_the_page_shows_words_readings_slippage_and_history(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(AIN_AL_ASAD)
    ready(page)
    expect(page).to_have_title(re.compile("Ain al-Asad · Commitments$"))
    expect(page.locator(".quote [lang=id]")).to_contain_text("akan mengambil alih markas koalisi")
    expect(page.get_by_text("103 days later in all")).to_be_visible()
    expect(page.get_by_text("Announced after the previous deadline had passed.")).to_be_visible()
    page.get_by_role("link", name="End the Coalition's mission in federal Iraq").click()
    expect(page).to_have_url(re.compile("/commitments/end-mission-federal-iraq$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("End the Coalition's mission in federal Iraq")
    page.go_back()
    ready(page)


def test_a_saved_update_and_a_correction_appear_in_place(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/commitments/{ERBIL}")
    form = form_on(page, "status-form")
    form.get_by_label("Status").select_option("stalled")
    form.get_by_label("True since").fill("1 Nov 2026")
    form.get_by_label("Reason").fill("Support ended")
    add_evidence(form, link="https://news.example/ended")
    form.get_by_role("button", name="Record update").click()
    newest = page.locator(".history-entry").first
    expect(newest).to_contain_text("Support ended")
    expect(page.locator(".status-line").first).to_contain_text("Stalled")
    notice(page).get_by_role("button", name="Undo").click()
    expect(page.locator(".history-entry.is-superseded")).to_contain_text("Support ended")
    expect(page.locator(".history-entry.is-superseded .history-flag")).to_contain_text("Undone 2")
    expect(page.locator(".status-line").first).to_contain_text("Under way")


def test_a_second_browser_shows_the_change_by_itself(arrive: Arrive) -> None:
    first, second = arrive(), arrive()
    for visitor in (first, second):
        visitor.open(f"/commitments/{ERBIL}")
        form_on(visitor.page, "status-form")
    reason = second.page.locator("#status-form-reason")
    reason.fill("being typed")
    form = form_on(first.page, "status-form")
    form.get_by_role("button", name="Searched, found nothing").click()
    expect(second.page.locator(".status-line").first).to_contain_text("No public evidence")
    expect(reason).to_have_value("being typed")


def test_documents_open_in_a_new_tab_without_a_way_back(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(AIN_AL_ASAD)
    ready(page)
    outside = page.locator("a[href^=http]")
    assert outside.count() >= 6
    for link in outside.all():
        assert link.get_attribute("target") == "_blank"
        assert link.get_attribute("rel") == "noopener noreferrer"
        assert link.get_attribute("referrerpolicy") == "no-referrer"


@pytest.mark.parametrize("width", WIDTHS)
def test_it_fits_every_width(arrive: Arrive, width: int) -> None:
    visitor = arrive(viewport={"width": width, "height": 900})
    visitor.open(AIN_AL_ASAD)
    ready(visitor.page)
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width


def test_in_the_dark_the_chart_is_dark_too(arrive: Arrive) -> None:
    visitor = arrive(theme="dark", viewport=PHONE)
    visitor.open(AIN_AL_ASAD)
    ready(visitor.page)
    label = visitor.page.locator(".slippage .xtick text").first
    muted = visitor.page.locator(".facts dt").first.evaluate("element => getComputedStyle(element).color")
    assert label.evaluate("element => getComputedStyle(element).fill") == muted


def test_on_paper_stands_what_was_said_and_nothing_that_can_be_pressed(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(AIN_AL_ASAD)
    ready(page)
    page.emulate_media(media="print")
    expect(page.locator(".history-entry").last).to_be_visible()
    expect(page.locator("#status-form")).to_be_hidden()
    expect(page.get_by_role("button", name="Correct", exact=True).first).to_be_hidden()


def test_an_unknown_commitment_says_so(visitor: Visitor) -> None:
    visitor.expect_complaint("404")
    answer = visitor.open("/commitments/nothing-here")
    assert answer is not None and answer.status == 404
    expect(visitor.page.get_by_text("No commitment is known at this address.")).to_be_visible()


def test_any_number_of_sources_is_tied_to_a_statement_and_each_can_be_corrected(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/commitments/{ERBIL}")
    page.get_by_text("Add a source of the statement").click()
    form = form_on(page, "statement-source")
    for number in range(7):
        if number:
            form.get_by_role("button", name="Add another source").click()
        block = form.locator(".evidence-block").nth(number)
        block.get_by_placeholder("Paste a link or choose a source").fill(f"https://news.example/{number}")
        block.get_by_label("Publisher").fill(f"Paper {number}")
        block.get_by_label("Published on").fill("20 Nov 2026")
    expect(form.get_by_label("Evidence, source 7", exact=True)).to_have_value("https://news.example/6")
    page.wait_for_timeout(200)  # until the draft is kept
    page.reload()
    page.get_by_text("Add a source of the statement").click()
    expect(form.get_by_label("Evidence, source 7", exact=True)).to_have_value("https://news.example/6")
    form.get_by_role("button", name="Add source").click()
    expect(notice(page)).to_contain_text("7 sources added.")
    history = page.locator("#commitment-history")
    history.get_by_title("Correct the quote from Paper 6").click()
    correction = form_on(page, "statement-source-correction")
    correction.get_by_label("Reason").fill("It says something else.")
    correction.get_by_role("button", name="Take this source back").click()
    expect(notice(page)).to_contain_text("Source taken back.")
    expect(history.locator("del", has_text="Paper 6")).to_be_visible()

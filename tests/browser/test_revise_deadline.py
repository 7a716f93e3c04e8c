"""Revising a deadline: the words are read as one types, the other reading is a click away, or dates by hand."""

from playwright.sync_api import Locator, expect

from tests.browser.form_steps import ERBIL, add_evidence, form_on, notice
from tests.browser.visitors import Visitor


def unfolded(visitor: Visitor) -> Locator:
    visitor.open(f"/commitments/{ERBIL}")
    form_on(visitor.page, "status-form")
    visitor.page.locator("summary", has_text="Revise deadline").press("Enter")
    return form_on(visitor.page, "deadline-form")


def test_a_deadline_is_postponed_in_the_words_of_its_source(visitor: Visitor) -> None:
    page = visitor.page
    form = unfolded(visitor)
    words = form.get_by_label("Deadline, in the source’s words")
    expect(words).to_be_focused()
    page.keyboard.type("by the end of Q3 2027")
    reading = form.locator(".deadline-reading")
    expect(reading).to_contain_text("30 Sep 2027 · 365 days later than the deadline before")
    expect(reading.locator(".is-in-window")).to_have_text("30")
    form.get_by_label("Announced on").fill("20 Nov 2026")
    expect(reading).to_contain_text("Announced after the deadline before had passed.")
    form.get_by_label("Announced by").fill("Hussein Allawi")
    form.get_by_label("Reason").fill("The memoranda are not signed.")
    add_evidence(form, quote="by the end of Q3 2027")
    page.keyboard.press("Control+Enter")
    expect(notice(page)).to_contain_text("Deadline recorded: “by the end of Q3 2027”.")
    expect(page.locator("#commitment-history").get_by_text("by the end of Q3 2027").first).to_be_visible()


def test_the_other_reading_is_taken_with_a_click(visitor: Visitor) -> None:
    form = unfolded(visitor)
    form.get_by_label("Deadline, in the source’s words").fill("by 2027")
    form.get_by_role("button", name="The stricter reading: until 31 Dec 2026").click()
    expect(form.locator(".deadline-reading b")).to_have_text("until 31 Dec 2026")
    expect(form.get_by_role("button", name="Back to 1 Jan – 31 Dec 2027")).to_be_visible()
    # Other words are read afresh.
    form.get_by_label("Deadline, in the source’s words").press_sequentially(" ")
    expect(form.locator(".deadline-reading b")).to_have_text("1 Jan – 31 Dec 2027")


def test_a_day_with_two_meanings_asks(visitor: Visitor) -> None:
    form = unfolded(visitor)
    form.get_by_label("Deadline, in the source’s words").fill("09/10/2026")
    form.get_by_role("button", name="10 Sep 2026").click()
    expect(form.locator(".deadline-reading b")).to_have_text("10 Sep 2026")


def test_what_can_t_be_read_is_given_by_hand(visitor: Visitor) -> None:
    page = visitor.page
    form = unfolded(visitor)
    form.get_by_label("Deadline, in the source’s words").fill("once the dust settles over it")
    form.get_by_role("button", name="Give its dates by hand").click()
    form.get_by_label("Or its first day").fill("1 Dec 2026")
    form.get_by_label("and its last day").fill("15 Jan 2027")
    expect(form.locator(".deadline-reading b")).to_have_text("1 Dec 2026 – 15 Jan 2027")
    form.get_by_label("Announced on").fill("20 Nov 2026")
    form.get_by_label("Reason").fill("Not ready.")
    add_evidence(form)
    page.keyboard.press("Control+Enter")
    expect(notice(page)).to_contain_text("Deadline recorded")


def test_escape_folds_an_untouched_form(visitor: Visitor) -> None:
    form = unfolded(visitor)
    visitor.page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    expect(visitor.page.locator("summary", has_text="Revise deadline")).to_be_focused()


def test_a_revision_can_be_undone_from_its_notice_and_stays_in_the_history(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/commitments/{ERBIL}")
    page.get_by_text("Revise deadline").click()
    form = form_on(page, "deadline-form")
    form.get_by_label("Deadline, in the source’s words").fill("by the end of 2027")
    form.get_by_label("Announced on").fill("20 Nov 2026")
    form.get_by_label("Reason").fill("A slip of the pen")
    add_evidence(form)
    form.get_by_role("button", name="Record deadline").click()
    expect(notice(page)).to_contain_text("Deadline recorded")
    notice(page).get_by_role("button", name="Undo").click()
    expect(notice(page)).to_contain_text("Undone: “")
    history = page.locator("#commitment-history")
    struck = history.locator(".is-superseded", has_text="by the end of 2027")
    expect(struck.get_by_text("was recorded by mistake")).to_be_visible()
    expect(page.locator("#commitment-about").get_by_text("by the end of 2027")).to_have_count(0)

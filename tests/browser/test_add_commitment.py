"""Adding a commitment from an article at hand, with the keyboard alone, on a phone, and with hostile words."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.form_steps import add_evidence, form_on, notice
from tests.browser.visitors import PHONE, Visitor

HOSTILE = "<img src=x onerror=alert(1)> & <b>bold</b>"


def test_a_commitment_is_added_with_the_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/")
    page.get_by_role("link", name="+ Add commitment").focus()
    page.keyboard.press("Enter")
    form = form_on(page, "new-commitment")
    form.get_by_placeholder("Paste a link or choose a source").first.focus()
    for words in ("https://news.example/bridge", "News", "20 Nov 2026"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    form.get_by_label("Title").focus()
    page.keyboard.type("Reopen the bridge")
    form.get_by_label("Said on").focus()
    page.keyboard.type("18 Nov 2026")
    form.get_by_label("Deadline, in the source’s words").focus()
    page.keyboard.type("by the end of Q3 2027")
    expect(form.locator(".deadline-reading")).to_contain_text("30 Sep 2027")
    form.get_by_label("Responsible").focus()
    page.keyboard.type("Government of Iraq")
    page.keyboard.press("Enter")
    page.keyboard.type("Ministry of Works")
    expect(form.locator(".chip")).to_have_text(["Government of Iraq×"])
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile("/commitments/reopen-the-bridge$"))
    expect(page.get_by_role("heading", name="Reopen the bridge", level=1)).to_be_visible()
    expect(page.get_by_text("Ministry of Works").first).to_be_visible()
    expect(notice(page)).to_contain_text("Added: Reopen the bridge")


def test_what_is_missing_is_said_under_its_field_and_nothing_typed_is_lost(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/commitments/new")
    form = form_on(page, "new-commitment")
    form.get_by_label("Title").fill("Reopen the bridge")
    form.get_by_role("button", name="Add commitment").click()
    said_on = form.get_by_label("Said on")
    expect(said_on).to_be_focused()
    expect(said_on).to_have_attribute("aria-invalid", "true")
    expect(form.locator("#new-commitment-committed-on-error")).to_have_text("The day it was said is missing.")
    assert "new-commitment-committed-on-error" in (said_on.get_attribute("aria-describedby") or "")
    said_on.fill("18 Nov 2026")
    expect(form.locator("#new-commitment-committed-on-error")).to_be_empty()
    expect(said_on).not_to_have_attribute("aria-invalid", "true")
    form.get_by_role("button", name="Add commitment").click()
    expect(form.locator("#new-commitment-evidence-error")).to_contain_text("Name the source")
    expect(form.get_by_label("Title")).to_have_value("Reopen the bridge")


def test_hostile_words_are_only_words(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/commitments/new")
    form = form_on(page, "new-commitment")
    form.get_by_placeholder("Paste a link or choose a source").first.fill("javascript:alert(1)")
    form.get_by_label("Title").fill(HOSTILE)
    form.get_by_label("Said on").fill("18 Nov 2026")
    form.get_by_label("Responsible").fill(HOSTILE)
    page.keyboard.press("Enter")
    expect(form.locator(".chip")).to_have_text([f"{HOSTILE}×"])
    form.get_by_role("button", name="Add commitment").click()
    expect(form.locator("#new-commitment-evidence-0-link-error")).to_contain_text("must begin with https://")
    add_evidence(form, quote=HOSTILE)
    form.get_by_role("button", name="Add commitment").click()
    expect(page.get_by_role("heading", name=HOSTILE, level=1)).to_be_visible()
    expect(notice(page)).to_contain_text(HOSTILE)
    assert page.locator("img[src=x]").count() == 0


def test_on_a_phone_the_whole_form_fits(arrive: Arrive) -> None:
    visitor = arrive(viewport=PHONE)
    visitor.open("/commitments/new")
    form_on(visitor.page, "new-commitment")
    assert visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_draft_waits_under_add_commitment_until_it_is_published(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/commitments/new")
    form = form_on(page, "new-commitment")
    add_evidence(form)
    form.get_by_label("Title").fill("Reopen the bridge")
    form.get_by_label("Said on").fill("18 Nov 2026")
    form.get_by_label("Responsible").fill("Ministry of Works")
    form.get_by_label("Publication").select_option("draft")
    expect(form.get_by_text("Hidden. Listed under")).to_be_visible()
    form.get_by_role("button", name="Add commitment").click()
    expect(page).to_have_url(re.compile("/commitments/reopen-the-bridge$"))
    page.get_by_text("Discard…").click()
    discarding = form_on(page, "draft-discard")
    discarding.get_by_label("Reason").fill("Entered twice.")
    discarding.get_by_role("button", name="Discard this draft").click()
    expect(page).to_have_url(re.compile("/commitments/new$"))
    expect(page.get_by_text("Not published")).to_have_count(0)
    notice(page).get_by_role("button", name="Undo").click()
    expect(notice(page)).to_contain_text("the draft is back")
    visitor.open("/commitments/new")
    page.get_by_text("Not published: 1").click()
    page.get_by_role("link", name="Reopen the bridge").click()
    page.get_by_text("State a deadline").click()
    deadline = form_on(page, "deadline-form")
    deadline.get_by_label("Deadline, in the source’s words").fill("by the end of 2027")
    deadline.get_by_label("Announced on").fill("18 Nov 2026")
    deadline.get_by_placeholder("Paste a link or choose a source").first.fill("https://news.example/1")
    deadline.get_by_role("button", name="Record deadline").click()
    expect(page.locator("#commitment-history").get_by_text("“by the end of 2027”").first).to_be_visible()
    page.locator("form#draft-publish").get_by_role("button", name="Publish").click()
    expect(notice(page)).to_contain_text("Published: Reopen the bridge")
    expect(page.locator("form#draft-publish")).to_be_hidden()
    expect(page.get_by_role("heading", name="Reopen the bridge", level=1)).to_be_visible()

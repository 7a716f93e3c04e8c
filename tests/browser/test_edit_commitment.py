"""Editing a commitment: what it relates to, its milestones, and a deadline that counts from another's fulfilment."""

import pytest
from playwright.sync_api import Locator, ViewportSize, expect

from tests.browser.conftest import Arrive
from tests.browser.form_steps import ERBIL, add_evidence, form_on, notice
from tests.browser.visitors import DESK, PHONE, Visitor

ASAD = "Iraqi forces take over the Coalition headquarters at Ain al-Asad"
MEMORANDA = "Sign memoranda on joint security cooperation"
SEEN = """
() => {
  const box = document.activeElement.getBoundingClientRect();
  const there = document.elementFromPoint(box.left + box.width / 2, box.bottom - 2);
  return document.activeElement.contains(there);
}
"""


def editing(visitor: Visitor, slug: str) -> Locator:
    visitor.open(f"/commitments/{slug}/edit")
    return form_on(visitor.page, "edit-commitment")


def test_what_a_commitment_follows_is_changed_taken_away_and_never_runs_in_a_circle(visitor: Visitor) -> None:
    page = visitor.page
    form = editing(visitor, ERBIL)
    form.get_by_label("Part of").fill(ASAD)
    form.get_by_label("Replaces").fill(MEMORANDA)
    form.get_by_role("button", name="Save changes").click()
    related = page.locator("section", has=page.get_by_role("heading", name="Related commitments"))
    expect(related.get_by_role("listitem")).to_contain_text(["Follows", f"Replaces {MEMORANDA}", f"Part of {ASAD}"])
    form = editing(visitor, "end-mission-federal-iraq")
    form.get_by_label("Follows").fill("End the Coalition's mission in Erbil")
    form.get_by_role("button", name="Save changes").click()
    expect(form.locator("#edit-commitment-follows-error")).to_contain_text("they would run in a circle")
    form = editing(visitor, ERBIL)
    form.get_by_label("Part of").fill("")
    form.get_by_role("button", name=f"Remove {MEMORANDA}").click()
    form.get_by_role("button", name="Save changes").click()
    expect(related.get_by_role("listitem")).to_have_count(1)


def test_a_press_on_save_counts_though_leaving_the_field_moves_the_button_away(visitor: Visitor) -> None:
    page = visitor.page
    # So high that the form's end is on the screen: else its buttons stick to the screen's foot.
    page.set_viewport_size({"width": 1280, "height": 2400})
    form = editing(visitor, "end-mission-federal-iraq")
    form.get_by_label("Replaces").fill(ASAD)
    save = form.get_by_role("button", name="Save changes")
    before = save.bounding_box()
    assert before is not None
    page.mouse.move(before["x"] + 20, before["y"] + 4)
    page.mouse.down()
    expect(form.locator("[data-value]", has_text=ASAD)).to_be_visible()
    after = save.bounding_box()
    assert after is not None and after["y"] > before["y"] + 4
    page.mouse.up()
    expect(notice(page)).to_contain_text("Changes saved")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_field_that_the_keyboard_comes_to_is_beneath_the_bar_of_buttons(arrive: Arrive, size: ViewportSize) -> None:
    visitor = arrive(viewport=size)
    page = visitor.page
    form = editing(visitor, "end-mission-federal-iraq")
    form.get_by_label("Title").focus()
    come_to = 0
    while page.evaluate("!document.activeElement.closest('.form-actions')"):
        assert page.evaluate(SEEN), f"covered: {page.evaluate('document.activeElement.id')}"
        page.keyboard.press("Tab")
        come_to += 1
    assert come_to > 15


def test_a_milestone_is_added_and_reached(visitor: Visitor) -> None:
    page = visitor.page
    editing(visitor, ERBIL)
    adding = form_on(page, "milestone-form")
    adding.get_by_label("Next step").fill("First convoy leaves")
    adding.get_by_label("When").fill("Aug 2026")
    adding.get_by_role("button", name="Add milestone").click()
    expect(notice(page)).to_contain_text("First convoy leaves")
    expect(page.locator("#milestone-list")).to_contain_text("1–31 Aug 2026")
    reaching = form_on(page, "milestone-reached")
    reaching.get_by_label("Reached on").fill("20 Aug 2026")
    reaching.get_by_role("button", name="Mark as reached").click()
    expect(page.locator("#milestone-list")).to_contain_text("reached 20 Aug 2026")


def test_a_deadline_that_counts_from_another_commitment_links_to_it_and_is_corrected_as_it_stood(
    visitor: Visitor,
) -> None:
    page = visitor.page
    visitor.open(f"/commitments/{ERBIL}")
    page.get_by_text("Revise deadline").click()
    form = form_on(page, "deadline-form")
    form.get_by_label("Deadline, in the source’s words").fill("within 90 days of signing")
    form.get_by_role("button", name="Say what it counts from").click()
    form.get_by_label("It runs for").fill("90")
    form.get_by_label("From the fulfilment of").fill(MEMORANDA)
    form.get_by_label("Announced on").fill("20 Nov 2026")
    form.get_by_label("Reason").fill("It waits for the papers.")
    add_evidence(form)
    form.get_by_role("button", name="Record deadline").click()
    expect(notice(page)).to_contain_text("Deadline recorded")
    expect(page.locator("#commitment-about").get_by_role("link", name=MEMORANDA).first).to_be_visible()
    page.get_by_title("Correct the deadline “within 90 days of signing”").click()
    correcting = form_on(page, "deadline-correction")
    expect(correcting.get_by_label("It runs for")).to_have_value("90")
    expect(correcting.get_by_label("From the fulfilment of")).to_have_value(MEMORANDA)
    correcting.get_by_label("It runs for").fill("60")
    correcting.get_by_label("Reason").fill("Sixty, on reading it again.")
    correcting.get_by_role("button", name="Record correction").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(notice(page)).to_contain_text("Deadline corrected")

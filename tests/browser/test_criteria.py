"""Stating at entry and later by what one will know, judging it by evidence, and taking up what it suggests."""

from playwright.sync_api import expect

from tests.browser.form_steps import ERBIL, add_evidence, form_on, notice
from tests.browser.visitors import Visitor


def test_a_criterion_that_is_met_suggests_a_status_that_a_person_records(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/commitments/{ERBIL}")
    form_on(page, "status-form")
    page.get_by_text("Add criteria").click()
    stating = form_on(page, "criteria-form")
    stating.get_by_label("Criterion 1").fill("The flag is handed over")
    stating.get_by_role("button", name="Record criteria").click()
    expect(notice(page)).to_contain_text("Criteria recorded.")
    expect(page.get_by_text("not judged yet")).to_be_visible()
    page.get_by_text("Assess a criterion").click()
    judging = form_on(page, "criterion-form")
    judging.get_by_label("Seen on").fill("19 Nov 2026")
    judging.get_by_label("Reason").fill("It was handed over at a ceremony.")
    judging.get_by_role("button", name="Record judgement").click()
    expect(judging.get_by_text("Name the source that shows it.")).to_be_visible()
    add_evidence(judging, quote="the flag was handed over")
    judging.get_by_role("button", name="Record judgement").click()
    expect(notice(page)).to_contain_text("Judged: met.")
    expect(page.get_by_text("1 of 1 met: this suggests “Fulfilled”.")).to_be_visible()
    form = form_on(page, "status-form")
    page.get_by_role("button", name="Fill in the status form").click()
    expect(form.get_by_label("Status")).to_have_value("fulfilled")
    expect(form.get_by_label("True since")).to_have_value("19 Nov 2026")
    expect(form.get_by_label("Reason")).to_have_value("The flag is handed over: met.")


def test_criteria_are_stated_at_entry_one_after_the_other_and_survive_a_reload(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/commitments/new")
    form = form_on(page, "new-commitment")
    expect(form.get_by_label("Criterion 2")).to_be_hidden()
    form.get_by_label("Criterion 1").fill("The bridge is open")
    form.get_by_label("Criterion 2").fill("Lorries cross it")
    expect(form.get_by_label("Criterion 3")).to_be_visible()
    page.reload()
    form = form_on(page, "new-commitment")
    expect(form.get_by_label("Criterion 2")).to_have_value("Lorries cross it")
    add_evidence(form)
    form.get_by_label("Title").fill("Reopen the bridge")
    form.get_by_label("Said on").fill("18 Nov 2026")
    form.get_by_label("Responsible").fill("Ministry of Works")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Fulfilment criteria")).to_be_visible()
    expect(page.locator(".criteria > li")).to_have_text(
        ["○ The bridge is open · not judged yet", "○ Lorries cross it · not judged yet"]
    )

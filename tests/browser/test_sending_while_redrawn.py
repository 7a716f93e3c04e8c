"""Typing and sending while the page is being drawn anew: what was sent is answered, what was typed stays."""

from contextlib import AbstractContextManager

from playwright.sync_api import Page, Route, expect

from tests.browser.form_steps import ERBIL, form_on, notice
from tests.browser.visitors import Visitor

UPDATES = "**/_dash-update-component*"


class Held:
    """Requests that are kept waiting until they are let go, by a mark in their body."""

    def __init__(self, page: Page, *marks: str) -> None:
        self.waiting: dict[str, Route] = {}
        self.marks = marks
        page.route(UPDATES, self._meet)

    def _meet(self, route: Route) -> None:
        body = route.request.post_data or ""
        mark = next((one for one in self.marks if one in body and one not in self.waiting), None)
        if mark is None:
            route.continue_()
        else:
            self.waiting[mark] = route

    def made(self, page: Page, mark: str) -> AbstractContextManager[object]:
        """A block at whose end a request with this mark has been made."""
        return page.expect_request(lambda request: mark in (request.post_data or ""))

    def let_go(self, mark: str) -> None:
        self.waiting[mark].continue_()


RENEWAL = '"changedPropIds":["status-form-saved.data"]'
DRAWER_RENEWAL = '"changedPropIds":["drawer-saved.data"]'
SAVING = '"changedPropIds":["status-form-sent.data"]'


def test_what_is_sent_while_an_undo_draws_the_forms_anew_is_told_of_and_nothing_typed_is_lost(
    visitor: Visitor,
) -> None:
    page = visitor.page
    visitor.open(f"/commitments/{ERBIL}")
    form = form_on(page, "status-form")
    began = form.get_attribute("data-carried") or ""
    form.get_by_role("button", name="Searched, found nothing").click()
    expect(form).not_to_have_attribute("data-carried", began)
    saved = form.get_attribute("data-carried") or ""
    held = Held(page, RENEWAL, SAVING)
    with held.made(page, RENEWAL):
        notice(page).get_by_role("button", name="Undo").click()
    expect(notice(page)).to_contain_text("Undone:")
    form.get_by_label("Reason").fill("A second search.")
    with held.made(page, SAVING):
        form.get_by_role("button", name="Searched, found nothing").click()
    page.get_by_text("Revise deadline").click()
    revising = page.locator("form#deadline-form")
    revising.get_by_label("Reason").fill("Half a sent")
    held.let_go(RENEWAL)
    held.let_go(SAVING)
    expect(notice(page)).to_contain_text("Recorded: No public evidence.")
    expect(page.locator("#commitment-history").get_by_text("A second search.").first).to_be_visible()
    expect(form).not_to_have_attribute("data-carried", saved)
    expect(form.get_by_label("Reason")).to_have_value("")
    expect(revising.get_by_label("Reason")).to_have_value("Half a sent")
    expect(page.locator(".clash")).to_have_count(0)


def test_what_is_sent_in_the_drawer_while_an_undo_draws_it_anew_is_told_of(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/?at={ERBIL}")
    form = form_on(page, "status-form")
    began = form.get_attribute("data-carried") or ""
    form.get_by_role("button", name="Searched, found nothing").click()
    expect(form).not_to_have_attribute("data-carried", began)
    held = Held(page, DRAWER_RENEWAL, SAVING)
    with held.made(page, DRAWER_RENEWAL):
        notice(page).get_by_role("button", name="Undo").click()
    form.get_by_label("Reason").fill("A second search.")
    with held.made(page, SAVING):
        form.get_by_role("button", name="Searched, found nothing").click()
    held.let_go(DRAWER_RENEWAL)
    held.let_go(SAVING)
    expect(notice(page)).to_contain_text("Recorded: No public evidence.")
    expect(page.locator(".drawer").get_by_text("A second search.").first).to_be_visible()
    expect(form.get_by_label("Reason")).to_have_value("")


def test_a_correction_that_is_opened_before_the_emptied_forms_have_come_stays_open(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/commitments/{ERBIL}")
    form = form_on(page, "status-form")
    began = form.get_attribute("data-carried") or ""
    held = Held(page, RENEWAL)
    with held.made(page, RENEWAL):
        form.get_by_role("button", name="Searched, found nothing").click()
    page.get_by_title("Correct “No public evidence”").click()
    correcting = form_on(page, "status-correction")
    correcting.get_by_label("Reason").fill("Not searched at all.")
    held.let_go(RENEWAL)
    expect(form).not_to_have_attribute("data-carried", began)
    expect(correcting).to_be_visible()
    expect(correcting.get_by_label("Reason")).to_have_value("Not searched at all.")

"""What a save costs, and typing and sending while one is under way: all is answered, and what was typed stays."""

import json
from contextlib import AbstractContextManager

from playwright.sync_api import Page, Request, Route, expect

from tests.browser.form_steps import ERBIL, add_evidence, form_on, notice
from tests.browser.visitors import Visitor

CALLBACKS = "**/_dash-update-component*"
SAVE = '"changedPropIds":["form-sent.data"]'
FOLLOW = '"changedPropIds":["shell-changed.data"]'


class Held:
    """The first request with a mark in its body is kept waiting until it is let go."""

    def __init__(self, page: Page, mark: str) -> None:
        self.route: Route | None = None
        self.mark = mark
        page.route(CALLBACKS, self._meet)

    def _meet(self, route: Route) -> None:
        if self.route is None and self.mark in (route.request.post_data or ""):
            self.route = route
        else:
            route.continue_()

    def let_go(self) -> None:
        assert self.route is not None
        self.route.continue_()


def made(page: Page, mark: str) -> AbstractContextManager[object]:
    """A block at whose end a request with this mark has been made."""
    return page.expect_request(lambda request: mark in (request.post_data or ""))


def callbacks_of(page: Page) -> list[str]:
    """The changed properties of every callback that is sent from here on."""
    calls: list[str] = []

    def hear(request: Request) -> None:
        if "_dash-update-component" in request.url:
            calls.append(" ".join(json.loads(request.post_data or "{}")["changedPropIds"]))

    page.on("request", hear)
    return calls


def test_recording_a_status_in_the_drawer_is_one_write_and_at_most_three_reads(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/?at={ERBIL}")
    form = form_on(page, "status-form")
    form.get_by_label("Status").select_option("stalled")
    form.get_by_label("True since").fill("1 Nov 2026")
    form.get_by_label("Reason").fill("Nothing moves.")
    add_evidence(form)
    expect(form.get_by_text("Read as 1 Nov 2026")).to_be_visible()
    page.wait_for_load_state("networkidle")
    calls = callbacks_of(page)
    form.get_by_role("button", name="Record update").click()
    expect(notice(page)).to_contain_text("Recorded: Stalled.")
    expect(page.locator("#drawer-history").get_by_text("Nothing moves.").first).to_be_visible()
    expect(page.locator(".drawer .status-line")).to_contain_text("Stalled")
    page.wait_for_load_state("networkidle")
    assert calls.count("form-sent.data") == 1
    assert len(calls) <= 4, calls


def test_what_is_sent_while_an_undo_is_under_way_is_saved_after_it_and_is_in_no_conflict(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/commitments/{ERBIL}")
    form = form_on(page, "status-form")
    form.get_by_role("button", name="Searched, found nothing").click()
    expect(notice(page)).to_contain_text("Recorded: No public evidence.")
    held = Held(page, SAVE)
    with made(page, SAVE):
        notice(page).get_by_role("button", name="Undo").click()
    form.get_by_label("Reason").fill("A second search.")
    form.get_by_role("button", name="Searched, found nothing").click()
    expect(form.get_by_role("button", name="Record update")).to_be_disabled()
    page.get_by_text("Revise deadline").click()
    revising = page.locator("form#deadline-form")
    revising.get_by_label("Reason").fill("Half a sent")
    held.let_go()
    expect(notice(page)).to_contain_text("Recorded: No public evidence.")
    expect(page.locator("#commitment-history").get_by_text("A second search.").first).to_be_visible()
    expect(form.get_by_label("Reason")).to_have_value("")
    expect(revising.get_by_label("Reason")).to_have_value("Half a sent")
    expect(page.locator(".conflict")).to_have_count(0)


def test_what_was_typed_since_a_form_was_sent_stays_in_it_and_in_its_draft(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/?at={ERBIL}")
    form = form_on(page, "status-form")
    held = Held(page, SAVE)
    with made(page, SAVE):
        form.get_by_role("button", name="Searched, found nothing").click()
    form.get_by_label("Reason").fill("Typed meanwhile.")
    held.let_go()
    expect(notice(page)).to_contain_text("Recorded: No public evidence.")
    expect(form.get_by_label("Reason")).to_have_value("Typed meanwhile.")
    page.reload()
    form = form_on(page, "status-form")
    expect(form.get_by_label("Reason")).to_have_value("Typed meanwhile.")
    form.get_by_role("button", name="Searched, found nothing").click()
    # The draft knows of the save that came before it.
    expect(page.locator("#drawer-history").get_by_text("Typed meanwhile.").first).to_be_visible()
    expect(page.locator(".conflict")).to_have_count(0)


def test_a_save_is_told_and_its_draft_gone_though_another_row_was_chosen_meanwhile(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/?at={ERBIL}")
    form = form_on(page, "status-form")
    form.get_by_label("Reason").fill("Nothing to be seen.")
    held = Held(page, SAVE)
    with made(page, SAVE):
        form.get_by_role("button", name="Searched, found nothing").click()
    page.locator(".gantt-link", has_text="Ain al-Asad").click()
    expect(page.locator(".drawer h2")).to_contain_text("Ain al-Asad")
    form.get_by_label("Reason").fill("Of another.")
    held.let_go()
    expect(notice(page)).to_contain_text("Recorded: No public evidence.")
    expect(form.get_by_label("Reason")).to_have_value("Of another.")
    visitor.open(f"/?at={ERBIL}")
    expect(form_on(page, "status-form").get_by_label("Reason")).to_have_value("")


def test_a_correction_that_is_opened_before_the_page_has_read_again_stays_open(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/commitments/{ERBIL}")
    form = form_on(page, "status-form")
    held = Held(page, FOLLOW)
    with made(page, FOLLOW):
        form.get_by_role("button", name="Searched, found nothing").click()
    expect(notice(page)).to_contain_text("Recorded: No public evidence.")
    page.get_by_title("Correct “Under way”", exact=False).first.click()
    correcting = form_on(page, "status-correction")
    correcting.get_by_label("Reason").fill("Not searched at all.")
    held.let_go()
    expect(page.get_by_title("Correct “No public evidence”")).to_be_attached()
    expect(correcting).to_be_visible()
    expect(correcting.get_by_label("Reason")).to_have_value("Not searched at all.")


def test_every_try_of_one_save_has_the_same_key_and_the_next_save_another(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/?at={ERBIL}")
    form = form_on(page, "status-form")
    keys: list[str] = []

    def note(request: Request) -> None:
        if SAVE in (request.post_data or ""):
            keys.append(json.loads(request.post_data or "")["inputs"][0]["value"]["key"])

    page.on("request", note)
    form.get_by_label("Status").select_option("stalled")
    form.get_by_role("button", name="Record update").click()
    expect(form.get_by_text("The reason is missing.")).to_be_visible()
    form.get_by_label("Reason").fill("Nothing found.")
    page.reload()
    form = form_on(page, "status-form")
    form.get_by_role("button", name="Searched, found nothing").click()
    expect(notice(page)).to_contain_text("Recorded: No public evidence.")
    form.get_by_role("button", name="Searched, found nothing").click()
    expect(page.locator("#drawer-history").get_by_text("Searched and found nothing until").first).to_be_visible()
    assert len(keys) == 3
    assert keys[0] == keys[1] != keys[2]


def test_everything_that_can_t_be_read_is_said_at_once_and_the_first_has_the_focus(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/?at={ERBIL}")
    form = form_on(page, "status-form")
    form.get_by_label("True since").fill("when pigs fly")
    form.get_by_label("Reason").fill("Steps were seen.")
    form.get_by_placeholder("Paste a link or choose a source").first.fill("https://news.example/1")
    form.get_by_role("button", name="Record update").click()
    expect(form.locator("#status-form-effective-on-error")).to_contain_text("can't be read as a date")
    expect(form.get_by_text("Say who published it.")).to_be_visible()
    expect(form.get_by_text("Say when it was published")).to_be_visible()
    expect(form.get_by_label("True since")).to_be_focused()
    expect(form.get_by_label("Reason")).to_have_value("Steps were seen.")

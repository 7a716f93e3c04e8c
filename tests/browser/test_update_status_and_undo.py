"""Updating a status in the timeline's drawer and on the commitment's page, undoing it, and correcting it later."""

from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.form_steps import ERBIL, add_evidence, form_on, notice
from tests.browser.visitors import Visitor


def test_an_update_changes_the_drawer_in_place_and_undo_takes_it_back(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/?at={ERBIL}")
    form = form_on(page, "status-form")
    drawer = page.locator(".drawer")
    form.get_by_label("Status").select_option("fulfilled")
    expect(form.get_by_text("Enter the date it was achieved.")).to_be_visible()
    form.get_by_label("True since").fill("Sept 2026")
    expect(form.get_by_text("Read as 1–30 Sep 2026")).to_be_visible()
    form.get_by_label("Reason").fill("The last convoy left.")
    add_evidence(form, quote="the last convoy left")
    form.get_by_role("button", name="Record update").click()
    expect(notice(page)).to_contain_text("Recorded: Fulfilled.")
    expect(drawer.get_by_text("The last convoy left.").first).to_be_visible()
    expect(form.get_by_label("Reason")).to_have_value("")
    expect(form.get_by_label("Status")).to_have_value("fulfilled")
    notice(page).get_by_role("button", name="Undo").click()
    expect(notice(page)).to_contain_text("Undone: Under way again.")
    expect(page.locator("form#status-form").get_by_label("Status")).to_have_value("under_way")


def test_somebody_who_saves_twice_is_in_no_conflict_with_themselves(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/commitments/{ERBIL}")
    for number in (1, 2):
        form = form_on(page, "status-form")
        form.get_by_label("Reason").fill(f"Nothing was found, {number}.")
        form.get_by_role("button", name="Searched, found nothing").click()
        expect(page.locator("#commitment-history").get_by_text(f"Nothing was found, {number}.").first).to_be_visible()
        notice(page).get_by_role("button", name="Undo").click()
        expect(notice(page)).to_contain_text("Undone:")
        expect(page.locator("form#status-form").get_by_label("Reason")).to_have_value("")
    expect(page.locator(".conflict")).to_have_count(0)


def test_a_fruitless_search_is_one_click(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/?at={ERBIL}")
    form = form_on(page, "status-form")
    expect(form.get_by_label("Searched until")).to_have_value("22 Nov 2026")
    form.get_by_role("button", name="Searched, found nothing").click()
    expect(notice(page)).to_contain_text("Recorded: No public evidence.")
    expect(page.locator(".drawer").get_by_text("Searched and found nothing until 22 Nov 2026.").first).to_be_visible()


def test_the_form_of_the_next_row_is_rendered_once_and_keeps_what_is_typed_at_once(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/?at={ERBIL}")
    form = form_on(page, "status-form")
    form.get_by_role("button", name="Searched, found nothing").click()
    expect(notice(page)).to_contain_text("Recorded: No public evidence.")
    # What was saved is rendered: from here on, only the next row is asked for.
    expect(page.locator("#drawer-history").get_by_text("Searched and found nothing").first).to_be_visible()
    calls: list[str] = []
    page.on("request", lambda request: calls.append(request.post_data or "") if request.method == "POST" else None)
    page.locator(".gantt-link", has_text="Ain al-Asad").click()
    expect(page.locator(".drawer h2")).to_contain_text("Ain al-Asad")
    form.get_by_label("Reason").fill("Typed at once.")
    # An answer to what was asked later: another form would have been asked for before.
    form.get_by_label("True since").fill("Sept 2026")
    expect(form.get_by_text("Read as 1–30 Sep 2026")).to_be_visible()
    expect(form.get_by_label("Reason")).to_have_value("Typed at once.")
    assert sum('"output":"drawer.children"' in call for call in calls) == 1


def test_a_mistaken_update_is_corrected_in_a_dialog(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/commitments/{ERBIL}")
    form_on(page, "status-form")
    page.get_by_title("Correct “Under way”", exact=False).first.click()
    dialog = page.get_by_role("dialog")
    form = form_on(page, "status-correction")
    expect(form.get_by_label("True since")).to_have_value("2026-01-18")
    form.get_by_label("Status").select_option("stalled")
    form.get_by_label("Reason").fill("Steps had stopped by then.")
    page.keyboard.press("Control+Enter")
    expect(dialog).to_be_hidden()
    expect(notice(page)).to_contain_text("Corrected: Stalled.")
    expect(page.locator("#commitment-history .is-superseded")).to_have_count(1)


def test_escape_asks_before_it_closes_what_somebody_was_typing(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/?at={ERBIL}")
    form = form_on(page, "status-form")
    reason = form.get_by_label("Reason")
    reason.fill("Half a thou")
    page.keyboard.press("Escape")
    question = page.get_by_role("dialog", name="You have typed something here")
    expect(question.get_by_role("button", name="Keep typing")).to_be_focused()
    page.keyboard.press("Escape")
    expect(reason).to_be_focused()
    page.keyboard.press("Escape")
    question.get_by_role("button", name="Close, keep the draft").click()
    expect(page.locator(".drawer")).to_be_empty()
    visitor.open(f"/?at={ERBIL}")
    again = form_on(page, "status-form")
    expect(again.get_by_label("Reason")).to_have_value("Half a thou")
    again.get_by_label("Reason").focus()
    page.keyboard.press("Escape")
    question.get_by_role("button", name="Discard").click()
    expect(page.locator(".drawer")).to_be_empty()
    visitor.open(f"/?at={ERBIL}")
    expect(form_on(page, "status-form").get_by_label("Reason")).to_have_value("")


def test_a_second_browser_shows_the_update_and_keeps_what_is_being_typed_there(arrive: Arrive) -> None:
    writer, reader = arrive(), arrive()
    reader.open(f"/?at={ERBIL}")
    typing = form_on(reader.page, "status-form").get_by_label("Reason")
    typing.fill("I am in the middle of")
    writer.open(f"/?at={ERBIL}")
    form = form_on(writer.page, "status-form")
    form.get_by_role("button", name="Searched, found nothing").click()
    expect(reader.page.locator(".drawer").get_by_text("Searched and found nothing").first).to_be_visible(timeout=4_000)
    expect(typing).to_have_value("I am in the middle of")

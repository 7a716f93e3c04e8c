"""What was typed survives a reload, a server that is away or fails, and its restart; never a save."""

from playwright.sync_api import Route, expect

from tests.browser.form_steps import ERBIL, add_evidence, form_on, notice
from tests.browser.running import RunningApp
from tests.browser.visitors import Visitor


def test_what_was_typed_comes_back_after_a_reload_until_it_is_discarded(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/commitments/new")
    form = form_on(page, "new-commitment")
    form.get_by_label("Title").fill("Reopen the bridge")
    form.get_by_label("Responsible").fill("Ministry of Works")
    page.keyboard.press("Enter")
    form.get_by_label("Kind", exact=True).select_option("standing")
    add_evidence(form, quote="will be reopened")
    page.reload()
    form = form_on(page, "new-commitment")
    expect(form.get_by_label("Title")).to_have_value("Reopen the bridge")
    expect(form.locator(".chip")).to_have_text(["Ministry of Works×"])
    expect(form.get_by_label("Kind", exact=True)).to_have_value("standing")
    expect(form.get_by_label("Quote").first).to_have_value("will be reopened")
    form.locator(".form-restored").get_by_role("button", name="Discard").click()
    expect(form.get_by_label("Title")).to_have_value("")
    expect(form.locator(".chip")).to_have_count(0)
    page.reload()
    expect(form_on(page, "new-commitment").get_by_label("Title")).to_have_value("")


def test_a_restored_form_is_saved_whole_and_its_draft_is_gone(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/?at={ERBIL}")
    form = form_on(page, "status-form")
    form.get_by_label("Status").select_option("stalled")
    form.get_by_label("True since").fill("1 Nov 2026")
    form.get_by_label("Reason").fill("Nothing moves.")
    add_evidence(form)
    page.reload()
    form = form_on(page, "status-form")
    expect(form.get_by_text("Restored what you had typed.")).to_be_visible()
    form.get_by_role("button", name="Record update").click()
    expect(notice(page)).to_contain_text("Recorded: Stalled.")
    page.reload()
    form = form_on(page, "status-form")
    expect(form.get_by_label("Reason")).to_have_value("")
    expect(form.get_by_text("Restored what you had typed.")).to_have_count(0)


def test_a_server_that_is_away_costs_nothing_typed(visitor: Visitor, running_app: RunningApp) -> None:
    page = visitor.page
    visitor.open(f"/?at={ERBIL}")
    form = form_on(page, "status-form")
    form.get_by_label("Reason").fill("Nothing was found.")
    visitor.expect_complaint("ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|Callback failed|Failed to fetch|ERR_EMPTY")
    running_app.stop()
    form.get_by_role("button", name="Searched, found nothing").click()
    expect(form.locator(".form-error")).to_contain_text("No answer came", timeout=20_000)
    expect(form.get_by_label("Reason")).to_have_value("Nothing was found.")
    expect(form.get_by_role("button", name="Searched, found nothing")).to_be_enabled()
    running_app.start()
    form.get_by_role("button", name="Searched, found nothing").click()
    expect(notice(page)).to_contain_text("Recorded: No public evidence.")


def test_what_was_typed_survives_a_restart_of_the_server_and_a_reload(
    visitor: Visitor, running_app: RunningApp
) -> None:
    page = visitor.page
    visitor.open(f"/?at={ERBIL}")
    form_on(page, "status-form").get_by_label("Reason").fill("Half a sentence")
    # Whatever the page asks for meanwhile gets no answer.
    visitor.expect_complaint("ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY|the server did not respond")
    running_app.restart()
    page.reload()
    expect(form_on(page, "status-form").get_by_label("Reason")).to_have_value("Half a sentence")


def test_an_error_of_the_server_is_said_and_costs_nothing(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/?at={ERBIL}")
    form = form_on(page, "status-form")
    form.get_by_label("Reason").fill("Nothing was found.")
    visitor.expect_complaint("503|Callback error")
    busy = '{"error": "The database is busy."}'

    def refuse_once(route: Route) -> None:
        if "form-sent" in (route.request.post_data or ""):
            route.fulfill(status=503, content_type="application/json", body=busy)
        else:
            route.continue_()

    page.route("**/_dash-update-component*", refuse_once)
    form.get_by_role("button", name="Searched, found nothing").click()
    expect(form.locator(".form-error")).to_contain_text("Not saved: The database is busy.")
    expect(form.get_by_label("Reason")).to_have_value("Nothing was found.")
    page.unroute("**/_dash-update-component*")
    form.get_by_role("button", name="Searched, found nothing").click()
    expect(notice(page)).to_contain_text("Recorded: No public evidence.")


def test_a_slow_save_shows_progress_and_can_t_be_sent_twice(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open(f"/?at={ERBIL}")
    form = form_on(page, "status-form")
    held: list[Route] = []

    def hold(route: Route) -> None:
        if "form-sent" in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    page.route("**/_dash-update-component*", hold)
    form.get_by_role("button", name="Searched, found nothing").click()
    expect(form.get_by_role("button", name="Record update")).to_be_disabled()
    page.keyboard.press("Control+Enter")
    expect(form.locator(".form-progress")).to_be_visible()
    assert len(held) == 1
    held[0].continue_()
    expect(notice(page)).to_contain_text("Recorded: No public evidence.")
    expect(form.get_by_role("button", name="Record update")).to_be_enabled()

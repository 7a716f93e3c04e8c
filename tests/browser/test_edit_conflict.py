"""Two people save one commitment: the second sees both versions side by side, and nothing is lost."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Arrive
from tests.browser.form_steps import ERBIL, add_evidence, form_on, notice
from tests.browser.visitors import Visitor


def save(page: Page, reason: str, *, link: str) -> None:
    form = form_on(page, "status-form")
    form.get_by_label("Status").select_option("stalled")
    form.get_by_label("True since").fill("1 Nov 2026")
    form.get_by_label("Reason").fill(reason)
    add_evidence(form, link=link)
    form.get_by_role("button", name="Record update").click()


def two_at(arrive: Arrive, path: str) -> tuple[Visitor, Visitor]:
    """Two people who both opened the same page before either of them saved."""
    first, second = arrive(), arrive()
    for visitor in (first, second):
        visitor.open(path)
        form_on(visitor.page, "status-form")
    return first, second


def test_the_second_sees_both_versions_and_saves_theirs_too(arrive: Arrive) -> None:
    first, second = two_at(arrive, f"/?at={ERBIL}")
    form_on(second.page, "status-form").get_by_label("Reason").fill("Mine")
    save(first.page, "Theirs", link="https://news.example/1")
    expect(notice(first.page)).to_contain_text("Recorded: Stalled.")
    save(second.page, "Mine", link="https://other.example/2")
    conflict = second.page.locator(".conflict")
    expect(conflict.locator(".conflict-mine")).to_contain_text("Mine")
    expect(conflict.locator(".conflict-theirs")).to_contain_text("Theirs")
    expect(conflict.locator(".conflict-theirs")).to_contain_text("Saved by local")
    conflict.get_by_role("button", name="Save my version too").click()
    expect(notice(second.page)).to_contain_text("Recorded: Stalled.")
    drawer = second.page.locator(".drawer")
    expect(drawer.get_by_text("Mine").first).to_be_visible()
    expect(drawer.get_by_text("Theirs").first).to_be_visible()


def test_the_second_sees_in_the_history_what_the_first_saved_though_no_change_was_told(arrive: Arrive) -> None:
    first, second = arrive(), arrive()
    second.page.route("**/events*", lambda route: route.fulfill(status=204))
    for visitor in (first, second):
        visitor.open(f"/?at={ERBIL}")
        form_on(visitor.page, "status-form")
    save(first.page, "Theirs", link="https://news.example/1")
    expect(notice(first.page)).to_contain_text("Recorded: Stalled.")
    save(second.page, "Mine", link="https://other.example/2")
    expect(second.page.locator(".conflict-theirs")).to_contain_text("Theirs")
    expect(second.page.locator("#drawer-history").get_by_text("Theirs").first).to_be_visible()


def test_a_fruitless_search_that_came_second_is_still_one_when_it_is_saved(arrive: Arrive) -> None:
    first, second = two_at(arrive, f"/commitments/{ERBIL}")
    form = form_on(second.page, "status-form")
    form.get_by_label("Reason").fill("Mine")
    save(first.page, "Theirs", link="https://news.example/1")
    expect(notice(first.page)).to_contain_text("Recorded: Stalled.")
    form.get_by_role("button", name="Searched, found nothing").click()
    second.page.locator(".conflict").get_by_role("button", name="Save my version too").click()
    expect(notice(second.page)).to_contain_text("Recorded: No public evidence.")


def test_a_reload_does_not_hide_the_conflict(arrive: Arrive) -> None:
    first, second = two_at(arrive, f"/commitments/{ERBIL}")
    form_on(second.page, "status-form").get_by_label("Reason").fill("Mine")
    save(first.page, "Theirs", link="https://news.example/1")
    expect(notice(first.page)).to_contain_text("Recorded: Stalled.")
    second.page.reload()
    expect(form_on(second.page, "status-form").get_by_label("Reason")).to_have_value("Mine")
    save(second.page, "Mine", link="https://other.example/2")
    expect(second.page.locator(".conflict-theirs")).to_contain_text("Theirs")


def test_the_second_may_discard_their_own_version(arrive: Arrive) -> None:
    first, second = two_at(arrive, f"/commitments/{ERBIL}")
    form_on(second.page, "status-form").get_by_label("Reason").fill("Mine")
    save(first.page, "Theirs", link="https://news.example/1")
    expect(notice(first.page)).to_contain_text("Recorded: Stalled.")
    save(second.page, "Mine", link="https://other.example/2")
    second.page.locator(".conflict").get_by_role("button", name="Discard my version").click()
    expect(second.page.locator(".conflict")).to_have_count(0)
    form = form_on(second.page, "status-form")
    expect(form.get_by_label("Reason")).to_have_value("")
    save(second.page, "After all", link="https://other.example/3")
    expect(notice(second.page)).to_contain_text("Recorded: Stalled.")

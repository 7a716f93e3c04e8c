"""A save whose answer is lost on the way is shown as saved once it was, and never made twice."""

import re

from playwright.sync_api import Route, expect

from tests.browser.form_steps import add_evidence, form_on, notice
from tests.browser.visitors import Visitor


def test_a_save_whose_answer_is_lost_is_asked_for_again_and_shown_as_saved(visitor: Visitor) -> None:
    page = visitor.page
    lost: list[str] = []

    def lose_first_answer(route: Route) -> None:
        is_submission = '"changedPropIds":["form-sent.data"]' in (route.request.post_data or "")
        if is_submission and not lost:
            lost.append(route.fetch().text())
            route.abort("connectionreset")
        else:
            route.continue_()

    visitor.expect_complaint("ERR_CONNECTION_RESET|404")
    visitor.open("/commitments/new")
    form = form_on(page, "new-commitment")
    add_evidence(form)
    form.get_by_label("Title").fill("Reopen the bridge")
    form.get_by_label("Said on").fill("18 Nov 2026")
    form.get_by_label("Responsible").fill("Ministry of Works")
    page.route("**/_dash-update-component*", lose_first_answer)
    form.get_by_role("button", name="Add commitment").click()
    expect(page).to_have_url(re.compile("/commitments/reopen-the-bridge$"))
    expect(notice(page)).to_contain_text("Added: Reopen the bridge")
    assert lost and '"ok":true' in lost[0]
    visitor.open("/commitments/reopen-the-bridge-2")
    expect(page.get_by_text("No commitment is known at this address")).to_be_visible()

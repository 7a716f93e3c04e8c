"""The fields of forms in a browser: what they offer is searched on the server while somebody types."""

import shutil
from pathlib import Path

from playwright.sync_api import expect

from db.engine import open_database
from tests.browser.conftest import Arrive, StartApp
from tests.browser.form_steps import ERBIL, errors, form_on, notice
from tests.support.builders import a_source

LINK = "https://old.example/handover"
LABEL = "Şam Gazetesi, 31 Jan 2020: Handover in the north"


def test_a_source_behind_many_newer_ones_is_found_by_typing_and_cited_as_the_one_it_is(
    arrive: Arrive, start_app: StartApp, sample_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "many.sqlite"
    shutil.copyfile(sample_file, path)
    database = open_database(path)
    with database.write() as session:
        for number in range(520):
            a_source(session, "2026-11-20", url=f"https://news.example/{number}", publisher=f"Paper {number}")
        headline = "Handover in the north"
        known = a_source(session, "2020-01-31", url=LINK, publisher="Şam Gazetesi", headline=headline).id
        session.commit()
    database.dispose()
    page = (visitor := arrive(app=start_app(path))).page
    visitor.open(f"/commitments/{ERBIL}")
    form = form_on(page, "status-form")
    offered = form.locator("datalist[data-kind=sources] option")
    expect(offered).to_have_count(0)
    link = form.get_by_placeholder("Paste a link or choose a source").first
    link.focus()
    expect(offered).to_have_count(20)
    # A lost answer holds nothing up.
    visitor.expect_complaint("ERR_CONNECTION_RESET|did not respond")
    page.route("**/_dash-update-component*", lambda route: route.abort("connectionreset"), times=1)
    with page.expect_event("requestfailed"):
        page.keyboard.type("handove")
    page.keyboard.type("r")
    expect(offered).to_have_count(1)
    expect(link).to_have_value("handover")
    expect(offered).to_have_attribute("label", LABEL)
    # The list is the browser's own, and one without a screen shows none: this is what choosing from it does.
    link.fill(str(offered.get_attribute("value")))
    expect(form.locator(".evidence-known").first).to_have_text(LABEL)
    expect(form.locator(".evidence-new").first).to_be_hidden()
    form.get_by_text("Add another source").click()
    page.keyboard.type("https://news.example/77")
    expect(form.locator(".evidence-known").nth(1)).to_contain_text("Paper 77")
    expect(form.locator(".evidence-known").first).to_have_text(LABEL)
    form.get_by_label("Status").select_option("stalled")
    form.get_by_label("True since").fill("20 Nov 2026")
    form.get_by_label("Reason").fill("Nobody works there.")
    form.get_by_role("button", name="Record update").click()
    expect(notice(page)).to_contain_text("Recorded")
    assert errors(form) == []
    visitor.open(f"/sources/{known}")
    expect(page.locator(".claims li")).to_have_count(1)

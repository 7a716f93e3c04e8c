"""The overview strip of a large database: dragging, keys and years choose the span of the timeline."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from db.engine import open_database
from db.sample.generated import generate
from tests.browser.conftest import TODAY, Arrive, StartApp
from tests.browser.overview_steps import drag_over_the_middle
from tests.browser.visitors import Visitor


@pytest.fixture
def reader(arrive: Arrive, start_app: StartApp, migrated_sqlite: Path, tmp_path: Path) -> Visitor:
    """A person in front of some hundred commitments."""
    path = tmp_path / "many.sqlite"
    shutil.copyfile(migrated_sqlite, path)
    database = open_database(path)
    generate(database, 250, today=TODAY)
    database.dispose()
    return arrive(app=start_app(path))


def span_of(address: str) -> tuple[date, date]:
    days = dict(re.findall(r"(from|to)=(\d{4}-\d{2}-\d{2})", address))
    return date.fromisoformat(days["from"]), date.fromisoformat(days["to"])


def test_dragging_chooses_the_span_and_keys_move_it(reader: Visitor) -> None:
    page = reader.page
    reader.open()
    strip = page.locator(".overview-chart")
    expect(strip.locator(".bars path").first).to_be_visible()
    drag_over_the_middle(page)
    expect(page).to_have_url(re.compile("from=.*to="))
    # The veil over what is not shown is drawn again with every answer.
    expect(strip.locator(".shapelayer path")).to_have_count(4)
    chosen = span_of(page.url)
    strip.focus()
    page.keyboard.press("ArrowRight")
    expect(page).not_to_have_url(re.compile(f"from={chosen[0]}"))
    moved = span_of(page.url)
    assert moved[0] > chosen[0] and moved[1] > chosen[1]
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile(r"/\?fit=1$"))


def test_a_year_can_be_chosen_without_a_pointer(reader: Visitor) -> None:
    page = reader.page
    reader.open()
    page.get_by_text("Deadlines by year").click()
    page.get_by_role("link", name="2025", exact=True).click()
    expect(page).to_have_url(re.compile("from=2025-01-01&to=2026-01-01"))
    expect(page.locator(".gantt-tick").first).to_contain_text("2025")


def test_a_small_database_needs_no_overview(visitor: Visitor) -> None:
    visitor.open()
    expect(visitor.page.locator(".gantt-row").first).to_be_visible()
    expect(visitor.page.locator(".overview")).to_be_hidden()

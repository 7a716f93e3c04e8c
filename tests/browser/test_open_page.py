"""A page that stays open follows midnight, and says when what it shows is gone."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from dashboard.settings import Settings
from tests.browser.conftest import Arrive
from tests.browser.running import RunningApp, free_port

HERE = ZoneInfo("Asia/Baghdad")
BEFORE, AFTER = datetime(2026, 9, 30, 23, 58, tzinfo=HERE), datetime(2026, 10, 1, 0, 5, tzinfo=HERE)
ERBIL = "end-mission-erbil"


@dataclass
class Clock:
    """A clock that a journey sets."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def late_app(sample_file: Path, tmp_path: Path) -> Iterator[tuple[RunningApp, Clock]]:
    """The server on the sample, two minutes before midnight."""
    path, clock = tmp_path / "sample.sqlite", Clock(BEFORE)
    shutil.copyfile(sample_file, path)
    app = RunningApp(path, Settings(database=str(path), port=free_port(), time_zone=HERE, clock=clock))
    app.start()
    yield app, clock
    app.stop()
    assert app.errors.lines == []


def test_an_open_page_follows_midnight_and_says_when_all_was_removed(
    late_app: tuple[RunningApp, Clock], arrive: Arrive
) -> None:
    app, clock = late_app
    visitor = arrive(app=app)
    visitor.open(f"/?at={ERBIL}")
    page = visitor.page
    expect(page.locator(".gantt-as-of").first).to_contain_text("Today 30 Sep")
    expect(page.locator(".drawer .pill").first).to_contain_text("last day today")
    searched, reason = page.get_by_label("Searched until"), page.get_by_label("Reason")
    expect(searched).to_have_value("30 Sep 2026")
    reason.fill("Still being typed")

    clock.moment = AFTER
    expect(page.locator(".gantt-as-of").first).to_contain_text("Today 1 Oct")
    expect(page.locator(".drawer .pill").first).to_contain_text("Deadline passed 1 day ago")
    expect(page.locator(f'.gantt-row[data-slug="{ERBIL}"]')).to_contain_text("Deadline passed 1 day ago")
    expect(page.locator(".as-of-slider-day")).to_have_text("1 Oct 2026")
    expect(searched).to_have_value("1 Oct 2026")
    expect(reason).to_have_value("Still being typed")
    page.locator(".shell-as-of > summary").click()
    as_of = page.get_by_label("Show the record as of")
    expect(as_of).to_have_value("1 Oct 2026")
    # The day that has just ended is one to look back at, in the words of any other field.
    as_of.fill("yesterday")
    as_of.press("Enter")
    expect(page).to_have_url(f"{app.address}/?at={ERBIL}&as_of={date(2026, 9, 30)}")

    assert app.database is not None
    visitor.open(f"/commitments/{ERBIL}")
    app.database.begin_empty()
    expect(page.locator("main")).to_contain_text("This commitment is not in the database any more.")

"""Renew the README's picture: `uv run --group dev python -m tests.browser.picture`.

The timeline of the bundled sample on the day of the tests, with one commitment's drawer open, as the real server and
a real browser show it.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, expect, sync_playwright

from dashboard.settings import Settings
from db.engine import open_database
from db.sample import load_sample
from tests.browser import visitors
from tests.browser.conftest import TODAY
from tests.browser.running import RunningApp, free_port
from tests.conftest import SAMPLE_RECORDED_AT
from tests.support.services.chromium import FLAGS, provide_chromium

PICTURE = Path(__file__).parents[2] / ".github" / "timeline.png"
SIZE: ViewportSize = {"width": 1500, "height": 900}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "sample.sqlite")
        database = open_database(path)
        load_sample(database, recorded_at=SAMPLE_RECORDED_AT)
        database.dispose()
        app = RunningApp(path, Settings(database=str(path), port=free_port(), fixed_day=TODAY))
        app.start()
        try:
            take_picture(app.address)
        finally:
            app.stop()


def take_picture(address: str) -> None:
    executable = provide_chromium(sys.stderr.write)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        visitor = visitors.arrive(browser, address, viewport=SIZE)
        visitor.open("/?at=end-mission-erbil")
        expect(visitor.page.locator(".gantt-chart .bars path").first).to_be_attached(timeout=visitors.PATIENCE_MS)
        visitor.page.evaluate("document.fonts.ready.then(() => true)")
        visitor.picture(PICTURE)
        browser.close()


if __name__ == "__main__":
    main()

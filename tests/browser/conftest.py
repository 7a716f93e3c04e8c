"""Journeys in a real Chromium against the real server.

`visitor` is a person at the sample; `arrive` brings a second one, or one with a phone; `start_app` runs the server on
a database of the test's choice. Whatever a journey tells, it ends by asserting that no page logged an error, broke
the content security policy or asked another origin for anything, and that the server logged no error.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, ViewportSize, expect, sync_playwright

from dashboard.settings import Settings
from tests.browser import visitors
from tests.browser.running import RunningApp, free_port
from tests.browser.visitors import DESK, PHONE, Theme, Visitor
from tests.conftest import ask_or_stop
from tests.support.services.chromium import FLAGS

PICTURES = Path(__file__).parents[2] / "test-results"
# The day on which the sample's picture in the design was taken; journeys do not age.
TODAY = date(2026, 11, 22)
FAILED = pytest.StashKey[bool]()


class Arrive(Protocol):
    """Bring a new visitor: `arrive()`, `arrive(viewport=PHONE)`, `arrive(theme="dark")`, `arrive(app=other_app)`."""

    def __call__(
        self, *, app: RunningApp | None = None, viewport: ViewportSize = DESK, theme: Theme = "light"
    ) -> Visitor: ...


StartApp = Callable[[Path], RunningApp]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if call.when == "call":
        item.stash[FAILED] = call.excinfo is not None
    return report


# Of the package, not the session: Playwright's loop runs in the main thread and would be in the way of other tests'.
@pytest.fixture(scope="package")
def chromium(pytestconfig: pytest.Config) -> Iterator[Browser]:
    """One browser per worker; visitors share it without sharing anything they could see."""
    executable = ask_or_stop(pytestconfig, "chromium")
    expect.set_options(timeout=visitors.PATIENCE_MS)
    # Names other than our own lead nowhere, so that a request that should not be made does no harm.
    nowhere = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*FLAGS, nowhere])
        yield browser
        browser.close()


@pytest.fixture
def start_app() -> Iterator[StartApp]:
    """Run the server on a database file; all are stopped at the end, and none may have logged an error."""
    running: list[RunningApp] = []

    def start(path: Path) -> RunningApp:
        app = RunningApp(path, Settings(database=str(path), port=free_port(), fixed_day=TODAY))
        app.start()
        running.append(app)
        return app

    yield start
    for app in running:
        app.stop()
    # Playwright runs in this process, too, and asyncio logs what a test's own routes leave behind.
    assert [line for app in running for line in app.errors.lines if "playwright" not in line] == []


@pytest.fixture
def running_app(start_app: StartApp, sample_file: Path, tmp_path: Path) -> RunningApp:
    """The server on a fresh copy of the sample."""
    path = tmp_path / "sample.sqlite"
    shutil.copyfile(sample_file, path)
    return start_app(path)


@pytest.fixture
def empty_app(start_app: StartApp, migrated_sqlite: Path, tmp_path: Path) -> RunningApp:
    """The server on a database without any record."""
    path = tmp_path / "empty.sqlite"
    shutil.copyfile(migrated_sqlite, path)
    return start_app(path)


@pytest.fixture
def arrive(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Arrive]:
    """Bring visitors; at the end each is asked what went wrong unseen, and pictured if the journey failed."""
    present: list[Visitor] = []

    def come(*, app: RunningApp | None = None, viewport: ViewportSize = DESK, theme: Theme = "light") -> Visitor:
        app = app or request.getfixturevalue("running_app")
        visitor = visitors.arrive(chromium, app.address, viewport=viewport, theme=theme)
        present.append(visitor)
        return visitor

    # First, so that the server outlives its visitors.
    request.getfixturevalue("start_app")
    yield come
    unexpected = [words for visitor in present for words in visitor.unexpected()]
    if unexpected or request.node.stash.get(FAILED, True):
        take_pictures(present, request.node.nodeid)
    for visitor in present:
        visitor.context.close()
    assert unexpected == []


@pytest.fixture
def visitor(arrive: Arrive) -> Visitor:
    """A person at a desk, in front of the sample, with nothing opened yet."""
    return arrive()


@pytest.fixture
def phone_visitor(arrive: Arrive) -> Visitor:
    """A person with a phone of 390 × 844 points, in front of the sample."""
    return arrive(viewport=PHONE)


def take_pictures(present: list[Visitor], name: str) -> None:
    for number, visitor in enumerate(present, start=1):
        file = re.sub(r"[^\w.-]+", "-", f"{name}-{number}").strip("-")
        visitor.picture(PICTURES / f"{file}.png")

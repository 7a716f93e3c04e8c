"""Find a Chromium that draws a page, and fetch one if there is none.

The order: one on PATH, Playwright's own download, a new download by Playwright, the system's package manager.
Every step has a time limit, so that a machine without a network gets an answer rather than a wait.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.support.services.missing import MissingFacility

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
INSTALLERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "apt-get": (("apt-get", "update"), ("apt-get", "install", "--yes", "--no-install-recommends", "chromium")),
    "dnf": (("dnf", "install", "--assumeyes", "chromium"),),
    "apk": (("apk", "add", "chromium"),),
    "pacman": (("pacman", "--sync", "--refresh", "--noconfirm", "chromium"),),
}
DRAW_SECONDS = 60
FETCH_SECONDS = 300


def find_chromium() -> str | None:
    """Path of a Chromium already on this machine that can draw a page, or None. Fetches nothing."""
    return next((path for path in candidates() if draws_a_page(path)), None)


def provide_chromium(say: Callable[[str], object]) -> str:
    """Path of a working Chromium, fetched if need be. Raises `MissingFacility` with what was tried."""
    browser_path = find_chromium()
    if browser_path:
        return browser_path
    tried: list[str] = []
    for words, commands in ways_to_fetch():
        say(f"no Chromium yet: trying {words}")
        failure = run_all(commands)
        browser_path = find_chromium()
        if browser_path:
            return browser_path
        tried.append(f"{words}: {failure or 'done, but no Chromium that draws a page came of it'}")
    raise MissingFacility("no Chromium for the browser journeys; tried PATH; " + "; ".join(tried))


def candidates() -> Iterator[str]:
    for name in NAMES:
        path = shutil.which(name)
        if path:
            yield path
    own = playwright_chromium()
    if own and Path(own).exists():
        yield own


def playwright_chromium() -> str | None:
    """Where the installed Playwright expects its own Chromium; the file need not exist."""
    code = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as it: print(it.chromium.executable_path)"
    )
    answer = output_of([sys.executable, "-c", code], seconds=DRAW_SECONDS)
    return answer.strip() if answer else None


def draws_a_page(executable: str) -> bool:
    """Whether it starts and renders: a stub, or a browser without its libraries, does not."""
    with tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True) as profile:
        command = [executable, "--headless", *FLAGS, f"--user-data-dir={profile}", "--dump-dom", "about:blank"]
        return "<body>" in (output_of(command, seconds=DRAW_SECONDS) or "")


def output_of(command: list[str], *, seconds: int) -> str | None:
    try:
        answer = subprocess.run(
            command, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL, timeout=seconds
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout if answer.returncode == 0 else None


def ways_to_fetch() -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """Each way in words, with its commands."""
    playwright = (sys.executable, "-m", "playwright")
    yield "playwright install chromium", [(*playwright, "install", "chromium")]
    root = as_root()
    if root is None:
        return
    if Path(playwright_chromium() or "/nowhere").exists():
        yield "playwright install-deps chromium", [(*root, *playwright, "install-deps", "chromium")]
    for manager, commands in INSTALLERS.items():
        if shutil.which(manager):
            yield " ".join(commands[-1]), [(*root, *command) for command in commands]


def as_root() -> tuple[str, ...] | None:
    """Prefix that gives a command the system administrator's rights without asking a person; None if there is none."""
    if not hasattr(os, "geteuid"):
        return None
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") and output_of(["sudo", "-n", "true"], seconds=10) is not None:
        return ("sudo", "-n")
    return None


def run_all(commands: list[tuple[str, ...]]) -> str | None:
    """Run in order; None if all succeeded, else the failure in a few words. A failed first of two is passed over:
    a package list that cannot be renewed may still hold what is asked for."""
    failure: str | None = None
    for command in commands:
        failure = run(command)
    return failure


def run(command: tuple[str, ...]) -> str | None:
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        answer = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=FETCH_SECONDS,
            env=quiet,
        )
    except subprocess.TimeoutExpired:
        return f"no end after {FETCH_SECONDS} s"
    except OSError as error:
        return str(error)
    if answer.returncode == 0:
        return None
    lines = [line.strip() for line in answer.stdout.splitlines() if "rror" in line or line.startswith("E:")]
    return (lines[0] if lines else f"exit code {answer.returncode}")[:200]

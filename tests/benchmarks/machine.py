"""On what it was measured, in one sentence."""

import os
import platform
import sqlite3
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser

from dashboard.web.plotly_bundle import version as plotly_js_version
from db.domain.dates_in_words import written_date
from tests.benchmarks.peers.pages import VERSIONS

CPUINFO = Path("/proc/cpuinfo")
LOADAVG = Path("/proc/loadavg")


def machine(browser: Browser) -> str:
    """Day, processor, load, and the versions of everything that took part."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("dash", "plotly", "uvicorn", "a2wsgi", "pandas"))
    peers = ", ".join(f"{name} {number}" for name, number in VERSIONS.items())
    return (
        f"Measured on {written_date(datetime.now(UTC).date())}: {os.cpu_count()} cores ({_processor()}), "
        f"{platform.system()} {platform.machine()}{_load()}, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}, Chromium {browser.version} headless at 1500 × 1000, "
        f"plotly.js {plotly_js_version()}, {packages}; peers {peers}. "
        "Medians; the middle half is of the rounds' own ratios, in which pages follow each other one by one."
    )


def _processor() -> str:
    if CPUINFO.is_file():
        for line in CPUINFO.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"


def _load() -> str:
    """How busy the machine was at the end, where it says so: measurements want it idle."""
    return f", load {LOADAVG.read_text(encoding='ascii').split()[0]}" if LOADAVG.is_file() else ""

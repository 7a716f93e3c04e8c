"""Where the time of a page goes: its resources and long tasks along one line, and the functions that worked longest."""

from collections import Counter
from collections.abc import Sequence
from statistics import median_low
from typing import Any

from playwright.sync_api import Browser

from tests.benchmarks.page_loads import Load, Site, visit

_COLUMNS = 60
_MAX_LISTED = 14
_SAMPLE_MICROSECONDS = 500


def middle_load(loads: Sequence[Load], mark: str) -> Load | None:
    """The load whose mark is the median."""
    marked = [one for one in loads if mark in one.marks]
    if not marked:
        return None
    middle = median_low([one.marks[mark] for one in marked])
    return next(one for one in marked if one.marks[mark] == middle)


def waterfall(load: Load) -> str:
    """Marks, resources and long tasks of one load, each a stroke on the same scale of milliseconds."""
    end = max([*load.marks.values(), 1.0])
    lines = [f"{name:>12} {at:7.0f} ms" for name, at in sorted(load.marks.items(), key=lambda pair: pair[1])]
    for name, start, first_byte, last_byte, size in sorted(load.resources, key=lambda one: one[1]):
        if start < end:
            stroke = _stroke(start, first_byte, last_byte, end)
            lines.append(f"{stroke} {start:6.0f}–{last_byte:<6.0f} {size / 1000:7.1f} kB  {name}")
    for start, length in load.tasks:
        if start < end:
            lines.append(f"{_stroke(start, start, start + length, end)} {start:6.0f}–{start + length:<6.0f} long task")
    return "\n".join(lines)


def _stroke(start: float, first: float, last: float, end: float) -> str:
    places = [min(int(at / end * _COLUMNS), _COLUMNS) for at in (start, max(first, start), last)]
    before, waiting, coming = places[0], places[1] - places[0], max(places[2] - places[1], 1)
    return (" " * before + "·" * waiting + "█" * coming).ljust(_COLUMNS)[:_COLUMNS]


def busiest(browser: Browser, site: Site) -> str:
    """The functions in which the main thread was longest during one more cold load, by their own time."""
    with visit(browser, site) as page:
        line: Any = page.context.new_cdp_session(page)
        line.send("Profiler.enable")
        line.send("Profiler.setSamplingInterval", {"interval": _SAMPLE_MICROSECONDS})
        line.send("Profiler.start")
        page.goto(site.address, wait_until="commit")
        page.wait_for_function("() => window.benchmark && 'interactive' in window.benchmark.marks")
        return _own_times(line.send("Profiler.stop")["profile"])


def _own_times(profile: Any) -> str:
    places = {node["id"]: node["callFrame"] for node in profile["nodes"]}
    spent: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for node, microseconds in zip(profile["samples"], profile["timeDeltas"], strict=True):
        frame = places[node]
        file = frame["url"].rpartition("/")[2].partition("?")[0][:50]
        name = frame["functionName"] or "(anonymous)"
        if name != "(idle)":
            spent[f"{name} {file}"] += microseconds
            files[file or "(browser)"] += microseconds
    by_file = [f"{time / 1000:7.1f} ms  {name}" for name, time in files.most_common(_MAX_LISTED)]
    by_function = [f"{time / 1000:7.1f} ms  {name}" for name, time in spent.most_common(_MAX_LISTED)]
    return "\n".join(["own time by file", *by_file, "own time by function", *by_function])

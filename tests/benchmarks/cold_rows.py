"""The rows of the table that follow from cold loads."""

from dataclasses import replace
from statistics import median

from tests.benchmarks.cold_loads import (
    LARGE,
    LEAN,
    OURS_BUNDLE,
    OURS_LARGE,
    OURS_PRESSED,
    OURS_SMALL,
    SMALL,
    ColdLoads,
    peer_name,
)
from tests.benchmarks.profiles import middle_load, waterfall
from tests.benchmarks.report import Result, compared

ECHARTS, DHTMLX = "ECharts", "dhtmlx-gantt"
PEERS = (DHTMLX, ECHARTS, "px.timeline", "Dash + pandas + px")
# The product's page, its mark, and the peer whose interactive page at 100,000 it is divided by.
DIVIDED = {
    "usable-echarts": (OURS_LARGE, "usable", ECHARTS),
    "usable-dhtmlx": (OURS_LARGE, "usable", DHTMLX),
    "cold-dhtmlx": (OURS_LARGE, "interactive", DHTMLX),
    "cold-dhtmlx-small": (OURS_BUNDLE, "interactive", DHTMLX),
    "cold-echarts": (OURS_LARGE, "interactive", ECHARTS),
    "cold-echarts-small": (OURS_BUNDLE, "interactive", ECHARTS),
    "cold-px": (OURS_LARGE, "interactive", "px.timeline"),
    "cold-dash": (OURS_LARGE, "interactive", "Dash + pandas + px"),
}
AMONG_PEERS = ("first-small", "first-large", "heap")
COLD_ROWS = (*DIVIDED, *AMONG_PEERS, "cold", "lean", "bundle")


def peers_of(key: str) -> tuple[str, ...]:
    """The peers that a row is measured against."""
    return (DIVIDED[key][2],) if key in DIVIDED else PEERS if key in AMONG_PEERS else ()


def cold_rows(loads: ColdLoads) -> dict[str, Result]:
    """Every row that follows from cold loads, by its key."""
    rows = {
        "cold": _divided(loads, OURS_LARGE, OURS_SMALL),
        "lean": _divided(loads, OURS_BUNDLE, LEAN),
        "bundle": _divided(loads, OURS_BUNDLE, OURS_LARGE),
        "first-small": _first(loads, OURS_SMALL, SMALL),
        "first-large": _first(loads, OURS_LARGE, LARGE),
        "heap": _heap(loads),
    }
    for key, (ours, mark, peer) in DIVIDED.items():
        row = _divided(loads, ours, peer_name(peer, LARGE), mark=mark)
        rows[key] = replace(row, details=row.details + _pressed(loads)) if mark == "usable" else row
    return rows


def _pressed(loads: ColdLoads) -> str:
    """How soon a filter and a row answered that were pressed as soon as the page was usable."""
    marks = [load.marks for load in loads.by_page.get(OURS_PRESSED, [])]
    if not marks:
        return "; what was pressed did not answer"
    opened = median(one["filter"] - one["usable"] for one in marks)
    drawer = median(one["drawer"] - one["filter"] for one in marks)
    return f"; pressed then, a filter opened after {opened:.0f} ms, a row its drawer after {drawer:.0f} ms"


def _divided(loads: ColdLoads, ours: str, theirs: str, *, mark: str = "interactive") -> Result:
    """The product's mark ÷ interactive."""
    if reason := loads.missing.get(theirs) or loads.missing.get(ours):
        return Result(None, reason)
    times = [loads.times(ours, mark), loads.times(theirs, "interactive")]
    return compared(*times, profile=_profile(loads, ours, mark))


def _first(loads: ColdLoads, ours: str, count: int) -> Result:
    """First bars seen ÷ those of the peer that shows its own first."""
    best = _best({name: loads.times(peer_name(name, count), "first") for name in PEERS})
    if best is None:
        return Result(None, "no peer could be measured")
    compared_to = compared(
        loads.times(ours, "first"), loads.times(peer_name(best, count), "first"), profile=_profile(loads, ours, "first")
    )
    return _naming(compared_to, best, loads, count)


def _heap(loads: ColdLoads) -> Result:
    best = _best({name: loads.heaps(peer_name(name, LARGE)) for name in PEERS})
    if best is None:
        return Result(None, "no peer could be measured")
    lean = loads.heaps(LEAN)
    profile = "heap by page, MB: " + ", ".join(
        f"{name} {median(loads.heaps(name)):.1f}" for name in loads.by_page if loads.heaps(name)
    )
    ours = loads.heaps(OURS_LARGE)
    if lean:
        profile += f"\nof ours {median(lean):.1f} MB are Dash, React and Plotly's small bundle, as on the lean page"
    return _naming(compared(ours, loads.heaps(peer_name(best, LARGE)), unit="MB", profile=profile), best, loads, LARGE)


def _best(measured: dict[str, list[float]]) -> str | None:
    known = {name: median(values) for name, values in measured.items() if values}
    return min(known, key=lambda name: known[name]) if known else None


def _naming(row: Result, best: str, loads: ColdLoads, count: int) -> Result:
    """The row, with the name of the peer it is held against, and of those that are missing."""
    absent = [name for name in PEERS if peer_name(name, count) in loads.missing]
    without = f"; without {', '.join(absent)}" if absent else ""
    return Result(row.value, f"{row.details}; best peer: {best}{without}", row.spread, row.profile)


def _profile(loads: ColdLoads, name: str, mark: str) -> str:
    middle = middle_load(loads.by_page.get(name, []), mark)
    if middle is None:
        return ""
    return f"{name}, the median load\n{waterfall(middle)}\n{loads.busiest}"

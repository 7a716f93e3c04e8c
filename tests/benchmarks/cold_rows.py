"""What the cold loads say to the rows of the table."""

from statistics import median

from tests.benchmarks.cold_loads import LARGE, LEAN, OURS_FULL, OURS_LARGE, OURS_SMALL, SMALL, ColdLoads, peer_name
from tests.benchmarks.profiles import middle_load, waterfall
from tests.benchmarks.report import Found, compared

PEERS = {
    "cold-dhtmlx": "dhtmlx-gantt",
    "cold-echarts": "ECharts",
    "cold-px": "px.timeline",
    "cold-dash": "Dash + pandas + px",
}


def cold_rows(found: ColdLoads) -> dict[str, Found]:
    """Every row that follows from cold loads, by its key."""
    rows = {
        "cold": _divided(found, OURS_LARGE, OURS_SMALL),
        "lean": _divided(found, OURS_LARGE, LEAN),
        "bundle": _divided(found, OURS_LARGE, OURS_FULL),
        "first-small": _first(found, OURS_SMALL, SMALL),
        "first-large": _first(found, OURS_LARGE, LARGE),
        "heap": _heap(found),
    }
    return rows | {key: _divided(found, OURS_LARGE, peer_name(name, LARGE)) for key, name in PEERS.items()}


def _divided(found: ColdLoads, ours: str, theirs: str) -> Found:
    """Interactive ÷ interactive."""
    if reason := found.missing.get(theirs) or found.missing.get(ours):
        return Found(None, reason)
    times = [found.times(name, "interactive") for name in (ours, theirs)]
    return compared(*times, profile=_profile(found, ours, "interactive"))


def _first(found: ColdLoads, ours: str, count: int) -> Found:
    """First bars seen ÷ those of the peer that shows its own first."""
    best = _best({name: found.times(peer_name(name, count), "first") for name in PEERS.values()})
    if best is None:
        return Found(None, "no peer could be measured")
    compared_to = compared(
        found.times(ours, "first"), found.times(peer_name(best, count), "first"), profile=_profile(found, ours, "first")
    )
    return _naming(compared_to, best, found, count)


def _heap(found: ColdLoads) -> Found:
    best = _best({name: found.heaps(peer_name(name, LARGE)) for name in PEERS.values()})
    if best is None:
        return Found(None, "no peer could be measured")
    lean = found.heaps(LEAN)
    profile = "heap by page, MB: " + ", ".join(
        f"{name} {median(found.heaps(name)):.1f}" for name in found.loads if found.heaps(name)
    )
    ours = found.heaps(OURS_LARGE)
    if lean:
        profile += f"\nof ours {median(lean):.1f} MB are Dash, React and Plotly's small bundle, as on the lean page"
    return _naming(compared(ours, found.heaps(peer_name(best, LARGE)), unit="MB", profile=profile), best, found, LARGE)


def _best(measured: dict[str, list[float]]) -> str | None:
    known = {name: median(values) for name, values in measured.items() if values}
    return min(known, key=lambda name: known[name]) if known else None


def _naming(row: Found, best: str, found: ColdLoads, count: int) -> Found:
    """The row, with the name of the peer it is held against, and of those that are missing."""
    absent = [name for name in PEERS.values() if peer_name(name, count) in found.missing]
    without = f"; without {', '.join(absent)}" if absent else ""
    return Found(row.value, f"{row.told}; best peer: {best}{without}", row.spread, row.profile)


def _profile(found: ColdLoads, name: str, mark: str) -> str:
    middle = middle_load(found.loads.get(name, []), mark)
    if middle is None:
        return ""
    return f"{name}, the median load\n{waterfall(middle)}\n{found.busiest}"

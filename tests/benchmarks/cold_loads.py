"""Cold loads of the product and of its peers, one after the other in each round."""

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

from tests.benchmarks.databases import cache_folder
from tests.benchmarks.page_loads import Load, Site, drawn_as, load
from tests.benchmarks.peers.pages import NoPeers, peers_folder
from tests.benchmarks.profiles import busiest
from tests.benchmarks.progress import say
from tests.benchmarks.servers import DidNotStart, peer, product

SMALL, LARGE = 100, 100_000
OURS_SMALL, OURS_LARGE, OURS_FULL, LEAN = "product 100", "product 100,000", "product, full plotly.js", "lean page"
PLOTLY_BARS = ".js-plotly-plot .bars path"
# Those that take ten seconds a load are loaded in so many rounds only.
SLOW_ROUNDS = 3
HEAP_ROUNDS = 3


@dataclass
class ColdLoads:
    """All loads by the name of their page, and why a page is missing."""

    loads: dict[str, list[Load]] = field(default_factory=lambda: defaultdict(list))
    missing: dict[str, str] = field(default_factory=dict)
    busiest: str = ""

    def times(self, name: str, mark: str) -> list[float]:
        """A mark of every load of a page, in the order of the rounds."""
        return [one.marks[mark] for one in self.loads.get(name, []) if mark in one.marks]

    def heaps(self, name: str) -> list[float]:
        return [one.heap for one in self.loads.get(name, []) if one.heap is not None]


def peer_name(library: str, count: int) -> str:
    """How a peer's page is called, such as `ECharts 100,000`."""
    return f"{library} {count:,}"


def measure(
    browser: Browser, databases: Mapping[int, Path], ours: Mapping[int, str], *, rounds: int, peers: bool
) -> ColdLoads:
    """Load every page once in each round, and once before that for nothing. `ours` are the product's addresses."""
    found = ColdLoads()
    with sites(databases, ours, found, peers=peers) as listed:
        for number in range(rounds + 1):
            say(f"cold loads: round {number} of {rounds}")
            for site in listed:
                if number > SLOW_ROUNDS and is_slow(site):
                    continue
                _load(browser, site, found, counts=number > 0, heap=0 < number <= HEAP_ROUNDS)
        found.busiest = busiest(browser, next(site for site in listed if site.name == OURS_LARGE))
    return found


def is_slow(site: Site) -> bool:
    """Whether it draws a hundred thousand rows with Plotly."""
    return site.name in (peer_name("px.timeline", LARGE), peer_name("Dash + pandas + px", LARGE))


def _load(browser: Browser, site: Site, found: ColdLoads, *, counts: bool, heap: bool) -> None:
    if site.name in found.missing:
        return
    try:
        loaded = load(browser, site, heap=heap)
    except BrowserError as problem:
        found.missing[site.name] = str(problem).splitlines()[0]
        return
    if counts:
        found.loads[site.name].append(loaded)


@contextmanager
def sites(
    databases: Mapping[int, Path], ours: Mapping[int, str], found: ColdLoads, *, peers: bool
) -> Iterator[list[Site]]:
    """All pages, with their servers running; one that can't be served is noted as missing."""
    with ExitStack() as running:
        nothing = Path(running.enter_context(tempfile.TemporaryDirectory()))
        full = running.enter_context(product(databases[LARGE], cache=nothing))
        lean = running.enter_context(peer("lean"))
        listed = [
            Site(OURS_SMALL, ours[SMALL]),
            Site(OURS_LARGE, ours[LARGE]),
            Site(OURS_FULL, full.address),
            Site(LEAN, lean.address, drawn_as(".lean-chart .bars path")),
        ]
        if peers:
            listed += _peers(databases, found, running)
        yield listed


def _peers(databases: Mapping[int, Path], found: ColdLoads, running: ExitStack) -> Sequence[Site]:
    counts = (SMALL, LARGE)
    libraries = {"px.timeline": ("px", PLOTLY_BARS)}
    try:
        folder = peers_folder({count: databases[count] for count in counts})
        libraries |= {"dhtmlx-gantt": ("dhtmlx", ".gantt_task_line"), "ECharts": ("echarts", "#chart.drawn")}
    except NoPeers as problem:
        folder = cache_folder() / "peers"
        found.missing |= {
            peer_name(library, count): str(problem) for library in ("dhtmlx-gantt", "ECharts") for count in counts
        }
    static = running.enter_context(peer("static", str(folder)))
    listed = [
        Site(peer_name(library, count), f"{static.address}/{page}-{count}.html", drawn_as(selector))
        for count in counts
        for library, (page, selector) in libraries.items()
    ]
    for count in counts:
        name = peer_name("Dash + pandas + px", count)
        try:
            served = running.enter_context(peer("dash_px", str(databases[count])))
        except DidNotStart as problem:
            found.missing[name] = str(problem)
            continue
        listed.append(Site(name, served.address, drawn_as(PLOTLY_BARS)))
    return listed

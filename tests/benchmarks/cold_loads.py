"""Cold loads of the product and of its peers, one after the other in each round."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

from dashboard.web.plotly_bundle import small_path
from tests.benchmarks.databases import cache_folder
from tests.benchmarks.page_loads import Load, Site, drawn_as, load
from tests.benchmarks.peers.pages import NoPeers, peers_folder
from tests.benchmarks.profiles import busiest
from tests.benchmarks.progress import log
from tests.benchmarks.servers import DidNotStart, Install, peer, product

SMALL, LARGE = 100, 100_000
OURS_SMALL, OURS_LARGE, LEAN = "product 100", "product 100,000", "lean page"
# With Plotly's small bundle, and with its filter and a row pressed as soon as it is usable.
OURS_BUNDLE, OURS_PRESSED = "product 100,000, small bundle", "product 100,000, pressed"
PLOTLY_BARS = ".js-plotly-plot .bars path"
# Those that take ten seconds a load are loaded in so many rounds only.
SLOW_ROUNDS = 3
HEAP_ROUNDS = 3


@dataclass
class ColdLoads:
    """All loads by the name of their page, and why a page is missing."""

    by_page: dict[str, list[Load]] = field(default_factory=lambda: defaultdict(list))
    missing: dict[str, str] = field(default_factory=dict)
    busiest: str = ""

    def times(self, name: str, mark: str) -> list[float]:
        """A mark of every load of a page, in the order of the rounds."""
        return [one.marks[mark] for one in self.by_page.get(name, []) if mark in one.marks]

    def heaps(self, name: str) -> list[float]:
        return [one.heap for one in self.by_page.get(name, []) if one.heap is not None]


def peer_name(library: str, count: int) -> str:
    """How a peer's page is called, such as `ECharts 100,000`."""
    return f"{library} {count:,}"


def measure(
    browser: Browser, databases: Mapping[int, Path], ours: Mapping[int, str], *, rounds: int, peers: Collection[str]
) -> ColdLoads:
    """Load every page once in each round, and once before to warm up. `ours` are the product's addresses."""
    loads = ColdLoads()
    with sites(databases, ours, loads, peers=peers) as listed:
        for number in range(rounds + 1):
            log(f"cold loads: round {number} of {rounds}")
            for site in listed:
                if number > SLOW_ROUNDS and is_slow(site):
                    continue
                _load(browser, site, loads, counts=number > 0, heap=0 < number <= HEAP_ROUNDS)
        loads.busiest = busiest(browser, next(site for site in listed if site.name == OURS_LARGE))
    return loads


def is_slow(site: Site) -> bool:
    """Whether it draws a hundred thousand rows with Plotly."""
    return site.name in (peer_name("px.timeline", LARGE), peer_name("Dash + pandas + px", LARGE))


def _load(browser: Browser, site: Site, loads: ColdLoads, *, counts: bool, heap: bool) -> None:
    if site.name in loads.missing:
        return
    try:
        loaded = load(browser, site, heap=heap)
    except BrowserError as problem:
        loads.missing[site.name] = str(problem).splitlines()[0]
        return
    if counts:
        loads.by_page[site.name].append(loaded)


@contextmanager
def sites(
    databases: Mapping[int, Path], ours: Mapping[int, str], loads: ColdLoads, *, peers: Collection[str]
) -> Iterator[list[Site]]:
    """All pages, with their servers running; one that can't be served is noted as missing."""
    with ExitStack() as running:
        small = running.enter_context(product(databases[LARGE], install=Install.SMALL))
        lean = running.enter_context(peer("lean"))
        listed = [
            Site(OURS_SMALL, ours[SMALL]),
            Site(OURS_LARGE, ours[LARGE]),
            Site(OURS_PRESSED, ours[LARGE], presses=True),
            Site(OURS_BUNDLE, small.address),
            Site(LEAN, lean.address, drawn_as(".lean-chart .bars path")),
        ]
        if small_path() is None:
            loads.missing |= dict.fromkeys((OURS_BUNDLE, LEAN), "Plotly's small bundle is not installed")
        if peers:
            listed += _peers(databases, loads, running, peers)
        yield listed


def _peers(
    databases: Mapping[int, Path], loads: ColdLoads, running: ExitStack, peers: Collection[str]
) -> Sequence[Site]:
    counts = (SMALL, LARGE)
    libraries = {"px.timeline": ("px", PLOTLY_BARS)}
    try:
        folder = peers_folder({count: databases[count] for count in counts})
        libraries |= {"dhtmlx-gantt": ("dhtmlx", ".gantt_task_line"), "ECharts": ("echarts", "#chart.drawn")}
    except NoPeers as problem:
        folder = cache_folder() / "peers"
        loads.missing |= {
            peer_name(library, count): str(problem) for library in ("dhtmlx-gantt", "ECharts") for count in counts
        }
    static = running.enter_context(peer("static", str(folder)))
    listed = [
        Site(peer_name(library, count), f"{static.address}/{page}-{count}.html", drawn_as(selector))
        for count in counts
        for library, (page, selector) in libraries.items()
        if library in peers
    ]
    for count in counts if "Dash + pandas + px" in peers else ():
        name = peer_name("Dash + pandas + px", count)
        try:
            served = running.enter_context(peer("dash_px", str(databases[count])))
        except DidNotStart as problem:
            loads.missing[name] = str(problem)
            continue
        listed.append(Site(name, served.address, drawn_as(PLOTLY_BARS)))
    return listed

"""The window callback without a browser: requested as the page does, by one client and by many, and what it leaves."""

import json
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import httpx
from playwright.sync_api import Browser, Request

from tests.benchmarks import interactions
from tests.benchmarks.cold_loads import LARGE, SMALL
from tests.benchmarks.progress import log
from tests.benchmarks.report import Result, percentile, spread
from tests.benchmarks.servers import product

PATH = "/_dash-update-component"
CLIENTS = 20
ROW_PX = 64
PATIENCE_S = 120


@dataclass(frozen=True, slots=True)
class WindowRequest:
    """The body that the page posts on scrolling. `index` is the input that holds the scroll position, in pixels."""

    body: dict[str, Any]
    index: int

    def at(self, pixels: int) -> bytes:
        """The body for another scroll position."""
        inputs = [dict(one) for one in self.body["inputs"]]
        inputs[self.index]["value"] = pixels
        return json.dumps(self.body | {"inputs": inputs}).encode()


class Client:
    """Somebody who has opened the page and asks for windows of a list of `count` rows."""

    def __init__(self, address: str, request: WindowRequest, count: int, *, seed: int) -> None:
        self._http = httpx.Client(base_url=address, timeout=PATIENCE_S, headers={"origin": address})
        self._http.get("/").raise_for_status()
        token = next(value for name, value in self._http.cookies.items() if "csrf" in name)
        self._http.headers.update({"x-csrf-token": token, "content-type": "application/json"})
        self._request, self._height, self._chance = request, count * ROW_PX, Random(seed)

    def window(self) -> float:
        """Ask for a window somewhere; how long that took, in milliseconds. Raises httpx.HTTPError."""
        body = self._request.at(self._chance.randrange(self._height))
        began = time.perf_counter()
        self._http.post(PATH, content=body).raise_for_status()
        return (time.perf_counter() - began) * 1000


def window_request(browser: Browser, address: str) -> WindowRequest:
    """What the page itself asks when one jumps."""
    heard: list[dict[str, Any]] = []

    def hear(request: Request) -> None:
        if PATH in request.url:
            heard.append(json.loads(request.post_data or "{}"))

    with interactions.opened(browser, address) as page:
        page.on("request", hear)
        interactions.jump(page, Random(6))
        interactions.quiet(page)
    for body in heard:
        for index, one in enumerate(body["inputs"]):
            changed = f"{one['id']}.{one['property']}" in body["changedPropIds"]
            if changed and isinstance(one.get("value"), int | float):
                return WindowRequest(body, index)
    raise RuntimeError("the page asked for no window as it was scrolled")


def window_request_rows(
    browser: Browser, databases: Mapping[int, Path], *, windows: int, rounds: int
) -> dict[str, Result]:
    """The server's memory after many windows at 100,000 and at 100, and its patience with many clients."""
    with product(databases[SMALL]) as small, product(databases[LARGE]) as large:
        request = window_request(browser, large.address)
        held: dict[int, tuple[float, float]] = {}
        for count, served in ((SMALL, small), (LARGE, large)):
            log(f"{windows} windows at {count:,}")
            client = Client(served.address, request, count, seed=count)
            client.window()
            before = served.memory_mb()
            for _ in range(windows):
                client.window()
            held[count] = before, served.memory_mb()
        log(f"one client and {CLIENTS} clients at 100,000")
        return {"memory": _memory(held, windows), "clients": _clients(large.address, request, rounds)}


def _memory(held: Mapping[int, tuple[float, float]], windows: int) -> Result:
    details = " ÷ ".join(f"{held[count][1]:.0f} MB (before {held[count][0]:.0f})" for count in (LARGE, SMALL))
    return Result(held[LARGE][1] / held[SMALL][1], f"resident, after {windows} windows: {details}", profile=details)


def _clients(address: str, request: WindowRequest, rounds: int) -> Result:
    """p95 of 20 clients at once ÷ p50 of one, in some rounds of one after the other."""
    everyone = [Client(address, request, LARGE, seed=number) for number in range(CLIENTS)]
    alone: list[float] = []
    together: list[float] = []
    shares: list[float] = []
    for _ in range(rounds):
        one = [everyone[0].window() for _ in range(40)]
        began = time.perf_counter()
        with ThreadPoolExecutor(CLIENTS) as pool:
            many = [took for several in pool.map(_several, everyone) for took in several]
        seconds = time.perf_counter() - began
        shares.append(percentile(many, 95) / median(one))
        alone += one
        together += many
    details = (
        f"p95 {percentile(together, 95):.0f} ms of {len(together)} ÷ p50 {median(alone):.1f} ms of {len(alone)}; "
        f"{len(together) / rounds / seconds:.0f} windows a second"
    )
    return Result(percentile(together, 95) / median(alone), details, spread(shares), details)


def _several(client: Client) -> list[float]:
    return [client.window() for _ in range(10)]

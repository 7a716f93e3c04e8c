"""How long the main thread was busy at a stretch while the wheel turns, from Chromium's own trace."""

import json
from collections import defaultdict

from playwright.sync_api import Browser, Page

STEPS, STEP_PX, STEP_MS = 8, 80, 50
_CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"]


def longest_task(browser: Browser, page: Page) -> float:
    """Turn the wheel over the rows, a little in each step; the longest task of the page's main thread, in ms."""
    page.mouse.move(300, 600)
    browser.start_tracing(page=page, categories=_CATEGORIES)
    for _ in range(STEPS):
        page.mouse.wheel(0, STEP_PX)
        page.wait_for_timeout(STEP_MS)
    return _longest(json.loads(browser.stop_tracing()))


def _longest(trace: dict[str, list[dict[str, object]]]) -> float:
    """The longest task on the main thread of the renderer that worked most. Its name and unit are Chromium's."""
    events = trace["traceEvents"]
    main = {
        (event["pid"], event["tid"])
        for event in events
        if event.get("name") == "thread_name" and event.get("args") == {"name": "CrRendererMain"}
    }
    tasks: dict[object, list[float]] = defaultdict(list)
    for event in events:
        thread = (event.get("pid"), event.get("tid"))
        if thread in main and event.get("name") in ("RunTask", "ThreadControllerImpl::RunTask"):
            tasks[thread].append(float(str(event.get("dur", 0))) / 1000)
    busiest = max(tasks.values(), key=sum, default=[0.0])
    return max(busiest)

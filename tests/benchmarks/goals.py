"""The rows of the table, with the goal of each and the install that it is measured on."""

from tests.benchmarks.report import Goal
from tests.benchmarks.servers import Install

SMALL, BOTH = Install.SMALL, Install.EITHER
GOALS: dict[str, Goal] = {
    row.key: row
    for row in (
        Goal("usable-echarts", "cold → usable at 100,000 ÷ ECharts, 40 rows in its window, a bare page", 1),
        Goal("usable-dhtmlx", "cold → usable at 100,000 ÷ dhtmlx-gantt, a bare page with its data ready", 0.7),
        Goal("cold", "cold navigation → interactive timeline, 100,000 ÷ 100", 1.15),
        Goal("cold-dhtmlx", "the same at 100,000 ÷ dhtmlx-gantt", 0.9),
        Goal("cold-dhtmlx-small", "the same at 100,000 ÷ dhtmlx-gantt", 0.7, install=SMALL),
        Goal("cold-echarts", "the same at 100,000 ÷ ECharts"),
        Goal("cold-echarts-small", "the same at 100,000 ÷ ECharts", install=SMALL),
        Goal("cold-px", "the same at 100,000 ÷ px.timeline on a plain page", 0.1),
        Goal("cold-dash", "the same at 100,000 ÷ Dash + pandas + px, all rows", 0.06),
        Goal("first-small", "cold navigation → first bars seen ÷ best peer, at 100", 0.8),
        Goal("first-large", "cold navigation → first bars seen ÷ best peer, at 100,000", 0.25),
        Goal("readable", "rows readable after the first bars, plotly.js held back", 25, "ms"),
        Goal("jump", "jump to any row at 100,000 ÷ at 1,000", 1.1),
        Goal("scroll", "scrolling inside the overscan: main thread blocked", 8, "ms"),
        Goal("filter", "filter at 100,000: input → painted, p95 ÷ (empty callback + one 120-row draw)", 2.5),
        Goal("search", "search: the same", 4),
        Goal("group", "group: the same", 2.5),
        Goal("zoom", "zoom: the same", 2.5),
        Goal("saved", "status saved → bar, tile, history painted: the same", 3),
        Goal("bytes", "bytes for a window, compressed", 10, "kB"),
        Goal("heap", "browser heap at 100,000 ÷ best peer", 0.4),
        Goal("memory", "server memory after 1,000 windows at 100,000 ÷ at 100", 1.3),
        Goal("clients", "window callback, 20 clients, p95 ÷ p50 of one client", 30),
        Goal("lean", "the product's page ÷ the lean lab page, cold", 1.4, install=SMALL),
        Goal("bundle", "the product's page with Plotly's small bundle ÷ with the full one, cold", install=BOTH),
    )
}

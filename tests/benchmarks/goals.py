"""The rows of the table, with what each is to reach."""

from tests.benchmarks.report import Asked

ASKED: dict[str, Asked] = {
    row.key: row
    for row in (
        Asked("cold", "cold navigation → interactive timeline, 100,000 ÷ 100", 1.15),
        Asked("cold-dhtmlx", "the same at 100,000 ÷ dhtmlx-gantt, a bare page with its data ready", 0.5),
        Asked("cold-echarts", "the same at 100,000 ÷ ECharts, 40 rows in its window, a bare page", 0.9),
        Asked("cold-px", "the same at 100,000 ÷ px.timeline on a plain page", 0.1),
        Asked("cold-dash", "the same at 100,000 ÷ Dash + pandas + px, all rows", 0.06),
        Asked("first-small", "cold navigation → first bars seen ÷ best peer, at 100", 0.8),
        Asked("first-large", "cold navigation → first bars seen ÷ best peer, at 100,000", 0.25),
        Asked("readable", "rows readable after the first bars, plotly.js held back", 25, "ms"),
        Asked("jump", "jump to any row at 100,000 ÷ at 1,000", 1.1),
        Asked("scroll", "scrolling inside the overscan: main thread blocked", 8, "ms"),
        Asked("filter", "filter at 100,000: input → painted, p95 ÷ (empty callback + one 120-row draw)", 2),
        Asked("search", "search: the same", 2),
        Asked("group", "group: the same", 2),
        Asked("zoom", "zoom: the same", 2),
        Asked("saved", "status saved → bar, tile, history painted: the same", 2),
        Asked("bytes", "bytes for a window, compressed", 10, "kB"),
        Asked("heap", "browser heap at 100,000 ÷ best peer", 0.25),
        Asked("memory", "server memory after 1,000 windows at 100,000 ÷ at 100", 1.3),
        Asked("clients", "window callback, 20 clients, p95 ÷ p50 of one client", 30),
        Asked("lean", "the product's page ÷ the lean lab page, cold", 1.4),
        Asked("bundle", "the product's page with Plotly's small bundle ÷ with the full one, cold"),
    )
}

/* Says when the answer to an input is seen: `begin(kind)` before it, `await painted()` after it. */
() => {
  const bench = window.benchmark;
  const chart = () => document.querySelector(".gantt-chart .js-plotly-plot");
  const text = (selector) => (document.querySelector(selector) || {}).textContent || "";
  const inView = (box) => box.bottom > 120 && box.top < innerHeight;

  function rowAt(y) {
    return [...document.querySelectorAll(".gantt-row")].find((row) => {
      const box = row.getBoundingClientRect();
      return y === null ? inView(box) : box.top <= y && box.bottom >= y;
    });
  }

  /* Whether the bar that Plotly drew for this row lies beside it. */
  function barIsBeside(row) {
    const plot = chart();
    if (!row || !plot || !plot.data) return false;
    const box = row.getBoundingClientRect();
    const traces = plot.data.filter((trace) => trace.type === "bar");
    const number = traces.findIndex((trace) => (trace.customdata || []).includes(row.dataset.slug));
    if (number < 0) return false;
    const bars = plot.querySelectorAll(".bars .trace.bars, .trace.bars")[number];
    const bar = bars && bars.querySelectorAll(".point")[traces[number].customdata.indexOf(row.dataset.slug)];
    if (!bar) return false;
    const drawn = bar.getBoundingClientRect();
    const middle = (drawn.top + drawn.bottom) / 2;
    return middle > box.top && middle < box.bottom;
  }

  function state() {
    const plot = chart();
    const first = rowAt(null);
    return {
      first: first ? first.dataset.slug : "",
      count: text(".gantt-count"),
      group: text(".gantt-group"),
      days: text(".gantt-axis"),
      checks: text("[data-tile=needs_check] .tile-count"),
      data: plot && plot.data,
      range: plot && plot._fullLayout ? String(plot._fullLayout.xaxis.range) : "",
    };
  }

  const DONE = {
    jump: () => barIsBeside(rowAt(innerHeight / 2)),
    filter: (was, is) => (is.count !== was.count || is.first !== was.first) && is.data !== was.data && beside(is),
    group: (was, is) => is.group !== was.group && is.data !== was.data && beside(is),
    zoom: (was, is) => is.range !== was.range && is.days !== was.days && beside(is),
    saved: (was, is) => missing(was, is).length === 0,
  };
  DONE.search = DONE.filter;

  /* What of a saved status is not seen yet. */
  function missing(was, is) {
    const row = document.querySelector('.gantt-row[data-slug="' + CSS.escape(bench.slug) + '"]');
    const seen = {
      tile: is.checks !== was.checks,
      history: text(".drawer").includes(bench.reason),
      row: Boolean(row) && row.textContent.includes("No public evidence"),
      figure: is.data !== was.data,
      bar: barIsBeside(row),
    };
    return Object.keys(seen).filter((name) => !seen[name]);
  }

  function beside(is) {
    return !is.first ? is.count.startsWith("0") : barIsBeside(rowAt(null));
  }

  bench.begin = (kind, named = {}) => {
    Object.assign(bench, named, { lastInput: null, kind, was: state() });
    bench.tasks.length = 0;
    performance.clearResourceTimings();
  };
  bench.jump = (y) => {
    bench.begin("jump");
    bench.lastInput = performance.now();
    window.scrollTo(0, y);
  };
  bench.painted = () => new Promise((tell) => {
    const patience = performance.now() + 30000;
    let seen = false;
    function look() {
      const now = performance.now();
      if (seen || now > patience) return setTimeout(() => tell(told(seen ? now : null)), 60);
      seen = bench.lastInput !== null && Boolean(DONE[bench.kind](bench.was, state()));
      requestAnimationFrame(look);
    }
    requestAnimationFrame(look);
  });

  /* Everything from the input on, in milliseconds: when it was seen, long tasks, and what was asked of the server. */
  function told(at) {
    const from = bench.lastInput;
    const asked = performance.getEntriesByType("resource").filter((one) => one.startTime >= from - 1);
    return {
      seen: at === null ? null : at - from,
      missing: at === null && bench.kind === "saved" ? missing(bench.was, state()) : [],
      tasks: bench.tasks.map(([start, length]) => [start - from, length]),
      resources: asked.map((one) => [one.name.replace(location.origin, "").slice(0, 60), one.startTime - from,
        one.responseStart - from, one.responseEnd - from, one.encodedBodySize]),
    };
  }
}

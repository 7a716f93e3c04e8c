/* The timeline's address: filters, pressed tile, zoomed span, chosen row and folded groups are written into it here.
   Everything else follows from the address, so a view can be shared, bookmarked and walked back. */
(function () {
  "use strict";
  const MANY = ["status", "schedule", "actor", "place", "topic"];
  const DAY = 86400000;

  function go(query, { replace = false } = {}) {
    const text = query.toString();
    const address = location.pathname + (text ? "?" + text : "");
    if (address === location.pathname + location.search) return;
    history[replace ? "replaceState" : "pushState"]({}, "", address);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  function put(query, name, values) {
    query.delete(name);
    for (const value of values) if (value) query.append(name, value);
  }

  function isoDay(time) {
    return new Date(time).toISOString().slice(0, 10);
  }

  /* Plotly says days as "2026-01-05 13:45" or as numbers; either way in UTC. */
  function timeOf(value) {
    return typeof value === "number" ? value : Date.parse(String(value).slice(0, 10) + "T00:00:00Z");
  }

  function askSpan(from, to) {
    if (!(to - from >= 3 * DAY)) return;
    const query = new URLSearchParams(location.search);
    query.set("from", isoDay(from));
    query.set("to", isoDay(to));
    go(query);
  }

  function askWhole() {
    const query = new URLSearchParams(location.search);
    query.delete("from");
    query.delete("to");
    go(query);
  }

  function shownSpan() {
    const chart = document.querySelector("#gantt-chart .js-plotly-plot");
    if (!chart || !chart.layout || !chart.layout.xaxis) return null;
    return chart.layout.xaxis.range.map(timeOf);
  }

  const STEPS = {
    closer: (from, to) => [from + (to - from) / 4, to - (to - from) / 4],
    farther: (from, to) => [from - (to - from) / 2, to + (to - from) / 2],
    earlier: (from, to) => [from - (to - from) / 4, to - (to - from) / 4],
    later: (from, to) => [from + (to - from) / 4, to + (to - from) / 4],
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    timeline: {
      ask(search, status, schedule, actor, place, topic, group, sort, cleared) {
        const triggered = window.dash_clientside.callback_context.triggered.map((one) => one.prop_id);
        const query = new URLSearchParams(location.search);
        if (triggered.includes("filter-bar-clear.n_clicks")) {
          if (!cleared) return window.dash_clientside.no_update;
          for (const name of ["q", "tile", ...MANY]) query.delete(name);
        } else {
          put(query, "q", [(search || "").trim()]);
          [status, schedule, actor, place, topic].forEach((values, at) => put(query, MANY[at], values || []));
          put(query, "group", [group === "none" ? "" : group]);
          put(query, "sort", [sort === "deadline" ? "" : sort]);
          window.commitmentsFilled(query);
        }
        /* Typing is one step back, not one for each letter. */
        const typing = triggered.length === 1 && triggered[0] === "filter-bar-search.value";
        go(query, { replace: typing && new URLSearchParams(location.search).has("q") });
        return window.dash_clientside.no_update;
      },
      zoom(moved) {
        if (!moved) return window.dash_clientside.no_update;
        const from = moved["xaxis.range[0]"] ?? (moved["xaxis.range"] || [])[0];
        const to = moved["xaxis.range[1]"] ?? (moved["xaxis.range"] || [])[1];
        if (moved["xaxis.autorange"]) askWhole();
        else if (from !== undefined && to !== undefined) askSpan(timeOf(from), timeOf(to));
        return window.dash_clientside.no_update;
      },
      choose(clicked) {
        const slug = clicked && clicked.points && clicked.points[0] && clicked.points[0].customdata;
        if (typeof slug === "string") {
          const query = new URLSearchParams(location.search);
          query.set("at", slug);
          go(query);
        }
        return window.dash_clientside.no_update;
      },
    },
  });

  /* Plotly forgets what it was pointing at when a press comes right after a move, and then tells of no click. Whoever
     sees a bar's words and presses means that row. */
  const STILL = 4;
  let pressed = null;

  function barPointedAt(event) {
    const chart = event.target instanceof Element && event.target.closest(".gantt-chart");
    const row = chart && chart.querySelector(".hoverlayer .hovertext") && document.querySelector(".gantt-row.is-pointed");
    return row ? { slug: row.dataset.slug, x: event.clientX, y: event.clientY } : null;
  }

  document.addEventListener("pointerdown", (event) => (pressed = event.button === 0 ? barPointedAt(event) : null), true);
  document.addEventListener(
    "pointerup",
    (event) => {
      const meant = pressed;
      pressed = null;
      if (!meant || !meant.slug || Math.hypot(event.clientX - meant.x, event.clientY - meant.y) > STILL) return;
      const query = new URLSearchParams(location.search);
      query.set("at", meant.slug);
      // After Plotly's own word on it, which most often has said the same.
      setTimeout(() => go(query));
    },
    true,
  );

  document.addEventListener("click", function (event) {
    const target = event.target instanceof Element ? event.target : null;
    if (!target) return;
    const tile = target.closest(".tile[data-tile]");
    const fold = target.closest(".gantt-group-button[data-key]");
    const step = target.closest("[data-zoom]");
    const link = target.closest(".gantt-link");
    const query = new URLSearchParams(location.search);
    if (link) {
      /* With a key held the browser opens another tab or window, as everywhere; before Dash is there it loads the page. */
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.closest("#first-paint")) return;
      event.preventDefault();
      go(new URLSearchParams(link.search));
    } else if (tile) {
      if (query.get("tile") === tile.dataset.tile) query.delete("tile");
      else query.set("tile", tile.dataset.tile);
      go(query);
    } else if (fold) {
      const folded = new Set(query.getAll("folded"));
      if (!folded.delete(fold.dataset.key)) folded.add(fold.dataset.key);
      put(query, "folded", folded);
      go(query);
    } else if (step) {
      const span = shownSpan();
      if (step.dataset.zoom === "whole") askWhole();
      else if (span) askSpan(...STEPS[step.dataset.zoom](...span));
    } else if (target.closest(".drawer-close[data-selecting]")) {
      closeDrawer();
    }
  });

  function closeDrawer() {
    const query = new URLSearchParams(location.search);
    const chosen = query.get("at");
    query.delete("at");
    go(query);
    /* The keyboard goes back to the row from which the drawer was opened. */
    const row = chosen && document.querySelector('.gantt-row[data-slug="' + CSS.escape(chosen) + '"] .gantt-link');
    if (row) row.focus();
  }
})();

/* The timeline's address: pressed tile, zoomed span, chosen row and folded groups are written into it here, filters by
   components/filter-bar.js. Everything else follows from the address, so a view can be shared, bookmarked and walked
   back. `commitments.timeline.showSpan` is for the overview strip, which zooms as well. */
(function () {
  "use strict";
  const { dash, navigation } = window.commitments;
  const DAY_MS = 86400000;
  const MIN_SPAN_DAYS = 3;

  function isoDay(time) {
    return new Date(time).toISOString().slice(0, 10);
  }

  /* Plotly writes days as "2026-01-05 13:45" or as numbers; either way in UTC. */
  function timeOf(value) {
    return typeof value === "number" ? value : Date.parse(String(value).slice(0, 10) + "T00:00:00Z");
  }

  function showSpan(from, to) {
    if (!(to - from >= MIN_SPAN_DAYS * DAY_MS)) return;
    const query = navigation.query();
    query.set("from", isoDay(from));
    query.set("to", isoDay(to));
    navigation.goQuery(query);
  }

  function showAll() {
    const query = navigation.query();
    query.delete("from");
    query.delete("to");
    navigation.goQuery(query);
  }

  function select(slug) {
    const query = navigation.query();
    query.set("at", slug);
    navigation.goQuery(query);
  }

  function currentSpan() {
    const range = dash.xRange(document.querySelector(".gantt-chart"));
    return range && range.map(timeOf);
  }

  const STEPS = {
    closer: (from, to) => [from + (to - from) / 4, to - (to - from) / 4],
    farther: (from, to) => [from - (to - from) / 2, to + (to - from) / 2],
    earlier: (from, to) => [from - (to - from) / 4, to - (to - from) / 4],
    later: (from, to) => [from + (to - from) / 4, to + (to - from) / 4],
  };

  dash.register("timeline", {
    zoom(layout) {
      if (!layout) return dash.noUpdate;
      const from = layout["xaxis.range[0]"] ?? (layout["xaxis.range"] || [])[0];
      const to = layout["xaxis.range[1]"] ?? (layout["xaxis.range"] || [])[1];
      if (layout["xaxis.autorange"]) showAll();
      else if (from !== undefined && to !== undefined) showSpan(timeOf(from), timeOf(to));
      return dash.noUpdate;
    },

    choose(click) {
      const slug = click && click.points && click.points[0] && click.points[0].customdata;
      if (typeof slug === "string") select(slug);
      return dash.noUpdate;
    },
  });

  /* Plotly forgets what it was pointing at when a press comes right after a move, and then reports no click. A press
     while a bar's hover label is shown means that bar's row. */
  const MAX_MOVE_PX = 4;
  let press = null;

  function pressOnBar(event) {
    const chart = event.target instanceof Element && event.target.closest(".gantt-chart");
    const row = chart && chart.querySelector(dash.HOVER_LABEL) && document.querySelector(".gantt-row.is-pointed");
    return row ? { slug: row.dataset.slug, x: event.clientX, y: event.clientY } : null;
  }

  document.addEventListener("pointerdown", (event) => (press = event.button === 0 ? pressOnBar(event) : null), true);
  document.addEventListener(
    "pointerup",
    (event) => {
      const start = press;
      press = null;
      if (!start || !start.slug || Math.hypot(event.clientX - start.x, event.clientY - start.y) > MAX_MOVE_PX) return;
      // After Plotly's own click event, which most often chooses the same row.
      setTimeout(() => select(start.slug));
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
    const query = navigation.query();
    if (link) {
      /* Before Dash is there a link loads the page. */
      if (navigation.isForBrowser(event) || link.closest("#prerendered-page")) return;
      event.preventDefault();
      navigation.go(link.getAttribute("href"));
    } else if (tile) {
      if (query.get("tile") === tile.dataset.tile) query.delete("tile");
      else query.set("tile", tile.dataset.tile);
      navigation.goQuery(query);
    } else if (fold) {
      const folded = new Set(query.getAll("folded"));
      if (!folded.delete(fold.dataset.key)) folded.add(fold.dataset.key);
      query.delete("folded");
      folded.forEach((key) => query.append("folded", key));
      navigation.goQuery(query);
    } else if (step) {
      const span = currentSpan();
      if (step.dataset.zoom === "whole") showAll();
      else if (span) showSpan(...STEPS[step.dataset.zoom](...span));
    } else if (target.closest(".drawer-close[data-selecting]")) {
      closeDrawer();
    }
  });

  function closeDrawer() {
    const query = navigation.query();
    const slug = query.get("at");
    query.delete("at");
    navigation.goQuery(query);
    /* The keyboard goes back to the row from which the drawer was opened. */
    const row = slug && document.querySelector('.gantt-row[data-slug="' + CSS.escape(slug) + '"] .gantt-link');
    if (row) row.focus();
  }

  window.commitments.timeline = { showSpan, timeOf };
})();

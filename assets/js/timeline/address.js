/* What is pressed on the timeline is written into the address: a tile, a row, a folded group; the span by span.js, filters
   by components/filter-bar.js. Everything else follows from the address, so a view can be shared and stepped back. */
(function () {
  "use strict";
  const { dash, navigation, span } = window.commitments;
  const MAX_MOVE_PX = 4;

  function select(slug) {
    const query = navigation.query();
    query.set("at", slug);
    navigation.goQuery(query);
  }

  dash.register("timeline", {
    zoom(layout) {
      if (!layout) return dash.noUpdate;
      const [from, to] = layout["xaxis.range"] || [layout["xaxis.range[0]"], layout["xaxis.range[1]"]];
      if (layout["xaxis.autorange"]) span.showWhole();
      else if (from !== undefined && to !== undefined) span.show(span.timeOf(from), span.timeOf(to));
      return dash.noUpdate;
    },

    choose(click) {
      const slug = click?.points?.[0]?.customdata;
      if (typeof slug === "string") select(slug);
      return dash.noUpdate;
    },
  });

  /* Plotly forgets its hover target when a press comes right after a move, and then reports no click. A press while a
     bar's hover label is shown means that bar's row. */
  let press = null;

  function pressOnBar(event) {
    const chart = event.button === 0 && event.target.closest?.(".gantt-chart");
    const row = chart && chart.querySelector(dash.HOVER_LABEL) && document.querySelector(".gantt-row.is-pointed");
    return row ? { slug: row.dataset.slug, x: event.clientX, y: event.clientY } : null;
  }

  document.addEventListener("pointerdown", (event) => (press = pressOnBar(event)), true);
  /* By now Plotly's own event, which most often selects the same row, has been. */
  document.addEventListener(
    "click",
    (event) => {
      const start = press;
      press = null;
      if (start && Math.hypot(event.clientX - start.x, event.clientY - start.y) <= MAX_MOVE_PX) select(start.slug);
    },
    true,
  );

  function toggleTile(tile) {
    const query = navigation.query();
    if (query.get("tile") === tile) query.delete("tile");
    else query.set("tile", tile);
    navigation.goQuery(query);
  }

  function toggleGroup(key) {
    const query = navigation.query();
    const folded = new Set(query.getAll("folded"));
    if (!folded.delete(key)) folded.add(key);
    query.delete("folded");
    folded.forEach((one) => query.append("folded", one));
    navigation.goQuery(query);
  }

  /* The keyboard returns to the row whose drawer was open. */
  function closeDrawer() {
    const query = navigation.query();
    const slug = query.get("at");
    query.delete("at");
    navigation.goQuery(query);
    if (slug) document.querySelector(`.gantt-row[data-slug="${CSS.escape(slug)}"] .gantt-link`)?.focus();
  }

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.(
      ".gantt-link, .tile[data-tile], .gantt-group-button[data-key], .drawer-close[data-selecting]",
    );
    if (!pressed) return;
    if (pressed.matches(".tile")) toggleTile(pressed.dataset.tile);
    else if (pressed.matches(".gantt-group-button")) toggleGroup(pressed.dataset.key);
    else if (pressed.matches(".drawer-close")) closeDrawer();
    /* Before Dash has mounted the page, a link loads it. */
    else if (!navigation.isForBrowser(event) && !pressed.closest("#prerendered-page")) {
      event.preventDefault();
      navigation.go(pressed.getAttribute("href"));
    }
  });
})();

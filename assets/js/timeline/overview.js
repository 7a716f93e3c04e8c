/* The overview strip: what is dragged over, clicked or asked for by key becomes the span of the timeline. */
(function () {
  "use strict";
  const DAY = 86400000;
  const KEYS = {
    ArrowLeft: "earlier",
    ArrowRight: "later",
    "+": "closer",
    "=": "closer",
    ArrowUp: "closer",
    "-": "farther",
    ArrowDown: "farther",
    Home: "whole",
    Escape: "whole",
  };

  function timeOf(value) {
    return typeof value === "number" ? value : Date.parse(String(value).slice(0, 10) + "T00:00:00Z");
  }

  function askSpan(from, to) {
    if (!(to - from >= 3 * DAY)) return;
    const query = new URLSearchParams(location.search);
    query.set("from", new Date(from).toISOString().slice(0, 10));
    query.set("to", new Date(to).toISOString().slice(0, 10));
    const address = location.pathname + "?" + query;
    if (address === location.pathname + location.search) return;
    history.pushState({}, "", address);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    overview: {
      ask(selected, clicked) {
        const triggered = window.dash_clientside.callback_context.triggered.map((one) => one.prop_id);
        const span = triggered.some((id) => id.endsWith(".clickData"))
          ? clicked && clicked.points && clicked.points[0] && clicked.points[0].customdata
          : selected && selected.range && selected.range.x;
        if (Array.isArray(span) && span.length === 2) askSpan(...span.map(timeOf).sort((one, other) => one - other));
        return window.dash_clientside.no_update;
      },
    },
  });

  /* The same steps as the buttons over the rows. */
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const focused = document.activeElement;
    const step = focused && focused.matches(".overview-chart") && KEYS[event.key];
    const button = step && document.querySelector('[data-zoom="' + step + '"]');
    if (!button) return;
    event.preventDefault();
    button.click();
  });
})();

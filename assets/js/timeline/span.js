/* The span of days on the timeline: `from` and `to` in the address, or `fit` for that of every mark. The buttons above the
   rows and the overview strip's keys step from what the address or the header says, so they work before Plotly has run. */
(function () {
  "use strict";
  const { dates, navigation } = window.commitments;
  const MIN_SPAN_DAYS = 3;
  const [FIRST, LAST] = ["0001-01-01", "9999-12-31"].map(dates.time);
  const STEPS = {
    closer: (from, to) => [from + (to - from) / 4, to - (to - from) / 4],
    farther: (from, to) => [from - (to - from) / 2, to + (to - from) / 2],
    earlier: (from, to) => [from - (to - from) / 4, to - (to - from) / 4],
    later: (from, to) => [from + (to - from) / 4, to + (to - from) / 4],
  };

  /* Of a day as Plotly writes it, "2026-01-05 13:45" or a number; either way in UTC. */
  function timeOf(value) {
    return typeof value === "number" ? value : dates.time(String(value).slice(0, 10));
  }

  function show(from, to) {
    if (!(to - from >= MIN_SPAN_DAYS * dates.DAY_MS)) return;
    const query = navigation.query();
    query.set("from", dates.iso(Math.max(from, FIRST)));
    query.set("to", dates.iso(Math.min(to, LAST)));
    query.delete("fit");
    navigation.goQuery(query);
  }

  function showWhole() {
    const query = navigation.query();
    query.delete("from");
    query.delete("to");
    query.set("fit", "1");
    navigation.goQuery(query);
  }

  /* The header shows the last response's; presses meanwhile go on from the address. */
  function current() {
    const query = navigation.query();
    const inAddress = [query.get("from") || "", query.get("to") || ""];
    if (inAddress.every(dates.isDay) && inAddress[0] < inAddress[1]) return inAddress.map(dates.time);
    return document.querySelector(".gantt-steps").dataset.span.split(" ").map(dates.time);
  }

  document.addEventListener("click", (event) => {
    const zoom = event.target.closest?.("[data-zoom]")?.dataset.zoom;
    if (zoom === "whole") showWhole();
    else if (zoom) show(...STEPS[zoom](...current()));
  });

  window.commitments.span = { timeOf, show, showWhole };
})();

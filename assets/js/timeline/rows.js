/* Three small comforts of the timeline: pointing at the figure tints the row beneath, words that
   are cut off are said in full, arrows walk from row to row. */
(function () {
  "use strict";
  let pointed = null;

  function point(row) {
    if (row === pointed) return;
    if (pointed) pointed.classList.remove("is-pointed");
    if (row) row.classList.add("is-pointed");
    pointed = row;
  }

  /* Words that have no room are said in full to whoever points at them. */
  document.addEventListener("pointerover", function (event) {
    const words = event.target instanceof Element && event.target.closest(".gantt-link, .gantt-actor, .gantt-schedule");
    if (words && !words.title) words.title = words.textContent;
  }, { passive: true });

  document.addEventListener("pointermove", function (event) {
    const chart = event.target instanceof Element && event.target.closest(".gantt-chart");
    if (!chart) return point(null);
    const under = document.elementsFromPoint(event.clientX, event.clientY);
    point(under.find(function (element) { return element.classList.contains("gantt-row"); }) || null);
  }, { passive: true });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const focused = document.activeElement;
    const rows = focused && focused.closest(".gantt-rows");
    if (!rows) return;
    const stops = Array.from(rows.querySelectorAll(".gantt-link, .gantt-group-button"));
    const next = stops[stops.indexOf(focused) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
})();

/* Rows of the timeline: pointing at the chart tints the row beneath, texts that are cut off get a title, arrows move from
   row to row. */
(function () {
  "use strict";
  let pointed = null;

  function point(row) {
    if (row === pointed) return;
    if (pointed) pointed.classList.remove("is-pointed");
    if (row) row.classList.add("is-pointed");
    pointed = row;
  }

  function showTitle(event) {
    const text = event.target.closest?.(".gantt-link, .gantt-actor, .gantt-deadline, .gantt-schedule");
    if (text && !text.title) text.title = text.textContent;
  }

  function pointBeneath(event) {
    const chart = event.target.closest?.(".gantt-chart");
    const beneath = chart ? document.elementsFromPoint(event.clientX, event.clientY) : [];
    point(beneath.find((element) => element.classList.contains("gantt-row")) || null);
  }

  document.addEventListener("pointerover", showTitle, { passive: true });
  document.addEventListener("pointermove", pointBeneath, { passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const focused = document.activeElement;
    const stops = [...(focused?.closest(".gantt-rows")?.querySelectorAll(".gantt-link, .gantt-group-button") ?? [])];
    const next = stops.includes(focused) && stops[stops.indexOf(focused) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
})();

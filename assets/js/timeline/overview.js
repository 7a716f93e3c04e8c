/* The overview strip: what is dragged over, clicked or chosen by key becomes the span of the timeline. */
(function () {
  "use strict";
  const { dash, span } = window.commitments;
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

  dash.register("overview", {
    zoom(selection, click) {
      const isClick = dash.triggered().some((name) => name.endsWith(".clickData"));
      const days = isClick ? click?.points?.[0]?.customdata : selection?.range?.x;
      if (Array.isArray(days) && days.length === 2) {
        span.show(...days.map(span.timeOf).sort((one, other) => one - other));
      }
      return dash.noUpdate;
    },
  });

  /* The same steps as the buttons above the rows. */
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = document.activeElement?.matches(".overview-chart") && KEYS[event.key];
    const button = step && document.querySelector(`[data-zoom="${step}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
})();

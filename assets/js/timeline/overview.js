/* The overview strip: what is dragged over, clicked or chosen by key becomes the span of the timeline. */
(function () {
  "use strict";
  const { dash, timeline } = window.commitments;
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
      const point = isClick && click && click.points && click.points[0];
      const span = isClick ? point && point.customdata : selection && selection.range && selection.range.x;
      if (Array.isArray(span) && span.length === 2) {
        timeline.showSpan(...span.map(timeline.timeOf).sort((one, other) => one - other));
      }
      return dash.noUpdate;
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

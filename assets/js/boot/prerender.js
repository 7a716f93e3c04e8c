/* Prerendering in the browser (dashboard/app/prerender): the page is painted as plain HTML before any script has run.
   When Dash has mounted its own page, that one takes over; the prerendered bars stay until Plotly has drawn the same
   ones over them, or until the rows beside them change. */
(function () {
  "use strict";
  const { commitments } = window;

  function takeOver(prerendered) {
    const { dash } = commitments;
    const chart = dash && document.querySelector(dash.ENTRY + " .gantt-chart");
    const choices = prerendered.shadowRoot ? prerendered.shadowRoot.querySelectorAll(".prerendered-field-dropdown").length : 0;
    if (!chart || document.querySelectorAll(`${dash.ENTRY} .filter-bar ${dash.DROPDOWN}`).length < choices) return false;
    const bars = prerendered.querySelector(".prerendered-bars");
    if (bars) chart.append(bars);
    prerendered.remove();
    keepBars(chart, bars);
    return true;
  }

  function keepBars(chart, bars) {
    const keys = () => [...chart.parentElement.querySelectorAll(".gantt-rows > *")].map((row) => row.dataset.key).join();
    const before = keys();
    commitments.until(() => {
      /* After a filter or a jump the bars belong to rows that are gone, and Plotly is needed now. */
      const isOutdated = chart.isConnected && keys() !== before;
      if (chart.isConnected && !isOutdated && !chart.querySelector(commitments.dash.PLOT_BARS)) return false;
      if (isOutdated) commitments.plotly.load();
      requestAnimationFrame(() => {
        if (bars) bars.remove();
        document.dispatchEvent(new Event("hydrated"));
      });
      return true;
    });
  }

  /* The scripts of such a page stand in it as ones that the browser leaves alone: they run once what is painted has
     been seen. Those with an address run in their order; what Dash begins with comes last. */
  function runLate() {
    const waiting = [...document.querySelectorAll('script[type="text/deferred"]')];
    if (!waiting.length) return;
    const begin = waiting.pop();
    let last = null;
    for (const held of waiting) {
      const script = document.createElement("script");
      script.async = false;
      script.id = held.id;
      if (held.src) script.src = held.src;
      else script.text = held.text;
      held.replaceWith(script);
      if (script.src) last = script;
    }
    last.onload = last.onerror = () => {
      const script = document.createElement("script");
      script.text = begin.text;
      begin.replaceWith(script);
    };
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (document.hidden) runLate();
    else requestAnimationFrame(() => setTimeout(runLate));
  });

  commitments.until(() => {
    const prerendered = document.getElementById("prerendered-page");
    return prerendered ? takeOver(prerendered) : document.readyState === "complete";
  });
})();

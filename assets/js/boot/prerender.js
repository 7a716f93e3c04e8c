/* Prerendering in the browser (dashboard/app/prerender): the page is painted as plain HTML before any script has run, and
   hydrated when Dash has mounted its own. The prerendered bars stay until Plotly has drawn the same ones over them, or
   until they are outdated. Then the document gets a "hydrated" event. */
(function () {
  "use strict";
  const { commitments } = window;

  function hydrate(prerendered) {
    const { dash } = commitments;
    const chart = dash && document.querySelector(dash.ENTRY + " .gantt-chart");
    const lists = prerendered.shadowRoot?.querySelectorAll(".prerendered-field-dropdown").length ?? 0;
    if (!chart || document.querySelectorAll(`${dash.ENTRY} .filter-bar ${dash.DROPDOWN}`).length < lists) return false;
    const bars = prerendered.querySelector(".prerendered-bars");
    if (bars) chart.append(bars);
    prerendered.remove();
    replaceBars(chart, bars);
    return true;
  }

  /* What the bars are drawn for: the rows beside them and the span above. */
  function drawnFor(chart) {
    const rows = [...chart.parentElement.querySelectorAll(".gantt-rows > *")].map((row) => row.dataset.key);
    return [document.querySelector(".gantt-steps")?.dataset.span, ...rows].join();
  }

  function replaceBars(chart, bars) {
    const before = drawnFor(chart);
    commitments.until(() => {
      /* After a filter, a zoom or a jump Plotly is needed now. */
      const isOutdated = chart.isConnected && drawnFor(chart) !== before;
      if (chart.isConnected && !isOutdated && !chart.querySelector(commitments.dash.PLOT_BARS)) return false;
      if (isOutdated) commitments.plotly.load();
      /* With the frame in which Plotly's bars are painted. */
      requestAnimationFrame(() => {
        if (bars) bars.remove();
        document.dispatchEvent(new Event("hydrated"));
      });
      return true;
    });
  }

  function runnable(deferred) {
    const script = document.createElement("script");
    script.async = false;
    script.id = deferred.id;
    if (deferred.src) script.src = deferred.src;
    else script.text = deferred.text;
    return script;
  }

  /* Scripts of a prerendered page have a type that browsers ignore. They run in their order once the page is painted;
     the last one, which starts Dash, when all others have. */
  function runDeferred() {
    const deferred = [...document.querySelectorAll('script[type="text/deferred"]')];
    const start = deferred.pop();
    if (!start) return;
    const scripts = deferred.map((one) => {
      const script = runnable(one);
      one.replaceWith(script);
      return script;
    });
    const last = scripts.filter((script) => script.src).pop();
    last.onload = last.onerror = () => start.replaceWith(runnable(start));
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (document.hidden) runDeferred();
    /* A frame's callback comes before its paint, the task after it follows the paint. */
    else requestAnimationFrame(() => setTimeout(runDeferred));
  });

  commitments.until(() => {
    const prerendered = document.getElementById("prerendered-page");
    return prerendered ? hydrate(prerendered) : document.readyState === "complete";
  });
})();

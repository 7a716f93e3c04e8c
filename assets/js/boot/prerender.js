/* The page was painted as plain HTML before any script had run. When Dash has put up its own, that one takes the place
   of the painted one; the painted bars stay until Plotly has drawn the same ones over them. */
(function () {
  "use strict";
  const ENTRY = "#react-entry-point";
  const DRAWN = ".cartesianlayer .xgrid, .cartesianlayer .bars path";

  function takeOver(painted) {
    const chart = document.querySelector(ENTRY + " .gantt-chart");
    const choices = painted.shadowRoot ? painted.shadowRoot.querySelectorAll(".stand-in-dropdown").length : 0;
    if (!chart || document.querySelectorAll(ENTRY + " .filter-bar .dash-dropdown").length < choices) return false;
    const bars = painted.querySelector(".first-bars");
    if (bars) chart.append(bars);
    painted.remove();
    watch(() => leaveTo(chart, bars));
    return true;
  }

  function leaveTo(chart, bars) {
    if (chart.isConnected && !chart.querySelector(DRAWN)) return false;
    requestAnimationFrame(() => {
      if (bars) bars.remove();
      document.dispatchEvent(new Event("takenover"));
    });
    return true;
  }

  /* The scripts of such a page stand in it as ones that the browser leaves alone: they run once what is painted has
     been seen. Those with an address run in their order, but for asynchronous ones; what Dash begins with comes last. */
  function runLate() {
    const waiting = [...document.querySelectorAll('script[type="text/late"]')];
    if (!waiting.length) return;
    const begin = waiting.pop();
    let last = null;
    for (const held of waiting) {
      const script = document.createElement("script");
      script.async = held.hasAttribute("async");
      script.id = held.id;
      if (held.src) script.src = held.src;
      else script.text = held.text;
      held.replaceWith(script);
      if (script.src && !script.async) last = script;
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

  function watch(done) {
    window.commitments.until(done);
  }

  watch(() => {
    const painted = document.getElementById("first-paint");
    return painted ? takeOver(painted) : document.readyState === "complete";
  });
})();

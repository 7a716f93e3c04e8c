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
    if (bars && !chart.querySelector(DRAWN)) {
      chart.append(bars);
      watch(() => leaveTo(chart, bars));
    }
    painted.remove();
    return true;
  }

  function leaveTo(chart, bars) {
    if (!chart.isConnected) return true;
    if (!chart.querySelector(DRAWN)) return false;
    requestAnimationFrame(() => bars.remove());
    return true;
  }

  /* The scripts of such a page stand in it as ones that the browser leaves alone: they run, in their order, once what
     is painted has been seen. A tab in the background has no frames to wait for. */
  function runLate() {
    const waiting = [...document.querySelectorAll('script[type="text/late"]')];
    function next() {
      const held = waiting.shift();
      if (!held) return;
      const script = document.createElement("script");
      if (held.src) {
        script.onload = script.onerror = next;
        script.src = held.src;
      } else {
        script.text = held.text;
      }
      held.replaceWith(script);
      if (!script.src) next();
    }
    next();
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (document.hidden) runLate();
    else requestAnimationFrame(() => setTimeout(runLate));
  });

  function watch(done) {
    new MutationObserver((_, observer) => {
      if (done()) observer.disconnect();
    }).observe(document.documentElement, { childList: true, subtree: true });
  }

  watch(() => {
    const painted = document.getElementById("first-paint");
    return painted ? takeOver(painted) : document.readyState === "complete";
  });
})();

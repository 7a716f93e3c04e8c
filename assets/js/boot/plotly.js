/* Loads Plotly late: dcc.Graph awaits what stands in `window.Plotly`, and the page can be used before it is there. The
   script is fetched after the first frame where the page has a chart, and run once the browser is idle, a pointer or
   the focus comes to a chart, or `commitments.plotly.load()` is called. */
(function () {
  "use strict";
  const CHARTS = ".dash-graph, .gantt-chart, .overview-chart";
  const IDLE_TIMEOUT_MS = 1500;
  const DASH_COPY = "/_dash-component-suites/plotly/package_data/plotly.min.js";
  const whenIdle = window.requestIdleCallback || ((run) => setTimeout(run, 200));
  let loaded = null;

  function run(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.onload = () => resolve(window.Plotly);
      script.onerror = reject;
      script.src = address;
      document.head.append(script);
    });
  }

  function load() {
    loaded = loaded || run(document.querySelector('meta[name="plotly"]').content).catch(() => run(DASH_COPY));
    return loaded;
  }

  /* A thenable, not a promise: pages whose scripts never ask for Plotly never load it. */
  window.Plotly = {
    then(resolve, reject) {
      if (loaded) {
        loaded.then(resolve, reject);
        return;
      }
      const start = () => whenIdle(() => load().then(resolve, reject), { timeout: IDLE_TIMEOUT_MS });
      /* Whoever waits for the page's first frame, or has pressed something by then, comes before it. */
      whenIdle(() => (document.hidden ? start() : requestAnimationFrame(start)), { timeout: IDLE_TIMEOUT_MS });
    },
  };
  window.commitments.plotly = { load };

  function preload() {
    const meta = document.querySelector('meta[name="plotly"][data-preload]');
    if (!meta) return;
    const link = Object.assign(document.createElement("link"), { rel: "preload", as: "script", href: meta.content });
    link.fetchPriority = "low";
    document.head.append(link);
  }

  const kinds = ["pointerover", "focusin"];
  function loadNear(event) {
    if (!(event.target instanceof Element) || !event.target.closest(CHARTS)) return;
    for (const kind of kinds) document.removeEventListener(kind, loadNear, true);
    load();
  }
  for (const kind of kinds) document.addEventListener(kind, loadNear, { capture: true, passive: true });

  document.addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => setTimeout(preload)));

  /* Dash's parts were made for browsers that know no generators, and ask for this name of a bundle of polyfills that
     takes longer to run than all of Dash; the one function they use it for goes through these steps. */
  window.regeneratorRuntime = {
    mark: (made) => made,
    wrap(step, self) {
      const context = { prev: 0, next: 0, sent: undefined, isOver: false, stop() { this.isOver = true; } };
      return {
        next(value) {
          context.sent = value;
          const result = step.call(self, context);
          return { value: result, done: context.isOver };
        },
        throw(error) {
          throw error;
        },
      };
    },
  };
})();

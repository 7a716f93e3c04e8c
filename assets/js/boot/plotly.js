/* Loads Plotly late: dcc.Graph awaits `window.Plotly`, and the page is usable before it is there. The script is preloaded
   after the first frame where the page has a chart, and run once the browser is idle, a pointer or the focus comes to a
   chart, or `commitments.plotly.load()` is called. */
(function () {
  "use strict";
  const CHARTS = ".figure, .slippage, .gantt-chart, .overview-chart";
  const MAX_IDLE_WAIT_MS = 1500;
  const { whenIdle } = window.commitments;
  let loading = null;

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
    const meta = document.querySelector('meta[name="plotly"]');
    loading = loading || run(meta.content).catch(() => run(meta.dataset.fallback));
    return loading;
  }

  /* A thenable, not a promise: pages whose scripts never await Plotly never load it. */
  window.Plotly = {
    then(resolve, reject) {
      if (loading) {
        loading.then(resolve, reject);
        return;
      }
      const start = () => whenIdle(() => load().then(resolve, reject), { timeout: MAX_IDLE_WAIT_MS });
      /* The page's first frame and a press that waits for it come first. */
      whenIdle(() => (document.hidden ? start() : requestAnimationFrame(start)), { timeout: MAX_IDLE_WAIT_MS });
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

  const KINDS = ["pointerover", "focusin"];
  function loadNear(event) {
    if (!event.target.closest?.(CHARTS)) return;
    for (const kind of KINDS) document.removeEventListener(kind, loadNear, true);
    load();
  }
  for (const kind of KINDS) document.addEventListener(kind, loadNear, { capture: true, passive: true });

  /* A frame's callback comes before its paint, the task after it follows the paint. */
  document.addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => setTimeout(preload)));

  /* Dash's bundles were compiled for browsers without generators and read this name of a bundle of polyfills that takes
     longer to run than all of Dash. The one function that uses it goes through these steps. */
  window.regeneratorRuntime = {
    mark: (generator) => generator,
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

/* Put into every page before anything of its own. At each frame it looks for what is waited for; what is there in one
   frame has been painted when the next begins. Times are milliseconds from the start of the navigation. */
(() => {
  const wanted = SELECTORS;
  const marks = {};
  const seen = new Set();
  const tasks = [];
  window.benchmark = { marks, tasks, lastInput: null };
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) tasks.push([task.startTime, task.duration]);
  }).observe({ type: "longtask", buffered: true });
  for (const kind of ["pointerup", "click", "input"])
    document.addEventListener(kind, (event) => { window.benchmark.lastInput = event.timeStamp; }, true);

  function present([selector, words]) {
    const found = document.querySelector(selector);
    if (!found || (words && !found.textContent.trim())) return false;
    const box = found.getBoundingClientRect();
    return words ? box.width > 0 && box.height > 0 : box.width > 0 || box.height > 0;
  }

  function look() {
    const now = performance.now();
    for (const [name, asked] of Object.entries(wanted)) {
      if (name in marks) continue;
      if (seen.has(name)) marks[name] = now;
      else if (document.body && present(asked)) seen.add(name);
    }
    if ("drawn" in marks) requestIdleCallback(() => { marks.interactive = performance.now(); });
    else requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
})();

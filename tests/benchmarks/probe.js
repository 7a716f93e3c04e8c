/* Put into every page before anything of its own. At each frame it looks for what is waited for; what is there in one
   frame has been painted when the next begins. Times are milliseconds from the start of the navigation. */
(() => {
  const wanted = SELECTORS;
  const presses = PRESSES;
  const marks = {};
  const present = new Set();
  const tasks = [];
  window.benchmark = { marks, tasks, lastInput: null };
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) tasks.push([task.startTime, task.duration]);
  }).observe({ type: "longtask", buffered: true });
  for (const kind of ["pointerup", "click", "input"])
    document.addEventListener(kind, (event) => { window.benchmark.lastInput = event.timeStamp; }, true);

  function isPresent([selector, words]) {
    const element = document.querySelector(selector);
    if (!element || (words && !element.textContent.trim())) return false;
    const box = element.getBoundingClientRect();
    return words ? box.width > 0 && box.height > 0 : box.width > 0 || box.height > 0;
  }

  function look() {
    const now = performance.now();
    for (const [name, one] of Object.entries(wanted)) {
      if (name in marks) continue;
      if (present.has(name)) mark(name, now);
      else if (document.body && isPresent(one)) present.add(name);
    }
    if (Object.keys(wanted).some((name) => !(name in marks))) requestAnimationFrame(look);
  }

  function mark(name, now) {
    marks[name] = now;
    if (name === "drawn") requestIdleCallback(() => { marks.interactive = performance.now(); });
    if (name === "mounted")
      requestIdleCallback(() => {
        marks.usable = performance.now();
        press(presses[0]);
      });
    const pressed = presses.findIndex((one) => one.mark === name);
    if (pressed >= 0) press(presses[pressed + 1]);
  }

  /* Press an element as a person would; what it opens has a mark of its own. */
  function press(one) {
    if (!one) return;
    const element = document.querySelector(one.selector);
    for (const kind of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"])
      element.dispatchEvent(new PointerEvent(kind, { bubbles: true, cancelable: true, button: 0 }));
  }
  requestAnimationFrame(look);
})();

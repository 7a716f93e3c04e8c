/* The only MutationObserver of the document. Runs in <head>, before anything else is there.

   `appear(selector, callback)` calls back once for each element that matches, now or later; with `{ attribute }` also
   whenever that attribute of it has another value. `until(isDone)` is called after each change of the document until it
   returns true. `whenIdle` is requestIdleCallback, or a timer in browsers without it. */
(function () {
  "use strict";
  const commitments = (window.commitments = window.commitments || {});
  const checks = new Set();
  const attributes = new Set();

  const observer = new MutationObserver(() => {
    for (const check of checks) {
      try {
        if (check()) checks.delete(check);
      } catch (error) {
        /* An error in one script does not stop the checks of the others. */
        window.reportError(error);
      }
    }
  });

  function observe() {
    const filter = attributes.size ? { attributeFilter: [...attributes] } : {};
    observer.observe(document.documentElement, { childList: true, subtree: true, ...filter });
  }

  function until(isDone) {
    if (!isDone()) checks.add(isDone);
  }

  commitments.until = until;
  commitments.whenIdle = window.requestIdleCallback?.bind(window) ?? ((callback) => setTimeout(callback, 200));
  commitments.appear = function (selector, callback, { attribute } = {}) {
    const values = new WeakMap();
    if (attribute && !attributes.has(attribute)) {
      attributes.add(attribute);
      observe();
    }
    until(() => {
      for (const element of document.querySelectorAll(selector)) {
        const value = attribute ? element.getAttribute(attribute) : "";
        if (values.get(element) === value) continue;
        values.set(element, value);
        callback(element);
      }
      return false;
    });
  };
  observe();
})();

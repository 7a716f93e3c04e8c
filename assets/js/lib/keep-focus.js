/* A redraw puts new elements in the place of old ones, and the keyboard's place with them. Whoever stood on a tile, a
   row, a heading or a button of the span stands on the new one of the same name again. */
(function () {
  "use strict";
  const PLACES = [
    [".tile[data-tile]", (element) => named(".tile", "tile", element)],
    [".gantt-step[data-zoom]", (element) => named(".gantt-step", "zoom", element)],
    [".gantt-group-button[data-key]", (element) => named(".gantt-group-button", "key", element)],
    [".gantt-link", (element) => named(".gantt-row", "slug", element.closest(".gantt-row")) + " .gantt-link"],
  ];
  let left = null;

  function named(start, name, element) {
    return element ? start + "[data-" + name + '="' + CSS.escape(element.dataset[name] || "") + '"]' : ":not(*)";
  }

  document.addEventListener("focusin", function (event) {
    const place = PLACES.find((one) => event.target.matches(one[0]));
    left = place ? { element: event.target, selector: place[1](event.target) } : null;
  });

  document.addEventListener("focusout", function (event) {
    const element = event.target;
    /* Some browsers tell of a removal like of a step away; only after it one sees which it was. */
    setTimeout(function () {
      if (left && left.element === element && element.isConnected && document.activeElement !== element) left = null;
    });
  });

  new MutationObserver(function () {
    if (!left || left.element.isConnected || document.activeElement !== document.body) return;
    const again = document.querySelector(left.selector);
    if (again) again.focus({ preventScroll: true });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();

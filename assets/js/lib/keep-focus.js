/* A re-render puts new elements in the place of old ones, and the focus is lost with them: what had it, a tile, a row, a
   heading or a button of the span, gives it to the new element of the same name. */
(function () {
  "use strict";
  const NAMED = [
    [".tile[data-tile]", (element) => named(".tile", "tile", element)],
    [".gantt-step[data-zoom]", (element) => named(".gantt-step", "zoom", element)],
    [".gantt-group-button[data-key]", (element) => named(".gantt-group-button", "key", element)],
    [".gantt-link", (element) => named(".gantt-row", "slug", element.closest(".gantt-row")) + " .gantt-link"],
  ];
  let focused = null;

  function named(start, name, element) {
    return element ? start + "[data-" + name + '="' + CSS.escape(element.dataset[name] || "") + '"]' : ":not(*)";
  }

  document.addEventListener("focusin", function (event) {
    const kind = NAMED.find(([selector]) => event.target.matches(selector));
    focused = kind ? { element: event.target, selector: kind[1](event.target) } : null;
  });

  document.addEventListener("focusout", function (event) {
    const element = event.target;
    /* Some browsers report a removal like a step away; only after it one sees which it was. */
    setTimeout(function () {
      if (!focused || focused.element !== element) return;
      if (element.isConnected && document.activeElement !== element) focused = null;
    });
  });

  window.commitments.appear(NAMED.map(([selector]) => selector).join(), (element) => {
    if (!focused || focused.element.isConnected || document.activeElement !== document.body) return;
    if (element.matches(focused.selector)) element.focus({ preventScroll: true });
  });
})();

/* Keys of the review queue: u, n and s open a form and focus its first field, j and k go to the next and the previous
   commitment. */
(function () {
  "use strict";

  function isTyping(target) {
    return target instanceof Element && target.closest("input, select, textarea, dialog, [contenteditable]") !== null;
  }

  function open(part) {
    if (part instanceof HTMLDetailsElement) part.open = true;
    const first = part.querySelector("form input:not([type=hidden]), form select, form textarea");
    part.scrollIntoView({ block: "nearest" });
    first?.focus();
    first?.select?.();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
    const part = "unsjk".includes(event.key) && document.querySelector(`.page-review .review-${event.key}`);
    if (!part) return;
    event.preventDefault();
    if (part instanceof HTMLAnchorElement) part.click();
    else open(part);
  });
})();

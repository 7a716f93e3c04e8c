/* A click on a button that moved between press and release. Leaving a field adds a chip or a sentence of an error, and the
   button below moves away from the pointer; the browser then clicks the ancestor of both targets. No re-render is
   behind it, only layout. Journey: test_a_press_on_save_counts_though_leaving_the_field_moves_the_button_away. */
(function () {
  "use strict";
  const MAX_MOVE_PX = 8;
  let press = null;

  document.addEventListener(
    "pointerdown",
    (event) => {
      const button = event.button === 0 && event.isPrimary && event.target.closest?.("button");
      press = button ? { button, x: event.clientX, y: event.clientY } : null;
    },
    true,
  );
  document.addEventListener(
    "click",
    (event) => {
      const start = press;
      press = null;
      if (!start || !event.isTrusted || event.detail === 0 || start.button.contains(event.target)) return;
      if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > MAX_MOVE_PX) return;
      if (!start.button.isConnected) return;
      event.preventDefault();
      event.stopPropagation();
      start.button.click();
    },
    true,
  );
})();

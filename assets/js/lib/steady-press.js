/* A press on a button counts though the page moves under it before it is released: leaving a field may add a chip or a
   sentence, an answer may come in between. The browser then tells of a click on whatever holds both places. */
(function () {
  "use strict";
  const STILL = 8;
  let pressed = null;

  document.addEventListener(
    "pointerdown",
    (event) => {
      const button = event.target instanceof Element && event.target.closest("button");
      pressed = button && event.isPrimary && event.button === 0 ? { button, x: event.clientX, y: event.clientY } : null;
    },
    true,
  );
  document.addEventListener(
    "click",
    (event) => {
      const meant = pressed;
      pressed = null;
      if (!meant || !event.isTrusted || event.detail === 0 || meant.button.contains(event.target)) return;
      const still = Math.hypot(event.clientX - meant.x, event.clientY - meant.y) <= STILL;
      if (!still || !meant.button.isConnected || meant.button.disabled) return;
      // What it came down on instead was not meant.
      event.preventDefault();
      event.stopPropagation();
      meant.button.click();
    },
    true,
  );
})();

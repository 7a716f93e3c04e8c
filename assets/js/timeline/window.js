/* The timeline's list is windowed: the server sends the visible rows and their neighbours, and near the edge of these the
   next window is requested. The list is as high as all its rows, so the browser's own scroll bar, wheel and keys work. */
(function () {
  "use strict";
  const { dash } = window.commitments;
  /* In heights of the viewport: about as far as one scrolls until the response is here. With a larger margin every turn
     of the wheel would draw rows of which most are never seen. */
  const MARGIN = 0.6;
  const MIN_STEP_PX = 64;
  let requested = 0;
  let isWaiting = false;

  /* The part of the list in view and the part that is drawn, in pixels from its top. */
  function measure(list) {
    const box = list.getBoundingClientRect();
    const top = Math.max(-box.top, 0);
    const drawn = list.querySelector(".gantt-window");
    const rows = drawn.querySelector(".gantt-rows");
    return {
      top: Math.min(top, box.height),
      bottom: Math.min(top + window.innerHeight, box.height),
      first: drawn.offsetTop,
      last: drawn.offsetTop + (rows ? rows.offsetHeight : 0),
      height: box.height,
    };
  }

  function check() {
    isWaiting = false;
    const list = document.querySelector(".gantt-list[data-scroll]");
    if (!list || !dash.isReady()) return;
    const { top, bottom, first, last, height } = measure(list);
    const margin = window.innerHeight * MARGIN;
    const isShort = (first > 0 && top - margin < first) || (last < height && bottom + margin > last);
    const at = Math.round(top);
    if (isShort && Math.abs(at - requested) >= MIN_STEP_PX) {
      requested = at;
      dash.setProps(list.dataset.scroll, { data: at });
    }
  }

  function schedule() {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(check);
  }

  window.addEventListener("scroll", schedule, { passive: true });
  window.addEventListener("resize", schedule, { passive: true });
})();

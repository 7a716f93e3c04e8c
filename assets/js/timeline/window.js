/* One long list, of which the server sends the part that is seen and its neighbours: as one scrolls towards the edge
   of what is here, the next window is requested. The list is as high as all its rows, so the page's own scroll bar,
   wheel and keys are those of the whole list. */
(function () {
  "use strict";
  const { dash } = window.commitments;
  /* As far as one scrolls while the next rows come, in heights of the window. Requested sooner, they would be drawn
     during every turn of the wheel, and most of them never be seen. */
  const MARGIN = 0.6;
  const MIN_STEP_PX = 64;
  let requested = 0;
  let isWaiting = false;

  /* Which part of the list is in view, and which of it is drawn, in pixels from its top. */
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

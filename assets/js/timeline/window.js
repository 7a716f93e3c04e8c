/* One long list, of which the server sends the part that is seen and its neighbours: as one scrolls towards the edge
   of what is here, the next window is asked for. The list is as high as all its rows, so the page's own position bar,
   wheel and keys are those of the whole list. */
(function () {
  "use strict";
  const AT = "timeline-board-at";
  let asked = 0;
  let waiting = false;

  function seen() {
    const list = document.getElementById("timeline-board-list");
    const plot = document.getElementById("timeline-board-plot");
    if (!list || !plot) return null;
    const box = list.getBoundingClientRect();
    const top = Math.max(-box.top, 0);
    const first = plot.offsetTop;
    const rows = plot.querySelector(".gantt-rows");
    return {
      top: Math.min(top, box.height),
      bottom: Math.min(top + window.innerHeight, box.height),
      first,
      last: first + (rows ? rows.offsetHeight : 0),
      height: box.height,
    };
  }

  function look() {
    waiting = false;
    const now = seen();
    if (!now || !window.dash_clientside || !window.dash_clientside.set_props) return;
    /* As far as one scrolls while the next rows come. Asked for sooner, they would be drawn during every turn of the
       wheel, and most for nobody. */
    const margin = window.innerHeight * 0.6;
    const short =
      (now.first > 0 && now.top - margin < now.first) || (now.last < now.height && now.bottom + margin > now.last);
    const at = Math.round(now.top);
    if (short && Math.abs(at - asked) >= 64) {
      asked = at;
      window.dash_clientside.set_props(AT, { data: at });
    }
  }

  function soon() {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(look);
    }
  }

  window.addEventListener("scroll", soon, { passive: true });
  window.addEventListener("resize", soon, { passive: true });
})();

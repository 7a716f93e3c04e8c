/* Listens for changes of the database and hands each new state to the store that the parts of a page listen to. A hidden
   page closes its event stream: browsers allow six connections to a server, and a seventh tab would stall. It catches up
   when it is shown again, because the server sends the present state first.

   With hundreds of listeners the server says over how many milliseconds they are to spread their reads; each page waits
   for a random part of that, and reads once for all changes meanwhile. */
(function () {
  "use strict";
  const MIN_RECONNECT_MS = 3000;
  const RECONNECT_SPREAD_MS = 12000;
  let source = null;
  let store = null;
  /* The state that the page shows, and the last one that was notified. */
  let applied = null;
  let latest = null;
  let timer = null;

  function onState(event) {
    latest = event.data;
    const spread = Number(event.lastEventId) || 0;
    if (spread === 0) apply();
    else if (latest !== applied && timer === null) timer = setTimeout(apply, spread * Math.random());
  }

  function apply() {
    clearTimeout(timer);
    timer = null;
    if (latest === applied) return;
    applied = latest;
    window.commitments.midnight.follow(applied);
    /* No read from now on may be older than this state (see dashboard/web/gate.py). */
    const port = /commitments_csrf_(\d+)=/.exec(document.cookie);
    if (port) document.cookie = `commitments_seen_${port[1]}=${parseInt(applied, 10)}; path=/; SameSite=Strict`;
    window.commitments.dash.setProps(store, { data: applied });
  }

  function listen() {
    if (source !== null || applied === null || document.hidden) return;
    source = new EventSource("/events");
    source.addEventListener("state", onState);
    source.addEventListener("error", () => {
      /* Browsers reconnect by themselves, except after an HTTP error. The random time keeps all pages that were refused
         from coming back at once. */
      if (source?.readyState !== EventSource.CLOSED) return;
      stop();
      setTimeout(listen, MIN_RECONNECT_MS + RECONNECT_SPREAD_MS * Math.random());
    });
  }

  function stop() {
    source?.close();
    source = null;
  }

  window.commitments.changes = {
    /* The state after a save, from its answer (forms/form.js): read at once. */
    apply(state) {
      if (applied === null) return;
      latest = state;
      apply();
    },
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", listen);
  window.commitments.appear("[data-token]", (element) => {
    ({ token: applied, store } = element.dataset);
    listen();
  });
})();

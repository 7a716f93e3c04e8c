/* Listens for changes of the database and hands each new state to the store that pages listen to.
   A hidden page does not listen: browsers allow six connections to a server, so a seventh tab would stand still. It
   catches up when it is shown again, because the server tells the present state to whoever connects.

   Where hundreds listen, the server says over which time they are to read again, and each takes its turn at random;
   what changes meanwhile is read along. */
(function () {
  "use strict";
  let source = null;
  let known = null;
  let store = null;

  let told = null;
  let turn = null;

  function hear(event) {
    told = event.data;
    const spread = Number(event.lastEventId) || 0;
    if (spread === 0) {
      readAgain();
    } else if (told !== known && turn === null) {
      turn = setTimeout(readAgain, spread * Math.random());
    }
  }
  function readAgain() {
    clearTimeout(turn);
    turn = null;
    if (told !== known) {
      known = told;
      // Whatever is read from now on must not be older than this, wherever it is read (see dashboard/web/gate.py).
      const port = /commitments_csrf_(\d+)=/.exec(document.cookie);
      if (port) document.cookie = `commitments_seen_${port[1]}=${parseInt(known, 10)}; path=/; SameSite=Strict`;
      window.commitments.dash.setProps(store, { data: known });
    }
  }
  window.commitments.changes = {
    /* The state in which a save left the database, from its answer (js/forms/form.js): read again at once. */
    hear(state) {
      if (known !== null) {
        told = state;
        readAgain();
      }
    },
  };
  function listen() {
    if (source === null && known !== null && document.visibilityState === "visible") {
      source = new EventSource("/events");
      source.addEventListener("state", hear);
      source.addEventListener("error", () => {
        // The browser tries again by itself, unless it was answered with an error.
        if (source !== null && source.readyState === EventSource.CLOSED) {
          stop();
          // Each page after a time of its own, so that those which were turned away do not come back all at once.
          setTimeout(listen, 3000 + 12000 * Math.random());
        }
      });
    }
  }
  function stop() {
    if (source !== null) {
      source.close();
      source = null;
    }
  }
  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? listen() : stop()));
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", listen);
  window.commitments.appear("[data-token]", (holder) => {
    ({ token: known, store } = holder.dataset);
    listen();
  });
})();

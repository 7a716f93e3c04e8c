/* Listens for changes of the database and hands each new state to the store "shell-changed", to which pages listen.
   A hidden page does not listen: browsers allow six connections to a server, so a seventh tab would stand still. It
   catches up when it is shown again, because the server tells the present state to whoever connects. */
(function () {
  "use strict";
  let source = null;
  let known = null;

  function hear(event) {
    if (event.data !== known) {
      known = event.data;
      window.dash_clientside.set_props("shell-changed", { data: known });
    }
  }
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
  new MutationObserver((_, observer) => {
    const holder = document.getElementById("shell-live");
    if (holder) {
      observer.disconnect();
      known = holder.dataset.token;
      listen();
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();

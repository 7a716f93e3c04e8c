/* The address is read and pushed here alone.

   A page that follows its query (dashboard/widgets/page_query.py) is handed a new one directly. Dash, which would send a
   request for the whole page, hears only of addresses that the page on the screen does not follow. */
(function () {
  "use strict";
  const { dash } = window.commitments;
  const listeners = new Set();
  const followers = new Map();
  /* The path of which Dash knows. */
  let path = location.pathname;

  function go(address, { replace = false, toTop = false } = {}) {
    if (new URL(address, location.href).href !== location.href) {
      history[replace ? "replaceState" : "pushState"]({}, "", address);
      window.dispatchEvent(new CustomEvent(dash.ADDRESS_EVENT));
    }
    if (toTop) window.scrollTo(0, 0);
  }

  function onAddress(event) {
    const following = [...followers].filter(([, its]) => its === location.pathname).map(([follower]) => follower);
    if (following.length && path === location.pathname) {
      /* dcc.Location listens on the window as well, but was mounted after this script ran. */
      event.stopImmediatePropagation();
      following.forEach((follower) => follower());
    }
    path = location.pathname;
    listeners.forEach((listener) => listener(event));
  }

  window.addEventListener("popstate", onAddress);
  window.addEventListener(dash.ADDRESS_EVENT, onAddress);

  window.commitments.navigation = {
    go,

    query() {
      return new URLSearchParams(location.search);
    },

    /* The same page with another query. */
    goQuery(query, options) {
      const search = query.toString();
      go(location.pathname + (search ? "?" + search : ""), options);
    },

    /* Calls back after every change of the address; its event is a `popstate` where somebody went back or forward. */
    onChange(listener) {
      listeners.add(listener);
    },

    /* Calls back after each change of the query only, while the page at `itsPath` is on the screen; what comes back
       ends that. */
    follow(itsPath, follower) {
      followers.set(follower, itsPath);
      return () => followers.delete(follower);
    },

    /* Whether a press on a link is one for the browser itself, which opens another tab or window. */
    isForBrowser(event) {
      return Boolean(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    },
  };
})();

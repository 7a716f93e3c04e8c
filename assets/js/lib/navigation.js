/* The only script that pushes addresses.

   A page that follows its query (dashboard/widgets/page_query.py) gets a new one directly. Dash, which would request the
   whole page, is notified only of addresses that the page on the screen does not follow. */
(function () {
  "use strict";
  const { dash } = window.commitments;
  const listeners = new Set();
  const followers = new Map();
  /* The path that Dash knows. */
  let path = location.pathname;

  function go(address, { replace = false, toTop = false } = {}) {
    if (new URL(address, location.href).href !== location.href) {
      history[replace ? "replaceState" : "pushState"]({}, "", address);
      window.dispatchEvent(new CustomEvent(dash.ADDRESS_EVENT));
    }
    if (toTop) window.scrollTo(0, 0);
  }

  function onAddress(event) {
    const following = [...followers.keys()].filter((follower) => followers.get(follower) === location.pathname);
    if (following.length && path === location.pathname) {
      /* dcc.Location listens on the window as well, but since it was mounted, which is after this script ran. */
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

    /* Calls back after every change of the address; the event is a `popstate` after a step back or forward. */
    onChange(listener) {
      listeners.add(listener);
    },

    /* Calls back after each change of the query while the page at `pagePath` is on the screen. Returns a function that ends
       it. */
    follow(pagePath, follower) {
      followers.set(follower, pagePath);
      return () => followers.delete(follower);
    },

    /* Whether a click on a link is left to the browser, which opens another tab or window. */
    isForBrowser(event) {
      return Boolean(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    },
  };
})();

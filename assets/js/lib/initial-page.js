/* The first response holds the layout and the callback list (dashboard/app/prerender/initial_page.py); Dash's first
   requests for them are answered from there, later ones (after a reconnect, say) by the server. */
(function () {
  "use strict";
  const { dash, requests } = window.commitments;

  requests.use("initial-page", (request, next) => {
    const initial = Object.entries(dash.INITIAL_PATHS).find(([, path]) => request.url.endsWith(path));
    const embedded = initial && document.getElementById(initial[0]);
    if (!embedded) return next();
    embedded.remove();
    return new Response(embedded.textContent, { headers: { "content-type": "application/json" } });
  });
})();

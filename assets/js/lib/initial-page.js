/* The page brings its layout and its list of callbacks along; Dash, which asks for both, is handed them here. Asked for
   again (after a reconnect, say) they come from the server as ever. */
(function () {
  "use strict";
  window.commitments.requests.use("initial-page", (request, next) => {
    const name = /\/_dash-(layout|dependencies)$/.exec(request.url)?.[1];
    const given = name && document.getElementById("initial-" + name);
    if (!given) return next();
    given.remove();
    return new Response(given.textContent, { headers: { "content-type": "application/json" } });
  });
})();

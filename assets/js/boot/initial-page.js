/* The page brings its layout and its list of callbacks along; Dash, which asks for both, is handed them here. Asked for
   again (after a reconnect, say) they come from the server as ever. */
(function () {
  "use strict";
  const ask = window.fetch.bind(window);
  window.fetch = function (address, options) {
    const found = /\/_dash-(layout|dependencies)$/.exec(String(address));
    const given = found && document.getElementById("given-" + found[1]);
    if (!given) return ask(address, options);
    given.remove();
    return Promise.resolve(new Response(given.textContent, { headers: { "content-type": "application/json" } }));
  };
})();

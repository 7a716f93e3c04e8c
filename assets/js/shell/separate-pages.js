/* Some pages bring large scripts of their own, which no other page loads. A link to such a page loads it whole, where
   other links only exchange what is between header and foot. */
(function () {
  "use strict";

  function pathsApart() {
    const shell = document.querySelector(".shell[data-apart]");
    return shell ? shell.dataset.apart.split(" ") : [];
  }

  /* Before Dash hears of the click: then the browser follows the link by itself. */
  window.addEventListener(
    "click",
    function (event) {
      const link = event.target instanceof Element && event.target.closest("a[href]");
      if (!link || link.origin !== location.origin || link.pathname === location.pathname) return;
      if (pathsApart().includes(link.pathname)) event.stopPropagation();
    },
    true,
  );
})();

/* The shell's own behaviour: the current page in the navigation, links, and the theme button. */
(function () {
  "use strict";
  const { appear, dash, navigation } = window.commitments;

  function markCurrentPage() {
    for (const link of document.querySelectorAll(".shell-nav a")) {
      const path = new URL(link.href).pathname;
      const isInside = location.pathname === path || (path !== "/" && location.pathname.startsWith(path + "/"));
      if (isInside) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  function showTheme() {
    const label = document.querySelector(".shell-theme-label");
    if (label) label.textContent = window.commitments.theme.choice();
  }

  /* Links that lead where their `href` says now (dcc.Link goes to the one it was mounted with), and links in raw HTML. */
  const LINKS = `.shell-nav a, a.shell-brand, a.shell-compare, ${dash.ENTRY} a[rel=inside]`;
  window.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("a[href]");
      if (!link || navigation.isForBrowser(event)) return;
      if (isSeparate(link)) {
        /* Without Dash's handler the browser follows the link. */
        event.stopPropagation();
      } else if (link.matches(LINKS)) {
        event.preventDefault();
        event.stopPropagation();
        for (const details of document.querySelectorAll(".shell-as-of[open]")) details.open = false;
        navigation.go(link.getAttribute("href"), { toTop: true });
      }
    },
    true,
  );

  /* Whether a link leads to a page with large scripts that no other page loads: that one is loaded as a whole. */
  function isSeparate(link) {
    const paths = (document.querySelector(".shell[data-apart]")?.dataset.apart || "").split(" ");
    return link.origin === location.origin && link.pathname !== location.pathname && paths.includes(link.pathname);
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".shell-theme")) {
      window.commitments.theme.next();
      showTheme();
    }
  });
  document.addEventListener("themechange", showTheme);
  navigation.onChange(markCurrentPage);
  appear(".shell-theme-label", showTheme);
  appear(".shell-nav", markCurrentPage);
})();

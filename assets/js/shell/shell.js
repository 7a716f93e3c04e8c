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

  /* Dash's links lead where they were written to lead; these lead where their `href` says now. Links that came as HTML
     are followed like them. */
  const LINKS = `.shell-nav a, a.shell-brand, a.shell-compare, ${dash.ENTRY} a[rel=inside]`;
  window.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element && event.target.closest("a[href]");
      if (!link || navigation.isForBrowser(event)) return;
      if (isSeparate(link)) {
        /* Dash must not hear of it: then the browser follows the link by itself. */
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

  /* Some pages bring large scripts of their own, which no other page loads: a link to one loads the whole page. */
  function isSeparate(link) {
    const paths = (document.querySelector(".shell[data-apart]")?.dataset.apart || "").split(" ");
    return link.origin === location.origin && link.pathname !== location.pathname && paths.includes(link.pathname);
  }

  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest(".shell-theme")) {
      window.commitments.theme.next();
      showTheme();
    }
  });
  document.addEventListener("themechange", showTheme);
  navigation.onChange(markCurrentPage);
  appear(".shell-theme-label", showTheme);
  appear(".shell-nav", markCurrentPage);
})();

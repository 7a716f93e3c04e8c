/* Sets <html data-theme> before anything is painted: "light" or "dark" if somebody chose, else as the system has it.
   `commitments.theme.next()` goes on to the next choice and keeps it in this browser. A "themechange" event on
   document tells those who draw with colours of their own. */
(function () {
  "use strict";
  const KEY = "commitments-theme";
  const CHOICES = ["system", "light", "dark"];
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  function choice() {
    try {
      const kept = localStorage.getItem(KEY);
      return CHOICES.includes(kept) ? kept : "system";
    } catch {
      return "system";
    }
  }
  function apply() {
    const chosen = choice();
    const root = document.documentElement;
    root.dataset.theme = chosen === "system" ? (dark.matches ? "dark" : "light") : chosen;
    root.dataset.themeChoice = chosen;
    document.dispatchEvent(new CustomEvent("themechange", { detail: { theme: root.dataset.theme, choice: chosen } }));
  }
  window.commitments.theme = {
    choice,
    next() {
      const following = CHOICES[(CHOICES.indexOf(choice()) + 1) % CHOICES.length];
      try {
        localStorage.setItem(KEY, following);
      } catch {
        /* A browser that keeps nothing stays with the system's theme. */
      }
      apply();
    },
  };
  dark.addEventListener("change", apply);
  window.addEventListener("storage", (event) => event.key === KEY && apply());
  apply();
})();

/* Sets <html data-theme> before the first paint: "light" or "dark" where the user chose one, else the system's.
   `commitments.theme.next()` sets the next choice and stores it in this browser. The document gets a "themechange" event
   for charts, which draw with colours of their own. */
(function () {
  "use strict";
  const KEY = "commitments-theme";
  const CHOICES = ["system", "light", "dark"];
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  function choice() {
    try {
      const stored = localStorage.getItem(KEY);
      return CHOICES.includes(stored) ? stored : "system";
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
      const nextChoice = CHOICES[(CHOICES.indexOf(choice()) + 1) % CHOICES.length];
      try {
        localStorage.setItem(KEY, nextChoice);
      } catch {
        /* Without storage the system's theme stays. */
      }
      apply();
    },
  };
  dark.addEventListener("change", apply);
  window.addEventListener("storage", (event) => event.key === KEY && apply());
  apply();
})();

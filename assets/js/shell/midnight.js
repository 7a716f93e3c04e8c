/* A new day in a page that stayed open: whatever holds today's date gets the new one, and the event "newday" tells parts
   that no callback reads again. Fields that were filled with today follow it, unless somebody changed them. */
(function () {
  "use strict";
  const { dates, forms } = window.commitments;

  function followIn(form, before, day) {
    const { initial } = forms.state(form);
    const names = (form.dataset.todays || "").split(" ").filter((name) => initial[name] === dates.written(before));
    const newValues = Object.fromEntries(names.map((name) => [name, dates.written(day)]));
    if (names.length) forms.reset(form, newValues, initial);
  }

  window.commitments.midnight = {
    /* The page's day, of a state as the server sends it: "12-a1b2@2026-09-30" (dashboard/web/page_state.py). */
    follow(state) {
      const day = state.split("@")[1];
      const before = dates.today();
      if (!day || day === before) return;
      for (const element of document.querySelectorAll("[data-today]")) element.dataset.today = day;
      for (const form of forms.all()) followIn(form, before, day);
      document.dispatchEvent(new Event("newday"));
    },
  };
})();

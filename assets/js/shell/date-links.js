/* Fields for days that live in the address (components with the class day-field), and days that can be clicked. */
(function () {
  "use strict";
  let made = 0;

  function go(query) {
    const text = query.toString();
    const address = location.pathname + (text ? "?" + text : "");
    if (address === location.pathname + location.search) return;
    history.pushState({}, "", address);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  function ask(name, value, unless) {
    const query = new URLSearchParams(location.search);
    if (value && value !== unless) query.set(name, value);
    else query.delete(name);
    go(query);
  }

  /* Each place gets a field of its own (js/forms/date-field.js), and keeps it while it shows other days. */
  const fields = new WeakMap();
  function fill(place) {
    if (!fields.has(place)) {
      const { name, label, max } = place.dataset;
      const onDay = (day) => ask(name, day, place.dataset.default);
      const field = window.commitmentsDays.field({ id: "day-field-" + ++made, label, min: "1900-01-01", max, onDay });
      place.append(field.root);
      fields.set(place, field);
    }
    const field = fields.get(place);
    field.limit(place.dataset.max);
    field.set(place.dataset.value);
  }

  document.addEventListener("click", (event) => {
    const day = event.target instanceof Element && event.target.closest("td.heat[data-day]");
    if (!day) return;
    const query = new URLSearchParams(location.search);
    query.set("day", day.dataset.day);
    query.set("by", "week");
    query.delete("start");
    go(query);
  });

  function fillAll() {
    document.querySelectorAll(".day-field").forEach(fill);
  }

  new MutationObserver(fillAll).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["data-value"],
  });
  fillAll();
})();

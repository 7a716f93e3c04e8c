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

  /* Dash has no plain date field: each place for one gets its own, and keeps it while it shows other days. */
  function fill(place) {
    let field = place.querySelector("input");
    if (!field) {
      field = document.createElement("input");
      field.type = "date";
      field.id = "day-field-" + ++made;
      field.className = "field-input";
      field.setAttribute("aria-label", place.dataset.label);
      field.min = "1900-01-01";
      field.addEventListener("change", () => {
        if (field.validity.valid && field.value) ask(place.dataset.name, field.value, place.dataset.default);
      });
      place.append(field);
    }
    field.max = place.dataset.max;
    if (document.activeElement !== field && field.value !== place.dataset.value) field.value = place.dataset.value;
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

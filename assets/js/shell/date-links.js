/* Date fields that live in the address (components with the class day-field), and days that can be clicked. */
(function () {
  "use strict";
  const { appear, navigation } = window.commitments;
  let count = 0;

  function write(name, value, ofDefault) {
    const query = navigation.query();
    if (value && value !== ofDefault) query.set(name, value);
    else query.delete(name);
    navigation.goQuery(query);
  }

  /* Each container gets a field of its own (js/forms/date-field.js), and keeps it while it shows other days. */
  const fields = new WeakMap();
  function fill(container) {
    const { name, label, max, value } = container.dataset;
    if (!fields.has(container)) {
      const onDay = (day) => write(name, day, container.dataset.default);
      const field = window.commitments.dates.field({ id: "day-field-" + ++count, label, min: "1900-01-01", max, onDay });
      container.append(field.root);
      fields.set(container, field);
    }
    const field = fields.get(container);
    field.limit(max);
    field.set(value);
  }

  document.addEventListener("click", (event) => {
    const day = event.target instanceof Element && event.target.closest("td.heat[data-day]");
    if (!day) return;
    const query = navigation.query();
    query.set("day", day.dataset.day);
    query.set("by", "week");
    query.delete("start");
    navigation.goQuery(query);
  });

  appear(".day-field", fill, { attribute: "data-value" });
})();

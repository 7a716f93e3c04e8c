/* Date fields whose day is a name of the address (elements of the class date-field), and the days of the year map, which
   are pressed. */
(function () {
  "use strict";
  const { appear, dateField, navigation } = window.commitments;
  const MIN_DAY = "1900-01-01";
  const fields = new WeakMap();
  let count = 0;

  function write(name, day, defaultDay) {
    const query = navigation.query();
    if (day && day !== defaultDay) query.set(name, day);
    else query.delete(name);
    navigation.goQuery(query);
  }

  /* The field of a container, made once: it stays while the container shows other days. */
  function fieldOf(container) {
    const { name, label, max } = container.dataset;
    if (!fields.has(container)) {
      const onDay = (day) => write(name, day, container.dataset.default);
      const field = dateField({ id: "date-field-" + ++count, label, min: MIN_DAY, max, onDay });
      container.append(field.root);
      fields.set(container, field);
    }
    return fields.get(container);
  }

  function show(container) {
    const field = fieldOf(container);
    field.setMax(container.dataset.max);
    field.set(container.dataset.value);
  }

  document.addEventListener("click", (event) => {
    const cell = event.target.closest?.("td.heat[data-day]");
    if (!cell) return;
    const query = navigation.query();
    query.set("day", cell.dataset.day);
    query.set("by", "week");
    query.delete("start");
    navigation.goQuery(query);
  });

  appear(".date-field", show, { attribute: "data-value" });
})();

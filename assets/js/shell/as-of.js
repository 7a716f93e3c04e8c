/* The days that the whole application speaks for: `as_of` and `as_recorded_by` in the address, shown and set in the
   header. Links of the navigation take them along, and filters to pages that have filters. */
(function () {
  "use strict";
  const { appear, dateField, dates, navigation } = window.commitments;
  const PANEL = ".shell-as-of";
  const LINKS = ".shell-nav a, a.shell-brand, a.shell-compare";
  const MIN_DAY = "1900-01-01";
  const fields = new WeakMap();

  function panel() {
    return document.querySelector(PANEL);
  }

  /* A list of names in a data attribute of the shell (dashboard/app/shell.py). */
  function namesIn(attribute) {
    return (document.querySelector(".shell").dataset[attribute] || "").split(" ");
  }

  /* A page's address with what it takes along from the present one. */
  function addressOf(path) {
    const names = namesIn("days");
    const filtered = namesIn("filtered");
    if (filtered.includes(path) && filtered.includes(location.pathname)) names.push(...namesIn("filters"));
    const query = new URLSearchParams([...navigation.query()].filter(([name]) => names.includes(name)));
    return query.size ? path + "?" + query : path;
  }

  /* From the day that is shown to today; on today, the last thirty days. */
  function comparisonAddress(path) {
    const day = navigation.query().get("as_of");
    return day ? path + "?from_day=" + encodeURIComponent(day) : path;
  }

  /* In `href`, so that a new tab goes there as well. */
  function updateLinks() {
    for (const link of document.querySelectorAll(LINKS)) {
      const path = new URL(link.href).pathname;
      link.setAttribute("href", link.matches(".shell-compare") ? comparisonAddress(path) : addressOf(path));
    }
  }

  /* A date field of the panel, made once. */
  function fieldOf(container, today) {
    if (!fields.has(container)) {
      const { id, name } = container.dataset;
      const onDay = (day) => write({ [name]: day });
      const field = dateField({ id, min: MIN_DAY, max: today, isOptional: true, onDay });
      container.append(field.root);
      fields.set(container, field);
    }
    return fields.get(container);
  }

  function dayOf(name, today) {
    const day = navigation.query().get(name) || "";
    return dates.isDay(day) && day < today ? day : "";
  }

  function show() {
    if (!panel()) return;
    const { today } = panel().dataset;
    const days = { as_of: dayOf("as_of", today), as_recorded_by: dayOf("as_recorded_by", today) };
    showLabel(days);
    for (const container of panel().querySelectorAll("[data-name]")) {
      const { name } = container.dataset;
      const field = fieldOf(container, today);
      field.setMax(today);
      field.set(days[name] || (name === "as_of" ? today : ""));
    }
    updateLinks();
  }

  function showLabel({ as_of: asOf, as_recorded_by: recordedBy }) {
    const day = asOf ? dates.written(asOf) : "today";
    const recorded = recordedBy ? ", recorded by " + dates.written(recordedBy) : "";
    panel().querySelector(".shell-as-of-label").textContent = day + recorded;
    panel().classList.toggle("is-other-day", Boolean(asOf || recordedBy));
    const compare = asOf ? "Compare with today" : "What changed in the last 30 days";
    panel().querySelector(".shell-compare").textContent = compare;
  }

  function write(days) {
    const query = navigation.query();
    for (const [name, day] of Object.entries(days)) {
      if (day && day !== panel().dataset.today) query.set(name, day);
      else query.delete(name);
    }
    navigation.goQuery(query);
  }

  function openPanel() {
    return document.querySelector(PANEL + "[open]");
  }

  document.addEventListener("click", (event) => {
    const toToday = event.target.closest?.(".shell-as-of-today");
    if (toToday) write({ as_of: "", as_recorded_by: "" });
    const open = openPanel();
    if (open && (toToday || !open.contains(event.target))) open.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const open = openPanel();
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  navigation.onChange(show);
  document.addEventListener("newday", show);
  appear(PANEL, show);
})();

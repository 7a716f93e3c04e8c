/* The days for which everything speaks: `as_of` and `as_recorded_by` in the address, shown and set in the header. Links
   of the navigation carry them along, and filters to pages that have them. */
(function () {
  "use strict";
  const { appear, navigation } = window.commitments;
  const HOLDER = ".shell-as-of";
  const LINKS = ".shell-nav a, a.shell-brand, a.shell-compare";

  function holder() {
    return document.querySelector(HOLDER);
  }

  /* What the shell says to the scripts, as a list of words (dashboard/app/shell.py). */
  function words(name) {
    return (document.querySelector(".shell").dataset[name] || "").split(" ");
  }

  /* The address of a page with what it takes along from the present one. */
  function carried(path) {
    const filtered = words("filtered");
    const names = words("days");
    if (filtered.includes(path) && filtered.includes(location.pathname)) names.push(...words("filters"));
    const query = new URLSearchParams([...navigation.query()].filter(([name]) => names.includes(name)));
    return query.size ? path + "?" + query : path;
  }

  /* From the day that is shown to today; on today, the last thirty days. */
  function comparison(path) {
    const day = navigation.query().get("as_of");
    return day ? path + "?from_day=" + encodeURIComponent(day) : path;
  }

  /* Links say where they lead, so that a new tab goes there as well. */
  function updateLinks() {
    for (const link of document.querySelectorAll(LINKS)) {
      const path = new URL(link.href).pathname;
      link.setAttribute("href", link.matches(".shell-compare") ? comparison(path) : carried(path));
    }
  }

  /* A date field of the panel, made on first use (js/forms/date-field.js). */
  const fields = new WeakMap();
  function fieldOf(container, today) {
    if (!fields.has(container)) {
      const { id, name } = container.dataset;
      const options = { id, min: "1900-01-01", max: today, may: true, onDay: (day) => write({ [name]: day }) };
      const field = window.commitments.dates.field(options);
      container.append(field.root);
      fields.set(container, field);
    }
    return fields.get(container);
  }

  function dayOf(name, today) {
    const day = navigation.query().get(name) || "";
    return /^\d{4}-\d{2}-\d{2}$/.test(day) && day < today && !isNaN(new Date(day)) ? day : "";
  }

  function show() {
    if (!holder()) return;
    const { today } = holder().dataset;
    const { written } = window.commitments.dates;
    const [asOf, recorded] = [dayOf("as_of", today), dayOf("as_recorded_by", today)];
    const label = (asOf ? written(asOf) : "today") + (recorded ? ", recorded by " + written(recorded) : "");
    holder().querySelector(".shell-as-of-label").textContent = label;
    holder().classList.toggle("is-other-day", Boolean(asOf || recorded));
    for (const container of holder().querySelectorAll("[data-name]")) {
      const isAsOf = container.dataset.name === "as_of";
      fieldOf(container, today).set(isAsOf ? asOf || today : recorded);
    }
    holder().querySelector(".shell-compare").textContent = asOf
      ? "Compare with today"
      : "What changed in the last 30 days";
    updateLinks();
  }

  function write(days) {
    const query = navigation.query();
    for (const [name, day] of Object.entries(days)) {
      if (day && day !== holder().dataset.today) query.set(name, day);
      else query.delete(name);
    }
    navigation.goQuery(query);
  }

  function openPanel() {
    return document.querySelector(HOLDER + "[open]");
  }

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const toToday = target && target.closest(".shell-as-of-today");
    if (toToday) write({ as_of: "", as_recorded_by: "" });
    const panel = openPanel();
    if (target && panel && (!panel.contains(target) || toToday)) panel.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const panel = openPanel();
    if (event.key === "Escape" && panel) {
      panel.open = false;
      panel.querySelector("summary").focus();
    }
  });
  navigation.onChange(show);
  appear(HOLDER, show);
})();

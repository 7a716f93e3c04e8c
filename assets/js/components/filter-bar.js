/* The filter bar (dashboard/widgets/filter_bar.py): what is chosen is written into the address, the address fills the
   fields again, and a list that is opened asks how many commitments each of its values would leave.

   Each field says in `data-param` which name it has in the address, in the order of the callbacks' arguments. */
(function () {
  "use strict";
  const { appear, dash, navigation } = window.commitments;
  const DEBOUNCE_MS = 150;
  const BAR = ".filter-bar";
  /* The bar's part of the address as last written or filled in. */
  let known = "";
  let debounce = 0;

  function fields() {
    return [...document.querySelectorAll(BAR + " [data-param]")];
  }

  function filters(query) {
    const names = fields().map((field) => field.dataset.param);
    return JSON.stringify(names.map((name) => query.getAll(name)));
  }

  /* Names of the address which the bar clears but has no field for, such as a pressed tile. */
  function filterNames() {
    const own = fields().filter((field) => !field.dataset.default).map((field) => field.dataset.param);
    return [...own, ...document.querySelector(BAR).dataset.alsoClears.split(" ")];
  }

  function isClear(query) {
    return !filterNames().some((name) => query.has(name));
  }

  function clear() {
    const query = navigation.query();
    filterNames().forEach((name) => query.delete(name));
    navigation.goQuery(query);
  }

  function clearButton() {
    return document.querySelector(BAR + " [data-clears]");
  }

  appear(BAR, () => (known = filters(navigation.query())));

  /* Counts. */
  function openField() {
    const button = document.querySelector(BAR + ' [data-facet] button[aria-expanded="true"]');
    return button && button.closest("[data-facet]");
  }

  function countRequest(field) {
    const search = field.querySelector(dash.DROPDOWN_SEARCH);
    /* Until the answer is there, counts for another request stay hidden. */
    field.dataset.counting = "";
    return { facet: field.dataset.facet, typed: search ? search.value : "", at: Date.now() };
  }

  function requestCounts(field) {
    if (!field.isConnected || !dash.isReady()) return;
    dash.setProps(document.querySelector(BAR).dataset.counts, { data: countRequest(field) });
  }

  appear(
    BAR + " [data-facet] button[aria-expanded]",
    (button) => {
      if (button.getAttribute("aria-expanded") === "true") requestCounts(button.closest("[data-facet]"));
    },
    { attribute: "aria-expanded" },
  );

  document.addEventListener("input", (event) => {
    const search = event.target instanceof Element && event.target.closest(dash.DROPDOWN_SEARCH);
    const field = search && search.closest(BAR + " [data-facet]");
    if (!field) return;
    field.dataset.counting = "";
    clearTimeout(debounce);
    debounce = setTimeout(() => requestCounts(field), DEBOUNCE_MS);
  });

  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest(BAR + " [data-clears]")) clear();
  });

  /* What is chosen is always offered, or it could not be unset. */
  function withChosen(options, chosen, label = (value) => value) {
    const offered = new Set(options.map((option) => option.value));
    const missing = chosen.filter((value) => !offered.has(value));
    return [...options, ...missing.map((value) => ({ value, label: label(value), title: "" }))];
  }

  /* `search` is what the list's own search compares too: the server has found these, whatever their letters. */
  function counted({ values, typed }) {
    return values.map(([value, label, count]) => ({ value, label, title: count, search: typed || label }));
  }

  function valueOf(field, query, options) {
    if (!field.dataset.facet) return (query.get(field.dataset.param) || "").trim() || field.dataset.default || "";
    const values = [...new Set(query.getAll(field.dataset.param))].filter((value) => value.trim());
    return field.dataset.closed ? values.filter((value) => options.some((option) => option.value === value)) : values;
  }

  dash.register("filterBar", {
    /* The values of all fields, in their order, into the address. */
    write(...values) {
      const query = navigation.query();
      const had = navigation.query();
      fields().forEach((field, index) => {
        const name = field.dataset.param;
        query.delete(name);
        for (const value of [values[index] || []].flat()) {
          const chosen = field.dataset.facet ? value : value.trim();
          if (chosen && chosen !== field.dataset.default) query.append(name, chosen);
        }
      });
      known = filters(query);
      clearButton().hidden = isClear(query);
      /* Typing is one step back, not one for each letter. */
      const typing = had.has(fields()[0].dataset.param);
      const [{ dataset }] = fields();
      had.delete(dataset.param);
      const rest = new URLSearchParams(query);
      rest.delete(dataset.param);
      navigation.goQuery(query, { replace: typing && String(had) === String(rest) });
      return dash.noUpdate;
    },

    /* A list that is open counts again in another view. */
    recount() {
      const field = openField();
      return field ? countRequest(field) : dash.noUpdate;
    },

    /* The values of all fields and the options of the lists among them, from the address or from an answer. */
    show(_search, counts, ...state) {
      const all = fields();
      const lists = all.filter((field) => field.dataset.facet);
      const [values, options] = [state.slice(0, all.length), state.slice(all.length).map((list) => list || [])];
      const newValues = all.map(() => dash.noUpdate);
      const newOptions = lists.map(() => dash.noUpdate);
      const query = navigation.query();
      if (dash.triggered().some((name) => name.endsWith(".search")) && filters(query) !== known) {
        known = filters(query);
        all.forEach((field, index) => {
          const list = lists.indexOf(field);
          values[index] = newValues[index] = valueOf(field, query, options[list]);
          if (list < 0) return;
          const complete = withChosen(options[list], values[index]);
          if (complete.length > options[list].length) newOptions[list] = options[list] = complete;
        });
      }
      clearButton().hidden = isClear(query);
      const list = counts ? lists.findIndex((field) => field.dataset.facet === counts.facet) : -1;
      if (list >= 0 && dash.triggered().some((name) => name.endsWith(".data"))) {
        const labels = new Map(options[list].map((option) => [option.value, option.label]));
        const chosen = values[all.indexOf(lists[list])] || [];
        newOptions[list] = withChosen(counted(counts), chosen, (value) => labels.get(value) || value);
        delete lists[list].dataset.counting;
      }
      return [...newValues, ...newOptions];
    },
  });
})();

/* The filter bar (dashboard/widgets/filter_bar.py): chosen values are written into the address, the address fills the
   fields, and an opened list requests how many commitments each of its values would leave.

   `data-param` is a field's name in the address; the fields are in the order of the callbacks' arguments. */
(function () {
  "use strict";
  const { appear, dash, navigation } = window.commitments;
  const DEBOUNCE_MS = 150;
  const BAR = ".filter-bar";
  /* The bar's part of the address as last written or filled in. */
  let current = "";
  let debounce = 0;

  function fields() {
    return [...document.querySelectorAll(BAR + " [data-param]")];
  }

  function filters(query) {
    const names = fields().map((field) => field.dataset.param);
    return JSON.stringify(names.map((name) => query.getAll(name)));
  }

  /* What the bar clears: its fields and names of the address that have no field, such as a pressed tile. */
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

  appear(BAR, () => (current = filters(navigation.query())));

  /* Counts. */
  function openField() {
    const button = document.querySelector(BAR + ' [data-facet] button[aria-expanded="true"]');
    return button && button.closest("[data-facet]");
  }

  function countRequest(field) {
    const search = field.querySelector(dash.DROPDOWN_SEARCH);
    /* Hides older counts until the response is here. */
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
    const field = event.target.closest?.(dash.DROPDOWN_SEARCH)?.closest(BAR + " [data-facet]");
    if (!field) return;
    field.dataset.counting = "";
    clearTimeout(debounce);
    debounce = setTimeout(() => requestCounts(field), DEBOUNCE_MS);
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest?.(BAR + " [data-clears]")) clear();
  });

  /* Chosen values are always options, or nobody could remove them. */
  function withChosen(options, chosen, label = (value) => value) {
    const offered = new Set(options.map((option) => option.value));
    const missing = chosen.filter((value) => !offered.has(value));
    return [...options, ...missing.map((value) => ({ value, label: label(value), title: "" }))];
  }

  /* The list's own search compares `search`: the server's matches stay, however they are spelled. */
  function countedOptions({ values, typed }) {
    return values.map(([value, label, count]) => ({ value, label, title: count, search: typed || label }));
  }

  function valueOf(field, query, options) {
    if (!field.dataset.facet) return (query.get(field.dataset.param) || "").trim() || field.dataset.default || "";
    const values = [...new Set(query.getAll(field.dataset.param))].filter((value) => value.trim());
    return field.dataset.closed ? values.filter((value) => options.some((option) => option.value === value)) : values;
  }

  /* The query with the values of all fields, in their order. */
  function written(values) {
    const query = navigation.query();
    fields().forEach(({ dataset }, index) => {
      query.delete(dataset.param);
      for (const value of [values[index] || []].flat()) {
        const chosen = dataset.facet ? value : value.trim();
        if (chosen && chosen !== dataset.default) query.append(dataset.param, chosen);
      }
    });
    return query;
  }

  /* Whether only the search differs and was there before: typing is one step back, not one per letter. */
  function isTyping(before, query) {
    const search = fields()[0].dataset.param;
    if (!before.has(search)) return false;
    const [one, other] = [before, query].map((params) => new URLSearchParams(params));
    one.delete(search);
    other.delete(search);
    return String(one) === String(other);
  }

  /* Fills values and options from the address into the callback's arguments and its outputs. */
  function fillFromAddress(all, lists, args, outputs) {
    const query = navigation.query();
    if (filters(query) === current) return;
    current = filters(query);
    all.forEach((field, index) => {
      const list = lists.indexOf(field);
      const options = args.options[list];
      args.values[index] = outputs.values[index] = valueOf(field, query, options);
      if (list < 0) return;
      const complete = withChosen(options, args.values[index]);
      if (complete.length > options.length) outputs.options[list] = args.options[list] = complete;
    });
  }

  function fillCounts(all, lists, args, outputs, counts) {
    const list = counts ? lists.findIndex((field) => field.dataset.facet === counts.facet) : -1;
    if (list < 0) return;
    const labels = new Map(args.options[list].map((option) => [option.value, option.label]));
    const chosen = args.values[all.indexOf(lists[list])] || [];
    outputs.options[list] = withChosen(countedOptions(counts), chosen, (value) => labels.get(value) || value);
    delete lists[list].dataset.counting;
  }

  dash.register("filterBar", {
    /* The values of all fields into the address. */
    write(...values) {
      const query = written(values);
      current = filters(query);
      clearButton().hidden = isClear(query);
      navigation.goQuery(query, { replace: isTyping(navigation.query(), query) });
      return dash.noUpdate;
    },

    /* In another view an open list counts again. */
    recount() {
      const field = openField();
      return field ? countRequest(field) : dash.noUpdate;
    },

    /* The values of all fields and the options of the lists, from the address or from counts. */
    show(_search, counts, ...state) {
      const all = fields();
      const lists = all.filter((field) => field.dataset.facet);
      const args = { values: state.slice(0, all.length), options: state.slice(all.length).map((list) => list || []) };
      const outputs = { values: all.map(() => dash.noUpdate), options: lists.map(() => dash.noUpdate) };
      const isTriggered = (suffix) => dash.triggered().some((name) => name.endsWith(suffix));
      if (isTriggered(".search")) fillFromAddress(all, lists, args, outputs);
      clearButton().hidden = isClear(navigation.query());
      if (isTriggered(".data")) fillCounts(all, lists, args, outputs, counts);
      return [...outputs.values, ...outputs.options];
    },
  });
})();

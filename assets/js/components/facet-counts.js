/* The lists of the filter bar: opening one asks how many commitments each of its values would leave, and so does what
   is typed into it and an address that changes while it is open. The answer takes the place of what it offered. */
(function () {
  "use strict";
  const FACETS = ["status", "schedule", "actor", "place", "topic"];
  const ASKED = "filter-bar-counts-asked";
  const AFTER_TYPING = 150;
  let typing = 0;

  function openField() {
    const button = document.querySelector('.filter[data-facet] button[aria-expanded="true"]');
    return button ? button.closest(".filter") : null;
  }

  function question(field) {
    const box = field.querySelector(".dash-dropdown-search");
    /* Until the answer is there, counts of another question stay unseen. */
    field.dataset.counting = "";
    return { facet: field.dataset.facet, typed: box ? box.value : "", at: Date.now() };
  }

  function ask(field) {
    if (field && field.isConnected && window.dash_clientside.set_props)
      window.dash_clientside.set_props(ASKED, { data: question(field) });
  }

  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const field = target.getAttribute("aria-expanded") === "true" && target.closest(".filter[data-facet]");
      if (field) ask(field);
    }
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["aria-expanded"], subtree: true });

  document.addEventListener("input", (event) => {
    const box = event.target instanceof Element && event.target.closest(".filter[data-facet] .dash-dropdown-search");
    if (!box) return;
    const field = box.closest(".filter");
    field.dataset.counting = "";
    clearTimeout(typing);
    typing = setTimeout(() => ask(field), AFTER_TYPING);
  });

  /* What is chosen is always offered, or it could not be unset. */
  function withChosen(offered, chosen, label = (value) => value) {
    const known = new Set(offered.map((one) => one.value));
    const missing = (chosen || []).filter((value) => !known.has(value));
    return [...offered, ...missing.map((value) => ({ value, label: label(value), title: "" }))];
  }

  /* `search` is what the list's own search compares too: the server has found these, whatever their letters. */
  function offered({ values, typed }) {
    return values.map(([value, label, count]) => ({ value, label, title: count, search: typed || label }));
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    filterCounts: {
      follow() {
        const field = openField();
        return field ? question(field) : window.dash_clientside.no_update;
      },
      show(filled, counted, ...rest) {
        const same = window.dash_clientside.no_update;
        const triggered = window.dash_clientside.callback_context.triggered.map((one) => one.prop_id);
        const chosen = rest.slice(0, FACETS.length);
        const options = rest.slice(FACETS.length).map((found) => found || []);
        const shown = FACETS.map(() => same);
        let values = Array(FACETS.length + 3).fill(same);
        let clear = same;
        if (filled && triggered.includes("filter-bar-filled.data")) {
          values = filled.values;
          clear = filled.clear;
          FACETS.forEach((_, at) => {
            chosen[at] = values[at + 1];
            const all = withChosen(options[at], chosen[at]);
            if (all.length > options[at].length) shown[at] = options[at] = all;
          });
        }
        if (counted && triggered.includes("filter-bar-counted.data")) {
          const at = FACETS.indexOf(counted.facet);
          const words = new Map(options[at].map((one) => [one.value, one.label]));
          shown[at] = withChosen(offered(counted), chosen[at], (value) => words.get(value) || value);
          const field = document.querySelector(`.filter[data-facet="${counted.facet}"]`);
          if (field) delete field.dataset.counting;
        }
        return [...values, clear, ...shown];
      },
    },
  });
})();

/* Suggestions of fields (dashboard/forms/suggestions.py). Focusing a field or typing in it requests its list, one request
   at a time; the response replaces the options, unless something else was typed meanwhile. Labels of all options ever
   offered are remembered, so that a chosen source is recognised. */
(function () {
  "use strict";
  const { dash, requests } = window.commitments;
  const DEBOUNCE_MS = 200;
  /* The store whose value is a request. */
  const store = () => document.querySelector("[data-suggestions]").dataset.suggestions;
  const lists = new WeakMap();
  const debounces = new WeakMap();
  const waiting = new Set();
  /* The request without a response: {at, input, list, typed}. */
  let current = null;

  function listOf(input) {
    const isField = input instanceof HTMLInputElement && input.closest("form[data-form]");
    return isField && input.list?.dataset.kind ? input.list : null;
  }

  /* What is known of a list: labels by value, and the text whose matches it offers now. */
  function memory(list) {
    if (!lists.has(list)) {
      const labels = new Map([...list.options].map((option) => [option.value, option.label]));
      lists.set(list, { labels, offers: null });
    }
    return lists.get(list);
  }

  function request(input, delay) {
    clearTimeout(debounces.get(input));
    const enqueue = () => {
      waiting.add(input);
      requestNext();
    };
    debounces.set(input, setTimeout(enqueue, delay));
  }

  function requestNext() {
    for (const input of current ? [] : waiting) {
      waiting.delete(input);
      const list = input.isConnected ? listOf(input) : null;
      const typed = input.value.trim();
      if (!list || memory(list).offers === typed) continue;
      current = { at: Date.now() + Math.random(), input, list, typed };
      dash.setProps(store(), { data: { list: list.dataset.kind, typed, at: current.at } });
      return;
    }
  }

  /* Also after a failure: the next request is sent. */
  function settle() {
    const { input } = current;
    current = null;
    input.closest("form[data-form]")?.dispatchEvent(new Event("suggestionsloaded"));
    requestNext();
  }

  requests.use("suggestions", async (request, next) => {
    const isOurs = current && request.callback?.changedPropIds.includes(`${store()}.data`);
    if (!isOurs) return next();
    try {
      const response = await next();
      if (response.status !== 200) settle();
      return response;
    } catch (error) {
      settle();
      throw error;
    }
  });

  function offer(list, values) {
    list.replaceChildren(
      ...values.map(([value, label]) => {
        const option = document.createElement("option");
        option.value = value;
        if (label) option.label = label;
        return option;
      }),
    );
  }

  function show({ values }) {
    const { input, list, typed } = current;
    const known = memory(list);
    for (const [value, label] of values) known.labels.set(value, label || value);
    const active = document.activeElement;
    const isUsedElsewhere = active !== input && listOf(active) === list;
    if (isUsedElsewhere || input.value.trim() !== typed) return;
    offer(list, values);
    known.offers = typed;
  }

  document.addEventListener("focusin", (event) => {
    if (listOf(event.target)) request(event.target, 0);
  });
  document.addEventListener("input", (event) => {
    /* A field that a script has emptied needs no list. */
    const isUsed = event.target === document.activeElement || event.target.value;
    if (isUsed && listOf(event.target)) request(event.target, DEBOUNCE_MS);
  });

  window.commitments.suggestions = {
    /* The label of a field's value; undefined where it is not known. */
    labelOf(input) {
      return input.list ? memory(input.list).labels.get(input.value.trim()) : undefined;
    },
  };
  dash.register("suggestions", {
    show(answer) {
      if (current && answer?.at === current.at) {
        show(answer);
        settle();
      } else if (current && !answer) {
        settle();
      }
      return dash.noUpdate;
    },
  });
})();

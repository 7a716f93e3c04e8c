/* What the fields of forms offer (dashboard/forms/suggestions.py). Coming to a field or typing in it asks for
   its list, one question at a time; the answer takes the place of what the list offered, unless something else is
   typed by then. Whatever a list ever offered stays known, so that a chosen source is recognised. */
(function () {
  "use strict";
  const { dash } = window.commitments;
  const ASKED = () => document.querySelector("[data-suggestions]").dataset.suggestions;
  const AFTER_TYPING = 200;
  const PATIENCE = 3000;
  const lists = new WeakMap();
  const typing = new WeakMap();
  const waiting = new Set();
  let asking = null;

  function searched(input) {
    return input instanceof HTMLInputElement && input.closest("form[data-form]") && input.list?.dataset.kind
      ? input.list
      : null;
  }

  /* What is known of a list: labels by value, and the text of which it now offers matches. */
  function memory(list) {
    if (!lists.has(list)) {
      const labels = new Map([...list.options].map((option) => [option.value, option.label]));
      lists.set(list, { labels, offers: null });
    }
    return lists.get(list);
  }

  function want(input, after) {
    clearTimeout(typing.get(input));
    const ask = () => {
      waiting.add(input);
      next();
    };
    typing.set(input, setTimeout(ask, after));
  }

  function next() {
    for (const input of asking ? [] : waiting) {
      waiting.delete(input);
      const list = input.isConnected ? searched(input) : null;
      const typed = input.value.trim();
      if (!list || memory(list).offers === typed) continue;
      const at = Date.now() + Math.random();
      asking = { at, input, list, typed, giveUp: setTimeout(() => settle(), PATIENCE) };
      dash.setProps(ASKED(), { data: { list: list.dataset.kind, typed, at } });
      return;
    }
  }

  /* Answered, or given up: whoever waits for it goes on, and the next question is asked. */
  function settle() {
    const { input, giveUp } = asking;
    clearTimeout(giveUp);
    asking = null;
    input.closest("form[data-form]")?.dispatchEvent(new Event("choicesfound"));
    next();
  }

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

  document.addEventListener("focusin", (event) => {
    if (searched(event.target)) want(event.target, 0);
  });
  document.addEventListener("input", (event) => {
    // A field that a script has emptied asks nothing.
    const isUsed = event.target === document.activeElement || event.target.value;
    if (isUsed && searched(event.target)) want(event.target, AFTER_TYPING);
  });

  window.commitments.suggestions = {
    /* The label of what stands in a field, if it is known; undefined if not. */
    labelOf(input) {
      return input.list ? memory(input.list).labels.get(input.value.trim()) : undefined;
    },
  };
  dash.register("fieldChoices", {
    show(found) {
      if (found && asking && found.at === asking.at) {
        const { input, list, typed } = asking;
        const known = memory(list);
        for (const [value, label] of found.values) known.labels.set(value, label || value);
        const active = document.activeElement;
        const other = active !== input && searched(active) === list;
        if (!other && input.value.trim() === typed) {
          offer(list, found.values);
          known.offers = typed;
        }
        settle();
      }
      return dash.noUpdate;
    },
  });
})();

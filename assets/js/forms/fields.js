/* Fields that depend on others: shown for a choice (data-when), filled by buttons (data-fill, data-fills), reset by
   typing (data-resets), and read by the server as a preview (data-previews). */
(function () {
  "use strict";
  const { dash, forms } = window.commitments;
  const DEBOUNCE_MS = 250;
  const previews = new WeakMap();

  /* data-when="status=fulfilled kind=event": shown while one of these holds. */
  function syncWhen(form) {
    const values = forms.values(form);
    for (const part of form.querySelectorAll("[data-when]")) {
      const conditions = part.dataset.when.split(" ").map((pair) => pair.split("="));
      part.hidden = !conditions.some(([name, value]) => values[name] === value);
    }
  }

  /* data-previews='{store}' data-reading='{id}' data-inputs='["words", …]' data-needs='["words"]': the inputs go into
     the store after a debounce; where all that are needed are empty, the reading is emptied. */
  function syncPreview(part, values) {
    const { inputs, needs, previews: store, reading } = part.dataset;
    const names = JSON.parse(inputs);
    const data = Object.fromEntries(names.map((name) => [name, values[name] ?? ""]));
    const text = JSON.stringify(data);
    const untyped = JSON.stringify(Object.fromEntries(names.map((name) => [name, ""])));
    const known = previews.get(part) ?? { text: untyped };
    if (text === known.text) return;
    clearTimeout(known.timer);
    const isNeeded = JSON.parse(needs).some((name) => data[name].trim());
    if (!isNeeded) dash.setProps(JSON.parse(reading), { children: null });
    const request = () => part.isConnected && dash.setProps(JSON.parse(store), { data });
    previews.set(part, { text, timer: isNeeded ? setTimeout(request, DEBOUNCE_MS) : 0 });
  }

  function sync(form) {
    syncWhen(form);
    const values = forms.values(form);
    for (const part of form.querySelectorAll("[data-previews]")) syncPreview(part, values);
  }

  forms.onMount((form) => {
    sync(form);
    form.addEventListener("valuesreset", () => syncWhen(form));
  });
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const form = forms.around(event.target);
      if (!form) return;
      /* Other words are read afresh, whatever was chosen for the words before. */
      const resets = event.isTrusted && event.target.closest("[data-resets]");
      if (resets) forms.fill(form, JSON.parse(resets.dataset.resets));
      sync(form);
    });
  }

  function fillElsewhere(button) {
    const form = document.querySelector(`form[data-form="${CSS.escape(button.dataset.fills)}"]`);
    if (!form) return;
    forms.fill(form, JSON.parse(button.dataset.fill));
    form.scrollIntoView({ block: "nearest" });
    form.querySelector("select, input:not([type=hidden])")?.focus();
  }

  document.addEventListener("click", (event) => {
    const inForm = event.target.closest?.("form[data-form] [data-fill]");
    const elsewhere = event.target.closest?.("[data-fills]");
    if (inForm) forms.fill(inForm.closest("form"), JSON.parse(inForm.dataset.fill));
    if (elsewhere) fillElsewhere(elsewhere);
    if (event.target.closest?.(".notice-dismiss")) {
      const { notices } = document.querySelector("[data-submissions]").dataset;
      dash.setProps(notices, { children: [] });
    }
  });
})();

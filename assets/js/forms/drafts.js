/* Drafts: what was typed into a form stays in this browser until it is saved or discarded, across reloads and restarts
   of the server. A draft holds the version of the record that was edited, so that an edit conflict is still noticed, and
   the key of its submission, so that the server recognises one whose response was lost. */
(function () {
  "use strict";
  const { forms } = window.commitments;
  const PREFIX = "commitments-draft:";
  const DEBOUNCE_MS = 150;
  const timers = new WeakMap();
  /* Where somebody typed last: {control, draft, name, start, end}. */
  let lastTyped = null;

  /* Calls with this browser's storage; returns null where it has none or no room. */
  function withStorage(callback) {
    try {
      return callback(localStorage);
    } catch {
      return null;
    }
  }

  function read(form) {
    return withStorage((storage) => JSON.parse(storage.getItem(PREFIX + form.dataset.draft) || "null"));
  }

  function save(form) {
    clearTimeout(timers.get(form));
    const { carried, key } = forms.state(form);
    const name = PREFIX + form.dataset.draft;
    withStorage((storage) => {
      if (!forms.isTouched(form)) storage.removeItem(name);
      else storage.setItem(name, JSON.stringify({ values: forms.values(form), carried, key }));
    });
  }

  /* Its form need not be on the page any more. */
  function discard(draft, form) {
    withStorage((storage) => storage.removeItem(PREFIX + draft));
    if (!form) return;
    clearTimeout(timers.get(form));
    form.querySelector(".form-restored").replaceChildren();
  }

  function showRestored(form) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small";
    button.textContent = "Discard";
    button.addEventListener("click", () => {
      discard(form.dataset.draft, form);
      forms.reset(form, {});
      forms.controls(form).find((control) => control.type !== "hidden")?.focus();
    });
    form.querySelector(".form-restored").replaceChildren("Restored what you had typed.", button);
  }

  /* Whether somebody was typing into this form when it was mounted again; the cursor returns to its field. */
  function resume(form) {
    const last = lastTyped;
    if (!last || last.draft !== form.dataset.draft || (last.control.isConnected && last.control.form === form)) {
      return false;
    }
    const control = form.elements.namedItem(last.name);
    if (document.activeElement === document.body && control instanceof HTMLElement && control.type !== "hidden") {
      control.focus();
      if (last.start !== null) control.setSelectionRange(last.start, last.end);
    }
    return true;
  }

  function differs(form, draft) {
    if (typeof draft.values !== "object") return false;
    const isOther = ({ name, value }) => Object.hasOwn(draft.values, name) && draft.values[name] !== value;
    return forms.controls(form).some(isOther);
  }

  forms.onMount((form) => {
    const draft = read(form);
    if (!draft) return;
    if (!differs(form, draft)) return discard(form.dataset.draft, form);
    const state = forms.state(form);
    Object.assign(state.carried, draft.carried);
    state.key = draft.key || state.key;
    forms.fill(form, draft.values);
    if (!resume(form)) showRestored(form);
  });

  function onTyping(event) {
    const form = forms.around(event.target);
    if (!form) return;
    const control = event.target;
    if (event.isTrusted) {
      /* Null where the kind of field has no selection. */
      const { selectionStart: start = null, selectionEnd: end = null } = control;
      lastTyped = { control, draft: form.dataset.draft, name: control.name, start, end };
    }
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => form.isConnected && save(form), DEBOUNCE_MS));
  }
  document.addEventListener("input", onTyping);
  document.addEventListener("change", onTyping);
  document.addEventListener("focusin", (event) => {
    if (event.target !== lastTyped?.control) lastTyped = null;
  });
  window.addEventListener("pagehide", () => forms.all().forEach(save));

  window.commitments.drafts = { discard, save };
})();

/* Drafts: what was typed into a form stays in this browser until it is saved or discarded, across reloads and restarts
   of the server. A draft keeps the version of the record that was being looked at, so that an edit conflict is still
   noticed, and the key of its submission, so that one whose answer was lost is known by it. */
(function () {
  "use strict";
  const forms = window.commitments.forms;
  const PREFIX = "commitments-draft:";
  const DEBOUNCE_MS = 150;
  const timers = new WeakMap();
  /* Where somebody was typing last: {control, draft, name, start, end}. */
  let typing = null;

  function read(form) {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + form.dataset.draft) || "null");
    } catch {
      return null;
    }
  }
  function keep(form) {
    clearTimeout(timers.get(form));
    const { carried, key } = forms.state(form);
    try {
      if (forms.isTouched(form)) {
        const draft = { values: forms.values(form), carried, key };
        localStorage.setItem(PREFIX + form.dataset.draft, JSON.stringify(draft));
      } else {
        localStorage.removeItem(PREFIX + form.dataset.draft);
      }
    } catch {
      /* A browser that keeps nothing, or has no room left, keeps no drafts. */
    }
  }
  /* Forgets a draft; its form need not be on the page any more. */
  function forget(draft, form) {
    try {
      localStorage.removeItem(PREFIX + draft);
    } catch {
      /* Then there is nothing to forget. */
    }
    if (form) {
      clearTimeout(timers.get(form));
      form.querySelector(".form-restored").replaceChildren();
    }
  }

  function tell(form) {
    const spot = form.querySelector(".form-restored");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small";
    button.textContent = "Discard";
    button.addEventListener("click", () => {
      forget(form.dataset.draft, form);
      forms.renew(form, {});
      forms.controls(form).find((control) => control.type !== "hidden")?.focus();
    });
    spot.replaceChildren("Restored what you had typed.", button);
  }

  /* Whether somebody was typing here when the form was mounted again under their hands; they go on in the same place. */
  function resume(form) {
    const last = typing;
    if (!last || last.draft !== form.dataset.draft || (last.control.isConnected && last.control.form === form)) {
      return false;
    }
    const control = form.elements.namedItem(last.name);
    if (document.activeElement === document.body && control instanceof HTMLElement && control.type !== "hidden") {
      control.focus();
      select(control, last.start, last.end);
    }
    return true;
  }
  function select(control, start, end) {
    try {
      control.setSelectionRange(start, end);
    } catch {
      /* Not every field has a selection. */
    }
  }
  function selection(control) {
    try {
      return [control.selectionStart, control.selectionEnd];
    } catch {
      return [null, null];
    }
  }

  forms.onArrival((form) => {
    const draft = read(form);
    const differs = draft && typeof draft.values === "object" && forms.controls(form).some((control) => {
      return Object.hasOwn(draft.values, control.name) && draft.values[control.name] !== control.value;
    });
    if (differs) {
      const its = forms.state(form);
      Object.assign(its.carried, draft.carried);
      its.key = draft.key || its.key;
      forms.fill(form, draft.values);
      if (!resume(form)) {
        tell(form);
      }
    } else if (draft) {
      forget(form.dataset.draft, form);
    }
  });

  function note(event) {
    const form = event.target.closest?.("form[data-form]");
    if (!form || !forms.state(form)) {
      return;
    }
    const control = event.target;
    if (event.isTrusted) {
      const [start, end] = selection(control);
      typing = { control, draft: form.dataset.draft, name: control.name, start, end };
    }
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => form.isConnected && keep(form), DEBOUNCE_MS));
  }
  document.addEventListener("input", note);
  document.addEventListener("change", note);
  document.addEventListener("focusin", (event) => {
    if (event.target !== typing?.control) {
      typing = null;
    }
  });
  window.addEventListener("pagehide", () => forms.all().forEach(keep));
  window.commitments.drafts = { forget, keep };
})();

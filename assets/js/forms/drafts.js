/* Drafts: what was typed into a form stays in this browser until it is saved or discarded, across reloads and restarts
   of the server. A draft keeps the version of the record that was being looked at, so that a clash is still noticed. */
(function () {
  "use strict";
  const forms = window.commitmentsForms;
  const PREFIX = "commitments-draft:";
  const REDRAWN_MS = 3000;
  const typedAt = new Map();
  const timers = new WeakMap();

  function key(form) {
    return PREFIX + form.dataset.draft;
  }
  function read(form) {
    try {
      return JSON.parse(localStorage.getItem(key(form)) || "null");
    } catch {
      return null;
    }
  }
  function keep(form) {
    clearTimeout(timers.get(form));
    try {
      if (forms.isTouched(form)) {
        const draft = { values: forms.values(form), carried: forms.state(form).carried };
        localStorage.setItem(key(form), JSON.stringify(draft));
      } else {
        localStorage.removeItem(key(form));
      }
    } catch {
      /* A browser that keeps nothing, or has no room left, keeps no drafts. */
    }
  }
  function forget(form) {
    clearTimeout(timers.get(form));
    typedAt.delete(key(form));
    try {
      localStorage.removeItem(key(form));
    } catch {
      /* Then there is nothing to forget. */
    }
    form.querySelector(".form-restored").replaceChildren();
  }

  function tell(form) {
    const spot = form.querySelector(".form-restored");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small";
    button.textContent = "Discard";
    button.addEventListener("click", () => {
      forget(form);
      forms.renew(form, {});
      forms.controls(form).find((control) => control.type !== "hidden")?.focus();
    });
    spot.replaceChildren("Restored what you had typed.", button);
  }

  /* Where somebody was typing when the form was drawn anew under their hands. */
  function resume(form) {
    const last = typedAt.get(key(form));
    if (!last || performance.now() - last.at > REDRAWN_MS || form.contains(document.activeElement)) {
      return Boolean(last) && performance.now() - last.at <= REDRAWN_MS;
    }
    const control = form.elements.namedItem(last.name);
    if (control instanceof HTMLElement && control.type !== "hidden") {
      control.focus();
      try {
        control.setSelectionRange(last.start, last.end);
      } catch {
        /* Not every field has a selection. */
      }
    }
    return true;
  }

  forms.onArrival((form) => {
    const draft = read(form);
    const known = draft && typeof draft.values === "object" && forms.controls(form).some((control) => {
      return Object.hasOwn(draft.values, control.name) && draft.values[control.name] !== control.value;
    });
    if (known) {
      forms.fill(form, draft.values);
      Object.assign(forms.state(form).carried, draft.carried);
      if (!resume(form)) {
        tell(form);
      }
    } else if (draft) {
      forget(form);
    }
    for (const over of ["saved", "discard"]) {
      form.addEventListener(over, () => forget(form));
    }
  });

  function note(event) {
    const form = event.target.closest?.("form[data-form]");
    if (!form || !forms.state(form)?.initial) {
      return;
    }
    const control = event.target;
    if (event.isTrusted) {
      let start = null;
      let end = null;
      try {
        [start, end] = [control.selectionStart, control.selectionEnd];
      } catch {
        /* Not every field has a selection. */
      }
      typedAt.set(key(form), { at: performance.now(), name: control.name, start, end });
    }
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => form.isConnected && keep(form), 150));
  }
  document.addEventListener("input", note);
  document.addEventListener("change", note);
  window.addEventListener("pagehide", () => {
    for (const form of document.querySelectorAll("form[data-form]")) {
      if (forms.state(form)?.initial) {
        keep(form);
      }
    }
  });
  window.commitmentsDrafts = { forget, keep };
})();

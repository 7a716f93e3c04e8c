/* The forms on the page, <form data-form="NAME" data-draft="…">, and the state of each mounted one: {key, initial, carried,
   verb, theirs}: the key of its next submission, its initial values, what is submitted with the values (record, version,
   read_at), the last verb, and their version in a conflict. */
(function () {
  "use strict";
  const { dash } = window.commitments;
  const states = new WeakMap();
  const listeners = [];

  function controls(form) {
    return [...form.elements].filter((control) => control.name && !["submit", "button"].includes(control.type));
  }

  /* All values by name; with `visible` only those of fields that are shown. */
  function values(form, { visible = false } = {}) {
    const used = controls(form).filter((control) => !visible || !control.closest("[hidden]"));
    return Object.fromEntries(used.map((control) => [control.name, control.value]));
  }

  /* Sets values by name; a "beforefill" event with them lets a form make the fields that they need. */
  function fill(form, newValues) {
    form.dispatchEvent(new CustomEvent("beforefill", { bubbles: true, detail: newValues }));
    for (const control of controls(form)) {
      if (Object.hasOwn(newValues, control.name)) dash.setValue(control, newValues[control.name]);
    }
  }

  function state(form) {
    return states.get(form);
  }

  function isTouched(form) {
    const initial = state(form)?.initial ?? {};
    return Object.entries(values(form)).some(([name, value]) => value !== (initial[name] ?? ""));
  }

  /* Every form that is mounted. */
  function all() {
    return [...document.querySelectorAll("form[data-form]")].filter((form) => states.has(form));
  }

  /* The mounted form around an event's target. */
  function around(target) {
    const form = target.closest?.("form[data-form]");
    return form && states.has(form) ? form : null;
  }

  function withDraft(draft) {
    return all().find((form) => form.dataset.draft === draft);
  }

  function newKey() {
    return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /* Resets fields to their initial values, of which `initial` are newer, except those changed since `since`. */
  function reset(form, initial, since = values(form)) {
    const known = state(form);
    known.initial = { ...known.initial, ...initial };
    const unchanged = Object.entries(values(form)).filter(([name, value]) => value === (since[name] ?? ""));
    fill(form, Object.fromEntries(unchanged.map(([name]) => [name, known.initial[name] ?? ""])));
    form.dispatchEvent(new Event("valuesreset"));
  }

  /* Ties hints and errors to their controls for screen readers. */
  function describe(form) {
    for (const control of controls(form)) {
      const notes = [...(control.closest(".field")?.querySelectorAll(".field-hint, .reading, .field-error") ?? [])];
      notes.forEach((note, index) => (note.id = note.id || `${control.id}-note-${index}`));
      if (notes.length) control.setAttribute("aria-describedby", notes.map((note) => note.id).join(" "));
    }
  }

  function mount(form) {
    form.inert = false;
    const carried = JSON.parse(form.dataset.carried);
    states.set(form, { key: form.dataset.made, initial: values(form), carried, verb: "save", theirs: null });
    describe(form);
    listeners.forEach((listener) => listener(form));
  }

  /* Dispatches "mounted" once everything before it in its parent is mounted, with the values of fields; again for another
     `made`. React would reset values that are set while it still runs effects; a microtask comes right after. */
  window.commitments.Mounted = function Mounted({ made }) {
    const { createElement, useEffect, useRef } = window.React;
    const mark = useRef(null);
    useEffect(() => {
      const element = mark.current;
      queueMicrotask(() => element.dispatchEvent(new Event("mounted", { bubbles: true })));
    }, [made]);
    return createElement("span", { hidden: true, ref: mark });
  };

  document.addEventListener("mounted", (event) => {
    const conflict = event.target.closest(".conflict");
    const form = event.target.closest("form[data-form]");
    if (conflict) conflict.scrollIntoView({ block: "nearest" });
    else if (form) mount(form);
  });

  window.commitments.forms = {
    all,
    around,
    controls,
    fill,
    isTouched,
    newKey,
    reset,
    state,
    values,
    withDraft,
    /* Calls back with each form once it is mounted. */
    onMount: (listener) => listeners.push(listener),
  };
})();

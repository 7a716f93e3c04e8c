/* Forms: hand what was typed to the server, apply the answer, and take nothing away that somebody typed.

   A form is <form data-form="NAME" data-draft="…">. One submission at a time goes into a store, of
   whichever form; `apply` is told what became of it (dashboard/forms/submission.py). */
(function () {
  "use strict";
  const { dash, navigation } = window.commitments;
  /* The ids of the store for submissions and of the notices. */
  const ids = () => document.querySelector("[data-submissions]").dataset;
  /* What is known of each form on the page: {key, initial, carried, verb, theirs}. */
  const states = new WeakMap();
  const arrivals = [];
  /* Submissions that wait, and the one that is under way: {form, draft, sent, submission, carried, button}. */
  const queue = [];
  let current = null;

  function controls(form) {
    return [...form.elements].filter((one) => one.name && one.type !== "submit" && one.type !== "button");
  }

  /* All fields by name; with `seen` only those that are on show. */
  function values(form, { seen = false } = {}) {
    const used = controls(form).filter((one) => !seen || !one.closest("[hidden]"));
    return Object.fromEntries(used.map((one) => [one.name, one.value]));
  }

  function fill(form, wanted) {
    form.dispatchEvent(new CustomEvent("filling", { bubbles: true, detail: wanted }));
    for (const control of controls(form)) {
      if (Object.hasOwn(wanted, control.name)) {
        dash.setValue(control, wanted[control.name]);
      }
    }
  }

  function state(form) {
    return states.get(form);
  }

  function isTouched(form) {
    const initial = state(form)?.initial ?? {};
    return Object.entries(values(form)).some(([name, value]) => value !== (initial[name] ?? ""));
  }

  /* Every form on the page that was met. */
  function all() {
    return [...document.querySelectorAll("form[data-form]")].filter((form) => states.has(form));
  }

  function withDraft(draft) {
    return all().find((form) => form.dataset.draft === draft);
  }

  /* Errors. */
  function tie(form) {
    for (const control of controls(form)) {
      const holder = control.closest(".field");
      const notes = holder ? [...holder.querySelectorAll(".field-hint, .reading, .field-error")] : [];
      notes.forEach((note, index) => (note.id = note.id || `${control.id}-note-${index}`));
      if (notes.length) {
        control.setAttribute("aria-describedby", notes.map((note) => note.id).join(" "));
      }
    }
  }

  function errorSpot(form, field) {
    return form.querySelector(`[data-error-for="${CSS.escape(field || "")}"]`);
  }

  /* Puts a sentence under its field; the control to correct it in, if there is one. */
  function showError(form, field, sentence) {
    const spot = errorSpot(form, field) || errorSpot(form, "");
    spot.textContent = [spot.textContent, sentence].filter(Boolean).join(" ");
    for (let above = spot; above && above !== form; above = above.parentElement) {
      if (above.localName === "details") {
        above.open = true;
      }
      above.hidden = false;
    }
    (spot.closest(".field") || spot).classList.add("has-error");
    const named = form.elements.namedItem(field) || spot.closest(".field")?.querySelector("input, select, textarea");
    if (!(named instanceof HTMLElement) || !spot.dataset.errorFor) {
      return spot;
    }
    const control = named.type === "hidden" ? spot.closest(".field").querySelector("input:not([type=hidden])") : named;
    control.setAttribute("aria-invalid", "true");
    return control;
  }

  function showErrors(form, errors) {
    const [first] = errors.map(([field, sentence]) => showError(form, field, sentence));
    if (first?.matches("input, select, textarea")) {
      first.focus();
    } else {
      first?.scrollIntoView({ block: "nearest" });
    }
  }

  function clearErrors(within) {
    for (const spot of within.querySelectorAll("[data-error-for]")) {
      spot.textContent = "";
    }
    for (const control of within.querySelectorAll("[aria-invalid]")) {
      control.removeAttribute("aria-invalid");
    }
    [within, ...within.querySelectorAll(".has-error")].forEach((one) => one.classList.remove("has-error"));
  }

  /* Submitting. */
  function newKey() {
    return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function hold(form, busy) {
    form.toggleAttribute("data-busy", busy);
    form.setAttribute("aria-busy", String(busy));
    for (const button of form.querySelectorAll("button[type=submit], [data-save-onto]")) {
      button.disabled = busy;
    }
  }

  function isUnderWay(draft) {
    return [current, ...queue].some((one) => one?.draft === draft);
  }

  function send(form, verb) {
    const its = state(form);
    if (!its || isUnderWay(form.dataset.draft)) {
      return;
    }
    form.dispatchEvent(new Event("beforesend"));
    clearErrors(form);
    hold(form, true);
    its.verb = verb;
    const { form: name, draft } = form.dataset;
    const submission = { form: name, verb, key: its.key, values: values(form, { seen: true }) };
    queue.push({ form: name, draft, sent: values(form), submission, carried: its.carried });
    submitNext();
  }

  function undo(button) {
    button.disabled = true;
    const submission = { ...JSON.parse(button.dataset.undo), key: newKey() };
    queue.push({ form: submission.form, draft: "", sent: {}, submission, carried: {}, button });
    submitNext();
  }

  function submitNext() {
    if (!current && queue.length) {
      current = queue.shift();
      // Only now: what waited before may have set another version.
      Object.assign(current.submission.values, current.carried);
      dash.setProps(ids().submissions, { data: { ...current.submission, at: Date.now() } });
    }
  }

  /* The submission that was under way, with its form if that still is on the page. */
  function settle() {
    const settled = current;
    const form = settled && withDraft(settled.draft);
    current = null;
    if (form) {
      hold(form, false);
    } else if (settled?.button) {
      settled.button.disabled = false;
    }
    return { ...settled, element: form };
  }

  /* Dash does not say when a callback fails, so the request itself is watched. */
  function release(problem) {
    const { element } = settle();
    if (element) {
      showErrors(element, [["", `${problem} What you typed is still here.`]]);
    }
    submitNext();
  }

  const PAUSES_MS = [500, 2000, 5000];

  /* A lost answer says nothing about what was saved. The same key gets the same answer, so it is asked for again. */
  async function answered(next) {
    for (const pause of PAUSES_MS) {
      try {
        return await next();
      } catch {
        reportWaiting();
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    return next();
  }

  function reportWaiting() {
    const form = withDraft(current?.draft);
    if (form) {
      showErrors(form, [["", "No answer yet. Asking again; what you typed is still here."]]);
    }
  }

  window.commitments.requests.use("submission", async (request, next) => {
    if (!current || !request.callback?.changedPropIds.includes(`${ids().submissions}.data`)) {
      return next();
    }
    try {
      const response = await answered(next);
      if (!response.ok) {
        const problem = await response.clone().json().catch(() => ({}));
        release(`Not saved: ${problem.error || "the server did not answer as it should."}`);
      }
      return response;
    } catch (error) {
      release("No answer came, so this may be saved or not. Save again: nothing is saved twice.");
      throw error;
    }
  });

  /* The answer. */
  function apply(answer) {
    if (!answer) {
      return dash.noUpdate;
    }
    const settled = settle();
    if (settled.element) {
      clearErrors(settled.element);
    }
    if (answer.state) {
      window.commitments.changes.hear(answer.state);
    }
    if (answer.notice) {
      dash.setProps(ids().notices, { children: answer.notice });
    }
    if (answer.ok) {
      followOn(settled, answer);
      finish(settled, answer);
    } else if (settled.element) {
      state(settled.element).theirs = answer;
      showConflict(settled.element, answer.conflict);
      showErrors(settled.element, answer.errors);
    }
    submitNext();
    return dash.noUpdate;
  }

  /* Other forms of the same record know the version before: they go on from this one, so that nobody is in conflict
     with themselves. */
  function followOn({ form, element, submission }, answer) {
    const { commitment } = submission?.values ?? {};
    for (const other of all()) {
      const its = state(other);
      if (!commitment || its.carried.commitment !== commitment) {
        continue;
      }
      if (Number(its.carried.version) === answer.version - 1) {
        Object.assign(its.carried, { version: String(answer.version), read_at: answer.at });
      }
      if (other.dataset.form === form) {
        Object.assign(its.carried, answer.carried);
      }
      if (other !== element) {
        renew(other, answer.initial, its.initial);
        window.commitments.drafts.keep(other);
      }
    }
  }

  function finish({ draft, sent, element }, answer) {
    if (draft) {
      window.commitments.drafts.forget(draft, element);
    }
    if (element) {
      state(element).key = newKey();
      showConflict(element, null);
      renew(element, answer.initial, sent);
      window.commitments.drafts.keep(element);
      element.closest("dialog")?.close();
      element.closest("details.form-details")?.removeAttribute("open");
    }
    if (answer.go) {
      // What would be typed until the next page is here would be typed for nobody.
      if (element && new URL(answer.go, location.href).href !== location.href) {
        element.inert = true;
      }
      navigation.go(answer.go, { toTop: true });
    }
  }

  function showConflict(form, conflict) {
    const spot = form.querySelector(".form-conflict");
    if (conflict || spot.hasChildNodes()) {
      dash.setProps(spot.id, { children: conflict });
    }
  }

  /* Back to its initial values, with newer ones of them, but for what was changed since `since`. */
  function renew(form, initial, since = values(form)) {
    const its = state(form);
    its.initial = { ...its.initial, ...initial };
    const untouched = Object.entries(values(form)).filter(([name, value]) => value === (since[name] ?? ""));
    fill(form, Object.fromEntries(untouched.map(([name]) => [name, its.initial[name] ?? ""])));
    form.dispatchEvent(new Event("renewed"));
  }

  dash.register("forms", { apply });

  document.addEventListener("submit", (event) => {
    if (event.target.dataset.form) {
      event.preventDefault();
      send(event.target, event.submitter?.value || "save");
    }
  });
  document.addEventListener("keydown", (event) => {
    const form = event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.closest?.("form[data-form]");
    if (form) {
      event.preventDefault();
      send(form, "save");
    }
  });
  document.addEventListener("input", (event) => {
    const holder = event.target.closest?.("form[data-form]") && event.target.closest(".field");
    if (holder) {
      clearErrors(holder);
    }
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-undo], [data-save-onto], [data-discard-onto]");
    const form = button?.closest("form[data-form]");
    if (button?.dataset.undo) {
      undo(button);
    } else if (form && button.dataset.saveOnto) {
      state(form).carried.version = button.dataset.saveOnto;
      showConflict(form, null);
      send(form, state(form).verb);
    } else if (form) {
      const { theirs, carried } = state(form);
      Object.assign(carried, theirs.carried, { version: button.dataset.discardOnto, read_at: theirs.at });
      showConflict(form, null);
      window.commitments.drafts.forget(form.dataset.draft, form);
      renew(form, theirs.initial);
    }
  });

  /* Dispatches "mounted" once everything above it in its parent is mounted, fields with their values included; again
     for another `made`. React would undo what is typed into its fields while it still runs effects, hence the
     microtask, which comes right after them. */
  window.commitments.Mounted = function Mounted({ made }) {
    const { createElement, useEffect, useRef } = window.React;
    const mark = useRef(null);
    useEffect(() => {
      const element = mark.current;
      queueMicrotask(() => element.dispatchEvent(new Event("mounted", { bubbles: true })));
    }, [made]);
    return createElement("span", { hidden: true, ref: mark });
  };

  function meet(form) {
    const carried = JSON.parse(form.dataset.carried);
    form.inert = false;
    states.set(form, { key: form.dataset.made, initial: values(form), carried, verb: "save", theirs: null });
    tie(form);
    hold(form, isUnderWay(form.dataset.draft));
    arrivals.forEach((greet) => greet(form));
  }
  document.addEventListener("mounted", (event) => {
    const conflict = event.target.closest(".conflict");
    const form = event.target.closest("form[data-form]");
    if (conflict) {
      conflict.scrollIntoView({ block: "nearest" });
    } else if (form) {
      meet(form);
    }
  });

  window.commitments.forms = {
    all,
    controls,
    values,
    setValue: dash.setValue,
    fill,
    state,
    isTouched,
    renew,
    send,
    onArrival: (greet) => arrivals.push(greet),
  };
})();

/* Forms: hand what was typed to the form's store, show the answer, and take nothing away that somebody typed.

   A form is <form data-form="NAME">. Submitting sets the store NAME-sent to its fields and what it carries unseen;
   the save callback answers in NAME-answer: {ok, go, initial} or {ok: false, field, sentence}. */
(function () {
  "use strict";
  /* What is known of each form on the page: {made, initial, carried, sent}. */
  const states = new WeakMap();
  const arrivals = [];

  function controls(form) {
    return [...form.elements].filter((one) => one.name && one.type !== "submit" && one.type !== "button");
  }

  /* All fields by name; with `seen` only those that are on show. */
  function values(form, { seen = false } = {}) {
    const used = controls(form).filter((one) => !seen || !one.closest("[hidden]"));
    return Object.fromEntries(used.map((one) => [one.name, one.value]));
  }

  /* Type for somebody: React and Dash hear of it as if a hand had. */
  function setValue(control, value) {
    if (control.value === value) {
      return;
    }
    const plain = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value");
    plain.set.call(control, value);
    control.dispatchEvent(new Event(control.localName === "select" ? "change" : "input", { bubbles: true }));
  }

  function fill(form, wanted) {
    for (const control of controls(form)) {
      if (Object.hasOwn(wanted, control.name)) {
        setValue(control, wanted[control.name]);
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

  function named(name) {
    return document.querySelector(`form[data-form="${CSS.escape(name)}"]`);
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

  function place(form, field) {
    return form.querySelector(`[data-error-for="${CSS.escape(field || "")}"]`);
  }

  function showError(form, field, sentence) {
    const spot = place(form, field) || place(form, "");
    spot.textContent = sentence;
    const control = form.elements.namedItem(field) || spot.closest(".field")?.querySelector("input, select, textarea");
    for (let above = spot; above && above !== form; above = above.parentElement) {
      if (above.localName === "details") {
        above.open = true;
      }
      above.hidden = false;
    }
    if (control instanceof HTMLElement && spot.dataset.errorFor) {
      const target = control.type === "hidden" ? spot.closest(".field").querySelector("input:not([type=hidden])") : control;
      target.setAttribute("aria-invalid", "true");
      target.focus();
    } else {
      spot.scrollIntoView({ block: "nearest" });
    }
    (spot.closest(".field") || spot).classList.add("has-error");
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

  /* Sending. */
  function hold(form, busy) {
    form.toggleAttribute("data-busy", busy);
    form.setAttribute("aria-busy", String(busy));
    for (const button of form.querySelectorAll("button[type=submit], [data-onto]")) {
      button.disabled = busy;
    }
  }

  function send(form, verb) {
    if (form.hasAttribute("data-busy") || !state(form)?.initial) {
      return;
    }
    form.dispatchEvent(new Event("beforesend"));
    clearErrors(form);
    hold(form, true);
    const sent = values(form, { seen: true });
    Object.assign(state(form), { sent: values(form), verb });
    const data = { ...sent, ...state(form).carried, verb, at: String(Date.now()) };
    window.dash_clientside.set_props(`${form.dataset.form}-sent`, { data });
  }

  function release(name, problem) {
    const form = named(name);
    if (form) {
      hold(form, false);
      if (problem) {
        showError(form, "", `Not saved: ${problem} What you typed is still here.`);
      }
    }
  }

  /* What draws forms anew after something was saved comes once everything sent from them is answered: the answer would
     find no form any more. What is being typed goes along as a draft. */
  const REDRAWS = /^[\w-]+-(saved|snoozed)\.data$/;
  const LONGEST_WAIT_MS = 20000;
  const LEAVING_MS = 5000;

  async function nothingSent() {
    const since = performance.now();
    while (document.querySelector("form[data-form][data-busy]") && performance.now() - since < LONGEST_WAIT_MS) {
      await new Promise((go) => setTimeout(go, 30));
    }
    for (const form of document.querySelectorAll("form[data-form]")) {
      if (state(form)?.initial) {
        window.commitmentsDrafts.keep(form);
      }
    }
  }

  /* Dash does not say when a callback fails, so the request itself is watched. */
  window.commitmentsRequests.use("submission", async (request, next) => {
    const changed = request.callback?.changedPropIds ?? [];
    const name = changed.map((id) => /^([\w-]+)-sent\.data$/.exec(id)?.[1]).find(Boolean);
    try {
      const response = await next();
      if (changed.some((id) => REDRAWS.test(id))) await nothingSent();
      const problem = !name || response.ok ? null : await response.clone().json().catch(() => ({}));
      // An answer releases the form itself, once it is read: until then nothing else may draw it anew.
      if (name && (problem || response.status !== 200)) {
        setTimeout(() => release(name, problem && (problem.error || "the server did not answer as it should.")));
      }
      return response;
    } catch (error) {
      if (name) setTimeout(() => release(name, "the server can't be reached. Try again in a moment."));
      throw error;
    }
  });

  function go(address) {
    history.pushState({}, "", address);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    window.scrollTo(0, 0);
  }

  /* As new, but for what was typed since it was sent. */
  function renew(form, initial) {
    const known = state(form);
    known.initial = { ...known.initial, ...initial };
    const typed = values(form);
    const sent = known.sent ?? typed;
    const untouched = Object.keys(typed).filter((name) => typed[name] === sent[name]);
    fill(form, Object.fromEntries(untouched.map((name) => [name, known.initial[name] ?? ""])));
    known.sent = null;
    form.dispatchEvent(new Event("renewed"));
  }

  function answer(said) {
    const trigger = window.dash_clientside.callback_context.triggered[0];
    const form = trigger && named(trigger.prop_id.replace(/-answer\.data$/, ""));
    if (!said || !form) {
      return window.dash_clientside.no_update;
    }
    hold(form, false);
    if (!said.ok) {
      if (said.sentence) {
        showError(form, said.field || "", said.sentence);
      } else {
        const clash = form.querySelector(".form-clash");
        setTimeout(() => clash.scrollIntoView({ block: "nearest" }));
      }
      return window.dash_clientside.no_update;
    }
    form.dispatchEvent(new Event("saved"));
    renew(form, said.initial);
    if (said.go) {
      // What would be typed until the next page stands here would be typed for nobody.
      form.inert = true;
      setTimeout(() => (form.inert = false), LEAVING_MS);
      go(said.go);
    }
    form.closest("dialog")?.close();
    if (form.closest("details.form-details")) {
      form.closest("details.form-details").open = false;
    }
    return window.dash_clientside.no_update;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { forms: { answer } });

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
    const button = event.target.closest?.("[data-onto], [data-drop]");
    const form = button?.closest("form[data-form]");
    if (!form) {
      return;
    }
    Object.assign(state(form).carried, JSON.parse(button.dataset.onto || button.dataset.drop));
    window.dash_clientside.set_props(form.querySelector(".form-clash").id, { children: [] });
    if (button.dataset.onto) {
      send(form, state(form).verb || "save");
    } else {
      form.dispatchEvent(new Event("discard"));
      renew(form, {});
    }
  });

  /* A form that has just come up, or came up anew in the same place. */
  function meet(form) {
    const carried = JSON.parse(form.dataset.carried || "{}");
    form.inert = false;
    states.set(form, { made: form.dataset.made, initial: values(form), carried, sent: null });
    tie(form);
    arrivals.forEach((greet) => greet(form));
  }

  function look() {
    for (const form of document.querySelectorAll("form[data-form]")) {
      if (state(form)?.made !== form.dataset.made) {
        // React's own effects come first: they put the fields' first values in.
        states.set(form, { ...state(form), made: form.dataset.made });
        setTimeout(() => form.isConnected && meet(form), 30);
      }
    }
  }
  new MutationObserver(look).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["data-made"],
  });

  window.commitmentsForms = {
    controls,
    values,
    setValue,
    fill,
    state,
    isTouched,
    renew,
    send,
    onArrival: (greet) => arrivals.push(greet),
  };
})();

/* Saving: submits what was typed, and applies the answer without taking away anything typed meanwhile.

   One submission at a time goes into a store (dashboard/forms/submission.py), whichever form it is of; `apply` gets its
   answer, {ok, errors, conflict, commitment, version, state, notice, …}. */
(function () {
  "use strict";
  const { dash, errors, forms, navigation, requests } = window.commitments;
  /* The ids of the stores and parts of the page that a save writes to. */
  const ids = () => document.querySelector("[data-submissions]").dataset;
  const RETRY_PAUSES_MS = [500, 2000, 5000];
  const SUBMITTING = "button[type=submit], [data-save-onto], [data-confirm]";
  /* Submissions that wait, and the one without an answer: {form, draft, sent, submission, carried, button}. */
  const queue = [];
  let current = null;

  /* Submitting. */
  function setBusy(form, isBusy) {
    form.toggleAttribute("data-busy", isBusy);
    form.setAttribute("aria-busy", String(isBusy));
    for (const button of form.querySelectorAll(SUBMITTING)) button.disabled = isBusy;
  }

  function isSubmitted(draft) {
    return [current, ...queue].some((one) => one?.draft === draft);
  }

  function submit(form, verb) {
    const state = forms.state(form);
    const { form: name, draft } = form.dataset;
    if (!state || isSubmitted(draft)) return;
    form.dispatchEvent(new Event("beforesubmit"));
    errors.clear(form);
    setBusy(form, true);
    state.verb = verb;
    const submission = { form: name, verb, key: state.key, values: forms.values(form, { visible: true }) };
    queue.push({ form: name, draft, sent: forms.values(form), submission, carried: state.carried });
    submitNext();
  }

  /* A button that says itself what it submits: Undo, or one in a list. */
  function press(button) {
    button.disabled = true;
    const submission = { ...JSON.parse(button.dataset.undo ?? button.dataset.submits), key: forms.newKey() };
    queue.push({ form: submission.form, draft: "", sent: {}, submission, carried: {}, button });
    submitNext();
  }

  function submitNext() {
    if (current || !queue.length) return;
    current = queue.shift();
    /* Only now: an answer meanwhile may have brought another version. */
    Object.assign(current.submission.values, current.carried);
    dash.setProps(ids().submissions, { data: { ...current.submission, at: Date.now() } });
  }

  /* Ends the current submission and returns it, with its form if that is still on the page. */
  function settle() {
    const settled = current;
    const element = settled && forms.withDraft(settled.draft);
    current = null;
    if (element) setBusy(element, false);
    else if (settled?.button) settled.button.disabled = false;
    return { ...settled, element };
  }

  function fail(problem) {
    const { element } = settle();
    if (element) errors.show(element, [["", `${problem} What you typed is still here.`]]);
    submitNext();
  }

  /* A lost response says nothing about what was saved. The same key has the same answer: the request is repeated. */
  async function retried(next) {
    for (const pause of RETRY_PAUSES_MS) {
      try {
        return await next();
      } catch {
        const form = forms.withDraft(current?.draft);
        if (form) errors.show(form, [["", "No answer yet. Asking again; what you typed is still here."]]);
        await requests.pause(pause);
      }
    }
    return next();
  }

  /* Dash does not say when a callback fails, so its request is watched. */
  requests.use("submission", async (request, next) => {
    if (!current || !request.callback?.changedPropIds.includes(`${ids().submissions}.data`)) return next();
    try {
      const response = await retried(next);
      if (!response.ok) {
        const problem = await requests.problemOf(response);
        fail(`Not saved: ${problem.error || "the server did not answer as it should."}`);
      }
      return response;
    } catch (error) {
      fail("No answer came, so this may be saved or not. Save again: nothing is saved twice.");
      throw error;
    }
  });

  /* The answer. */
  function apply(answer) {
    if (!answer) return dash.noUpdate;
    const settled = settle();
    const { element } = settled;
    if (element) errors.clear(element);
    if (answer.state) window.commitments.changes.apply(answer.state);
    if (answer.notice) dash.setProps(ids().notices, { children: answer.notice });
    if (answer.ok) {
      window.commitments.failures.hideAll();
      updateOthers(settled, answer);
      finish(settled, answer);
    } else if (element) {
      forms.state(element).theirs = answer;
      showConflict(element, answer.conflict);
      errors.show(element, answer.errors);
    }
    submitNext();
    return dash.noUpdate;
  }

  /* Other forms of the same record are at the version before: they move on to this one, so that nobody is in conflict
     with their own save. */
  function updateOthers({ form, element, submission }, answer) {
    const { commitment } = submission?.values ?? {};
    const ofRecord = (other) => commitment && forms.state(other).carried.commitment === commitment;
    for (const other of forms.all().filter(ofRecord)) {
      const { carried, initial } = forms.state(other);
      if (Number(carried.version) === answer.version - 1) {
        Object.assign(carried, { version: String(answer.version), read_at: answer.at });
      }
      if (other.dataset.form === form) Object.assign(carried, answer.carried);
      if (other !== element) {
        forms.reset(other, answer.initial, initial);
        window.commitments.drafts.save(other);
      }
    }
  }

  function finish({ draft, sent, element }, answer) {
    if (draft) window.commitments.drafts.discard(draft, element);
    if (element) {
      forms.state(element).key = forms.newKey();
      showConflict(element, null);
      forms.reset(element, answer.initial, sent);
      window.commitments.drafts.save(element);
      element.closest("dialog")?.close();
      element.closest("details.form-details")?.removeAttribute("open");
    }
    if (!answer.go) return;
    /* What is typed until the next page is here would be lost. */
    if (element && new URL(answer.go, location.href).href !== location.href) element.inert = true;
    navigation.go(answer.go, { toTop: true });
  }

  dash.register("forms", { apply });

  /* Edit conflicts, and contradictory values. */
  function showConflict(form, conflict) {
    const container = form.querySelector(".form-conflict");
    if (conflict || container.hasChildNodes()) dash.setProps(container.id, { children: conflict });
  }

  /* Again with what the button says: onto their version, or that contradictions are right as typed. */
  function resubmit(form, carried) {
    const state = forms.state(form);
    Object.assign(state.carried, carried);
    showConflict(form, null);
    submit(form, state.verb);
  }

  function discardOnto(form, version) {
    const { theirs, carried } = forms.state(form);
    Object.assign(carried, theirs.carried, { version, read_at: theirs.at });
    showConflict(form, null);
    window.commitments.drafts.discard(form.dataset.draft, form);
    forms.reset(form, theirs.initial);
  }

  forms.onMount((form) => setBusy(form, isSubmitted(form.dataset.draft)));
  document.addEventListener("submit", (event) => {
    if (!event.target.dataset.form) return;
    event.preventDefault();
    submit(event.target, event.submitter?.value || "save");
  });
  document.addEventListener("keydown", (event) => {
    const form = event.key === "Enter" && (event.ctrlKey || event.metaKey) && forms.around(event.target);
    if (!form) return;
    event.preventDefault();
    submit(form, "save");
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(
      "[data-undo], [data-submits], [data-save-onto], [data-discard-onto], [data-confirm]",
    );
    const form = button && forms.around(button);
    if (button?.dataset.undo || button?.dataset.submits) press(button);
    else if (form && button.dataset.saveOnto) resubmit(form, { version: button.dataset.saveOnto });
    else if (form && button.dataset.confirm) resubmit(form, { confirmed: button.dataset.confirm });
    else if (form) discardOnto(form, button.dataset.discardOnto);
  });
})();

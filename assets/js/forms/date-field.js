/* A date field outside forms (the header's, and those of page addresses), with the calendar of forms/calendar.js. Its
   options are {id, label, min, max, isOptional, onDay}: `onDay` is called with each new ISO day, or "" where the field is
   optional. `set` shows a day. */
(function () {
  "use strict";
  const { calendar, dates } = window.commitments;

  function makeRoot({ min, max }) {
    const root = Object.assign(document.createElement("div"), { className: "date-control" });
    Object.assign(root.dataset, { min, max });
    return root;
  }

  function makeInput({ id, label }, problem) {
    const input = Object.assign(document.createElement("input"), {
      className: "field-input",
      type: "text",
      id,
      autocomplete: "off",
      placeholder: "30 Sep 2026",
    });
    if (label) input.setAttribute("aria-label", label);
    input.setAttribute("aria-describedby", problem.id);
    return input;
  }

  function makeProblem({ id }) {
    const problem = Object.assign(document.createElement("div"), { className: "field-error", id: id + "-error" });
    problem.setAttribute("role", "alert");
    return problem;
  }

  /* Why a day can't be taken; empty where it can. */
  function problemWith(day, { min, max }) {
    if (!day) return "Type a day like 30 Sep 2026.";
    if (day > max) return `The record ends on ${dates.written(max)}.`;
    return day < min ? `The record begins after ${dates.written(min)}.` : "";
  }

  /* What is no plain day goes to the reader of every other date field (dashboard/web/days.py). */
  async function readDay(typed) {
    const day = dates.read(typed);
    if (day || !typed) return { day };
    const response = await fetch("/days/read?words=" + encodeURIComponent(typed)).catch(() => null);
    return response?.ok ? response.json() : { day: "" };
  }

  window.commitments.dateField = function ({ isOptional = false, onDay, ...options }) {
    const root = makeRoot(options);
    const problem = makeProblem(options);
    const input = makeInput(options, problem);
    root.append(input, calendar.button(), problem);
    let current = "";

    function showProblem(sentence) {
      problem.textContent = sentence;
      input.toggleAttribute("aria-invalid", Boolean(sentence));
    }

    function show(day) {
      input.value = day ? dates.written(day) : "";
      showProblem("");
    }

    input.addEventListener("input", () => showProblem(""));
    input.addEventListener("change", async () => {
      const typed = input.value.trim();
      const { day, problem } = await readDay(typed);
      if (input.value.trim() !== typed) return;
      const isEmpty = isOptional && !typed;
      const sentence = problem || (isEmpty ? "" : problemWith(day, root.dataset));
      if (sentence) return showProblem(sentence);
      show(day);
      if (day !== current) onDay(day);
      current = day;
    });

    return {
      root,
      setMax: (day) => (root.dataset.max = day),
      set(day) {
        current = day;
        const isTyping = document.activeElement === input && input.value.trim();
        if (!isTyping || input.value === (day && dates.written(day))) show(day);
      },
    };
  };
})();

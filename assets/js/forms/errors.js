/* Errors of forms: each under the field it names (`data-error-for`), one without a field at the form's foot. */
(function () {
  "use strict";
  const { forms } = window.commitments;

  function lineFor(form, field) {
    const line = (name) => form.querySelector(`[data-error-for="${CSS.escape(name)}"]`);
    return line(field || "") || line("");
  }

  function reveal(line, form) {
    for (let element = line; element !== form; element = element.parentElement) {
      if (element.localName === "details") element.open = true;
      element.hidden = false;
    }
  }

  /* The control that an error line belongs to; null where it is the form's. */
  function controlOf(form, field, line) {
    if (!line.dataset.errorFor) return null;
    const container = line.closest(".field");
    const named = form.elements.namedItem(field) || container?.querySelector("input, select, textarea");
    if (!(named instanceof HTMLElement)) return null;
    return named.type === "hidden" ? container.querySelector("input:not([type=hidden])") : named;
  }

  /* Shows one error and returns the element to lead to. */
  function showOne(form, field, sentence) {
    const line = lineFor(form, field);
    line.textContent = [line.textContent, sentence].filter(Boolean).join(" ");
    reveal(line, form);
    (line.closest(".field") || line).classList.add("has-error");
    const control = controlOf(form, field, line);
    control?.setAttribute("aria-invalid", "true");
    return control || line;
  }

  window.commitments.errors = {
    /* Shows [field, sentence] pairs and leads to the first. */
    show(form, errors) {
      const [first] = errors.map(([field, sentence]) => showOne(form, field, sentence));
      if (first?.matches("input, select, textarea")) first.focus();
      else first?.scrollIntoView({ block: "nearest" });
    },

    clear(within) {
      for (const line of within.querySelectorAll("[data-error-for]")) line.textContent = "";
      for (const control of within.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
      for (const element of [within, ...within.querySelectorAll(".has-error")]) element.classList.remove("has-error");
    },
  };

  document.addEventListener("input", (event) => {
    const field = forms.around(event.target) && event.target.closest(".field");
    if (field) window.commitments.errors.clear(field);
  });
})();

/* Closing: Escape closes the dialog, the drawer or the page of a form, after a question where something was typed. */
(function () {
  "use strict";
  const { dash, drafts, forms } = window.commitments;
  const CHOICES = [
    ["keep-typing", "Keep typing", "button button-primary"],
    ["close", "Close, keep the draft", "button"],
    ["discard", "Discard", "button button-danger"],
  ];

  function choiceButton(dialog, [value, label, className]) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className, textContent: label });
    button.addEventListener("click", () => dialog.close(value));
    return button;
  }

  /* Resolves with the value of a choice. */
  function confirmClosing() {
    const dialog = document.createElement("dialog");
    dialog.className = "confirm-closing";
    dialog.setAttribute("aria-labelledby", "confirm-closing-text");
    const text = document.createElement("p");
    text.id = "confirm-closing-text";
    text.textContent = "You have typed something here that is not saved.";
    const row = document.createElement("div");
    row.className = "form-actions";
    row.append(...CHOICES.map((choice) => choiceButton(dialog, choice)));
    dialog.append(text, row);
    document.body.append(dialog);
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => {
        dialog.remove();
        resolve(dialog.returnValue || "keep-typing");
      });
    });
  }

  /* What Escape closes, the topmost first, as {element, close}. */
  function closable(target) {
    const dialog = document.querySelector("dialog.form-dialog[open]");
    if (dialog) return { element: dialog, close: () => dialog.close() };
    const details = target.closest?.("details.form-details[open]");
    if (details) return { element: details, close: () => fold(details) };
    const button = document.querySelector(".drawer .drawer-close");
    if (button) return { element: button.closest(".drawer"), close: () => button.click() };
    const form = target.closest?.("form[data-form]");
    const cancel = form?.querySelector(".form-cancel");
    return cancel ? { element: form, close: () => cancel.click() } : null;
  }

  function fold(details) {
    details.open = false;
    details.querySelector("summary").focus();
  }

  async function leave({ element, close }) {
    const inside = element.matches("form") ? [element] : [...element.querySelectorAll("form[data-form]")];
    const touched = inside.filter((form) => forms.state(form) && forms.isTouched(form));
    if (touched.length) {
      const focused = document.activeElement;
      const choice = await confirmClosing();
      if (choice === "keep-typing") return focused?.focus?.();
      for (const form of touched) {
        if (choice === "close") drafts.save(form);
        else {
          drafts.discard(form.dataset.draft, form);
          forms.reset(form, {});
        }
      }
    }
    return close();
  }

  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    if (document.querySelector("dialog.confirm-closing[open], .shell-as-of[open]")) return;
    if (event.target.closest?.(dash.DROPDOWN_LIST)) return;
    const topmost = closable(event.target);
    if (!topmost) return;
    event.preventDefault();
    leave(topmost);
  });
  document.addEventListener("click", (event) => {
    const dialog = event.target.closest?.("dialog.form-dialog .form-cancel")?.closest("dialog");
    if (dialog) leave({ element: dialog, close: () => dialog.close() });
  });

  /* Unfolding a form focuses its first field. */
  document.addEventListener("click", (event) => {
    const details = event.target.closest?.("details.form-details > summary")?.parentElement;
    if (!details || details.open) return;
    const enter = () => details.querySelector("form [name]:not([type=hidden])")?.focus();
    details.addEventListener("toggle", enter, { once: true });
  });

  /* A form mounted in a dialog opens it; a closed dialog is emptied. */
  forms.onMount((form) => {
    const dialog = form.closest("dialog.form-dialog");
    if (!dialog || dialog.open) return;
    dialog.showModal();
    forms.controls(form).find((control) => control.type !== "hidden")?.focus();
  });
  document.addEventListener(
    "close",
    ({ target }) => {
      if (target.matches?.("dialog.form-dialog") && target.id) dash.setProps(target.id, { children: [] });
    },
    true,
  );
})();

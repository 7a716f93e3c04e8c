/* Closing: Escape closes the dialog, the drawer or the page of a form, and asks first if something was typed. */
(function () {
  "use strict";
  const forms = window.commitments.forms;

  function ask() {
    const dialog = document.createElement("dialog");
    dialog.className = "ask";
    dialog.setAttribute("aria-labelledby", "ask-words");
    const words = document.createElement("p");
    words.id = "ask-words";
    words.textContent = "You have typed something here that is not saved.";
    const row = document.createElement("div");
    row.className = "form-actions";
    const choices = [
      ["keep-typing", "Keep typing", "button button-primary"],
      ["close", "Close, keep the draft", "button"],
      ["discard", "Discard", "button button-danger"],
    ];
    for (const [value, label, look] of choices) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = look;
      button.textContent = label;
      button.addEventListener("click", () => dialog.close(value));
      row.append(button);
    }
    dialog.append(words, row);
    document.body.append(dialog);
    dialog.showModal();
    return new Promise((tell) => {
      dialog.addEventListener("close", () => {
        dialog.remove();
        tell(dialog.returnValue || "keep-typing");
      });
    });
  }

  /* What Escape would close, from the top down: [where, how]. */
  function closable(target) {
    const dialog = document.querySelector("dialog.form-dialog[open]");
    if (dialog) {
      return [dialog, () => dialog.close()];
    }
    const folded = target.closest?.("details.form-details[open]");
    if (folded) {
      return [folded, () => fold(folded)];
    }
    const close = document.querySelector(".drawer .drawer-close");
    if (close) {
      return [close.closest(".drawer"), () => close.click()];
    }
    const form = target.closest?.("form[data-form]");
    const cancel = form?.querySelector(".form-cancel");
    return cancel ? [form, () => cancel.click()] : null;
  }

  function fold(details) {
    details.open = false;
    details.querySelector("summary").focus();
  }

  async function leave([where, close]) {
    const inside = where.matches("form") ? [where] : [...where.querySelectorAll("form[data-form]")];
    const touched = inside.filter((form) => forms.state(form) && forms.isTouched(form));
    if (touched.length) {
      const back = document.activeElement;
      const wish = await ask();
      if (wish === "keep-typing") {
        back?.focus?.();
        return;
      }
      for (const form of touched) {
        if (wish === "discard") {
          window.commitments.drafts.forget(form.dataset.draft, form);
          forms.renew(form, {});
        } else {
          window.commitments.drafts.keep(form);
        }
      }
    }
    close();
  }

  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) {
      return;
    }
    if (document.querySelector("dialog.ask[open], .shell-as-of[open]") || event.target.closest?.(".dash-dropdown-content")) {
      return;
    }
    const found = closable(event.target);
    if (found) {
      event.preventDefault();
      leave(found);
    }
  });
  document.addEventListener("click", (event) => {
    const cancel = event.target.closest?.("dialog.form-dialog .form-cancel");
    if (cancel) {
      const dialog = cancel.closest("dialog");
      leave([dialog, () => dialog.close()]);
    }
  });

  /* Unfolding a form leads into it. */
  document.addEventListener("click", (event) => {
    const details = event.target.closest?.("details.form-details > summary")?.parentElement;
    if (details && !details.open) {
      const enter = () => details.querySelector("form [name]:not([type=hidden])")?.focus();
      details.addEventListener("toggle", enter, { once: true });
    }
  });

  /* A form put into a dialog opens it; a closed dialog is emptied. */
  forms.onArrival((form) => {
    const dialog = form.closest("dialog.form-dialog");
    if (dialog && !dialog.open) {
      dialog.showModal();
      forms.controls(form).find((control) => control.type !== "hidden")?.focus();
    }
  });
  document.addEventListener(
    "close",
    (event) => {
      if (event.target.matches?.("dialog.form-dialog") && event.target.id) {
        window.commitments.dash.setProps(event.target.id, { children: [] });
      }
    },
    true,
  );
})();

/* Chips: several names in one field. They are drawn from the hidden field, one entry per line; Enter, a semicolon or leaving
   the field adds what was typed, Backspace in an empty field takes the last chip back into it. */
(function () {
  "use strict";
  const forms = window.commitments.forms;

  function parts(holder) {
    return {
      list: holder.querySelector(".chip-list"),
      typing: holder.querySelector(".chip-typing input, input.chip-typing"),
      value: holder.querySelector("input[type=hidden]"),
    };
  }
  function entries(field) {
    return field.value.split("\n").filter(Boolean);
  }
  function draw(holder) {
    const { list, value: field } = parts(holder);
    const values = entries(field);
    if ([...list.children].map((chip) => chip.dataset.value).join("\n") === values.join("\n")) {
      return;
    }
    list.replaceChildren(
      ...values.map((value) => {
        const chip = document.createElement("li");
        chip.dataset.value = value;
        chip.className = "chip";
        const words = document.createElement("span");
        words.dir = "auto";
        words.textContent = value;
        const remove = document.createElement("button");
        remove.type = "button";
        remove.className = "chip-remove";
        remove.textContent = "×";
        remove.setAttribute("aria-label", `Remove ${value}`);
        chip.append(words, remove);
        return chip;
      }),
    );
  }
  function set(holder, values) {
    forms.setValue(parts(holder).value, [...new Set(values)].join("\n"));
    draw(holder);
  }
  function add(holder) {
    const { typing, value: field } = parts(holder);
    const typed = typing.value.split(/[;\n]/).map((value) => value.trim()).filter(Boolean);
    if (typed.length) {
      set(holder, [...entries(field), ...typed]);
    }
    if (typing.value) {
      forms.setValue(typing, "");
    }
    return typed.length > 0;
  }

  forms.onArrival((form) => {
    const holders = [...form.querySelectorAll("[data-chips]")];
    holders.forEach(draw);
    form.addEventListener("beforesend", () => holders.forEach(add));
    form.addEventListener("renewed", () => holders.forEach(draw));
  });
  document.addEventListener("input", (event) => {
    const holder = event.target.closest?.("[data-chips]");
    if (!holder) {
      return;
    }
    const { typing } = parts(holder);
    draw(holder);
    // Chosen from the list (no key was pressed for it), or finished with a semicolon.
    const chosen = event.inputType === "insertReplacementText" || (event.isTrusted && !event.inputType);
    if (event.target === typing && (typing.value.includes(";") || (chosen && typing.value))) {
      add(holder);
    }
  });
  document.addEventListener("keydown", (event) => {
    const holder = event.target.closest?.("[data-chips]");
    if (!holder || event.isComposing || event.ctrlKey || event.metaKey) {
      return;
    }
    const { typing, value: field } = parts(holder);
    if (event.key === "Enter" && event.target === typing) {
      if (typing.value.trim()) {
        event.preventDefault();
        add(holder);
      }
    } else if (event.key === "Backspace" && event.target === typing && typing.value === "") {
      const values = entries(field);
      const last = values.pop();
      if (last !== undefined) {
        event.preventDefault();
        set(holder, values);
        forms.setValue(typing, last);
      }
    }
  });
  document.addEventListener("focusout", (event) => {
    const holder = event.target.closest?.("[data-chips]");
    if (holder && event.target === parts(holder).typing) {
      add(holder);
    }
  });
  document.addEventListener("click", (event) => {
    const holder = event.target.closest?.("[data-chips]");
    if (!holder) {
      return;
    }
    const { typing, value: field } = parts(holder);
    const remove = event.target.closest(".chip-remove");
    if (remove) {
      const value = remove.closest(".chip").dataset.value;
      set(holder, entries(field).filter((entry) => entry !== value));
    }
    if (remove || event.target === holder || event.target.closest(".chip-list")) {
      typing.focus();
    }
  });
})();

/* Fields for several names. The chips are drawn from the hidden field, one entry a line; Enter, a semicolon or leaving
   the field adds what was typed, Backspace in an empty field takes the last chip back into it. */
(function () {
  "use strict";
  const forms = window.commitmentsForms;

  function parts(holder) {
    return {
      list: holder.querySelector(".token-list"),
      typing: holder.querySelector(".token-typing input, input.token-typing"),
      kept: holder.querySelector("input[type=hidden]"),
    };
  }
  function entries(kept) {
    return kept.value.split("\n").filter(Boolean);
  }
  function draw(holder) {
    const { list, kept } = parts(holder);
    const wanted = entries(kept);
    if ([...list.children].map((chip) => chip.dataset.value).join("\n") === wanted.join("\n")) {
      return;
    }
    list.replaceChildren(
      ...wanted.map((value) => {
        const chip = document.createElement("li");
        chip.dataset.value = value;
        chip.className = "token";
        const words = document.createElement("span");
        words.dir = "auto";
        words.textContent = value;
        const remove = document.createElement("button");
        remove.type = "button";
        remove.className = "token-remove";
        remove.textContent = "×";
        remove.setAttribute("aria-label", `Remove ${value}`);
        chip.append(words, remove);
        return chip;
      }),
    );
  }
  function keep(holder, values) {
    forms.setValue(parts(holder).kept, [...new Set(values)].join("\n"));
    draw(holder);
  }
  function add(holder) {
    const { typing, kept } = parts(holder);
    const typed = typing.value.split(/[;\n]/).map((value) => value.trim()).filter(Boolean);
    if (typed.length) {
      keep(holder, [...entries(kept), ...typed]);
    }
    if (typing.value) {
      forms.setValue(typing, "");
    }
    return typed.length > 0;
  }

  forms.onArrival((form) => {
    const holders = [...form.querySelectorAll("[data-tokens]")];
    holders.forEach(draw);
    form.addEventListener("beforesend", () => holders.forEach(add));
    form.addEventListener("renewed", () => holders.forEach(draw));
  });
  document.addEventListener("input", (event) => {
    const holder = event.target.closest?.("[data-tokens]");
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
    const holder = event.target.closest?.("[data-tokens]");
    if (!holder || event.isComposing || event.ctrlKey || event.metaKey) {
      return;
    }
    const { typing, kept } = parts(holder);
    if (event.key === "Enter" && event.target === typing) {
      if (typing.value.trim()) {
        event.preventDefault();
        add(holder);
      }
    } else if (event.key === "Backspace" && event.target === typing && typing.value === "") {
      const values = entries(kept);
      const last = values.pop();
      if (last !== undefined) {
        event.preventDefault();
        keep(holder, values);
        forms.setValue(typing, last);
      }
    }
  });
  document.addEventListener("focusout", (event) => {
    const holder = event.target.closest?.("[data-tokens]");
    if (holder && event.target === parts(holder).typing) {
      add(holder);
    }
  });
  document.addEventListener("click", (event) => {
    const holder = event.target.closest?.("[data-tokens]");
    if (!holder) {
      return;
    }
    const { typing, kept } = parts(holder);
    const remove = event.target.closest(".token-remove");
    if (remove) {
      const value = remove.closest(".token").dataset.value;
      keep(holder, entries(kept).filter((one) => one !== value));
    }
    if (remove || event.target === holder || event.target.closest(".token-list")) {
      typing.focus();
    }
  });
})();

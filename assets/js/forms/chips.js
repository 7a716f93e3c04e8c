/* Chips: several names in one field. They are drawn from the hidden field, one name per line; Enter, a semicolon or leaving
   the field adds what was typed, Backspace in an empty field takes the last chip back into it. */
(function () {
  "use strict";
  const { dash, forms } = window.commitments;

  function parts(container) {
    return {
      list: container.querySelector(".chip-list"),
      input: container.querySelector(".chip-input input, input.chip-input"),
      hidden: container.querySelector("input[type=hidden]"),
    };
  }

  function namesOf(container) {
    return parts(container).hidden.value.split("\n").filter(Boolean);
  }

  function makeChip(name) {
    const chip = document.createElement("li");
    chip.className = "chip";
    chip.dataset.value = name;
    const text = document.createElement("span");
    text.dir = "auto";
    text.textContent = name;
    const remove = document.createElement("button");
    Object.assign(remove, { type: "button", className: "chip-remove", textContent: "×" });
    remove.setAttribute("aria-label", `Remove ${name}`);
    chip.append(text, remove);
    return chip;
  }

  function render(container) {
    const { list } = parts(container);
    const names = namesOf(container);
    if ([...list.children].map((chip) => chip.dataset.value).join("\n") === names.join("\n")) return;
    list.replaceChildren(...names.map(makeChip));
  }

  function set(container, names) {
    dash.setValue(parts(container).hidden, [...new Set(names)].join("\n"));
    render(container);
  }

  /* Adds what was typed. */
  function add(container) {
    const { input } = parts(container);
    const typed = input.value.split(/[;\n]/).map((name) => name.trim()).filter(Boolean);
    if (typed.length) set(container, [...namesOf(container), ...typed]);
    if (input.value) dash.setValue(input, "");
  }

  function takeBack(container) {
    const names = namesOf(container);
    const last = names.pop();
    if (last === undefined) return false;
    set(container, names);
    dash.setValue(parts(container).input, last);
    return true;
  }

  forms.onMount((form) => {
    const containers = [...form.querySelectorAll("[data-chips]")];
    containers.forEach(render);
    form.addEventListener("beforesubmit", () => containers.forEach(add));
    form.addEventListener("valuesreset", () => containers.forEach(render));
  });
  document.addEventListener("input", (event) => {
    const container = event.target.closest?.("[data-chips]");
    if (!container) return;
    const { input } = parts(container);
    render(container);
    /* Chosen from the list (no key was pressed for it), or ended with a semicolon. */
    const isChosen = event.inputType === "insertReplacementText" || (event.isTrusted && !event.inputType);
    if (event.target === input && (input.value.includes(";") || (isChosen && input.value))) add(container);
  });
  document.addEventListener("keydown", (event) => {
    const container = event.target.closest?.("[data-chips]");
    if (!container || event.isComposing || event.ctrlKey || event.metaKey) return;
    const { input } = parts(container);
    if (event.target !== input) return;
    if (event.key === "Enter" && input.value.trim()) {
      event.preventDefault();
      add(container);
    } else if (event.key === "Backspace" && input.value === "" && takeBack(container)) {
      event.preventDefault();
    }
  });
  document.addEventListener("focusout", (event) => {
    const container = event.target.closest?.("[data-chips]");
    if (container && event.target === parts(container).input) add(container);
  });
  document.addEventListener("click", (event) => {
    const container = event.target.closest?.("[data-chips]");
    if (!container) return;
    const removed = event.target.closest(".chip-remove")?.closest(".chip").dataset.value;
    if (removed !== undefined) set(container, namesOf(container).filter((name) => name !== removed));
    const isIn = removed !== undefined || event.target === container || event.target.closest(".chip-list");
    if (isIn) parts(container).input.focus();
  });
})();

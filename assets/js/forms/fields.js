/* The smaller parts of forms: evidence that asks for more when a link is new, buttons that fill fields, hints that
   belong to a choice, and previews of how what is typed is read. */
(function () {
  "use strict";
  const { dash } = window.commitments;
  const forms = window.commitments.forms;

  /* Evidence. A block's link decides what else it asks for. */
  function syncBlock(block) {
    const link = block.querySelector("input[list]");
    const label = window.commitments.suggestions.labelOf(link);
    const given = link.value.trim() !== "";
    const more = block.querySelector(".evidence-new");
    block.querySelector(".evidence-known").textContent = label && label !== link.value.trim() ? label : "";
    // Shown until the link is found to be known, so that Tab leads there at once; whoever is in there already stays.
    more.hidden = !given || (Boolean(label) && !more.contains(document.activeElement));
    block.querySelector(".evidence-quoting").hidden = !given && block.querySelector("textarea").value === "";
    if (given) {
      block.hidden = false;
    }
  }
  function syncEvidence(form) {
    for (const block of blocks(form)) {
      syncBlock(block);
    }
    const add = form.querySelector(".evidence-add");
    if (add) {
      const used = form.querySelector(".evidence-block input[list]").value.trim() !== "";
      const isFull = !form.querySelector(".evidence-block[hidden]") && blocks(form).length >= Number(add.dataset.most);
      add.hidden = !used || isFull;
    }
  }
  const blocks = (form) => [...form.querySelectorAll(".evidence-block")];
  /* One block more than the page came with: a copy of the last one, empty and with names of its own. */
  function appendBlock(form) {
    const last = blocks(form).at(-1);
    const number = blocks(form).length;
    const block = last.cloneNode(true);
    block.hidden = true;
    for (const part of [block, ...block.querySelectorAll("*")]) {
      for (const { name, value } of [...part.attributes].filter((one) => one.name !== "value")) {
        part.setAttribute(
          name,
          value
            .replace(`evidence_${number - 1}_`, `evidence_${number}_`)
            .replace(`evidence-${number - 1}-`, `evidence-${number}-`)
            .replace(`Source ${number}`, `Source ${number + 1}`),
        );
      }
      if (part.matches("input, textarea")) {
        part.value = part.defaultValue = "";
      }
    }
    for (const label of block.querySelectorAll("label")) {
      label.textContent = label.textContent.replace(/\d+$/, String(number + 1));
    }
    last.after(block);
    return block;
  }
  /* As many blocks as these values need, such as those of a draft. */
  function growEvidence(form, wanted) {
    const used = Object.entries(wanted).filter(([name, value]) => /^evidence_\d+_link$/.test(name) && value);
    const most = Math.max(-1, ...used.map(([name]) => Number(name.split("_")[1])));
    while (blocks(form).length && blocks(form).length <= most) {
      appendBlock(form);
    }
  }
  function addEvidence(form) {
    const add = form.querySelector(".evidence-add");
    const isFull = blocks(form).length >= Number(add.dataset.most);
    const next = form.querySelector(".evidence-block[hidden]") || (isFull ? null : appendBlock(form));
    if (next) {
      next.hidden = false;
      syncEvidence(form);
      next.querySelector("input").focus();
    }
  }
  function shrinkEvidence(form) {
    for (const block of blocks(form).slice(1)) {
      block.hidden = block.querySelector("input[list]").value === "";
    }
    syncEvidence(form);
  }

  /* data-when="status=fulfilled kind=event": shown while one of these holds. */
  function syncWhen(form) {
    const values = forms.values(form);
    for (const part of form.querySelectorAll("[data-when]")) {
      part.hidden = !part.dataset.when.split(" ").some((pair) => {
        const [name, value] = pair.split("=");
        return values[name] === value;
      });
    }
  }

  /* data-previews='{store}' data-reading='{id}' data-inputs='["words", …]' data-needs='["words"]': hand these inputs to the
     store once nobody has typed for a moment; where all that are needed are empty, there is no reading. */
  const DEBOUNCE_MS = 250;
  const previews = new WeakMap();
  function preview(form) {
    const typed = forms.values(form);
    for (const part of form.querySelectorAll("[data-previews]")) {
      const names = JSON.parse(part.dataset.inputs);
      const data = Object.fromEntries(names.map((name) => [name, typed[name] ?? ""]));
      const text = JSON.stringify(data);
      const untyped = JSON.stringify(Object.fromEntries(names.map((name) => [name, ""])));
      const known = previews.get(part) ?? { text: untyped };
      if (text === known.text) {
        continue;
      }
      clearTimeout(known.timer);
      if (JSON.parse(part.dataset.needs).some((name) => data[name].trim())) {
        const ask = () => form.isConnected && dash.setProps(JSON.parse(part.dataset.previews), { data });
        previews.set(part, { text, timer: setTimeout(ask, DEBOUNCE_MS) });
      } else {
        dash.setProps(JSON.parse(part.dataset.reading), { children: null });
        previews.set(part, { text });
      }
    }
  }

  function sync(form) {
    syncEvidence(form);
    syncWhen(form);
    preview(form);
  }
  forms.onArrival((form) => {
    sync(form);
    form.addEventListener("suggestionsloaded", () => syncEvidence(form));
    form.addEventListener("renewed", () => {
      shrinkEvidence(form);
      syncWhen(form);
    });
  });
  document.addEventListener("filling", (event) => growEvidence(event.target, event.detail));
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const form = event.target.closest?.("form[data-form]");
      if (!form || !forms.state(form)) {
        return;
      }
      // Other words are read afresh, whatever was chosen of the words before.
      const resets = event.isTrusted && event.target.closest("[data-resets]");
      if (resets) {
        forms.fill(form, JSON.parse(resets.dataset.resets));
      }
      sync(form);
    });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("form[data-form] :is([data-fill], .evidence-add)");
    const form = button?.closest("form[data-form]");
    if (form && button.matches(".evidence-add")) {
      addEvidence(form);
    } else if (form) {
      forms.fill(form, JSON.parse(button.dataset.fill));
    }
    const elsewhere = event.target.closest?.("[data-fills]");
    const filled = elsewhere && document.querySelector(`form[data-form="${CSS.escape(elsewhere.dataset.fills)}"]`);
    if (filled) {
      forms.fill(filled, JSON.parse(elsewhere.dataset.fill));
      filled.scrollIntoView({ block: "nearest" });
      filled.querySelector("select, input:not([type=hidden])")?.focus();
    }
    if (event.target.closest?.(".notice-dismiss")) {
      dash.setProps("shell-notices", { children: [] });
    }
  });
})();

/* Evidence blocks of forms: a link decides what else a block asks for, and a used block offers another, up to `data-most`
   blocks. */
(function () {
  "use strict";
  const { forms, suggestions } = window.commitments;

  function blocksOf(form) {
    return [...form.querySelectorAll(".evidence-block")];
  }

  function syncBlock(block) {
    const link = block.querySelector("input[list]");
    const label = suggestions.labelOf(link);
    const hasLink = link.value.trim() !== "";
    const looksLikeLink = /^([a-z][a-z0-9+.-]*:|\S+\.\S)/i.test(link.value.trim());
    const newSource = block.querySelector(".evidence-new");
    block.querySelector(".evidence-known").textContent = label && label !== link.value.trim() ? label : "";
    /* Shown until the link turns out to be known, so that Tab leads there; shown as long as the focus is in it. */
    newSource.hidden = !looksLikeLink || (Boolean(label) && !newSource.contains(document.activeElement));
    block.querySelector(".evidence-quoting").hidden = !hasLink && block.querySelector("textarea").value === "";
    if (hasLink) block.hidden = false;
  }

  function sync(form) {
    blocksOf(form).forEach(syncBlock);
    const add = form.querySelector(".evidence-add");
    if (!add) return;
    const isUsed = form.querySelector(".evidence-block input[list]").value.trim() !== "";
    const canGrow = form.querySelector(".evidence-block[hidden]") || blocksOf(form).length < Number(add.dataset.most);
    add.hidden = !isUsed || !canGrow;
  }

  /* One block more than the form was mounted with: an empty copy of the last one, with the next number in its names. */
  function appendBlock(form) {
    const number = blocksOf(form).length;
    const last = blocksOf(form).at(-1);
    const block = last.cloneNode(true);
    block.hidden = true;
    for (const element of [block, ...block.querySelectorAll("*")]) {
      for (const { name, value } of [...element.attributes]) {
        if (name !== "value") element.setAttribute(name, renumbered(value, number));
      }
      if (element.matches("input, textarea")) element.value = element.defaultValue = "";
    }
    for (const label of block.querySelectorAll("label")) {
      label.textContent = label.textContent.replace(/\d+$/, String(number + 1));
    }
    last.after(block);
    return block;
  }

  function renumbered(value, number) {
    return value
      .replace(`evidence_${number - 1}_`, `evidence_${number}_`)
      .replace(`evidence-${number - 1}-`, `evidence-${number}-`)
      .replace(`Source ${number}`, `Source ${number + 1}`);
  }

  /* As many blocks as these values need, such as those of a draft. */
  function growTo(form, values) {
    const links = Object.keys(values).filter((name) => /^evidence_\d+_link$/.test(name) && values[name]);
    const last = Math.max(-1, ...links.map((name) => Number(name.split("_")[1])));
    while (blocksOf(form).length && blocksOf(form).length <= last) appendBlock(form);
  }

  function addBlock(form) {
    const { most } = form.querySelector(".evidence-add").dataset;
    const canGrow = blocksOf(form).length < Number(most);
    const next = form.querySelector(".evidence-block[hidden]") || (canGrow ? appendBlock(form) : null);
    if (!next) return;
    next.hidden = false;
    sync(form);
    next.querySelector("input").focus();
  }

  function hideEmptyBlocks(form) {
    for (const block of blocksOf(form).slice(1)) {
      block.hidden = block.querySelector("input[list]").value === "";
    }
    sync(form);
  }

  forms.onMount((form) => {
    sync(form);
    form.addEventListener("suggestionsloaded", () => sync(form));
    form.addEventListener("valuesreset", () => hideEmptyBlocks(form));
  });
  /* On the document: drafts fill a form before it is mounted for this script. */
  document.addEventListener("beforefill", (event) => growTo(event.target, event.detail));
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, ({ target }) => {
      const form = forms.around(target);
      if (form) sync(form);
    });
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("form[data-form] .evidence-add");
    if (button) addBlock(button.closest("form"));
  });
})();

/* The smaller parts of forms: evidence that asks for more when a link is new, buttons that fill fields, hints that
   belong to a choice, and what other parts of the page report. */
(function () {
  "use strict";
  const forms = window.commitmentsForms;

  /* Evidence. A block's link decides what else it asks for. */
  function syncBlock(block) {
    const link = block.querySelector("input[list]");
    const label = window.commitmentsChoices.labelOf(link);
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
    for (const block of form.querySelectorAll(".evidence-block")) {
      syncBlock(block);
    }
    const add = form.querySelector(".evidence-add");
    if (add) {
      const used = form.querySelector(".evidence-block input[list]").value.trim() !== "";
      add.hidden = !used || !form.querySelector(".evidence-block[hidden]");
    }
  }
  function addEvidence(form) {
    const next = form.querySelector(".evidence-block[hidden]");
    if (next) {
      next.hidden = false;
      syncEvidence(form);
      next.querySelector("input").focus();
    }
  }
  function shrinkEvidence(form) {
    for (const block of [...form.querySelectorAll(".evidence-block")].slice(1)) {
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

  /* data-asks="STORE" data-of='["words", …]': hand these fields to the store once nobody has typed for a moment. */
  const PAUSE_MS = 250;
  const asked = new WeakMap();
  function askAll(form) {
    for (const part of form.querySelectorAll("[data-asks]")) {
      const known = asked.get(part) || {};
      const values = forms.values(form);
      const data = Object.fromEntries(JSON.parse(part.dataset.of).map((name) => [name, values[name] ?? ""]));
      const text = JSON.stringify(data);
      if (text === (known.text ?? JSON.stringify(Object.fromEntries(Object.keys(data).map((name) => [name, ""]))))) {
        continue;
      }
      clearTimeout(known.timer);
      const ask = () => form.isConnected && window.dash_clientside.set_props(part.dataset.asks, { data });
      asked.set(part, { text, timer: setTimeout(ask, PAUSE_MS) });
    }
  }

  function sync(form) {
    syncEvidence(form);
    syncWhen(form);
    askAll(form);
  }
  forms.onArrival((form) => {
    sync(form);
    form.addEventListener("choicesfound", () => syncEvidence(form));
    form.addEventListener("renewed", () => {
      shrinkEvidence(form);
      syncWhen(form);
    });
  });
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const form = event.target.closest?.("form[data-form]");
      if (!form || !forms.state(form)?.initial) {
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
      window.dash_clientside.set_props("shell-notices", { children: [] });
    }
  });

  /* News: a change that was made here moves the forms of the same record on, so that nobody clashes with themselves. */
  let heard = "";
  function hear(notice) {
    if (notice.dataset.at === heard) {
      return;
    }
    heard = notice.dataset.at;
    const news = JSON.parse(notice.dataset.news || "{}");
    for (const form of document.querySelectorAll("form[data-form]")) {
      const carried = forms.state(form)?.carried;
      const mine = carried && carried.commitment === news.commitment;
      if (mine && Number(carried.version) === news.version - 1) {
        Object.assign(carried, { version: String(news.version), read_at: news.read_at });
        // The form may be drawn anew in a moment; its draft must know as well.
        window.commitmentsDrafts.keep(form);
      }
    }
    if (news.saved && document.querySelector(`form[data-saved="${CSS.escape(news.saved[0])}"]`)) {
      window.dash_clientside.set_props(news.saved[0], { data: news.saved[1] });
    }
  }
  new MutationObserver(() => {
    const notice = document.querySelector(".notice[data-news]");
    if (notice) {
      hear(notice);
    }
  }).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["data-at"],
  });
})();

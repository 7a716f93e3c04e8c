/* The components behind dashboard/widgets/html/raw_html.py. In a list, entries that stay are left alone, and with them
   the focus and what is pointed at. */
(function () {
  "use strict";
  const { dash } = window.commitments;

  function update(list, markup) {
    const template = document.createElement("template");
    template.innerHTML = markup;
    const entries = [...template.content.children];
    const keys = new Set(entries.map((entry) => entry.dataset.key));
    const before = new Map();
    for (const entry of [...list.children]) {
      if (keys.has(entry.dataset.key)) before.set(entry.dataset.key, entry);
      else entry.remove();
    }
    entries.forEach((entry, index) => {
      const old = before.get(entry.dataset.key);
      const isSame = old && old.innerHTML === entry.innerHTML;
      if (isSame) copyAttributes(entry, old);
      const current = isSame ? old : entry;
      if (list.children[index] !== current) list.insertBefore(current, list.children[index] || null);
      if (old && !isSame) old.remove();
    });
  }

  function copyAttributes(from, to) {
    const isPointed = to.classList.contains("is-pointed");
    for (const name of to.getAttributeNames()) if (!from.hasAttribute(name)) to.removeAttribute(name);
    for (const name of from.getAttributeNames()) to.setAttribute(name, from.getAttribute(name));
    to.classList.toggle("is-pointed", isPointed);
  }

  const whenIdle = window.requestIdleCallback || ((then) => setTimeout(then, 200));

  /* A press or a key that the page was opened for goes first. */
  const DELAY_MS = 150;

  /* The prerendered page is hydrated once its bars are gone, see js/boot/prerender.js. */
  function onceHydrated(then) {
    if (!document.querySelector("#first-paint, .first-bars")) return then();
    return document.addEventListener("takenover", then, { once: true });
  }

  Object.assign(window.commitments, {
    RawHtml(props) {
      const { createElement, useLayoutEffect, useRef } = window.React;
      const container = useRef(null);
      useLayoutEffect(() => {
        container.current.innerHTML = props.markup || "";
        for (const part of container.current.querySelectorAll("[data-style]")) part.style.cssText = part.dataset.style;
      }, [props.markup]);
      return createElement("div", { className: props.className, ref: container });
    },
    Picture(props) {
      const { createElement, useEffect } = window.React;
      useEffect(() => {
        if (!props.wants) return undefined;
        let isMounted = true;
        const request = () => isMounted && dash.setProps(props.wants, { data: Date.now() });
        onceHydrated(() => setTimeout(() => whenIdle(request), DELAY_MS));
        return () => {
          isMounted = false;
        };
      }, [props.wants]);
      const markup = { __html: props.markup || "" };
      return createElement("div", { id: props.id, className: props.className, dangerouslySetInnerHTML: markup });
    },
    ValueList(props) {
      const markup = { __html: props.markup || "" };
      return window.React.createElement("datalist", { id: props.id, "data-kind": props.kind, dangerouslySetInnerHTML: markup });
    },
    RowList(props) {
      const { createElement, useLayoutEffect, useRef } = window.React;
      const list = useRef(null);
      useLayoutEffect(() => update(list.current, props.markup || ""), [props.markup]);
      return createElement("ul", { id: props.id, className: props.className, ref: list });
    },
  });
})();

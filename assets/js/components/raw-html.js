/* The components behind dashboard/widgets/html/raw_html.py. In a list, entries that stay are left alone, and with them
   the focus and what is pointed at. */
(function () {
  "use strict";

  function renew(list, markup) {
    const template = document.createElement("template");
    template.innerHTML = markup;
    const fresh = [...template.content.children];
    const keys = new Set(fresh.map((entry) => entry.dataset.key));
    const kept = new Map();
    for (const entry of [...list.children]) {
      if (keys.has(entry.dataset.key)) kept.set(entry.dataset.key, entry);
      else entry.remove();
    }
    fresh.forEach((entry, at) => {
      const old = kept.get(entry.dataset.key);
      const same = old && old.innerHTML === entry.innerHTML;
      if (same) dress(old, entry);
      const here = same ? old : entry;
      if (list.children[at] !== here) list.insertBefore(here, list.children[at] || null);
      if (old && !same) old.remove();
    });
  }

  function dress(entry, as) {
    const pointed = entry.classList.contains("is-pointed");
    for (const name of entry.getAttributeNames()) if (!as.hasAttribute(name)) entry.removeAttribute(name);
    for (const name of as.getAttributeNames()) entry.setAttribute(name, as.getAttribute(name));
    entry.classList.toggle("is-pointed", pointed);
  }

  const whenIdle = window.requestIdleCallback || ((then) => setTimeout(then, 200));

  /* Whoever came to do something does it first. */
  const A_MOMENT_MS = 150;

  /* What is painted first has been taken over when its bars are gone, see js/boot/prerender.js. */
  function onceTakenOver(then) {
    if (!document.querySelector("#first-paint, .first-bars")) return then();
    return document.addEventListener("takenover", then, { once: true });
  }

  window.commitments_parts = {
    GivenHtml(props) {
      const { createElement, useLayoutEffect, useRef } = window.React;
      const place = useRef(null);
      useLayoutEffect(() => {
        place.current.innerHTML = props.markup || "";
        for (const part of place.current.querySelectorAll("[data-style]")) part.style.cssText = part.dataset.style;
      }, [props.markup]);
      return createElement("div", { className: props.className, ref: place });
    },
    Picture(props) {
      const { createElement, useEffect } = window.React;
      useEffect(() => {
        if (!props.wants) return undefined;
        let wanted = true;
        const tell = () => wanted && window.dash_clientside.set_props(props.wants, { data: Date.now() });
        onceTakenOver(() => setTimeout(() => whenIdle(tell), A_MOMENT_MS));
        return () => {
          wanted = false;
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
      useLayoutEffect(() => renew(list.current, props.markup || ""), [props.markup]);
      return createElement("ul", { id: props.id, className: props.className, ref: list });
    },
  };
})();

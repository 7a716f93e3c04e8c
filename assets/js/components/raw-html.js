/* The components behind dashboard/widgets/html/raw_html.py. New markup is patched into what is mounted: elements that
   stay keep the focus, the pointer and a press that has not ended. */
(function () {
  "use strict";
  const { dash, whenIdle } = window.commitments;

  function parsed(markup) {
    const template = document.createElement("template");
    template.innerHTML = markup || "";
    return [...template.content.childNodes];
  }

  function keyOf(node) {
    return node.dataset?.key;
  }

  /* Makes the children of `parent` equal to `nodes`, matching them by `data-key` where they have one, else by index. */
  function patchChildren(parent, nodes) {
    const keys = new Set(nodes.map(keyOf));
    const keyed = new Map();
    for (const child of [...parent.children].filter(keyOf)) {
      if (keys.has(keyOf(child))) keyed.set(keyOf(child), child);
      else child.remove();
    }
    nodes.forEach((node, index) => {
      const current = parent.childNodes[index] || null;
      const mounted = keyOf(node) ? keyed.get(keyOf(node)) : current;
      if (!mounted || mounted.nodeName !== node.nodeName || keyOf(mounted) !== keyOf(node)) {
        parent.insertBefore(node, current);
        return;
      }
      if (mounted !== current) parent.insertBefore(mounted, current);
      patch(mounted, node);
    });
    while (parent.childNodes.length > nodes.length) parent.lastChild.remove();
  }

  function patch(mounted, node) {
    if (mounted.isEqualNode(node)) return;
    if (!(node instanceof Element)) {
      mounted.nodeValue = node.nodeValue;
      return;
    }
    patchAttributes(mounted, node);
    patchChildren(mounted, [...node.childNodes]);
  }

  function patchAttributes(mounted, node) {
    const isPointed = mounted.classList.contains("is-pointed");
    for (const name of mounted.getAttributeNames()) if (!node.hasAttribute(name)) mounted.removeAttribute(name);
    for (const name of node.getAttributeNames()) mounted.setAttribute(name, node.getAttribute(name));
    mounted.classList.toggle("is-pointed", isPointed);
  }

  /* The picture is read from the whole list: a press or a key that the page was opened for is answered before it. */
  const DELAY_MS = 150;

  /* Of boot/prerender.js. */
  function onceHydrated(callback) {
    if (document.querySelector("#prerendered-page, .prerendered-bars")) {
      document.addEventListener("hydrated", callback, { once: true });
    } else callback();
  }

  Object.assign(window.commitments, {
    RawHtml(props) {
      const { createElement, useLayoutEffect, useRef } = window.React;
      const container = useRef(null);
      useLayoutEffect(() => {
        patchChildren(container.current, parsed(props.markup));
        for (const part of container.current.querySelectorAll("[data-style]")) part.style.cssText = part.dataset.style;
      }, [props.markup]);
      return createElement("div", { id: props.id, className: props.className, ref: container });
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
      const attributes = { id: props.id, "data-kind": props.kind, dangerouslySetInnerHTML: markup };
      return window.React.createElement("datalist", attributes);
    },
    RowList(props) {
      const { createElement, useLayoutEffect, useRef } = window.React;
      const list = useRef(null);
      useLayoutEffect(() => patchChildren(list.current, parsed(props.markup)), [props.markup]);
      return createElement("ul", { id: props.id, className: props.className, ref: list });
    },
  });
})();

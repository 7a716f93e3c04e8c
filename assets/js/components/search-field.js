/* The component behind dashboard/widgets/search_field.py. */
(function () {
  "use strict";

  window.commitments.SearchField = function (props) {
    const { createElement, useEffect, useRef } = window.React;
    const field = useRef(null);
    const debounce = useRef(0);

    function commit() {
      clearTimeout(debounce.current);
      debounce.current = 0;
      if (field.current && field.current.value !== props.value) props.setProps({ value: field.current.value });
    }

    /* A value set by a callback, after a step back say, is shown, but never over uncommitted typing. */
    useEffect(() => {
      if (!debounce.current && field.current.value !== props.value) field.current.value = props.value || "";
    }, [props.value]);
    /* A step back drops uncommitted typing: committing it later would undo the step. */
    const value = useRef(props.value);
    value.current = props.value;
    useEffect(() => {
      function drop() {
        if (!debounce.current) return;
        clearTimeout(debounce.current);
        debounce.current = 0;
        field.current.value = value.current || "";
      }
      window.addEventListener("popstate", drop);
      return () => {
        clearTimeout(debounce.current);
        window.removeEventListener("popstate", drop);
      };
    }, []);

    return createElement("input", {
      id: props.id,
      type: "search",
      className: "field-input",
      ref: field,
      defaultValue: props.value,
      placeholder: props.placeholder,
      maxLength: props.maxLength,
      autoComplete: "off",
      onInput() {
        clearTimeout(debounce.current);
        debounce.current = setTimeout(commit, props.debounce);
      },
      onKeyDown(event) {
        if (event.key === "Enter") commit();
      },
    });
  };
})();

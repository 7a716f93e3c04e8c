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

    /* A value set from elsewhere, after a step back say, is shown, but never over what is just being typed. */
    useEffect(() => {
      if (!debounce.current && field.current.value !== props.value) field.current.value = props.value || "";
    }, [props.value]);
    useEffect(() => () => clearTimeout(debounce.current), []);

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

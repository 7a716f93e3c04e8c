/* The part behind dashboard/widgets/search_field.py. */
(function () {
  "use strict";

  window.commitments_parts.SearchField = function (props) {
    const { createElement, useEffect, useRef } = window.React;
    const field = useRef(null);
    const waiting = useRef(0);

    function tell() {
      clearTimeout(waiting.current);
      waiting.current = 0;
      if (field.current && field.current.value !== props.value) props.setProps({ value: field.current.value });
    }

    /* A value from elsewhere, an address walked back to say, but never over what is just being typed. */
    useEffect(() => {
      if (!waiting.current && field.current.value !== props.value) field.current.value = props.value || "";
    }, [props.value]);
    useEffect(() => () => clearTimeout(waiting.current), []);

    return createElement("input", {
      id: props.id,
      type: "search",
      className: "field-input",
      ref: field,
      defaultValue: props.value,
      placeholder: props.placeholder,
      maxLength: props.longest,
      autoComplete: "off",
      onInput() {
        clearTimeout(waiting.current);
        waiting.current = setTimeout(tell, props.pause);
      },
      onKeyDown(event) {
        if (event.key === "Enter") tell();
      },
    });
  };
})();

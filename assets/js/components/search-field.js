/* The component behind dashboard/widgets/search_field.py. */
(function () {
  "use strict";

  /* The input's ref with `debounce` and `commit`, which hand what was typed to `setProps`. */
  function useTyping(props) {
    const { useEffect, useRef } = window.React;
    const field = useRef(null);
    const timer = useRef(0);
    const latest = useRef(props);
    latest.current = props;

    function cancel() {
      clearTimeout(timer.current);
      timer.current = 0;
    }
    function commit() {
      cancel();
      const { setProps, value } = latest.current;
      if (field.current && field.current.value !== value) setProps({ value: field.current.value });
    }
    function debounce() {
      cancel();
      timer.current = setTimeout(commit, latest.current.debounce);
    }
    /* A step back drops uncommitted typing: committing it later would undo the step. */
    function drop() {
      if (!timer.current) return;
      cancel();
      field.current.value = latest.current.value || "";
    }

    /* A value set by a callback, after a step back say, is shown, but never over uncommitted typing. */
    useEffect(() => {
      if (!timer.current && field.current.value !== props.value) field.current.value = props.value || "";
    }, [props.value]);
    useEffect(() => {
      window.addEventListener("popstate", drop);
      return () => {
        cancel();
        window.removeEventListener("popstate", drop);
      };
    }, []);
    return { field, commit, debounce };
  }

  window.commitments.SearchField = function (props) {
    const { field, commit, debounce } = useTyping(props);
    return window.React.createElement("input", {
      id: props.id,
      type: "search",
      className: "field-input",
      ref: field,
      defaultValue: props.value,
      placeholder: props.placeholder,
      maxLength: props.maxLength,
      autoComplete: "off",
      onInput: debounce,
      onKeyDown(event) {
        if (event.key === "Enter") commit();
      },
    });
  };
})();

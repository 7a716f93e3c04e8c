/* The component behind dashboard/widgets/page_query.py: sets `search` to the query of the address while its page is
   on the screen. With `names` only these parameters, and only while the first of them is present. */
(function () {
  "use strict";
  const { navigation } = window.commitments;

  function read(names) {
    if (!names) return location.search;
    if (!navigation.query().has(names[0])) return "";
    const pairs = [...navigation.query()].filter(([name]) => names.includes(name));
    return pairs.length ? "?" + new URLSearchParams(pairs) : "";
  }

  window.commitments.PageQuery = function (props) {
    const { useEffect, useRef } = window.React;
    const last = useRef(read(props.names));
    useEffect(() =>
      navigation.follow(props.path, () => {
        const search = read(props.names);
        if (search === last.current) return;
        last.current = search;
        props.setProps({ search });
      }),
    );
    return null;
  };
})();

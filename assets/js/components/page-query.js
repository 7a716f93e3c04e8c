/* The component behind dashboard/widgets/page_query.py: hands the query of the address to the callbacks of the page on
   the screen, and to no others. */
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
    const known = useRef(read(props.names));
    useEffect(() =>
      navigation.follow(props.path, () => {
        const search = read(props.names);
        if (search === known.current) return;
        known.current = search;
        props.setProps({ search });
      }),
    );
    return null;
  };
})();

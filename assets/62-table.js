/* The table's cells that are more than text, as React elements: text stays text, and nothing is evaluated. */
(function () {
  "use strict";
  const components = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});

  components.CommitmentLink = function (props) {
    if (!props.data) return null;
    return React.createElement("a", { href: props.data.href, dir: "auto" }, props.value);
  };

  components.StatusWord = function (props) {
    if (!props.data) return null;
    return React.createElement(
      "span",
      null,
      React.createElement("span", { className: "status-swatch status-" + props.data.status_value, "aria-hidden": "true" }),
      " ",
      props.value
    );
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    table: {
      /* The grid reads its rows again, where it stands, without forgetting order and filters. */
      again() {
        const nothing = window.dash_clientside.no_update;
        if (window.dash_ag_grid && document.getElementById("commitments-grid")) {
          window.dash_ag_grid.getApiAsync("commitments-grid").then((api) => api.refreshInfiniteCache());
        }
        return nothing;
      },
    },
  });
})();

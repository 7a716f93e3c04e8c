/* The table: cell renderers as React elements (text stays text, nothing is evaluated), and refreshing. */
(function () {
  "use strict";
  const { dash, navigation } = window.commitments;
  const GRID = ".commitments-grid";
  const NARROW_PX = 700;
  const components = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});

  /* A plain click renders the page without loading it. */
  function followLink(event) {
    if (navigation.isForBrowser(event)) return;
    event.preventDefault();
    navigation.go(event.currentTarget.getAttribute("href"), { toTop: true });
  }

  components.CommitmentLink = function (props) {
    if (!props.data) return null;
    return React.createElement("a", { href: props.data.href, dir: "auto", onClick: followLink }, props.value);
  };

  components.StatusWord = function (props) {
    if (!props.data) return null;
    const className = "status-swatch status-" + props.data.status_value;
    const swatch = React.createElement("span", { className, "aria-hidden": "true" });
    return React.createElement("span", null, swatch, props.value);
  };

  /* AG Grid has no setting for its accessible name; and a pinned column would fill a phone's screen. */
  function prepare(api) {
    const root = document.querySelector(GRID + " .ag-root");
    if (root) root.setAttribute("aria-label", "Commitments");
    if (window.innerWidth < NARROW_PX) {
      api.applyColumnState({ state: [{ colId: "title", pinned: null, width: 230 }] });
    }
  }

  /* Enter on a title does what a click does. */
  document.addEventListener("keydown", (event) => {
    const cell = event.key === "Enter" && event.target.closest && event.target.closest(GRID + " .ag-cell");
    const link = cell && event.target === cell && cell.querySelector("a");
    if (link) link.click();
  });

  dash.register("table", {
    /* Names the grid once it is mounted; after a change it reads its rows again and keeps order and filters. */
    follow(_changed, _search, id) {
      const isMounted = dash.triggered().length > 0;
      window.dash_ag_grid
        .getApiAsync(id)
        .then((api) => (isMounted ? api.refreshInfiniteCache() : prepare(api)))
        .catch(() => undefined); // the page was left before its grid was mounted
      return dash.noUpdate;
    },
  });
})();

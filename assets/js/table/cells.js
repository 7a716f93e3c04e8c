/* The table's cells that are more than text, as React elements: text stays text, and nothing is evaluated. */
(function () {
  "use strict";
  const GRID = "commitments-grid";
  const NARROW = 700;
  const PAPER = 1020;
  const components = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});

  /* Within this application a plain click puts up the page without loading everything anew. */
  function follow(event) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState({}, "", event.currentTarget.getAttribute("href"));
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    window.scrollTo(0, 0);
  }

  components.CommitmentLink = function (props) {
    if (!props.data) return null;
    return React.createElement("a", { href: props.data.href, dir: "auto", onClick: follow }, props.value);
  };

  components.StatusWord = function (props) {
    if (!props.data) return null;
    return React.createElement(
      "span",
      null,
      React.createElement("span", { className: "status-swatch status-" + props.data.status_value, "aria-hidden": "true" }),
      props.value
    );
  };

  /* AG Grid has no setting for its name; and a pinned column would fill a phone's screen. */
  function prepare(api) {
    const root = document.querySelector("#" + GRID + " .ag-root");
    if (root) root.setAttribute("aria-label", "Commitments");
    if (window.innerWidth < NARROW) {
      api.applyColumnState({ state: [{ colId: "title", pinned: null, width: 230 }] });
    }
  }

  /* On paper nothing scrolls: all rows that were read stand there, their columns as narrow as the sheet asks. */
  let before = null;
  function whenShown(act) {
    if (document.getElementById(GRID)) act(window.dash_ag_grid.getApi(GRID));
  }
  window.addEventListener("beforeprint", () =>
    whenShown((api) => {
      before = api.getColumnState();
      api.setGridOption("domLayout", "print");
      api.setGridOption("rowHeight", 66);
      api.sizeColumnsToFit(PAPER, { columnLimits: [{ key: "title", minWidth: 120 }] });
    })
  );
  window.addEventListener("afterprint", () =>
    whenShown((api) => {
      api.setGridOption("domLayout", "normal");
      api.setGridOption("rowHeight", undefined);
      if (before) api.applyColumnState({ state: before });
    })
  );

  /* Enter on a title does what a click does. */
  document.addEventListener("keydown", (event) => {
    const cell = event.key === "Enter" && event.target.closest && event.target.closest("#" + GRID + " .ag-cell");
    const link = cell && event.target === cell && cell.querySelector("a");
    if (link) link.click();
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    table: {
      /* Once the grid stands it is named; after a change it reads its rows again without forgetting order and filters. */
      follow() {
        const again = window.dash_clientside.callback_context.triggered.length > 0;
        window.dash_ag_grid
          .getApiAsync(GRID)
          .then((api) => (again ? api.refreshInfiniteCache() : prepare(api)))
          .catch(() => undefined); // the page was left before its grid stood
        return window.dash_clientside.no_update;
      },
    },
  });
})();

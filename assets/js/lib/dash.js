/* Every name of Dash, Plotly and React that these scripts use: the documented ones of `dash_clientside` in short, and
   those that are nobody's promise, which an upgrade may take away. tests/browser/test_dash_names.py tries each of them
   on the real page; the Python counterpart is dashboard/dash_internals.py. */
(function () {
  "use strict";
  const commitments = (window.commitments = window.commitments || {});

  commitments.dash = {
    /* What dcc.Link dispatches on the window after it has pushed an address, and dcc.Location listens to. */
    ADDRESS_EVENT: "_dashprivate_pushstate",
    CALLBACK_PATH: "_dash-update-component",
    ENTRY: "#react-entry-point",
    LOADING: '[data-dash-is-loading="true"]',
    DROPDOWN: ".dash-dropdown",
    DROPDOWN_LIST: ".dash-dropdown-content",
    DROPDOWN_SEARCH: ".dash-dropdown-search",
    PLOT: ".js-plotly-plot",
    PLOT_BARS: ".cartesianlayer .xgrid, .cartesianlayer .bars path",
    HOVER_LABEL: ".hoverlayer .hovertext",

    /* Functions for `ClientsideFunction(namespace, …)`. */
    register(namespace, functions) {
      window.dash_clientside = Object.assign({}, window.dash_clientside, { [namespace]: functions });
    },

    isReady() {
      return Boolean(window.dash_clientside && window.dash_clientside.set_props);
    },

    setProps(id, props) {
      window.dash_clientside.set_props(id, props);
    },

    get noUpdate() {
      return window.dash_clientside.no_update;
    },

    /* Which properties, as `id.property`, the running clientside callback was called for. */
    triggered() {
      return window.dash_clientside.callback_context.triggered.map((trigger) => trigger.prop_id);
    },

    /* The range of days, as Plotly writes them, that a graph shows; null until it is drawn. */
    xRange(graph) {
      const plot = graph && graph.querySelector(this.PLOT);
      return plot && plot.layout && plot.layout.xaxis ? plot.layout.xaxis.range : null;
    },

    /* Sets a field's value as if it was typed: React keeps a setter of its own on each field, and hears of a change
       only if the browser's setter is used. */
    setValue(control, value) {
      if (control.value === value) return;
      const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value").set;
      setter.call(control, value);
      control.dispatchEvent(new Event(control.localName === "select" ? "change" : "input", { bubbles: true }));
    },
  };
})();

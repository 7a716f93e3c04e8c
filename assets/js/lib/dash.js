/* Every name of Dash, Plotly and React that these scripts use: the documented ones of `dash_clientside`, and private ones,
   which an upgrade may remove. tests/browser/test_dash_names.py tries each of them on the real page; the Python
   counterpart is dashboard/dash_internals.py. */
(function () {
  "use strict";
  const commitments = (window.commitments = window.commitments || {});

  commitments.dash = {
    /* The event of dcc.Link on the window after it has pushed an address; dcc.Location listens to it. */
    ADDRESS_EVENT: "_dashprivate_pushstate",
    CALLBACK_PATH: "_dash-update-component",
    /* What Dash requests first, by the id of the element that holds it. */
    INITIAL_PATHS: { "initial-layout": "_dash-layout", "initial-dependencies": "_dash-dependencies" },
    ENTRY: "#react-entry-point",
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

    /* The properties, as `id.property`, that triggered the running clientside callback. */
    triggered() {
      return window.dash_clientside.callback_context.triggered.map((trigger) => trigger.prop_id);
    },

    /* Sets a field's value as if it was typed: React shadows the setter of each field, and sees a change only if the
       browser's own is called. */
    setValue(control, value) {
      if (control.value === value) return;
      const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value").set;
      setter.call(control, value);
      control.dispatchEvent(new Event(control.localName === "select" ? "change" : "input", { bubbles: true }));
    },
  };
})();

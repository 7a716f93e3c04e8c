/* Plotly is large, and Dash's own parts need not wait for it: until it has run, a promise of it stands in its place,
   which dcc.Graph awaits before it draws. If it can't be had, Dash fetches the copy that it brings. */
(function () {
  "use strict";
  window.Plotly = new Promise((have) => {
    const told = (event) => {
      if (event.target.id !== "plotly") return;
      document.removeEventListener("load", told, true);
      document.removeEventListener("error", told, true);
      if (event.type === "load") have(window.Plotly);
      else have(another());
    };
    document.addEventListener("load", told, true);
    document.addEventListener("error", told, true);
  });

  function another() {
    return new Promise((have, fail) => {
      const script = document.createElement("script");
      script.onload = () => have(window.Plotly);
      script.onerror = fail;
      script.src = "/_dash-component-suites/plotly/package_data/plotly.min.js";
      document.head.append(script);
    });
  }

  /* Dash's parts were made for browsers that know no generators, and ask for this name of a bundle of polyfills that
     takes longer to run than all of Dash; the one function they use it for goes through these steps. */
  window.regeneratorRuntime = {
    mark: (made) => made,
    wrap(step, self) {
      const at = { prev: 0, next: 0, sent: undefined, isOver: false, stop() { this.isOver = true; } };
      return {
        next(value) {
          at.sent = value;
          const given = step.call(self, at);
          return { value: given, done: at.isOver };
        },
        throw(problem) {
          throw problem;
        },
      };
    },
  };
})();

/* The only wrapper of `fetch`. A request of the page goes through the steps below, from the first to the last and then
   to the network; its response comes back through them the other way round.

   A step is `(request, next) => response`: it answers itself, or waits for `next()` and looks at what came back.
   `request` is {url, options, callback}; `callback` is the parsed body of a Dash callback ({output, inputs, state,
   changedPropIds}), null for every other request. It is parsed when a step first asks for it, and only once. */
(function () {
  "use strict";
  const ORDER = [
    "initial-page", // Dash's first questions are answered from the page itself: lib/initial-page.js
    "submission", // a form whose submission fails is released: forms/form.js
    "failures", // a callback that fails is reported on the page: shell/failures.js
    "retry", // a busy server is asked again: shell/failures.js
  ];
  const CALLBACKS = "_dash-update-component";
  const network = window.fetch.bind(window);
  const steps = new Map();

  function addressOf(resource) {
    return resource instanceof Request ? resource.url : String(resource);
  }

  function parsed(url, options) {
    if (!url.includes(CALLBACKS) || typeof options?.body !== "string") return null;
    try {
      return { inputs: [], state: [], changedPropIds: [], ...JSON.parse(options.body) };
    } catch {
      return null;
    }
  }

  function requestOf(resource, options) {
    const url = addressOf(resource);
    let callback;
    return {
      url,
      options,
      isCallback: url.includes(CALLBACKS),
      get callback() {
        return callback === undefined ? (callback = parsed(url, options)) : callback;
      },
    };
  }

  async function pass(request, resource, at) {
    if (at === ORDER.length) return network(resource, request.options);
    const step = steps.get(ORDER[at]);
    const next = () => pass(request, resource, at + 1);
    return step ? step(request, next) : next();
  }

  window.fetch = (resource, options) => pass(requestOf(resource, options), resource, 0);

  window.commitments.requests = {
    use(name, step) {
      if (!ORDER.includes(name)) throw new Error(`lib/requests.js has no place for the step “${name}”`);
      steps.set(name, step);
    },
  };
})();

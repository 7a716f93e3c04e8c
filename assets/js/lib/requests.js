/* The only wrapper of `fetch`. A request of the page goes through the steps below, from the first to the last and then
   to the network; its response comes back through them in reverse.

   A step is `(request, next) => response`: it answers itself, or awaits `next()` and looks at the response. `request`
   is {url, options, isCallback, callback}; `callback` is the parsed body of a Dash callback ({output, inputs, state,
   changedPropIds}), null for every other request. It is parsed once, when a step first reads it. */
(function () {
  "use strict";
  const ORDER = [
    "initial-page", // Dash's first requests are answered from the page itself: lib/initial-page.js
    "suggestions", // a field whose request fails is released: forms/suggestions.js
    "submission", // a form whose submission fails is released: forms/form.js
    "failures", // a callback that fails is reported on the page: shell/failures.js
    "retry", // a request to a busy server is repeated: shell/failures.js
  ];
  const { dash } = window.commitments;
  const network = window.fetch.bind(window);
  const steps = new Map();
  /* Callback requests without a response, and who waits until there are none. */
  let pending = 0;
  const waiting = [];

  function parsed(url, options) {
    if (!url.includes(dash.CALLBACK_PATH) || typeof options?.body !== "string") return null;
    try {
      return { inputs: [], state: [], changedPropIds: [], ...JSON.parse(options.body) };
    } catch {
      return null;
    }
  }

  function requestOf(resource, options) {
    const url = resource instanceof Request ? resource.url : String(resource);
    let callback;
    return {
      url,
      options,
      isCallback: url.includes(dash.CALLBACK_PATH),
      get callback() {
        return callback === undefined ? (callback = parsed(url, options)) : callback;
      },
    };
  }

  async function pass(request, resource, index) {
    if (index === ORDER.length) return network(resource, request.options);
    const step = steps.get(ORDER[index]);
    const next = () => pass(request, resource, index + 1);
    return step ? step(request, next) : next();
  }

  window.fetch = async (resource, options) => {
    const request = requestOf(resource, options);
    if (!request.isCallback) return pass(request, resource, 0);
    pending += 1;
    try {
      return await pass(request, resource, 0);
    } finally {
      pending -= 1;
      if (!pending) waiting.splice(0).forEach((resolve) => resolve());
    }
  };

  window.commitments.requests = {
    use(name, step) {
      if (!ORDER.includes(name)) throw new Error(`lib/requests.js lists no step “${name}”`);
      steps.set(name, step);
    },

    /* Resolves once every callback request has its response. */
    settled() {
      return pending ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve();
    },

    /* Resolves after a time, or rejects as an aborted request does. */
    pause(milliseconds, signal) {
      return new Promise((resolve, reject) => {
        const abort = () => reject(new DOMException("the request was aborted", "AbortError"));
        if (signal?.aborted) abort();
        signal?.addEventListener("abort", abort, { once: true });
        setTimeout(resolve, milliseconds);
      });
    },

    /* The error that a response says, as {error, request_id}; empty where its body is not ours. */
    problemOf(response) {
      return response.clone().json().catch(() => ({}));
    },
  };
})();

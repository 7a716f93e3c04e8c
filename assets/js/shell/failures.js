/* What requests of Dash's go through here: a busy server is asked again, and a request that fails is reported on the
   page. */
(function () {
  "use strict";

  /* Otherwise a failed request is reported on the console only. */
  function showFailure(sentence) {
    const list = document.querySelector(".shell-troubles");
    if (!list || [...list.children].some((item) => item.dataset.sentence === sentence)) {
      return;
    }
    const item = document.createElement("p");
    item.className = "notice notice-error shell-trouble";
    item.dataset.sentence = sentence;
    item.append(sentence + " ");
    const dismiss = document.createElement("button");
    dismiss.type = "button";
    dismiss.className = "button shell-trouble-dismiss";
    dismiss.textContent = "Dismiss";
    item.append(dismiss);
    list.append(item);
  }
  function hideFailure(sentence) {
    for (const item of document.querySelectorAll(".shell-trouble")) {
      if (item.dataset.sentence === sentence) item.remove();
    }
  }
  /* A busy server turns a request away before it does anything, and says in how many seconds there may be room. It is
     asked again a few times, each page after a little time of its own; until then nothing on the page changes. */
  const BUSY = "The server is busy. Trying again by itself; what you typed is still here.";
  const TRIES = 4;
  let waiting = 0;
  window.commitments.requests.use("retry", async (request, next) => {
    for (let tried = 1; ; tried += 1) {
      const response = await next();
      const seconds = Number(response.headers.get("retry-after"));
      const busy = (response.status === 503 || response.status === 429) && seconds > 0 && seconds <= 30;
      if (!request.isCallback || !busy || tried === TRIES) return response;
      waiting += 1;
      showFailure(BUSY);
      try {
        await pause(1000 * (seconds + Math.random()), request.options?.signal);
      } finally {
        waiting -= 1;
        if (!waiting) hideFailure(BUSY);
      }
    }
  });

  /* Ends early, as a request would, where nobody waits for the answer any more. */
  function pause(milliseconds, signal) {
    return new Promise((resolve, reject) => {
      const abandon = () => reject(new DOMException("no longer asked for", "AbortError"));
      if (signal && signal.aborted) abandon();
      if (signal) signal.addEventListener("abort", abandon, { once: true });
      setTimeout(resolve, milliseconds);
    });
  }
  window.commitments.requests.use("failures", async (request, next) => {
    if (!request.isCallback) return next();
    try {
      const response = await next();
      if (!response.ok) {
        const problem = await response.clone().json().catch(() => ({}));
        const id = problem.request_id ? ` (request ${problem.request_id})` : "";
        showFailure((problem.error || "The server did not answer as it should.") + id);
      }
      return response;
    } catch (error) {
      if (error.name !== "AbortError") {
        showFailure("The server can't be reached. What you typed is still here; try again in a moment.");
      }
      throw error;
    }
  });

  document.addEventListener("click", (event) => {
    const dismiss = event.target instanceof Element && event.target.closest(".shell-trouble-dismiss");
    if (dismiss) dismiss.closest(".shell-trouble").remove();
  });
})();

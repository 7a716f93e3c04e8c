/* Failed callback requests: a request to a busy server is repeated, and what fails in the end is reported on the page
   (Dash reports it on the console only). */
(function () {
  "use strict";
  const { requests } = window.commitments;

  function showFailure(sentence) {
    const list = document.querySelector(".shell-failures");
    if (!list || [...list.children].some((item) => item.dataset.sentence === sentence)) return;
    const item = document.createElement("p");
    item.className = "notice notice-error shell-failure";
    item.dataset.sentence = sentence;
    const dismiss = document.createElement("button");
    dismiss.type = "button";
    dismiss.className = "button shell-failure-dismiss";
    dismiss.textContent = "Dismiss";
    item.append(sentence + " ", dismiss);
    list.append(item);
  }

  /* All failures without a sentence: what failed before a save that went well says nothing of what is now. */
  function hideFailure(sentence) {
    for (const item of document.querySelectorAll(".shell-failure")) {
      if (!sentence || item.dataset.sentence === sentence) item.remove();
    }
  }

  /* A busy server refuses a request before it does anything, and says in `retry-after` in how many seconds there may be
     room. Each page adds a random time of its own; until then nothing on the page changes. */
  const UNREACHED = "The server can't be reached. What you typed is still here; try again in a moment.";
  const BUSY = "The server is busy. Trying again by itself; what you typed is still here.";
  const MAX_TRIES = 4;
  const MAX_RETRY_AFTER_S = 30;
  let retrying = 0;

  function retryAfter(response) {
    const seconds = Number(response.headers.get("retry-after"));
    const isBusy = response.status === 503 || response.status === 429;
    return isBusy && seconds > 0 && seconds <= MAX_RETRY_AFTER_S ? seconds : 0;
  }

  requests.use("retry", async (request, next) => {
    for (let tries = 1; ; tries += 1) {
      const response = await next();
      const seconds = retryAfter(response);
      if (!request.isCallback || !seconds || tries === MAX_TRIES) return response;
      retrying += 1;
      showFailure(BUSY);
      try {
        await requests.pause(1000 * (seconds + Math.random()), request.options?.signal);
      } finally {
        retrying -= 1;
        if (!retrying) hideFailure(BUSY);
      }
    }
  });

  requests.use("failures", async (request, next) => {
    if (!request.isCallback) return next();
    try {
      const response = await next();
      if (!response.ok) {
        const problem = await requests.problemOf(response);
        const id = problem.request_id ? ` (request ${problem.request_id})` : "";
        showFailure((problem.error || "The server did not answer as it should.") + id);
      } else {
        hideFailure(UNREACHED);
      }
      return response;
    } catch (error) {
      if (error.name !== "AbortError") {
        showFailure(UNREACHED);
      }
      throw error;
    }
  });

  window.commitments.failures = { hideAll: () => hideFailure() };
  document.addEventListener("click", (event) => {
    event.target.closest?.(".shell-failure-dismiss")?.closest(".shell-failure").remove();
  });
})();

/* The shell's own behaviour: current page, theme button, as-of day, and telling of failed requests. */
(function () {
  "use strict";
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    shell: {
      mark_current_page(pathname) {
        markCurrentPage(pathname);
        showAsOf();
        return pathname;
      },
    },
  });

  function markCurrentPage(pathname) {
    for (const link of document.querySelectorAll(".shell-nav a")) {
      const own = new URL(link.href).pathname;
      const inside = own === "/" ? pathname === "/" : pathname === own || pathname.startsWith(own + "/");
      if (inside) {
        link.setAttribute("aria-current", "page");
      } else {
        link.removeAttribute("aria-current");
      }
    }
  }

  function go(address) {
    history.pushState({}, "", address);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  function showTheme() {
    const label = document.querySelector(".shell-theme-label");
    if (label) {
      label.textContent = window.commitmentsTheme.choice();
    }
  }

  /* Two days belong to every page; the filters to those that show many commitments. */
  const DAYS = ["as_of", "as_recorded_by"];
  const FILTERS = ["q", "status", "schedule", "actor", "place", "topic"];
  const FILTERED = new Set(["/", "/table", "/agenda", "/statistics", "/changes"]);

  /* The address of a page with what is kept of the present one. */
  function carried(path, { filters = FILTERED.has(path) && FILTERED.has(location.pathname) } = {}) {
    const query = new URLSearchParams();
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (DAYS.includes(name) || (filters && FILTERS.includes(name))) query.append(name, value);
    }
    return query.size ? path + "?" + query : path;
  }

  /* Links of the navigation say where they lead, so that a new tab goes there as well. */
  function carryDays() {
    for (const link of document.querySelectorAll(".shell-nav a, a.shell-brand, a.shell-compare")) {
      const path = new URL(link.href).pathname;
      link.setAttribute("href", link.matches(".shell-compare") ? comparison(path) : carried(path));
    }
  }

  /* From the day that is shown to today; on today, the last thirty days. */
  function comparison(path) {
    const asked = new URLSearchParams(location.search).get("as_of");
    return asked ? path + "?from_day=" + encodeURIComponent(asked) : path;
  }

  /* A day's field, made on first use (js/forms/date-field.js). */
  const fields = new WeakMap();
  function dayField(holder, place, id, name) {
    const parent = holder.querySelector(place);
    if (!fields.has(parent)) {
      const bounds = { min: "1900-01-01", max: holder.dataset.today, may: true };
      const field = window.commitmentsDays.field({ id, ...bounds, onDay: (day) => askDays({ [name]: day }) });
      parent.append(field.root);
      fields.set(parent, field);
    }
    return fields.get(parent);
  }

  function askedDay(name, today) {
    const asked = new URLSearchParams(location.search).get(name) || "";
    return /^\d{4}-\d{2}-\d{2}$/.test(asked) && asked < today && !isNaN(new Date(asked)) ? asked : "";
  }

  function showAsOf() {
    const holder = document.querySelector(".shell-as-of");
    if (!holder) {
      return;
    }
    const day = askedDay("as_of", holder.dataset.today);
    const recorded = askedDay("as_recorded_by", holder.dataset.today);
    holder.querySelector(".shell-as-of-label").textContent =
      (day ? window.commitmentsDays.written(day) : "today") + (recorded ? ", recorded by " + window.commitmentsDays.written(recorded) : "");
    holder.classList.toggle("is-other-day", Boolean(day || recorded));
    const shown = [
      [dayField(holder, ".shell-as-of-field", "shell-as-of-day", "as_of"), day || holder.dataset.today],
      [dayField(holder, ".shell-recorded-field", "shell-as-recorded-by-day", "as_recorded_by"), recorded],
    ];
    shown.forEach(([field, value]) => field.set(value));
    const compare = holder.querySelector(".shell-compare");
    compare.textContent = day ? "Compare with today" : "What changed in the last 30 days";
    carryDays();
  }

  function askDays(days) {
    const address = new URL(location.href);
    for (const [name, day] of Object.entries(days)) {
      if (day && day !== document.querySelector(".shell-as-of").dataset.today) {
        address.searchParams.set(name, day);
      } else {
        address.searchParams.delete(name);
      }
    }
    go(address.pathname + address.search + address.hash);
    showAsOf();
  }

  /* Dash's links go where they were written to lead; these lead where they say now. Links that came as HTML are
     followed like them. */
  const LED = ".shell-nav a, a.shell-brand, a.shell-compare, #react-entry-point a[rel=inside]";
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element && event.target.closest(LED);
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      const open = link.closest(".shell-as-of[open]");
      if (open) {
        open.open = false;
      }
      go(link.getAttribute("href"));
      window.scrollTo(0, 0);
    },
    true,
  );

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target) {
      return;
    }
    if (target.closest(".shell-theme")) {
      window.commitmentsTheme.next();
      showTheme();
    } else if (target.closest(".shell-as-of-today")) {
      askDays({ as_of: "", as_recorded_by: "" });
    } else if (target.closest(".shell-trouble-dismiss")) {
      target.closest(".shell-trouble").remove();
    }
    const open = document.querySelector(".shell-as-of[open]");
    if (open && (!open.contains(target) || target.closest(".shell-as-of-today"))) {
      open.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    const open = document.querySelector(".shell-as-of[open]");
    if (event.key === "Escape" && open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });
  window.addEventListener("popstate", showAsOf);
  window.addEventListener("_dashprivate_pushstate", showAsOf);
  document.addEventListener("themechange", showTheme);

  /* A request of Dash's that fails is otherwise told to the console only. */
  function tell(sentence) {
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
  function untell(sentence) {
    for (const item of document.querySelectorAll(".shell-trouble")) {
      if (item.dataset.sentence === sentence) item.remove();
    }
  }
  /* A busy server turns a request away before it does anything, and says in how many seconds there may be room. It is
     asked again a few times, each page after a little time of its own; until then nothing on the page changes. */
  const BUSY = "The server is busy. Trying again by itself; what you typed is still here.";
  const TRIES = 4;
  let waiting = 0;
  window.commitmentsRequests.use("retry", async (request, next) => {
    for (let tried = 1; ; tried += 1) {
      const response = await next();
      const seconds = Number(response.headers.get("retry-after"));
      const busy = (response.status === 503 || response.status === 429) && seconds > 0 && seconds <= 30;
      if (!request.isCallback || !busy || tried === TRIES) return response;
      waiting += 1;
      tell(BUSY);
      try {
        await pause(1000 * (seconds + Math.random()), request.options?.signal);
      } finally {
        waiting -= 1;
        if (!waiting) untell(BUSY);
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
  window.commitmentsRequests.use("failures", async (request, next) => {
    if (!request.isCallback) return next();
    try {
      const response = await next();
      if (!response.ok) {
        const problem = await response.clone().json().catch(() => ({}));
        const id = problem.request_id ? ` (request ${problem.request_id})` : "";
        tell((problem.error || "The server did not answer as it should.") + id);
      }
      return response;
    } catch (error) {
      if (error.name !== "AbortError") {
        tell("The server can't be reached. What you typed is still here; try again in a moment.");
      }
      throw error;
    }
  });
  new MutationObserver((_, observer) => {
    if (document.querySelector(".shell-theme-label")) {
      observer.disconnect();
      showTheme();
      markCurrentPage(location.pathname);
      showAsOf();
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();

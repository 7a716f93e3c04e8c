/* The shell's own behaviour: current page, theme button, as-of day, and telling of failed requests. */
(function () {
  "use strict";
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    shell: {
      mark_current_page(pathname) {
        for (const link of document.querySelectorAll(".shell-nav a")) {
          const own = link.getAttribute("href");
          const inside = own === "/" ? pathname === "/" : pathname === own || pathname.startsWith(own + "/");
          if (inside) {
            link.setAttribute("aria-current", "page");
          } else {
            link.removeAttribute("aria-current");
          }
        }
        showAsOf();
        return pathname;
      },
    },
  });

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

  /* The day's field, made on first use. */
  function asOfField(holder) {
    const place = holder.querySelector(".shell-as-of-field");
    let field = place.querySelector("input");
    if (!field) {
      field = document.createElement("input");
      field.type = "date";
      field.id = "shell-as-of-day";
      field.className = "field-input";
      field.min = "1900-01-01";
      field.max = "2999-12-31";
      place.append(field);
    }
    return field;
  }

  function showAsOf() {
    const holder = document.querySelector(".shell-as-of");
    if (!holder) {
      return;
    }
    const asked = new URLSearchParams(location.search).get("as_of") || "";
    const known = /^\d{4}-\d{2}-\d{2}$/.test(asked) && asked !== holder.dataset.today;
    const day = known ? new Date(asked + "T00:00:00Z") : null;
    const words = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
    holder.querySelector(".shell-as-of-label").textContent =
      day && !isNaN(day) ? day.toLocaleDateString("en-GB", words) : "today";
    holder.classList.toggle("is-other-day", Boolean(day));
    const field = asOfField(holder);
    if (document.activeElement !== field) {
      field.value = known ? asked : holder.dataset.today;
    }
  }

  function askAsOf(day) {
    const address = new URL(location.href);
    if (day && day !== document.querySelector(".shell-as-of").dataset.today) {
      address.searchParams.set("as_of", day);
    } else {
      address.searchParams.delete("as_of");
    }
    go(address.pathname + address.search + address.hash);
    showAsOf();
  }

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target) {
      return;
    }
    if (target.closest(".shell-theme")) {
      window.commitmentsTheme.next();
      showTheme();
    } else if (target.closest(".shell-as-of-today")) {
      askAsOf("");
    } else if (target.closest(".shell-trouble-dismiss")) {
      target.closest(".shell-trouble").remove();
    }
    const open = document.querySelector(".shell-as-of[open]");
    if (open && (!open.contains(target) || target.closest(".shell-as-of-today"))) {
      open.open = false;
    }
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "shell-as-of-day" && event.target.validity.valid) {
      askAsOf(event.target.value);
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
  const plain = window.fetch.bind(window);
  window.fetch = async function (resource, options) {
    const address = typeof resource === "string" ? resource : resource instanceof Request ? resource.url : "";
    if (!address.includes("_dash-update-component")) {
      return plain(resource, options);
    }
    try {
      const response = await plain(resource, options);
      if (!response.ok) {
        const said = await response.clone().json().catch(() => ({}));
        const id = said.request_id ? ` (request ${said.request_id})` : "";
        tell((said.error || "The server did not answer as it should.") + id);
      }
      return response;
    } catch (error) {
      if (error.name !== "AbortError") {
        tell("The server can't be reached. What you typed is still here; try again in a moment.");
      }
      throw error;
    }
  };
  new MutationObserver((_, observer) => {
    if (document.querySelector(".shell-theme-label")) {
      observer.disconnect();
      showTheme();
      showAsOf();
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();

/* Days as people type them: "30 Sep 2026", "2026-09-30", "today". A field shows its day written out, and opens a
   calendar that the keyboard knows (Alt+↓; arrows, Page Up and Down, Enter, Escape). Forms, the header and the page of
   changes use the same one: <div class="day-control"><input><button class="day-open"></div>. */
(function () {
  "use strict";
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ").map((day) => [day.slice(0, 2), day]);
  const DAY = 86400000;
  const HINT = "Type a day like 30 Sep 2026.";
  let open = null;

  function iso(time) {
    return new Date(time).toISOString().slice(0, 10);
  }
  function time(day) {
    return Date.parse(day + "T00:00:00Z");
  }
  function today() {
    const holder = document.querySelector(".shell-as-of");
    return (holder && holder.dataset.today) || iso(Date.now());
  }
  function written(day) {
    const [year, month, date] = day.split("-").map(Number);
    return `${date} ${MONTHS[month - 1].slice(0, 3)} ${year}`;
  }

  function dayOf(year, month, date) {
    const found = new Date(Date.UTC(year, month - 1, date));
    const fits = found.getUTCFullYear() === year && found.getUTCMonth() === month - 1 && found.getUTCDate() === date;
    return fits ? iso(found) : "";
  }
  function monthOf(name) {
    const wanted = name.toLowerCase().replace(".", "");
    return wanted.length < 3 ? 0 : MONTHS.findIndex((one) => one.toLowerCase().startsWith(wanted) || (one === "September" && wanted === "sept")) + 1;
  }
  /* The ISO day that the words name, empty where they name none or two. */
  function read(words) {
    const text = words.trim();
    if (/^today$/i.test(text)) return today();
    if (/^yesterday$/i.test(text)) return iso(time(today()) - DAY);
    let found = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
    if (found) return dayOf(+found[1], +found[2], +found[3]);
    found = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
    if (found) return dayOf(+found[3], +found[2], +found[1]);
    found = /^(\d{1,2})(?:st|nd|rd|th|\.)?\s*([a-z]+\.?),?\s*(\d{4})$/i.exec(text);
    if (found) return dayOf(+found[3], monthOf(found[2]), +found[1]);
    found = /^([a-z]+\.?)\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i.exec(text);
    return found ? dayOf(+found[3], monthOf(found[1]), +found[2]) : "";
  }

  function make(kind, className, words) {
    const made = document.createElement(kind);
    made.className = className;
    if (words) made.textContent = words;
    return made;
  }

  /* The calendar. */
  function limits(control) {
    return { min: control.dataset.min || "0001-01-01", max: control.dataset.max || "9999-12-31" };
  }
  function held(day, { min, max }) {
    return day < min ? min : day > max ? max : day;
  }
  function step(label, sign, key) {
    const button = make("button", "day-step", sign);
    button.type = "button";
    button.setAttribute("aria-label", label);
    button.addEventListener("click", () => move(key));
    return button;
  }
  function monthsOn(day, months) {
    const [year, month, date] = day.split("-").map(Number);
    const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
    return iso(Date.UTC(year, month - 1 + months, Math.min(date, last)));
  }
  function grid(at, chosen, bounds) {
    const [year, month] = at.split("-").map(Number);
    const table = make("table", "day-grid");
    table.setAttribute("role", "grid");
    const head = table.createTHead().insertRow();
    for (const [short, long] of WEEK) {
      const cell = make("th", "", short);
      cell.abbr = long;
      head.append(cell);
    }
    const first = Date.UTC(year, month - 1, 1);
    const offset = (new Date(first).getUTCDay() + 6) % 7;
    const body = table.createTBody();
    for (let row = 0, on = first - offset * DAY; row < 6; row += 1) {
      const line = body.insertRow();
      for (let place = 0; place < 7; place += 1, on += DAY) {
        const day = iso(on);
        const cell = line.insertCell();
        if (+day.slice(5, 7) !== month) continue;
        const button = make("button", "day-day" + (day === today() ? " is-today" : ""), String(+day.slice(8)));
        button.type = "button";
        button.dataset.day = day;
        button.tabIndex = day === at ? 0 : -1;
        button.disabled = day < bounds.min || day > bounds.max;
        button.setAttribute("aria-label", written(day));
        if (day === chosen) button.setAttribute("aria-current", "date");
        cell.append(button);
      }
    }
    return table;
  }
  function draw() {
    const title = make("strong", "day-month", `${MONTHS[+open.at.slice(5, 7) - 1]} ${open.at.slice(0, 4)}`);
    title.setAttribute("aria-live", "polite");
    const head = make("div", "day-head");
    head.append(step("A year back", "«", "year-"), step("The month before", "‹", "PageUp"), title, step("The month after", "›", "PageDown"), step("A year on", "»", "year+"));
    open.popover.replaceChildren(head, grid(open.at, open.chosen, limits(open.control)));
  }
  function move(key) {
    const day = open.at;
    const weekday = (new Date(time(day)).getUTCDay() + 6) % 7;
    const moves = {
      ArrowLeft: () => iso(time(day) - DAY),
      ArrowRight: () => iso(time(day) + DAY),
      ArrowUp: () => iso(time(day) - 7 * DAY),
      ArrowDown: () => iso(time(day) + 7 * DAY),
      Home: () => iso(time(day) - weekday * DAY),
      End: () => iso(time(day) + (6 - weekday) * DAY),
      PageUp: () => monthsOn(day, -1),
      PageDown: () => monthsOn(day, 1),
      "year-": () => monthsOn(day, -12),
      "year+": () => monthsOn(day, 12),
    };
    if (!moves[key]) return false;
    open.at = held(moves[key](), limits(open.control));
    draw();
    open.popover.querySelector('[tabindex="0"]')?.focus();
    return true;
  }
  function close({ back = true } = {}) {
    if (!open) return;
    const { control, popover } = open;
    open = null;
    popover.remove();
    control.querySelector(".day-open")?.setAttribute("aria-expanded", "false");
    if (back) control.querySelector("input").focus();
  }
  function choose(day) {
    const input = open.control.querySelector("input");
    close();
    if (input.form && window.commitments.forms) window.commitments.forms.setValue(input, written(day));
    else input.value = written(day);
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
  function show(control) {
    close({ back: false });
    const input = control.querySelector("input");
    const chosen = read(input.value);
    const popover = make("div", "day-popover");
    popover.setAttribute("role", "dialog");
    popover.setAttribute("aria-label", "Choose a day");
    open = { control, popover, chosen, at: held(chosen || today(), limits(control)) };
    // Kept from the page: what is clicked or pressed here concerns nobody else, and is gone once it was drawn anew.
    popover.addEventListener("click", (event) => {
      event.stopPropagation();
      const day = event.target.closest("[data-day]");
      if (day) choose(day.dataset.day);
    });
    popover.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape") {
        event.preventDefault();
        close();
      } else if (event.target.matches("[data-day]") && move(event.key)) {
        event.preventDefault();
      }
    });
    popover.addEventListener("focusout", (event) => {
      const to = event.relatedTarget;
      if (open && to && !open.control.contains(to)) close({ back: false });
    });
    draw();
    control.append(popover);
    control.querySelector(".day-open")?.setAttribute("aria-expanded", "true");
    popover.querySelector('[tabindex="0"]')?.focus();
  }

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest(".day-open");
    if (button) {
      const control = button.closest(".day-control");
      if (open?.control === control) close();
      else show(control);
    } else if (open && !open.control.contains(target)) {
      close({ back: false });
    }
  });
  document.addEventListener("keydown", (event) => {
    const control = event.altKey && event.key === "ArrowDown" && event.target.closest?.(".day-control");
    if (control && event.target.localName === "input") {
      event.preventDefault();
      show(control);
    }
  });

  function opener() {
    const button = make("button", "day-open");
    button.type = "button";
    button.tabIndex = -1;
    button.title = "Calendar (Alt+↓)";
    button.setAttribute("aria-label", "Calendar");
    button.setAttribute("aria-expanded", "false");
    return button;
  }

  /* A field of its own, outside forms: `onDay` hears each new ISO day; empty where `may` be. `set` shows a day. */
  function field({ id, label, min, max, may = false, onDay }) {
    const control = make("div", "day-control");
    const input = make("input", "field-input");
    const problem = make("div", "field-error");
    input.type = "text";
    input.id = id;
    input.autocomplete = "off";
    input.placeholder = "30 Sep 2026";
    if (label) input.setAttribute("aria-label", label);
    problem.id = id + "-error";
    problem.setAttribute("role", "alert");
    input.setAttribute("aria-describedby", problem.id);
    control.dataset.min = min;
    control.dataset.max = max;
    let known = "";
    function say(sentence) {
      problem.textContent = sentence;
      input.toggleAttribute("aria-invalid", Boolean(sentence));
    }
    input.addEventListener("input", () => say(""));
    input.addEventListener("change", () => {
      const day = read(input.value);
      if (!day && !(may && !input.value.trim())) return say(HINT);
      if (day && day > control.dataset.max) return say(`The record ends on ${written(control.dataset.max)}.`);
      if (day && day < control.dataset.min) return say(`The record begins after ${written(control.dataset.min)}.`);
      say("");
      input.value = day ? written(day) : "";
      if (day !== known) onDay(day);
      known = day;
    });
    control.append(input, opener(), problem);
    function set(day) {
      known = day;
      if (document.activeElement === input && input.value.trim() && input.value !== (day && written(day))) return;
      input.value = day ? written(day) : "";
      say("");
    }
    return { root: control, input, set, limit: (most) => (control.dataset.max = most) };
  }

  window.commitments.dates = { field, read, written };
})();

/* The calendar of a date field: opened by its button or Alt+↓; arrows, Home, End, Page Up and Page Down move, Enter
   chooses, Escape closes. A date field is <div class="date-control"><input><button class="date-open">. */
(function () {
  "use strict";
  const { dash, dates } = window.commitments;
  const WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
  const WEEKS = 6;
  const STEPS = [
    ["A year back", "«", "year-"],
    ["The month before", "‹", "PageUp"],
    null,
    ["The month after", "›", "PageDown"],
    ["A year on", "»", "year+"],
  ];
  const MOVES = {
    ArrowLeft: (day) => dates.addDays(day, -1),
    ArrowRight: (day) => dates.addDays(day, 1),
    ArrowUp: (day) => dates.addDays(day, -7),
    ArrowDown: (day) => dates.addDays(day, 7),
    Home: (day) => dates.addDays(day, -dates.weekday(day)),
    End: (day) => dates.addDays(day, 6 - dates.weekday(day)),
    PageUp: (day) => dates.addMonths(day, -1),
    PageDown: (day) => dates.addMonths(day, 1),
    "year-": (day) => dates.addMonths(day, -12),
    "year+": (day) => dates.addMonths(day, 12),
  };
  /* The calendar that is open: {control, popover, chosen, focused}, the last two as ISO days. */
  let open = null;

  function make(tag, className, text = "") {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.textContent = text;
    return element;
  }

  function makeButton(className, text, label) {
    const button = make("button", className, text);
    button.type = "button";
    button.setAttribute("aria-label", label);
    return button;
  }

  function clamped(day, { min = "0001-01-01", max = "9999-12-31" }) {
    return day < min ? min : day > max ? max : day;
  }

  function dayButton(day, limits) {
    const isToday = day === dates.today();
    const button = makeButton("date-day" + (isToday ? " is-today" : ""), String(+day.slice(8)), dates.written(day));
    button.dataset.day = day;
    button.tabIndex = day === open.focused ? 0 : -1;
    button.disabled = day !== clamped(day, limits);
    if (day === open.chosen) button.setAttribute("aria-current", "date");
    return button;
  }

  function weekdayRow(table) {
    const row = table.createTHead().insertRow();
    for (const name of WEEKDAYS) {
      const cell = make("th", "", name.slice(0, 2));
      cell.abbr = name;
      row.append(cell);
    }
  }

  function monthTable() {
    const month = open.focused.slice(0, 7);
    const table = make("table", "date-grid");
    table.setAttribute("role", "grid");
    weekdayRow(table);
    const body = table.createTBody();
    let day = dates.addDays(month + "-01", -dates.weekday(month + "-01"));
    for (let week = 0; week < WEEKS; week += 1) {
      const row = body.insertRow();
      for (let column = 0; column < WEEKDAYS.length; column += 1, day = dates.addDays(day, 1)) {
        const cell = row.insertCell();
        if (day.startsWith(month)) cell.append(dayButton(day, open.control.dataset));
      }
    }
    return table;
  }

  function render() {
    const [year, month] = open.focused.split("-").map(Number);
    const title = make("strong", "date-month", `${dates.MONTHS[month - 1]} ${year}`);
    title.setAttribute("aria-live", "polite");
    const head = make("div", "date-head");
    for (const step of STEPS) {
      const button = step && makeButton("date-step", step[1], step[0]);
      button?.addEventListener("click", () => move(step[2]));
      head.append(button || title);
    }
    open.popover.replaceChildren(head, monthTable());
  }

  function focusDay() {
    open.popover.querySelector('[tabindex="0"]')?.focus();
  }

  function move(key) {
    if (!MOVES[key]) return false;
    open.focused = clamped(MOVES[key](open.focused), open.control.dataset);
    render();
    focusDay();
    return true;
  }

  function close({ focusField = true } = {}) {
    if (!open) return;
    const { control, popover } = open;
    open = null;
    popover.remove();
    control.querySelector(".date-open")?.setAttribute("aria-expanded", "false");
    if (focusField) control.querySelector("input").focus();
  }

  function choose(day) {
    const input = open.control.querySelector("input");
    close();
    dash.setValue(input, dates.written(day));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /* Nothing that happens in the calendar reaches the page: what was pressed is replaced by the next rendering. */
  function listen(popover) {
    popover.addEventListener("click", (event) => {
      event.stopPropagation();
      const button = event.target.closest("[data-day]");
      if (button) choose(button.dataset.day);
    });
    popover.addEventListener("keydown", (event) => {
      event.stopPropagation();
      const isHandled = event.key === "Escape" || (event.target.matches("[data-day]") && move(event.key));
      if (isHandled) event.preventDefault();
      if (event.key === "Escape") close();
    });
    popover.addEventListener("focusout", (event) => {
      const to = event.relatedTarget;
      if (open && to && !open.control.contains(to)) close({ focusField: false });
    });
  }

  function show(control) {
    close({ focusField: false });
    const chosen = dates.read(control.querySelector("input").value);
    const popover = make("div", "date-popover");
    popover.setAttribute("role", "dialog");
    popover.setAttribute("aria-label", "Choose a day");
    open = { control, popover, chosen, focused: clamped(chosen || dates.today(), control.dataset) };
    listen(popover);
    render();
    control.append(popover);
    control.querySelector(".date-open")?.setAttribute("aria-expanded", "true");
    focusDay();
  }

  document.addEventListener("click", (event) => {
    const control = event.target.closest?.(".date-open")?.closest(".date-control");
    if (control && open?.control === control) close();
    else if (control) show(control);
    else if (open && !open.control.contains(event.target)) close({ focusField: false });
  });
  document.addEventListener("keydown", (event) => {
    const control = event.altKey && event.key === "ArrowDown" && event.target.closest?.(".date-control");
    if (!control || event.target.localName !== "input") return;
    event.preventDefault();
    show(control);
  });

  window.commitments.calendar = {
    /* The button that opens the calendar of the field it stands in. */
    button() {
      const button = makeButton("date-open", "", "Calendar");
      button.tabIndex = -1;
      button.title = "Calendar (Alt+↓)";
      button.setAttribute("aria-expanded", "false");
      return button;
    },
  };
})();

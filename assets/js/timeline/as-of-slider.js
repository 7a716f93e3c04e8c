/* The slider under the timeline: the record month by month, by hand, by key, or played. */
(function () {
  "use strict";
  const { appear, dash, navigation } = window.commitments;
  const STEP_MS = 900;
  const BUSY_POLL_MS = 100;
  const MAX_BUSY_MS = 15000;
  const reducedMotion = window.matchMedia("(prefers-reduced-motion: reduce)");
  let playing = null;

  function iso(time) {
    return new Date(time).toISOString().slice(0, 10);
  }

  /* The last day of each month from the first to today, and today. */
  function daysOf(slider) {
    const [year, month] = slider.dataset.first.split("-").map(Number);
    const days = [];
    for (let at = month; ; at++) {
      const end = iso(Date.UTC(year, at, 0));
      if (end >= slider.dataset.today) break;
      days.push(end);
    }
    days.push(slider.dataset.today);
    return days;
  }

  function currentDay(slider) {
    const day = navigation.query().get("as_of") || "";
    return /^\d{4}-\d{2}-\d{2}$/.test(day) && day < slider.dataset.today ? day : slider.dataset.today;
  }

  function go(slider, day, options) {
    const query = navigation.query();
    if (day === slider.dataset.today) query.delete("as_of");
    else query.set("as_of", day);
    navigation.goQuery(query, options);
  }

  function fieldOf(slider) {
    const container = slider.querySelector(".as-of-slider-field");
    let field = container.querySelector("input");
    if (field) return field;
    field = document.createElement("input");
    field.type = "range";
    field.min = "0";
    field.setAttribute("aria-label", "As of, month by month");
    field.addEventListener("input", () => announce(slider, field, daysOf(slider)[field.value]));
    field.addEventListener("change", () => {
      stop();
      go(slider, daysOf(slider)[field.value]);
    });
    container.append(field);
    return field;
  }

  function announce(slider, field, day) {
    const words = window.commitments.dates.written(day);
    field.setAttribute("aria-valuetext", words);
    const output = slider.querySelector(".as-of-slider-day");
    if (output.textContent !== words) output.textContent = words;
  }

  function show() {
    for (const slider of document.querySelectorAll(".as-of-slider")) {
      const field = fieldOf(slider);
      const days = daysOf(slider);
      const day = currentDay(slider);
      const at = days.findIndex((other) => other >= day);
      if (field.max !== String(days.length - 1)) field.max = String(days.length - 1);
      if (field.value !== String(at) && !field.matches(":active")) field.value = String(at);
      announce(slider, field, day);
      button(slider, "earlier").disabled = day <= days[0];
      button(slider, "later").disabled = day >= slider.dataset.today;
    }
  }

  function button(slider, step) {
    return slider.querySelector('[data-step="' + step + '"]');
  }

  function step(slider, direction, options) {
    const days = daysOf(slider);
    const day = currentDay(slider);
    const next = direction > 0 ? days.find((other) => other > day) : days.filter((other) => other < day).pop();
    if (next) go(slider, next, options);
    return Boolean(next);
  }

  function stop() {
    if (!playing) return;
    clearTimeout(playing.timer);
    mark(playing.slider, false);
    playing = null;
  }

  function mark(slider, on) {
    const play = button(slider, "play");
    play.textContent = on ? "❚❚" : "▶";
    play.setAttribute("aria-label", on ? "Pause" : "Play the record forward");
    play.title = play.getAttribute("aria-label");
  }

  /* One month per step, but never ahead of what is drawn. */
  function advance() {
    const { slider, since } = playing;
    if (!slider.isConnected) return stop();
    const isBusy = document.querySelector(dash.LOADING) && Date.now() - since < MAX_BUSY_MS;
    if (!isBusy) {
      if (!step(slider, 1, { replace: true })) return stop();
      playing.since = Date.now();
    }
    playing.timer = setTimeout(advance, isBusy ? BUSY_POLL_MS : STEP_MS);
  }

  function play(slider) {
    if (playing) return stop();
    if (reducedMotion.matches) return;
    if (currentDay(slider) === slider.dataset.today) go(slider, daysOf(slider)[0]);
    mark(slider, true);
    playing = { slider, since: Date.now(), timer: setTimeout(advance, STEP_MS) };
  }

  document.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element && event.target.closest(".as-of-slider [data-step]");
    if (!pressed) return;
    const slider = pressed.closest(".as-of-slider");
    if (pressed.dataset.step === "play") return play(slider);
    stop();
    step(slider, pressed.dataset.step === "later" ? 1 : -1);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) stop();
  });
  navigation.onChange((event) => {
    if (event.type === "popstate") stop();
    show();
  });
  appear(".as-of-slider", show);
})();

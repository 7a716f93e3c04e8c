/* The slider under the timeline: the record month by month, by hand, by key, or played. */
(function () {
  "use strict";
  const { appear, dates, navigation, requests } = window.commitments;
  const STEP_MS = 900;
  const reducedMotion = window.matchMedia("(prefers-reduced-motion: reduce)");
  /* The slider that plays, in an object of each run's own. */
  let playing = null;

  /* The last day of each month from the first to today, and today. */
  function daysOf(slider) {
    const { first, today } = slider.dataset;
    const [year, month] = first.split("-").map(Number);
    const days = [];
    for (let index = month; ; index += 1) {
      const end = dates.iso(Date.UTC(year, index, 0));
      if (end >= today) return [...days, today];
      days.push(end);
    }
  }

  function currentDay(slider) {
    const day = navigation.query().get("as_of") || "";
    return dates.isDay(day) && day < slider.dataset.today ? day : slider.dataset.today;
  }

  function go(slider, day, options) {
    const query = navigation.query();
    if (day === slider.dataset.today) query.delete("as_of");
    else query.set("as_of", day);
    navigation.goQuery(query, options);
  }

  function makeField(slider) {
    const field = Object.assign(document.createElement("input"), { type: "range", min: "0" });
    field.setAttribute("aria-label", "As of, month by month");
    field.addEventListener("input", () => showDay(slider, field, daysOf(slider)[field.value]));
    field.addEventListener("change", () => {
      stop();
      go(slider, daysOf(slider)[field.value]);
    });
    slider.querySelector(".as-of-slider-field").append(field);
    return field;
  }

  function showDay(slider, field, day) {
    const text = dates.written(day);
    field.setAttribute("aria-valuetext", text);
    const output = slider.querySelector(".as-of-slider-day");
    if (output.textContent !== text) output.textContent = text;
  }

  function show(slider) {
    const field = slider.querySelector("input") || makeField(slider);
    const days = daysOf(slider);
    const day = currentDay(slider);
    field.max = String(days.length - 1);
    if (!field.matches(":active")) field.value = String(days.findIndex((other) => other >= day));
    showDay(slider, field, day);
    button(slider, "earlier").disabled = day <= days[0];
    button(slider, "later").disabled = day >= slider.dataset.today;
  }

  function button(slider, step) {
    return slider.querySelector(`[data-step="${step}"]`);
  }

  function step(slider, direction, options) {
    const days = daysOf(slider);
    const day = currentDay(slider);
    const next = direction > 0 ? days.find((other) => other > day) : days.filter((other) => other < day).pop();
    if (next) go(slider, next, options);
    return Boolean(next);
  }

  function stop() {
    if (playing) showPlaying(playing.slider, false);
    playing = null;
  }

  function showPlaying(slider, isPlaying) {
    const play = button(slider, "play");
    play.textContent = isPlaying ? "❚❚" : "▶";
    play.title = isPlaying ? "Pause" : "Play the record forward";
    play.setAttribute("aria-label", play.title);
  }

  /* One month per step, but never before the responses of the last step are here. */
  async function play(slider) {
    if (playing) return stop();
    if (reducedMotion.matches) return;
    const run = (playing = { slider });
    showPlaying(slider, true);
    if (currentDay(slider) === slider.dataset.today) go(slider, daysOf(slider)[0]);
    for (;;) {
      await requests.pause(STEP_MS);
      await requests.settled();
      if (playing !== run) return;
      if (!slider.isConnected || !step(slider, 1, { replace: true })) return stop();
    }
  }

  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.(".as-of-slider [data-step]");
    if (!pressed) return;
    const slider = pressed.closest(".as-of-slider");
    if (pressed.dataset.step === "play") return void play(slider);
    stop();
    step(slider, pressed.dataset.step === "later" ? 1 : -1);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) stop();
  });
  navigation.onChange((event) => {
    if (event.type === "popstate") stop();
    document.querySelectorAll(".as-of-slider").forEach(show);
  });
  document.addEventListener("newday", () => document.querySelectorAll(".as-of-slider").forEach(show));
  appear(".as-of-slider", show);
})();

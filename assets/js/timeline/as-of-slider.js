/* The slider under the timeline: the record month by month, by hand, by key, or played. */
(function () {
  "use strict";
  const BEAT = 900;
  const PATIENCE = 15000;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
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

  function shownDay(slider) {
    const asked = new URLSearchParams(location.search).get("as_of") || "";
    return /^\d{4}-\d{2}-\d{2}$/.test(asked) && asked < slider.dataset.today ? asked : slider.dataset.today;
  }

  function ask(slider, day, { replace = false } = {}) {
    const query = new URLSearchParams(location.search);
    if (day === slider.dataset.today) query.delete("as_of");
    else query.set("as_of", day);
    const text = query.toString();
    const address = location.pathname + (text ? "?" + text : "");
    if (address === location.pathname + location.search) return;
    history[replace ? "replaceState" : "pushState"]({}, "", address);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    show();
  }

  function fieldOf(slider) {
    const place = slider.querySelector(".as-of-slider-field");
    let field = place.querySelector("input");
    if (field) return field;
    field = document.createElement("input");
    field.type = "range";
    field.min = "0";
    field.setAttribute("aria-label", "As of, month by month");
    field.addEventListener("input", () => tell(slider, field, daysOf(slider)[field.value]));
    field.addEventListener("change", () => {
      stop();
      ask(slider, daysOf(slider)[field.value]);
    });
    place.append(field);
    return field;
  }

  function tell(slider, field, day) {
    field.setAttribute("aria-valuetext", window.commitmentsDays.written(day));
    const said = slider.querySelector(".as-of-slider-day");
    if (said.textContent !== window.commitmentsDays.written(day)) said.textContent = window.commitmentsDays.written(day);
  }

  function show() {
    for (const slider of document.querySelectorAll(".as-of-slider")) {
      const field = fieldOf(slider);
      const days = daysOf(slider);
      const day = shownDay(slider);
      const at = days.findIndex((one) => one >= day);
      if (field.max !== String(days.length - 1)) field.max = String(days.length - 1);
      if (field.value !== String(at) && !field.matches(":active")) field.value = String(at);
      tell(slider, field, day);
      button(slider, "earlier").disabled = day <= days[0];
      button(slider, "later").disabled = day >= slider.dataset.today;
    }
  }

  function button(slider, step) {
    return slider.querySelector('[data-step="' + step + '"]');
  }

  function step(slider, direction, options) {
    const days = daysOf(slider);
    const day = shownDay(slider);
    const next = direction > 0 ? days.find((one) => one > day) : days.filter((one) => one < day).pop();
    if (next) ask(slider, next, options);
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

  /* One month a beat, but never ahead of what is drawn. */
  function beat() {
    const { slider, since } = playing;
    if (!slider.isConnected) return stop();
    const busy = document.querySelector('[data-dash-is-loading="true"]') && Date.now() - since < PATIENCE;
    if (!busy) {
      if (!step(slider, 1, { replace: true })) return stop();
      playing.since = Date.now();
    }
    playing.timer = setTimeout(beat, busy ? 100 : BEAT);
  }

  function play(slider) {
    if (playing) return stop();
    if (still.matches) return;
    if (shownDay(slider) === slider.dataset.today) ask(slider, daysOf(slider)[0]);
    mark(slider, true);
    playing = { slider, since: Date.now(), timer: setTimeout(beat, BEAT) };
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
  window.addEventListener("popstate", () => {
    stop();
    show();
  });
  window.addEventListener("_dashprivate_pushstate", show);
  new MutationObserver(() => {
    if (document.querySelector(".as-of-slider-field:empty")) show();
  }).observe(document.documentElement, { childList: true, subtree: true });
  show();
})();

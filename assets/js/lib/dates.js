/* Days as ISO texts ("2026-09-30"), always in UTC, and days as people type and read them ("30 Sep 2026", "today"). */
(function () {
  "use strict";
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const DAY_MS = 86400000;
  const MIN_MONTH_LETTERS = 3;

  /* Of a time in milliseconds. */
  function iso(time) {
    return new Date(time).toISOString().slice(0, 10);
  }

  /* Of an ISO day, in milliseconds. */
  function time(day) {
    return Date.parse(day + "T00:00:00Z");
  }

  /* Of year, month and day of the month as numbers; empty where there is no such day. */
  function dayOf(year, month, dayOfMonth) {
    const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
    const isSame = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1;
    return isSame && date.getUTCDate() === dayOfMonth ? iso(date) : "";
  }

  function isDay(text) {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(...text.split("-").map(Number)) === text;
  }

  /* The page's today, which a server's setting may fix. */
  function today() {
    return document.querySelector(".shell-as-of")?.dataset.today || iso(Date.now());
  }

  /* "30 Sep 2026". */
  function written(day) {
    const [year, month, dayOfMonth] = day.split("-").map(Number);
    return `${dayOfMonth} ${MONTHS[month - 1].slice(0, 3)} ${year}`;
  }

  /* The number of a month from its name or the beginning of it; 0 where none begins like that. */
  function monthOf(name) {
    const start = name.toLowerCase().replace(".", "");
    const index = MONTHS.findIndex((month) => month.toLowerCase().startsWith(start));
    return start.length < MIN_MONTH_LETTERS ? 0 : index + 1;
  }

  const FORMATS = [
    [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, (y, m, d) => dayOf(+y, +m, +d)],
    [/^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/, (d, m, y) => dayOf(+y, +m, +d)],
    [/^(\d{1,2})(?:st|nd|rd|th|\.)?\s*([a-z]+\.?),?\s*(\d{4})$/i, (d, name, y) => dayOf(+y, monthOf(name), +d)],
    [/^([a-z]+\.?)\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i, (name, d, y) => dayOf(+y, monthOf(name), +d)],
  ];

  /* The ISO day that a text names; empty where it names none or several. */
  function read(typed) {
    const text = typed.trim();
    if (/^today$/i.test(text)) return today();
    if (/^yesterday$/i.test(text)) return iso(time(today()) - DAY_MS);
    for (const [pattern, toDay] of FORMATS) {
      const match = pattern.exec(text);
      if (match) return toDay(...match.slice(1));
    }
    return "";
  }

  function addDays(day, days) {
    return iso(time(day) + days * DAY_MS);
  }

  /* The same day of another month, or its last one. */
  function addMonths(day, months) {
    const [year, month, dayOfMonth] = day.split("-").map(Number);
    const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
    return iso(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last)));
  }

  /* 0 for Monday to 6 for Sunday. */
  function weekday(day) {
    return (new Date(time(day)).getUTCDay() + 6) % 7;
  }

  window.commitments.dates = { DAY_MS, MONTHS, iso, time, isDay, today, written, read, addDays, addMonths, weekday };
})();

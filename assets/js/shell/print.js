/* Paper: what is printed is laid out by the server for the address on the screen (dashboard/app/printing.py), at the
   moment of printing. The request holds the page up on purpose: a browser prints what stands there when `beforeprint`
   returns, and asks nobody to wait. */
(function () {
  "use strict";
  const PRINT = "/print";
  const FAILED = "The server could not be reached, so this page could not be laid out for paper.";
  const media = matchMedia("print");

  function read() {
    const request = new XMLHttpRequest();
    request.open("GET", PRINT + location.pathname + location.search, false);
    request.send();
    if (request.status !== 200) throw new Error(request.statusText);
    return new DOMParser().parseFromString(request.responseText, "text/html").querySelector("main").childNodes;
  }

  function holder() {
    const existing = document.getElementById("paper");
    if (existing) return existing;
    const made = document.createElement("div");
    made.id = "paper";
    document.body.prepend(made);
    return made;
  }

  function prepare() {
    try {
      holder().replaceChildren(...read());
    } catch {
      holder().replaceChildren(FAILED);
    }
  }

  window.addEventListener("beforeprint", prepare);
  window.addEventListener("afterprint", () => media.matches || holder().replaceChildren());
  /* A tool that shows the page as paper without printing it sends no `beforeprint`. */
  media.addEventListener("change", () => (media.matches && !holder().firstChild ? prepare() : undefined));
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-prints]")) window.print();
  });
})();

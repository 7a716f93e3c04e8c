/* Printing: the server lays out the address on the screen (dashboard/app/printing.py) at the moment of printing. The
   request is synchronous on purpose: a browser prints what is on the page when `beforeprint` returns, and waits for
   nothing. */
(function () {
  "use strict";
  const PATH = "/print";
  const PROBLEM = "The server could not be reached, so this page could not be laid out for paper.";
  const printMedia = matchMedia("print");

  function readPage() {
    const request = new XMLHttpRequest();
    request.open("GET", PATH + location.pathname + location.search, false);
    request.send();
    if (request.status !== 200) throw new Error(request.statusText);
    return new DOMParser().parseFromString(request.responseText, "text/html").querySelector("main").childNodes;
  }

  /* The element that is printed, made once. */
  function paper() {
    const existing = document.getElementById("paper");
    if (existing) return existing;
    const element = Object.assign(document.createElement("div"), { id: "paper" });
    document.body.prepend(element);
    return element;
  }

  function fill() {
    try {
      paper().replaceChildren(...readPage());
    } catch {
      paper().replaceChildren(PROBLEM);
    }
  }

  window.addEventListener("beforeprint", fill);
  window.addEventListener("afterprint", () => {
    if (!printMedia.matches) paper().replaceChildren();
  });
  /* A tool that shows the page as paper without printing it sends no `beforeprint`. */
  printMedia.addEventListener("change", () => {
    if (printMedia.matches && !paper().firstChild) fill();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-prints]")) window.print();
  });
})();

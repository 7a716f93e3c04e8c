/* The Content-Security-Policy allows only style elements with the response's nonce. Libraries create theirs by script
   without it, so each gets it when it is created. Runs before every library. */
(function () {
  "use strict";
  const nonce = document.currentScript.nonce;
  const createElement = document.createElement.bind(document);
  const createElementNS = document.createElementNS.bind(document);
  function withNonce(element) {
    if (element.localName === "style") element.nonce = nonce;
    return element;
  }
  /* The policy refuses a style attribute set by script as well, but not the same rules set through the style object. */
  const setAttribute = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, value) {
    if (String(name).toLowerCase() === "style" && this.style) {
      this.style.cssText = value;
    } else {
      setAttribute.call(this, name, value);
    }
  };
  document.createElement = (name, options) => withNonce(createElement(name, options));
  document.createElementNS = (namespace, name, options) => withNonce(createElementNS(namespace, name, options));
})();

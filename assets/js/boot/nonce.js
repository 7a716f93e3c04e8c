/* The page's policy allows only style elements that carry the response's nonce. Libraries make theirs by script
   and know nothing of it, so every one gets it at birth. Runs first, before any of them. */
(function () {
  "use strict";
  const nonce = document.currentScript.nonce;
  const plain = document.createElement.bind(document);
  const spaced = document.createElementNS.bind(document);
  function marked(element) {
    if (element.localName === "style") {
      element.nonce = nonce;
    }
    return element;
  }
  /* A style attribute set by script is refused as well, though the same words through the style object are not. */
  const setAttribute = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, value) {
    if (String(name).toLowerCase() === "style" && this.style) {
      this.style.cssText = value;
    } else {
      setAttribute.call(this, name, value);
    }
  };
  document.createElement = (name, options) => marked(plain(name, options));
  document.createElementNS = (space, name, options) => marked(spaced(space, name, options));
})();

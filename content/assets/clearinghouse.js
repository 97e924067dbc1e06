/* What the frame of every page does: the choice of colours, the drawer of narrow screens, and links on disk.
   Without this script the drawer is opened by its checkbox, which can be reached with Tab, and colours follow the system. */
(function () {
  "use strict";

  /** @type {(part: ParentNode, selector: string) => any} */
  const find = (part, selector) => part.querySelector(selector);

  function colours() {
    /** @type {HTMLInputElement[]} */
    var options = Array.prototype.slice.call(document.querySelectorAll("input[name=__palette]"));
    if (!options.length) return;
    var saved = window.__md_get && window.__md_get("__palette");

    /** @param {HTMLInputElement} option @param {number} index */
    function apply(option, index) {
      /** @type {Record<string, string | null>} */
      var colour = {};
      ["media", "scheme", "primary", "accent"].forEach(function (name) {
        var value = option.getAttribute("data-md-color-" + name);
        colour[name] = value;
        document.body.setAttribute("data-md-color-" + name, String(value));
      });
      return { index: index, color: colour };
    }

    // After each option comes the button that chooses the other one.
    function showButton() {
      options.forEach(function (option) {
        if (option.nextElementSibling) /** @type {HTMLElement} */ (option.nextElementSibling).hidden = !option.checked;
      });
    }

    function systemIndex() {
      return Math.max(0, options.findIndex(function (option) { return matchMedia(option.dataset.mdColorMedia || "").matches; }));
    }

    var start = saved && options[saved.index] ? saved.index : systemIndex();
    options[start].checked = true;
    apply(options[start], start);
    showButton();
    options.forEach(function (option, index) {
      option.addEventListener("change", function () {
        if (window.__md_set) window.__md_set("__palette", apply(option, index));
        showButton();
      });
    });
  }

  function drawer() {
    var toggle = find(document, "#__drawer");
    var side = find(document, ".md-sidebar--primary");
    var label = find(document, ".md-header label[for=__drawer]");
    var buttons = find(document, "#ch-drawer-buttons");
    if (!toggle || !side || !label || !buttons) return;
    var copy = buttons.content.cloneNode(true);
    var menu = find(copy, "[data-open]");
    var close = find(copy, "[data-close]");
    var narrow = matchMedia("(max-width: 76.2344em)");
    /** @type {NodeListOf<HTMLElement>} */
    var rest = document.querySelectorAll("[data-md-component=skip], [data-md-component=announce], .md-header, .md-sidebar--secondary, .md-content, .md-footer");

    menu.append.apply(menu, label.childNodes);
    label.replaceWith(menu);
    side.prepend(close);
    toggle.classList.add("ch-replaced");

    function follow() {
      var open = toggle.checked && narrow.matches;
      menu.setAttribute("aria-expanded", String(open));
      rest.forEach(function (part) { part.inert = open; });
      if (open) close.focus();
    }

    /** @param {boolean} open */
    function set(open) {
      toggle.checked = open;
      follow();
      if (!open && narrow.matches) menu.focus();
    }

    menu.addEventListener("click", function () { set(true); });
    close.addEventListener("click", function () { set(false); });
    find(document, ".md-overlay").addEventListener("click", /** @param {Event} event */ function (event) { event.preventDefault(); set(false); });
    toggle.addEventListener("change", follow);
    narrow.addEventListener("change", follow);
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && toggle.checked && narrow.matches) set(false);
    });
    // A page that comes back from the browser's memory comes back closed.
    addEventListener("pageshow", function () { toggle.checked = false; follow(); });
  }

  // On disk nobody gives the index.html of a folder, and scripts may not read other files.
  function disk() {
    if (location.protocol !== "file:") return;
    /** @param {string} address */
    function whole(address) {
      return address.replace(/^(file:[^?#]*\/)(?=[?#]|$)/, "$1index.html");
    }
    /** @param {Element} link */
    function lead(link) {
      var address = /** @type {HTMLAnchorElement} */ (link).href;
      if (whole(address) !== address) /** @type {HTMLAnchorElement} */ (link).href = whole(address);
    }
    document.querySelectorAll("a[href]").forEach(lead);
    document.querySelectorAll("form").forEach(function (form) { form.action = whole(form.action); });
    /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-disk]")).forEach(function (text) { text.hidden = false; });
    // Links that other scripts have made since.
    ["pointerdown", "focusin", "click"].forEach(function (name) {
      document.addEventListener(name, function (event) {
        var link = /** @type {Element} */ (event.target).closest("a[href]");
        if (link) lead(link);
      }, true);
    });
  }

  colours();
  drawer();
  disk();
})();

/* What the frame of every page does besides being read: the choice of colours, and the drawer of narrow screens.
   Without this script the drawer is opened by its checkbox, which can be reached with Tab, and colours follow the system. */
(function () {
  "use strict";

  function colours() {
    var options = Array.prototype.slice.call(document.querySelectorAll("input[name=__palette]"));
    if (!options.length) return;
    var kept = window.__md_get && window.__md_get("__palette");

    function put(option, index) {
      var colour = {};
      ["media", "scheme", "primary", "accent"].forEach(function (name) {
        colour[name] = option.getAttribute("data-md-color-" + name);
        document.body.setAttribute("data-md-color-" + name, colour[name]);
      });
      return { index: index, color: colour };
    }

    // Each option has beside it the button that chooses the other one.
    function show() {
      options.forEach(function (one) { if (one.nextElementSibling) one.nextElementSibling.hidden = !one.checked; });
    }

    function system() {
      return Math.max(0, options.findIndex(function (one) { return matchMedia(one.dataset.mdColorMedia).matches; }));
    }

    var at = kept && options[kept.index] ? kept.index : system();
    options[at].checked = true;
    put(options[at], at);
    show();
    options.forEach(function (option, index) {
      option.addEventListener("change", function () { window.__md_set("__palette", put(option, index)); show(); });
    });
  }

  function drawer() {
    var toggle = document.getElementById("__drawer");
    var side = document.querySelector(".md-sidebar--primary");
    var label = document.querySelector(".md-header label[for=__drawer]");
    var buttons = document.getElementById("ch-drawer-buttons");
    if (!toggle || !side || !label || !buttons) return;
    var made = buttons.content.cloneNode(true);
    var menu = made.querySelector("[data-open]");
    var close = made.querySelector("[data-close]");
    var narrow = matchMedia("(max-width: 76.2344em)");
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

    function set(open) {
      toggle.checked = open;
      follow();
      if (!open && narrow.matches) menu.focus();
    }

    menu.addEventListener("click", function () { set(true); });
    close.addEventListener("click", function () { set(false); });
    document.querySelector(".md-overlay").addEventListener("click", function (event) { event.preventDefault(); set(false); });
    toggle.addEventListener("change", follow);
    narrow.addEventListener("change", follow);
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && toggle.checked && narrow.matches) set(false);
    });
    // A page that comes back from the browser's memory comes back closed.
    addEventListener("pageshow", function () { toggle.checked = false; follow(); });
  }

  colours();
  drawer();
})();

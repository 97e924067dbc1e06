/* What the frame of every page does: the menu of narrow screens closes with Escape, links work on disk, and a link to
   something in a fold opens the fold, in browsers that do not do so themselves.
   The line of a section shows the page that is open. Nothing else needs it: without this script the menu opens and closes with its own button. */
(function () {
  "use strict";

  function menu() {
    var menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".menu"));
    if (!menu) return;
    var button = /** @type {HTMLElement} */ (menu.querySelector("summary"));
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !menu || !menu.open) return;
      menu.open = false;
      button.focus();
    });
    // A page that comes back from the browser's memory comes back closed.
    addEventListener("pageshow", function () { if (menu) menu.open = false; });
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

  // On a phone the line of a section scrolls: the page that is open comes into view, and the one before it begins there.
  function line() {
    var here = /** @type {HTMLElement | null} */ (document.querySelector(".line [aria-current]"));
    if (here && here.parentElement) here.parentElement.scrollLeft = here.offsetLeft - 64;
  }

  function unfold() {
    var target = document.getElementById(location.hash.slice(1)), fold = target && target.closest("details");
    if (!target || !fold || fold.open) return;
    while (fold) {
      fold.open = true;
      fold = fold.parentElement && fold.parentElement.closest("details");
    }
    target.scrollIntoView();
  }

  menu();
  disk();
  line();
  unfold();
  addEventListener("hashchange", unfold);
})();

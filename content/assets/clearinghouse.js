/* Search: fetches nothing before the first query. Results are written as text, never as HTML. */
(function () {
  "use strict";
  var results = document.getElementById("ch-results");
  var field = document.getElementById("ch-query");
  if (!results || !field) return;
  var here = document.currentScript ? document.currentScript.src : "";
  var engine = null;

  function element(name, text, parent) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (parent) parent.appendChild(made);
    return made;
  }

  function plain(html) {
    return new DOMParser().parseFromString(html, "text/html").body.textContent || "";
  }

  function show(records, total) {
    results.textContent = "";
    element("p", total === 1 ? "1 result." : total + " results." + (total > records.length ? " The first " + records.length + " are shown." : ""), results);
    var list = element("ol", "", results);
    list.className = "ch-list";
    records.forEach(function (record) {
      var item = element("li", "", list);
      item.className = "ch-result";
      var link = element("a", record.meta.title, item);
      link.setAttribute("href", record.url);
      var kind = record.meta.kind ? record.meta.kind + ". " : "";
      element("span", kind + plain(record.excerpt), item).className = "ch-entry__facts";
    });
  }

  function load() {
    if (!engine) engine = import(new URL("../pagefind/pagefind.js", here).href);
    return engine;
  }

  function search(words) {
    results.textContent = "Searching …";
    load().then(function (pagefind) {
      return pagefind.search(words);
    }).then(function (found) {
      return Promise.all(found.results.slice(0, 20).map(function (one) { return one.data(); })).then(function (records) {
        show(records, found.results.length);
      });
    }).catch(function () {
      results.textContent = "The search could not be loaded. Use the lists of countries, sources and topics.";
    });
  }

  var words = new URLSearchParams(location.search).get("q");
  if (words && words.trim()) {
    field.value = words;
    search(words);
  }
})();

/* The further pages of a long list: fetched once somebody filters, all of them or none. When one fails, the page says so,
   offers to try again, and keeps those that came. */
(() => {
  const form = document.getElementById("ch-explorer"), failed = document.getElementById("ch-failed"), count = document.getElementById("ch-count");
  if (!form || !failed || !count) return;
  /** @type {Map<string, Document>} */
  const pages = new Map();
  /** @type {Promise<unknown> | null} */
  let loading = null;

  /** Fetch a page. An answer without entries, such as the page at which a network asks for a login, is no page. @param {string} page */
  async function fetchPage(page) {
    if (pages.has(page)) return;
    const answer = await fetch(page), text = await answer.text();
    const part = new DOMParser().parseFromString(text, "text/html");
    if (!answer.ok || !part.querySelector(".ch-rows > li")) throw new Error(page);
    pages.set(page, part);
  }

  /** Say what failed, or nothing; with a button that tries again. @param {string} text @param {string} [label] @param {() => void} [again] */
  function say(text, label, again) {
    if (failed) failed.textContent = text && text + " ";
    if (failed && label) failed.append(Object.assign(document.createElement("button"), { type: "button", textContent: label, onclick: again }));
  }

  window.chFurther = async (address, words, again) => {
    const further = (form.dataset.further || "").split(" ").filter(Boolean), before = count.textContent;
    say("");
    if (!address || !further.length) return [];
    if (!loading) count.textContent = words.loading;
    loading ||= Promise.allSettled(further.map(fetchPage));
    await loading;
    loading = null;
    if (further.some((page) => !pages.has(page))) {
      count.textContent = before;
      if (location.protocol === "file:") say(words.disk);
      else say(words.unloaded, words.again, again);
      return null;
    }
    form.dataset.further = "";
    for (const one of document.querySelectorAll(".ch-pages")) one.remove();
    return further.map((page) => /** @type {Document} */ (pages.get(page)));
  };
})();

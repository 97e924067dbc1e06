/* Puts the parts of up to four pages of sources next to each other. The pages are our own, so their HTML is kept as it is;
   nothing from the address is written as HTML. */
(async () => {
  /** @type {(id: string) => any} */
  const by = (id) => document.getElementById("ch-" + id);
  const place = by("comparison");
  if (!place) return;
  /** @type {Strings} */
  const words = JSON.parse(by("said").textContent);
  const query = new URLSearchParams(location.search);
  const ids = [...new Set((query.get("list") || "").split(","))].filter((id) => /^[a-z0-9-]+$/.test(id)).slice(0, 4);
  const code = query.get("country") || "", country = /^[A-Z]{3}$/.test(code) ? code : "";
  const state = (/** @type {string[]} */ list) => "?" + [country && "country=" + country, list.length && "list=" + list.join()].filter(Boolean).join("&");
  by("back").href = "../" + state(ids);
  if (!ids.length) return void (by("compared").textContent = words.none);
  by("compared").textContent = words.loading;

  /** Fetch a page; null when it does not exist, or the connection fails. @param {string} address */
  async function fetchPage(address) {
    try {
      const answer = await fetch(address);
      return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    } catch {
      return null;
    }
  }

  /** The elements between a heading and the next one. @param {Document} page @param {string} heading */
  function part(page, heading) {
    const elements = [], start = page.getElementById(heading);
    for (let next = start?.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) elements.push(next);
    return elements;
  }

  /** @type {(name: string, parent: Element, text?: string) => any} */
  const append = (name, parent, text = "") => parent.appendChild(Object.assign(document.createElement(name), { textContent: text }));
  const copied = (/** @type {Element} */ element) => {
    // A heading inside a cell would be out of order on this page.
    const heading = element.tagName === "H3";
    const copy = heading ? Object.assign(document.createElement("p"), { className: "ch-row-title", textContent: element.textContent }) : document.importNode(element, true);
    for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
    // A region is a landmark of its page; here the columns would have several of one name, and the table is one itself.
    for (const one of copy.matches("[role=region]") ? [copy] : copy.querySelectorAll("[role=region]")) one.setAttribute("role", "group");
    return copy;
  };

  /** The answer of each source for the country, as the list of sources has it: a verdict and its reason. */
  async function countryAnswers() {
    /** @type {Record<string, [string, string]>} */
    const answerOf = {}, /** @type {Record<string, string>} */ classOf = {};
    const name = /** @type {any} */ (globalThis).chCountries?.[country] || country;
    const waiting = [".."];
    for (let next = waiting.shift(); next && ids.some((id) => !answerOf[id]); next = waiting.shift()) {
      /** @type {any} */
      const list = await fetchPage(next + "/");
      // The answers of the first page of a long list come with the second.
      const { countries = "", answers = {}, reasons } = JSON.parse(list.querySelector(".ch-signs")?.textContent || "{}");
      const column = countries.split(" ").indexOf(country);
      for (const id of ids) {
        classOf[id] ||= list.getElementById(id)?.dataset.s;
        const line = answers[classOf[id]];
        if (column >= 0 && line) answerOf[id] = reasons[line.charCodeAt(column) - 48];
      }
      if (next !== "..") continue;
      const further = list.getElementById("ch-explorer").dataset.further.split(" ").filter(Boolean);
      waiting.push(...further.map((/** @type {string} */ one) => "../" + one.slice(0, -1)));
    }
    return { name, answerOf };
  }

  try {
    const pages = await Promise.all(ids.map(async (id) => ({ id, page: await fetchPage("../" + id + "/") })));
    const missing = pages.filter(({ page }) => !page);
    /** @typedef {{ id: string, page: Document }} SourcePage */
    const sources = /** @type {SourcePage[]} */ (pages.filter(({ page }) => page));
    const answers = country && sources.length ? await countryAnswers().catch(() => null) : null;
    const table = append("table", place);
    table.className = "ch-compare stack";
    append("caption", table, words.caption);
    const head = append("tr", append("thead", table));
    append("th", head, words.row).scope = "col";
    for (const { page, id } of sources) {
      const cell = append("th", head), title = page.querySelector("h1")?.textContent || id;
      cell.scope = "col";
      Object.assign(append("a", cell, title), { href: "../" + id + "/", dir: "auto" }); // a name may be written from right to left
      const remove = append("a", append("p", cell), words.remove);
      remove.href = state(ids.filter((one) => one !== id));
      remove.setAttribute("aria-label", words.remove + ": " + title);
    }
    const body = append("tbody", table);
    /** @param {string} label @param {(cell: HTMLElement, source: SourcePage) => void} fill */
    const row = (label, fill) => {
      const line = append("tr", body);
      append("th", line, label).scope = "row";
      for (const source of sources) {
        const cell = append("td", line);
        cell.dataset.s = source.page.querySelector("h1")?.textContent || source.id; // on a phone the cells are below each other
        fill(cell, source);
      }
    };
    if (answers) row(words.answer + ": " + answers.name, (cell, { id }) => {
      const answer = answers.answerOf[id];
      cell.textContent = answer ? words[answer[0]] + ": " + answer[1] + "." : "";
    });
    row(words.status, (cell, { page }) => {
      const tag = page.querySelector(".by .tag");
      if (tag) cell.append(copied(tag));
    });
    // The four facts at the top of each page, then how it goes on; the rest is on the pages themselves.
    sources[0]?.page.querySelectorAll(".sum dt").forEach((name, place) => row(name.textContent || "", (cell, { page }) => {
      const value = page.querySelectorAll(".sum dd")[place];
      if (value) cell.append(...[...value.childNodes].map((one) => document.importNode(one, true)));
    }));
    for (const id of ["who", "prepare", "steps", "where"]) {
      const heading = sources[0]?.page.getElementById(id);
      if (heading) row(heading.textContent || "", (cell, { page }) => cell.append(...part(page, id).filter((one) => !one.matches(".ch-edit, .note, .ch-report")).map(copied)));
    }
    place.hidden = !sources.length;
    const failures = [missing.length ? words.failed + " " + missing.map(({ id }) => id).join(", ") + "." : "", country && sources.length && !answers ? words.unanswered : ""];
    by("compared").textContent = failures.join(" ").trim();
  } catch {
    by("compared").textContent = words.failed + " " + ids.join(", ");
  }
})();

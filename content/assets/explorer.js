/* Filters the entries that the page already has. All state is in the address. Nothing typed or read from the address is
   ever written as HTML. The shortlist and the buttons are in explorer-shortlist.js. */
(() => {
  /**
   * One entry of the list, with what it is filtered, counted and sorted by.
   * @typedef {object} Row
   * @property {HTMLElement} item
   * @property {Set<string>} keys facet and value, as "topic=pcb"
   * @property {number} low
   * @property {number} high
   * @property {string | undefined} unit currency
   * @property {string} due
   * @property {string} checked
   * @property {string} name
   * @property {number} at place in the page
   * @property {(code: string) => Answer | 0 | undefined} answer for a country
   * @property {HTMLElement | null} note where the answer is shown
   * @property {number} rank
   * @property {number} score
   * @property {string[]} fails the facets that leave it out
   * @property {boolean} unstated it states no amount, or one in another currency
   * @property {string} [text]
   */
  /** @typedef {[string, string]} Answer a verdict and its reason */

  /** @type {(id: string) => any} */
  const by = (id) => document.getElementById("ch-" + id);
  /** @type {(part: ParentNode, selector: string) => any[]} */
  const all = (part, selector) => [...part.querySelectorAll(selector)];
  /** @type {HTMLFormElement} */
  const form = by("explorer");
  const list = /** @type {HTMLElement} */ (document.querySelector(".ch-rows"));
  if (!form) return;
  /** @type {{ words: Strings, verdicts: string[], as_of: string }} */
  const { words, verdicts, as_of } = JSON.parse(by("said").textContent);
  const fold = (/** @type {string} */ text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  /** @type {(name: string, text: string, parent: Element, more?: object) => HTMLElement} */
  const append = (name, text, parent, more) => {
    const element = Object.assign(document.createElement(name), { textContent: text }, more);
    parent.append(element);
    return element;
  };
  /** @type {Map<string, HTMLInputElement>} */
  const boxes = new Map();
  /** @type {Map<string, any>} */
  const fields = new Map();
  /** @type {Row[]} */
  const rows = [];
  const pills = by("pills");
  for (const one of /** @type {Iterable<any>} */ (form.elements)) if (one.type === "checkbox") boxes.set(one.name + "=" + one.value, one);
  else if (one.name) fields.set(one.name, one);
  const value = (/** @type {string} */ name) => fields.get(name)?.value || "";
  const further = (form.dataset.further || "").split(" ").filter(Boolean);
  /** @type {Record<string, string[]>} */
  let state = {};
  let refocus = false;

  /** Take the entries of a page of the list. @param {Document} part */
  function take(part) {
    const facts = part.querySelector(".ch-signs"), { countries = "", answers, reasons } = facts ? JSON.parse(facts.textContent || "") : /** @type {any} */ ({});
    for (const item of all(part, ".ch-rows > li")) {
      const link = item.querySelector("a"), { k, s, money = "", due = "", checked } = item.dataset;
      const [low, high, unit] = money.split(" "), card = item.querySelector("dl");
      const note = s ? append("p", "", item, { className: "ch-answer" }) : null;
      if (note) item.insertBefore(note, card);
      rows.push({
        item, keys: new Set(k.split(" ")), low: +low, high: +high, unit, due, checked, name: link.textContent, at: rows.length, note,
        answer: (code) => (answers && code ? reasons[answers[s].charCodeAt(countries.split(" ").indexOf(code)) - 48] : 0),
        rank: 0, score: 0, fails: [], unstated: false,
      });
      if (item.parentNode !== list) {
        link.setAttribute("href", link.getAttribute("href").replace(/^(\.\.\/)+/, "../"));
        list.append(item);
      }
    }
  }

  /** Read the state from the address into the form. */
  function read() {
    const ignored = [];
    form.reset();
    state = {};
    for (const [key, text] of new URLSearchParams(location.search)) {
      const field = fields.get(key);
      if (field) {
        field.value = text;
        if (field.value !== text) ignored.push(key + "=" + text);
      } else for (const one of new Set(text.split(",").filter(Boolean))) {
        const box = boxes.get(key + "=" + (key === "all" ? one : one.replace(/^-/, "")));
        if (box) box.checked = one === box.value;
        if (box) (state[key] ||= []).push(one);
        else ignored.push(key + "=" + one);
      }
    }
    by("ignored").textContent = ignored.length ? words.ignored + " " + ignored.join(", ") : "";
  }

  /** Put a change into the address, and show it. @param {Record<string, string[]>} change @param {boolean} [replace] */
  function go(change, replace) {
    /** @type {[string, string | string[]][]} */
    const typed = [...fields].map(([key, field]) => [key, field.value.trim()]);
    const parts = typed.concat(Object.entries({ ...state, ...change }));
    const text = parts.filter(([, one]) => one.length).map(([key, one]) => key + "=" + [one].flat().map(encodeURIComponent).join(",")).join("&");
    history[replace ? "replaceState" : "pushState"](null, "", text ? "?" + text : location.pathname);
    update();
  }

  /** @param {Event} event */
  function typed({ target }) {
    /** @type {Record<string, string[]>} */
    const chosen = {};
    for (const box of boxes.values()) {
      const out = box !== target && (state[box.name] || []).includes("-" + box.value);
      if (box.checked || out) (chosen[box.name] ||= []).push((out ? "-" : "") + box.value);
    }
    state = {};
    go(chosen, /** @type {HTMLInputElement} */ (target).name === "q");
  }

  const facets = () => Object.keys(state).filter((key) => key !== "all");
  const needsAll = (/** @type {string} */ key) => (state.all || []).includes(key);

  /** @param {Row} row @param {string} key */
  function passes(row, key) {
    const chosen = state[key].filter((one) => one[0] !== "-"), has = (/** @type {string} */ one) => row.keys.has(key + "=" + one);
    return !state[key].some((one) => one[0] === "-" && has(one.slice(1))) && (!chosen.length || (needsAll(key) ? chosen.every(has) : chosen.some(has)));
  }

  /** @param {Row} row @param {string[]} terms */
  function weigh(row, terms) {
    const answer = row.answer(value("country"));
    for (const one of verdicts) row.keys.delete("answer=" + one);
    if (answer) row.keys.add("answer=" + answer[0]);
    if (row.note) row.note.textContent = answer ? words[answer[0]] + ": " + answer[1] + "." : "";
    row.rank = answer ? verdicts.indexOf(answer[0]) : 0;
    row.score = terms.filter((term) => fold(row.name).includes(term)).length * 9;
    row.fails = facets().filter((key) => !passes(row, key));
    for (const key of facets()) row.score += state[key].filter((one) => row.keys.has(key + "=" + one)).length;
    const text = (row.text ||= fold(row.item.textContent || ""));
    if (!terms.every((term) => text.includes(term))) row.fails.push("q");
    if (!row.note && value("country") && !row.keys.has("country=" + value("country"))) row.fails.push("country");
    const low = value("min"), high = value("max"), unit = value("currency");
    row.unstated = (low || high || unit) && (!row.unit || (unit && unit !== row.unit));
    if (row.unstated || (low && row.high < +low) || (high && row.low > +high)) row.fails.push("amount");
  }

  const less = (/** @type {string} */ a, /** @type {string} */ b) => (a < b ? -1 : +(a > b));
  /** @type {Record<string, (a: Row, b: Row) => number>} */
  const orders = {
    deadline: (a, b) => less(a.due || "~", b.due || "~"),
    newest: (a, b) => less(b.due, a.due),
    amount: (a, b) => less(a.unit || "~", b.unit || "~") || b.high - a.high,
    verified: (a, b) => less(b.checked, a.checked),
    name: (a, b) => a.name.localeCompare(b.name),
    "": (a, b) => a.rank - b.rank || b.score - a.score,
  };

  /** @param {Row[]} shown */
  function count(shown) {
    /** @type {Record<string, number>} */
    const counts = {};
    const unstated = rows.filter((row) => row.unstated && row.fails.length === 1).length;
    for (const row of rows) for (const key of row.keys)
      if (row.fails.every((one) => key.startsWith(one + "=") && !needsAll(one))) counts[key] = (counts[key] || 0) + 1;
    for (const [key, box] of boxes) if (box.name !== "all") partOf(box, "i").textContent = String(counts[key] || 0);
    const text = [words.shown.replace("{shown}", String(shown.length)).replace("{all}", String(rows.length))];
    if (value("country") && shown[0]?.note) text.push(verdicts.map((one, rank) => words[one] + ": " + shown.filter((row) => row.rank === rank).length).join("; "));
    if (unstated) text.push(words.unstated.replace("{count}", String(unstated)).replace("{currency}", value("currency")));
    if (!shown[0]) text.push(words.none);
    by("count").textContent = text.join(". ") + ".";
  }

  /** A part of the label around a box. @type {(box: HTMLInputElement, selector: string) => HTMLElement} */
  const partOf = (box, selector) => /** @type {any} */ (box.parentNode).querySelector(selector);
  const free = (/** @type {string} */ key) => key !== "sort" && key !== "list";

  /** @param {string} text @param {() => void} change @param {string} [swap] @param {() => void} [swapped] */
  function pill(text, change, swap, swapped) {
    const item = append("li", text + " ", pills);
    for (const [label, act] of /** @type {[string, (() => void) | undefined][]} */ ([[words.remove, change], [swap, swapped]])) if (act)
      append("button", label, item, { type: "button", ariaLabel: label + ": " + text, onclick: () => { refocus = true; act(); } });
    return text;
  }

  /** Show what is chosen: pills, numbers in the groups, and a summary for what is saved or printed. */
  function showChoices() {
    pills.textContent = "";
    const texts = [];
    for (const [key, field] of fields) if (field.value && free(key)) texts.push(
      pill(field.closest("label").firstChild.textContent.trim() + ": " + (field.selectedOptions?.[0].textContent || field.value), () => { field.value = ""; go({}); }));
    for (const key of facets()) for (const one of state[key]) {
      const out = one[0] === "-", bare = out ? one.slice(1) : one, rest = state[key].filter((other) => other !== one);
      const box = /** @type {HTMLInputElement} */ (boxes.get(key + "=" + bare));
      texts.push(pill((out ? words.not + " " : "") + partOf(box, "span").textContent, () => go({ [key]: rest }),
        out ? words.include : words.exclude, () => go({ [key]: [...rest, out ? bare : "-" + bare] })));
    }
    for (const part of all(form, "details")) {
      const ticked = all(part, "input:checked:not([name=all])").length;
      part.querySelector("b").textContent = ticked ? "(" + ticked + ")" : "";
    }
    by("clear").hidden = !texts.length;
    by("told").textContent = (texts.join("; ") || words.everything) + ". " + as_of + ". " + location.href;
    if (refocus) (pills.querySelector("button") || fields.get("q")).focus();
    refocus = false;
  }

  function render() {
    const terms = fold(value("q")).split(/\s+/).filter(Boolean), order = orders[value("sort")];
    for (const row of rows) weigh(row, terms);
    if (by("answer")) by("answer").hidden = !value("country");
    rows.sort((a, b) => +(a.rank > 1) - +(b.rank > 1) || order(a, b) || a.at - b.at);
    for (const row of rows) row.item.hidden = row.fails.length > 0;
    if (rows.some((row, place) => list.children[place] !== row.item)) list.append(...rows.map((row) => row.item));
    count(rows.filter((row) => !row.fails.length));
    showChoices();
    form.dispatchEvent(new CustomEvent("shown", { detail: { fields, go } }));
  }

  async function update() {
    if (location.search) {
      for (const page of further.splice(0)) take(new DOMParser().parseFromString(await (await fetch(page)).text(), "text/html"));
      for (const one of all(document, ".ch-pages")) one.remove();
    }
    read();
    render();
  }

  take(document);
  form.addEventListener("input", typed);
  form.addEventListener("submit", (event) => event.preventDefault());
  by("clear").onclick = () => {
    for (const [key, field] of fields) if (free(key)) field.value = "";
    state = {};
    refocus = true;
    go({});
  };
  addEventListener("popstate", update);
  update();
})();

/* Filters the entries that the page already has. All state is in the address, and follows what is typed; a field is
   written only from an address that somebody goes to. Nothing typed or read from the address is ever written as HTML.
   The pills are in explorer-choices.js, the heading, the tabs and the steps of 25 in explorer-view.js, the shortlist and
   the buttons in explorer-shortlist.js, the further pages of a long list in explorer-pages.js. */
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
  /** @type {{ words: Strings, verdicts: string[] }} */
  const { words, verdicts } = JSON.parse(by("said").textContent);
  // Without marks, quotes and what is not seen; wide letters and other dashes are plain ones.
  const fold = (/** @type {string} */ text) =>
    text.normalize("NFKD").replace(/[\p{M}\p{Cf}"'“”„«»‘’ʼʻ]/gu, "").replace(/[\u2010-\u2015\u2212]/g, "-").toLowerCase();
  /** @type {Map<string, HTMLInputElement>} */
  const boxes = new Map();
  /** @type {Map<string, any>} */
  const fields = new Map();
  /** @type {Row[]} */
  const rows = [];
  for (const one of /** @type {Iterable<any>} */ (form.elements)) if (one.type === "checkbox") boxes.set(one.name + "=" + one.value, one);
  else if (one.name) fields.set(one.name, one);
  const value = (/** @type {string} */ name) => fields.get(name)?.value.trim() || "";
  /** @type {Record<string, string[]>} */
  let state = {};
  /** @type {string[]} */
  let ignored = [];
  let address = location.search, waiting = 0;

  const AMOUNTS = ["min", "max"];
  /** A field as a number of whole units: 0 if empty or no amount, NaN if it is no such number. @param {string} name */
  const sum = (name) => (!AMOUNTS.includes(name) ? 0 : /^(\d+|\d{1,3}([\s,.'’]\d{3})+)?$/.test(value(name)) ? +value(name).replace(/\D/g, "") : NaN);
  // What other sites and mail programs append to links, to count visits.
  const TRACKING = /^(utm|mtm|pk|hsa|mc|oly|vero|mkt|ref|gad|sfmc|piwik|matomo)_|(clk?|_c|^scc)id$|^(_ga|_gl|_hs|_kx|_openstat|_branch|gclsrc|[gw]braid|igsh|srsltid|li_fat|trk|elq|hscta|mibextid|epik)/i;

  /** The answer of each class of sources for a country, as far as the pages of the list have come. @type {Map<string, (code: string) => Answer>} */
  const answerOf = new Map();

  /** Take the entries of a page of the list. @param {Document} part */
  function take(part) {
    const facts = part.querySelector(".ch-signs"), { countries = "", answers = {}, reasons } = facts ? JSON.parse(facts.textContent || "") : /** @type {any} */ ({});
    for (const s in answers) answerOf.set(s, (code) => reasons[answers[s].charCodeAt(countries.split(" ").indexOf(code)) - 48]);
    for (const item of all(part, ".ch-rows > li")) {
      const link = item.querySelector("a"), { k, s, money = "", due = "", checked } = item.dataset;
      const [low, high, unit] = money.split(" ");
      const note = s ? Object.assign(document.createElement("p"), { className: "ch-answer" }) : null;
      if (note) item.firstElementChild?.append(note);
      rows.push({
        item, keys: new Set(k.split(" ")), low: +low, high: +high, unit, due, checked, name: link.textContent, at: rows.length, note,
        answer: (code) => code && answerOf.get(s)?.(code) || 0,
        rank: 0, score: 0, fails: [], unstated: false,
      });
      if (item.parentNode !== list) {
        link.setAttribute("href", link.getAttribute("href").replace(/^(\.\.\/)+/, "../"));
        list.append(item);
      }
    }
  }

  /** Read the state from the address into the form. @param {Element | null} [kept] the field in which somebody writes */
  function read(kept) {
    const query = new URLSearchParams(location.search);
    address = location.search;
    state = {};
    ignored = [];
    for (const [key, field] of fields) if (field !== kept) field.value = query.get(key) || "";
    for (const [key, text] of query) {
      const field = fields.get(key);
      if (field && field !== kept && key !== "q" && (field.value !== text || isNaN(sum(key)))) {
        ignored.push(key + "=" + text);
        if (text === query.get(key)) field.value = "";
      } else if (!field) for (const one of new Set(text.split(",").filter(Boolean))) {
        if (boxes.has(key + "=" + (key === "all" ? one : one.replace(/^-/, "")))) (state[key] ||= []).push(one);
        else if (!TRACKING.test(key)) ignored.push(key + "=" + one);
      }
    }
    for (const box of boxes.values()) box.checked = (state[box.name] || []).includes(box.value);
  }

  /** Put the address where the browser shows it. Safari refuses more than 100 changes in 30 s. @param {"pushState" | "replaceState"} way */
  function save(way) {
    clearTimeout(waiting);
    try {
      history[way](null, "", address || location.pathname);
    } catch {
      waiting = setTimeout(save, 3000, "replaceState");
    }
  }

  /** The address of the list with other choices. @param {Record<string, string[]>} next */
  function addressOf(next) {
    const parts = [...[...fields.keys()].map((key) => /** @type {[string, string[]]} */ ([key, [value(key)]])), ...Object.entries(next)];
    const text = parts.filter(([, [one]]) => one).map(([key, one]) => key + "=" + one.map(encodeURIComponent).join(",")).join("&");
    return text && "?" + text;
  }

  /** Put a change into the address, and show it. @param {Record<string, string[]>} change @param {boolean} [typing] no step of its own in the history */
  function go(change, typing) {
    state = Object.fromEntries(Object.entries({ ...state, ...change }).filter(([, one]) => one.length));
    for (const box of boxes.values()) box.checked = (state[box.name] || []).includes(box.value);
    ignored = AMOUNTS.filter((key) => isNaN(sum(key))).map((key) => key + "=" + value(key));
    address = addressOf(state);
    save(typing ? "replaceState" : "pushState");
    update();
  }

  /** @param {Event} event */
  function typed({ target }) {
    const { type, form: owner } = /** @type {HTMLInputElement} */ (target);
    if (owner !== form) return;
    /** @type {Record<string, string[]>} */
    const chosen = {};
    for (const box of boxes.values()) {
      const out = box !== target && (state[box.name] || []).includes("-" + box.value);
      if (box.checked || out) (chosen[box.name] ||= []).push((out ? "-" : "") + box.value);
    }
    state = {};
    go(chosen, type === "search" || type === "text");
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
    row.item.dataset.answer = answer ? words[answer[0]] + ": " + answer[1] + "." : "";
    if (row.note) row.note.textContent = answer && answer[0] !== verdicts[0] ? answer[1][0].toUpperCase() + answer[1].slice(1) + "." : "";
    row.rank = answer ? verdicts.indexOf(answer[0]) : 0;
    row.score = terms.filter((term) => fold(row.name).includes(term)).length * 9;
    row.fails = facets().filter((key) => !passes(row, key));
    for (const key of facets()) row.score += state[key].filter((one) => row.keys.has(key + "=" + one)).length;
    const text = (row.text ||= fold([row.item.textContent, ...[...row.keys].map((key) => boxes.get(key)?.parentNode?.textContent)].join(" ")));
    if (!terms.every((term) => text.includes(term))) row.fails.push("q");
    if (!row.note && value("country") && !row.keys.has("country=" + value("country"))) row.fails.push("country");
    const low = sum("min"), high = sum("max"), unit = value("currency");
    row.unstated = !!(low || high || unit) && (!row.unit || (!!unit && unit !== row.unit));
    if (row.unstated || row.high < low || (high && row.low > high)) row.fails.push("amount");
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
    if (form.dataset.further) return void (by("count").textContent = ""); // only the first page is here: it has the right numbers
    /** @type {Record<string, number>} */
    const counts = {};
    const unstated = rows.filter((row) => row.unstated && row.fails.length === 1).length;
    for (const row of rows) for (const key of row.keys)
      if (row.fails.every((one) => key.startsWith(one + "=") && !needsAll(one))) counts[key] = (counts[key] || 0) + 1;
    for (const [key, box] of boxes) if (box.name !== "all") partOf(box, "i").textContent = `${counts[key] || 0}`;
    const text = [words.shown.replace("{shown}", `${shown.length}`).replace("{all}", `${rows.length}`)];
    if (unstated) text.push(words[value("currency") ? "unstatedIn" : "unstated"].replace("{count}", `${unstated}`).replace("{currency}", value("currency")));
    if (!shown[0]) text.push(words.none);
    by("count").textContent = text.join(". ") + ".";
    by("count").classList.toggle("vh", shown.length === rows.length); // the heading has the same number
  }

  /** A part of the label around a box. @type {(box: HTMLInputElement, selector: string) => HTMLElement} */
  const partOf = (box, selector) => /** @type {any} */ (box.parentNode).querySelector(selector);
  function render() {
    const terms = fold(value("q")).split(/[\s,;،、]+/).filter(Boolean), order = orders[value("sort")];
    for (const row of rows) weigh(row, terms);
    // With a country, one answer at a time: the first one that any source has, unless another one was chosen.
    const tallies = verdicts.map((_, rank) => rows.filter((row) => row.rank === rank && row.fails.every((one) => one === "answer")).length);
    const usual = value("country") && rows[0]?.note ? verdicts[Math.max(0, tallies.findIndex(Boolean))] : "", views = state.answer || (usual ? [usual] : []);
    if (!state.answer && usual) for (const row of rows) if (verdicts[row.rank] !== usual) row.fails.push("answer");
    rows.sort((a, b) => +(a.rank > 1) - +(b.rank > 1) || order(a, b) || a.at - b.at);
    by("ignored").textContent = ignored.length ? words.ignored + " " + ignored.join(", ") : "";
    for (const row of rows) row.item.hidden = row.fails.length > 0;
    if (rows.some((row, place) => list.children[place] !== row.item)) list.append(...rows.map((row) => row.item));
    count(rows.filter((row) => !row.fails.length));
    form.dispatchEvent(new CustomEvent("shown", { detail: { fields, boxes, state, go, value, sum, usual, views, tallies, addressOf, shown: rows.filter((row) => !row.fails.length).length, known: !form.dataset.further } }));
  }

  async function update() {
    const pages = window.chFurther ? await window.chFurther(address, words, update) : [];
    if (!pages) return; // the list stays as it was
    for (const page of pages) take(page);
    render();
  }

  take(document);
  document.addEventListener("input", typed); // the order is chosen next to the list, not in the form
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => {
    clearTimeout(waiting);
    read();
    update();
  });
  // On a slow link somebody may have begun to write before this script was here.
  const active = /** @type {HTMLInputElement} */ (document.activeElement), early = [...fields.values()].includes(active) && active.value ? active : null;
  read(early);
  if (early) go({}, true);
  else update();
})();

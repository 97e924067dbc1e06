/* The search page. Nothing is fetched before the first query. Results are written as text, never as HTML. */

/** @typedef {import("./ranking.js").Choices} Choices */
/** @typedef {import("./ranking.js").Hit & { result: import("./ranking.js").Result }} Hit */
/** @typedef {{ number: string, name: string, row: string }} Chemical its CAS number, and the identifier of its row */
/** @typedef {{ engine: any, data: any, rank: typeof import("./ranking.js").rank, lexicon: import("./lexicon.js").Lexicon }} Search */

/** @type {(id: string) => any} */
const byId = (id) => document.getElementById(id);
const results = byId("ch-results");
/** @type {HTMLFormElement} */
const form = byId("ch-search");
/** @type {HTMLDetailsElement} */
const filters = byId("ch-filters");
const status = byId("ch-told");
byId("ch-without").hidden = true;
/** @type {Strings} */
const words = JSON.parse(results.dataset.strings);
const AT_ONCE = 20;
const FACETS = ["kind", "country", "topic"];
/** @type {Promise<Search> | null} */
let loading = null;
let turn = 0;

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} text
 * @param {Element | null} parent
 * @param {string} [className]
 * @returns {HTMLElementTagNameMap[Name]}
 */
function element(name, text, parent, className) {
  const node = document.createElement(name);
  if (text) node.textContent = text;
  if (className) node.className = className;
  if (parent) parent.appendChild(node);
  return node;
}

/** @param {string} html */
function plain(html) {
  return new DOMParser().parseFromString(html, "text/html").body.textContent || "";
}

/** @returns {Promise<Search>} */
async function load() {
  const here = (/** @type {string} */ path) => new URL(path, import.meta.url).href;
  const [engine, ranking, lexicon, answer] = await Promise.all([
    import(here("../../pagefind/pagefind.js")), import(here("ranking.js")), import(here("lexicon.js")), fetch(here("../../search/words.json")),
  ]);
  if (!answer.ok) throw new Error(String(answer.status));
  const data = { ...await answer.json(), kinds: JSON.parse(results.dataset.kinds) };
  await engine.options({ ranking: { termFrequency: 0.6, pageLength: 0.4, metaWeights: { title: 6, kind: 0, status: 0, country: 0.5 } } });
  await engine.init();
  return { engine, data, rank: ranking.rank, lexicon: lexicon.lexicon(data) };
}

/** Return what the address asks for: the query, the chosen values, and what is not known. */
function request() {
  const given = new URLSearchParams(location.search);
  /** @type {Choices} */
  const chosen = {};
  /** @type {string[]} */
  const ignored = [];
  for (const facet of FACETS) {
    const known = new Set(choices(facet).map((one) => one.value).filter(Boolean));
    const values = given.getAll(facet).flatMap((value) => value.split(",")).filter(Boolean);
    chosen[facet] = [...new Set(values)].filter((value) => known.has(value));
    ignored.push(...values.filter((value) => !known.has(value)).map((value) => `${facet}=${value}`));
  }
  return { query: (given.get("q") || "").slice(0, 500), chosen, ignored };
}

/** The options or boxes of a facet. @param {string} facet @returns {any[]} */
function choices(facet) {
  /** @type {HTMLSelectElement | null} */
  const select = filters.querySelector(`select[name="${facet}"]`);
  return select ? [...select.options] : [...filters.querySelectorAll(`input[name="${facet}"]`)];
}

/** Tick what is chosen. @param {Choices} chosen */
function setChoices(chosen) {
  for (const facet of FACETS) {
    for (const one of choices(facet)) one[one.type === "checkbox" ? "checked" : "selected"] = chosen[facet].includes(one.value);
  }
}

/** @param {Record<string, Record<string, number>>} counts */
function showCounts(counts) {
  for (const facet of FACETS) {
    for (const one of choices(facet)) {
      if (!one.value) continue;
      const number = counts[facet][one.value] || 0;
      const label = one.dataset.label;
      if (one.type === "checkbox") one.nextElementSibling.textContent = `${label} (${number})`;
      else {
        one.textContent = `${label} (${number})`;
        one.hidden = number === 0 && !one.selected;
      }
    }
  }
}

/** @param {number} number */
function sentence(number) {
  if (number === 0) return words.none;
  const form = new Intl.PluralRules(document.documentElement.lang).select(number);
  return (words[`results-${form}`] || words["results-other"]).replace("{n}", String(number));
}

/** What a page says around the words, without its title and its headings, marked where it is cut. @param {any} record */
function snippet(record) {
  let text = plain(record.excerpt);
  const headings = (record.anchors || []).filter((/** @type {any} */ one) => /^h\d/.test(one.element)); // not the answer
  for (const heading of [record.meta.title, ...headings.map((/** @type {any} */ one) => one.text)]) {
    const plainHeading = String(heading || "").trim().replace(/[.:;]$/, "");
    if (plainHeading.length > 3) for (const end of [".", ":", ";"]) text = text.split(`${plainHeading}${end} `).join("");
  }
  text = text.replace(/^[\s.,:;]+/, "").trim();
  return `${/^\p{Ll}/u.test(text) ? "… " : ""}${text}${/[^.!?]$/.test(text) ? " …" : ""}`; // it begins and ends anywhere in a page
}

/** @param {any} record a result as the engine describes it @param {Element} list */
function item(record, list) {
  const entry = element("li", "", list, "ch-result");
  const link = element("a", String(record.meta.title).replace(/\.$/, ""), entry); // the index ends a heading with a point
  link.setAttribute("href", record.url);
  link.dir = "auto"; // a name may be written from right to left
  const facts = ["kind", "country", "status"].map((name) => record.meta[name]).filter(Boolean).join(" · ");
  if (facts) element("span", facts, entry, "ch-entry__note");
  element("span", snippet(record), entry, "ch-entry__facts").dir = "auto";
  return link;
}

/** @param {Hit[]} hits @param {Element} list @param {HTMLButtonElement} button @param {boolean} focus */
async function more(hits, list, button, focus) {
  const from = list.children.length;
  const records = await Promise.all(hits.slice(from, from + AT_ONCE).map((hit) => hit.result.data()));
  const links = records.map((record) => item(record, list));
  button.hidden = list.children.length >= hits.length;
  if (focus && links.length) links[0].focus();
}

/**
 * A query with names for the CAS numbers in it, and the chemicals of these numbers. They have rows, not pages of their own.
 * @param {any} data
 * @param {string} query
 */
function namedChemicals(data, query) {
  const cas = new Map(Object.entries(data.cas));
  /** @type {Chemical[]} */
  const found = [];
  const text = query.normalize("NFKC").replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\d+-\d\d-\d(?!\d)/g, (number) => {
    if (!cas.has(number)) return number;
    const [row, name] = cas.get(number);
    found.push({ number, name, row });
    return name;
  });
  return { text: found.length ? text : query, found };
}

/** @param {Chemical[]} found */
function chemicalList(found) {
  const list = element("ol", "", null, "ch-list");
  for (const { number, name, row } of found) {
    const entry = element("li", "", list, "ch-result");
    element("a", name, entry).href = new URL(`../../chemicals/#${row}`, import.meta.url).href;
    element("span", `${words.chemical} · CAS ${number}`, entry, "ch-entry__note");
  }
  return list;
}

/** @param {Hit[]} hits @param {Record<string, Record<string, number>>} counts @param {number} mine the turn of the query @param {HTMLElement} first what stands above them */
async function show(hits, counts, mine, first) {
  const list = element("ol", "", null, "ch-list");
  const button = element("button", words.more, null);
  button.type = "button";
  button.addEventListener("click", () => more(hits, list, button, true).catch(() => { status.textContent = words.failed; }));
  await more(hits, list, button, false);
  if (mine !== turn) return;
  results.replaceChildren(first, list, button);
  showCounts(counts);
  if (filters.hidden) filters.open = matchMedia("(min-width: 60em)").matches || FACETS.some((facet) => request().chosen[facet].length > 0);
  filters.hidden = false;
}

async function search() {
  const { query, chosen, ignored } = request();
  const mine = ++turn;
  const note = ignored.length ? `${words.ignored} ${ignored.join(", ")}. ` : "";
  status.textContent = note + (query.trim() ? words.searching : "");
  if (!query.trim()) return void results.replaceChildren();
  results.setAttribute("aria-busy", "true");
  try {
    loading = loading || load();
    const { engine, data, rank, lexicon } = await loading;
    const { text, found } = namedChemicals(data, query), isFiltered = FACETS.some((facet) => chosen[facet].length > 0);
    const rows = isFiltered ? [] : found; // no filter fits a chemical
    const { hits, counts } = await rank(engine, data, lexicon, text, chosen);
    if (mine !== turn) return;
    await show(/** @type {Hit[]} */ (hits), counts, mine, chemicalList(rows));
    if (mine === turn) status.textContent = note + sentence(hits.length + rows.length);
  } catch {
    loading = null;
    results.replaceChildren();
    status.textContent = note + words.failed;
  } finally {
    if (mine === turn) results.setAttribute("aria-busy", "false");
  }
}

/** Put what the address asks for into the form, except into a box in which somebody is writing. @param {Element | null} [kept] */
function showRequest(kept) {
  const { query, chosen } = request();
  const box = /** @type {any} */ (form.elements).q;
  if (box !== kept || !box.value) box.value = query;
  setChoices(chosen);
}

/** Put the form into the address, as the browser itself would, without empty values. */
function go() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.append(name, String(value));
  const address = `${location.pathname}?${query}`;
  if (address !== location.pathname + location.search) history.pushState(null, "", address);
  search();
}

form.addEventListener("submit", (event) => { event.preventDefault(); go(); });
filters.addEventListener("change", go);
/** @type {HTMLElement} */ (filters.querySelector("[data-clear]")).addEventListener("click", () => { setChoices({ kind: [], country: [], topic: [] }); go(); });
addEventListener("popstate", () => {
  showRequest();
  search();
});
showRequest(document.activeElement); // on a slow link somebody may write before this script is here
search();

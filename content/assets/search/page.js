/* The search page. Nothing is fetched before the first query. Results are written as text, never as HTML. */

const results = document.getElementById("ch-results");
const form = document.getElementById("ch-search");
const filters = document.getElementById("ch-filters");
const told = document.getElementById("ch-told");
document.getElementById("ch-without").hidden = true;
const say = JSON.parse(results.dataset.strings);
const AT_ONCE = 20;
const FACETS = ["kind", "country", "topic"];
let loading = null;
let turn = 0;

function element(name, text, parent, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  if (parent) parent.appendChild(made);
  return made;
}

function plain(html) {
  return new DOMParser().parseFromString(html, "text/html").body.textContent || "";
}

async function load() {
  const here = (path) => new URL(path, import.meta.url).href;
  const [engine, ranking, words, answer] = await Promise.all([
    import(here("../../pagefind/pagefind.js")), import(here("ranking.js")), import(here("words.js")), fetch(here("../../search/words.json")),
  ]);
  if (!answer.ok) throw new Error(String(answer.status));
  const data = { ...await answer.json(), kinds: JSON.parse(results.dataset.kinds) };
  await engine.options({ ranking: { termFrequency: 0.6, pageLength: 0.4, metaWeights: { title: 6, kind: 0, status: 0, country: 0.5 } } });
  await engine.init();
  return { engine, data, rank: ranking.rank, made: words.lexicon(data) };
}

/** Return what the address asks for: the query, the chosen values, and what is not known. */
function asked() {
  const given = new URLSearchParams(location.search);
  const chosen = {};
  const ignored = [];
  for (const facet of FACETS) {
    const known = new Set(choices(facet).map((one) => one.value).filter(Boolean));
    const values = given.getAll(facet).flatMap((value) => value.split(",")).filter(Boolean);
    chosen[facet] = [...new Set(values)].filter((value) => known.has(value));
    ignored.push(...values.filter((value) => !known.has(value)).map((value) => `${facet}=${value}`));
  }
  return { query: (given.get("q") || "").slice(0, 500), chosen, ignored };
}

function choices(facet) {
  const select = filters.querySelector(`select[name="${facet}"]`);
  return select ? [...select.options] : [...filters.querySelectorAll(`input[name="${facet}"]`)];
}

function put(chosen) {
  for (const facet of FACETS) {
    for (const one of choices(facet)) one[one.type === "checkbox" ? "checked" : "selected"] = chosen[facet].includes(one.value);
  }
}

function count(counts) {
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

function sentence(number) {
  if (number === 0) return say.none;
  return number === 1 ? say.one : say.many.replace("{n}", number);
}

function item(record, list) {
  const made = element("li", "", list, "ch-result");
  const link = element("a", record.meta.title, made);
  link.setAttribute("href", record.url);
  const facts = ["kind", "country", "status"].map((name) => record.meta[name]).filter(Boolean).join(" · ");
  if (facts) element("span", facts, made, "ch-entry__note");
  element("span", plain(record.excerpt), made, "ch-entry__facts");
  return link;
}

async function more(hits, list, button, focus) {
  const from = list.children.length;
  const records = await Promise.all(hits.slice(from, from + AT_ONCE).map((hit) => hit.result.data()));
  const links = records.map((record) => item(record, list));
  button.hidden = list.children.length >= hits.length;
  if (focus && links.length) links[0].focus();
}

async function show(hits, counts, mine) {
  const list = element("ol", "", null, "ch-list");
  const button = element("button", say.more, null);
  button.type = "button";
  button.addEventListener("click", () => more(hits, list, button, true));
  await more(hits, list, button, false);
  if (mine !== turn) return;
  results.replaceChildren(list, button);
  count(counts);
  if (filters.hidden) filters.open = matchMedia("(min-width: 60em)").matches || FACETS.some((facet) => asked().chosen[facet].length);
  filters.hidden = false;
}

async function search() {
  const { query, chosen, ignored } = asked();
  const mine = ++turn;
  form.elements.q.value = query;
  put(chosen);
  const note = ignored.length ? `${say.ignored} ${ignored.join(", ")}. ` : "";
  told.textContent = note + (query.trim() ? say.searching : "");
  if (!query.trim()) return results.replaceChildren();
  results.setAttribute("aria-busy", "true");
  try {
    loading = loading || load();
    const { engine, data, rank, made } = await loading;
    const { hits, counts } = await rank(engine, data, made, query, chosen);
    if (mine !== turn) return;
    await show(hits, counts, mine);
    if (mine === turn) told.textContent = note + sentence(hits.length);
  } catch {
    loading = null;
    results.replaceChildren();
    told.textContent = note + say.failed;
  } finally {
    if (mine === turn) results.setAttribute("aria-busy", "false");
  }
}

/** Put the form into the address, as the browser itself would, without empty values. */
function go() {
  const wanted = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) wanted.append(name, value);
  const address = `${location.pathname}?${wanted}`;
  if (address !== location.pathname + location.search) history.pushState(null, "", address);
  search();
}

form.addEventListener("submit", (event) => { event.preventDefault(); go(); });
filters.addEventListener("change", go);
filters.querySelector("[data-clear]").addEventListener("click", () => { put({ kind: [], country: [], topic: [] }); go(); });
addEventListener("popstate", search);
search();

/* In which order records answer a query. The engine finds words and sets; the weights here put them together. */

import { nearly, understand } from "./words.js";

/* The weights of the ranking. For each part of the query a page gets the best of the meanings it has, and its words.
   `data.kinds` has, for each kind of page, what a meaning is worth (topic, assistance, country), what is added to every
   score (prior), and the meaning that pages of this kind explain themselves: the page of a topic answers its topic. */
const WEIGHT = {
  word: 1.2, // the words of a part without a meaning, times their rarity and the engine's score
  knownWord: 0.9, // the same, when the part has a meaning
  name: 0.8, // a word in the name of a record, times its rarity
  all: 0.8, // all words of the query together
  serves: 0.4, // a source whose rules let it serve the country
  kind: 0.5, // the query says which kind of page is sought
  text: 0.9, // an English word for what the query says in another language
};
const NEARLY = 0.8; // how sure a meaning is when one letter differs
const ENOUGH = 0.34; // share of the query that a page must answer to be shown
const FACETS = ["kind", "country", "topic"];

/** Return {hits, counts}: pages in order, as {result, score}, and for each facet how many pages each value has. */
export async function rank(engine, data, made, query, chosen) {
  const index = await sets(engine);
  const pages = new Map();
  const parts = understand(query, made);
  let whole = 0;
  for (const part of parts) whole += await answer(engine, data, made, index, part, pages);
  await together(engine, parts, pages);
  for (const page of pages.values()) page.score += data.kinds[index.kindOf.get(page.id)]?.prior || 0;
  const kept = [...pages.values()].filter((page) => page.own || page.share >= ENOUGH * whole);
  const hits = kept.filter((page) => FACETS.every((facet) => fits(index, page, facet, chosen)));
  hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return { hits, counts: counts(index, kept, chosen) };
}

/** Return the pages of each value of each filter, asked from the engine once. */
async function sets(engine) {
  if (sets.known) return sets.known;
  const made = { kindOf: new Map() };
  for (const [filter, values] of Object.entries(await engine.filters())) {
    made[filter] = {};
    for (const value of Object.keys(values)) {
      const found = await engine.search(null, { filters: { [filter]: value } });
      made[filter][value] = new Map(found.results.map((one) => [one.id, one]));
    }
  }
  for (const [kind, members] of Object.entries(made.kind || {})) for (const id of members.keys()) made.kindOf.set(id, kind);
  sets.known = made;
  return made;
}

function fits(index, page, facet, chosen) {
  return !chosen[facet].length || chosen[facet].some((value) => index[facet]?.[value]?.has(page.id));
}

function counts(index, kept, chosen) {
  const told = {};
  for (const facet of FACETS) {
    const others = kept.filter((page) => FACETS.every((other) => other === facet || fits(index, page, other, chosen)));
    told[facet] = {};
    for (const [value, ids] of Object.entries(index[facet] || {})) told[facet][value] = others.filter((page) => ids.has(page.id)).length;
  }
  return told;
}

/** Add to each page what it has of one part of the query; return the weight of the part in the whole. */
async function answer(engine, data, made, index, part, pages) {
  const found = await Promise.all(part.words.map(async (word) => (await engine.search(word)).results));
  const wrong = !part.concepts.length && !found.some((results) => results.length);
  const concepts = wrong ? part.words.flatMap((word) => nearly(word, made)).map((one) => ({ ...one, sure: NEARLY })) : part.concepts;
  const gained = new Map();
  for (const concept of concepts) await mean(engine, data, index, concept, gained);
  const meant = concepts.some((one) => one.filter !== "kind");
  const rarity = say(found, meant || concepts.length > 0, index, gained, meant || !concepts.length);
  for (const [id, gain] of gained) give(pages, id, gain);
  return meant ? 1 : concepts.length || wrong ? 0 : rarity;
}

/** The words of a part: each page gets their mean. Returns how much the rarest counts, from 0.4 to 1. */
function say(found, known, index, gained, counted) {
  const all = index.kindOf.size || 1;
  let most = 0.4;
  for (const results of found) {
    const rare = Math.log(1 + all / (results.length || 1)) / Math.log(1 + all);
    if (results.length) most = Math.max(most, 0.4 + 0.6 * rare);
    const weight = ((known ? WEIGHT.knownWord : WEIGHT.word) * rare) / found.length;
    for (const one of results) {
      const share = counted ? (known ? 0.7 : 0.4 + 0.6 * rare) / found.length : 0;
      const gain = at(gained, one);
      const named = (one.matchedMetaFields || []).includes("title");
      gain.words += weight * strength(one, results) + (named ? (WEIGHT.name * rare) / found.length : 0);
      gain.said += share;
      if (rare > gain.rare) Object.assign(gain, { rare, result: one });
    }
  }
  return most;
}

/** Return the engine's score as a share of the best one, the steps between made smaller. */
function strength(one, results) {
  return Math.sqrt(one.score / (results[0].score || 1));
}

/** One meaning of a part. */
async function mean(engine, data, index, { filter, value, sure }, gained) {
  if (filter === "text") return translated(engine, value, gained);
  const members = index[filter]?.[value] || new Map();
  for (const one of members.values()) {
    const kind = data.kinds[index.kindOf.get(one.id)] || {};
    const worth = filter === "kind" ? WEIGHT.kind : kind[filter] || 0;
    best(at(gained, one), sure * worth, filter === "kind" ? 0 : sure, kind.meaning === filter);
  }
  if (filter !== "country") return undefined;
  for (const rule of data.rules[data.served[value]] || []) {
    for (const one of (index.rule?.[rule] || new Map()).values()) best(at(gained, one), sure * WEIGHT.serves, sure * 0.5, false);
  }
  return undefined;
}

async function translated(engine, text, gained) {
  const { results } = await engine.search(text);
  for (const one of results) {
    const gain = at(gained, one);
    best(gain, WEIGHT.text * strength(one, results), 1, false);
    if (gain.rare < 0) Object.assign(gain, { rare: 0, result: one });
  }
}

function at(gained, result) {
  if (!gained.has(result.id)) gained.set(result.id, { meant: 0, words: 0, share: 0, said: 0, own: false, rare: -1, result });
  return gained.get(result.id);
}

function best(gain, worth, share, own) {
  gain.meant = Math.max(gain.meant, worth);
  gain.share = Math.max(gain.share, share);
  gain.own = gain.own || own;
}

/** Add to a page. The result with the rarest word is kept, for its excerpt shows that word. */
function give(pages, id, gain) {
  const page = pages.get(id) || { id, score: 0, share: 0, rare: -2, own: false, result: null };
  page.score += gain.meant + gain.words;
  page.share += Math.max(gain.share, gain.said);
  page.own = page.own || gain.own;
  if (gain.rare > page.rare) Object.assign(page, { rare: gain.rare, result: gain.result });
  pages.set(id, page);
}

/** Pages that have all words of the query. */
async function together(engine, parts, pages) {
  const words = parts.flatMap((part) => part.words);
  if (words.length < 2) return;
  const { results } = await engine.search(words.join(" "));
  for (const one of results) give(pages, one.id, { meant: 0, words: WEIGHT.all * strength(one, results), share: 1, said: 0, own: false, rare: 1, result: one });
}

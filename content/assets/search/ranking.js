/* In which order records answer a query. The engine finds words and sets; the weights here put them together. */

import { similar, understand } from "./lexicon.js";

/**
 * What the search engine gives, as far as it is used here.
 * @typedef {{ id: string, score: number, matchedMetaFields?: string[], data: () => Promise<any> }} Result
 * @typedef {{ filters: () => Promise<Record<string, Record<string, number>>>, search: (text: string | null, options?: object) => Promise<{ results: Result[] }> }} Engine
 */
/**
 * The pages of each value of each filter, and the kind of each page.
 * @typedef {{ kindOf: Map<string, string>, filters: Record<string, Record<string, Map<string, Result>>> }} PageSets
 */
/**
 * What a page has of one part of the query.
 * @typedef {{ meant: number, words: number, share: number, said: number, own: boolean, rare: number, result: Result }} Gain
 * @typedef {{ id: string, score: number, share: number, rare: number, own: boolean, result: Result | null }} Hit
 */
/** The chosen values of each facet. @typedef {Record<string, string[]>} Choices */
/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./lexicon.js").LexiconData} LexiconData */

/**
 * What a kind of page is worth: for each meaning (topic, assistance, country); added to every score (prior); and the
 * meaning that pages of this kind explain themselves (meaning): the page of a topic answers its topic.
 * @typedef {Record<string, any>} KindWeights
 * @typedef {LexiconData & { kinds: Record<string, KindWeights> }} SearchData
 */

/* The weights of the ranking. For each part of the query a page gets the best of the meanings it has, and its words. */
const WEIGHT = {
  word: 1.2, // the words of a part without a meaning, times their rarity and the engine's score
  knownWord: 0.9, // the same, when the part has a meaning
  name: 0.8, // a word in the name of a record, times its rarity
  all: 0.8, // all words of the query together
  serves: 0.4, // a source whose rules let it serve the country
  kind: 0.5, // the query says which kind of page is sought
  text: 0.9, // an English word for what the query says in another language
};
const SIMILAR = 0.8; // how sure a meaning is when one letter differs
const ENOUGH = 0.34; // share of the query that a page must answer to be shown
const FACETS = ["kind", "country", "topic"];

/**
 * Return {hits, counts}: pages in order, and for each facet how many pages each value has.
 * @param {Engine} engine
 * @param {SearchData} data
 * @param {Lexicon} lexicon
 * @param {string} query
 * @param {Choices} chosen
 */
export async function rank(engine, data, lexicon, query, chosen) {
  const index = await sets(engine);
  /** @type {Map<string, Hit>} */
  const pages = new Map();
  const parts = understand(query, lexicon);
  let whole = 0;
  for (const part of parts) whole += await answer(engine, data, lexicon, index, part, pages);
  await together(engine, parts, pages);
  for (const page of pages.values()) page.score += data.kinds[index.kindOf.get(page.id) || ""]?.prior || 0;
  const answering = [...pages.values()].filter((page) => page.own || page.share >= ENOUGH * whole);
  const hits = answering.filter((page) => FACETS.every((facet) => fits(index, page, facet, chosen)));
  hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return { hits, counts: counts(index, answering, chosen) };
}

/** @type {PageSets | null} */
let knownSets = null;

/** Return the pages of each value of each filter, asked from the engine once. @param {Engine} engine */
async function sets(engine) {
  if (knownSets) return knownSets;
  /** @type {PageSets} */
  const index = { kindOf: new Map(), filters: {} };
  for (const [filter, values] of Object.entries(await engine.filters())) {
    index.filters[filter] = {};
    for (const value of Object.keys(values)) {
      const { results } = await engine.search(null, { filters: { [filter]: value } });
      index.filters[filter][value] = new Map(results.map((one) => [one.id, one]));
    }
  }
  for (const [kind, members] of Object.entries(index.filters.kind || {})) for (const id of members.keys()) index.kindOf.set(id, kind);
  knownSets = index;
  return index;
}

/** @param {PageSets} index @param {Hit} page @param {string} facet @param {Choices} chosen */
function fits(index, page, facet, chosen) {
  return !chosen[facet].length || chosen[facet].some((value) => index.filters[facet]?.[value]?.has(page.id));
}

/** @param {PageSets} index @param {Hit[]} answering @param {Choices} chosen */
function counts(index, answering, chosen) {
  /** @type {Record<string, Record<string, number>>} */
  const result = {};
  for (const facet of FACETS) {
    const others = answering.filter((page) => FACETS.every((other) => other === facet || fits(index, page, other, chosen)));
    result[facet] = {};
    for (const [value, ids] of Object.entries(index.filters[facet] || {})) result[facet][value] = others.filter((page) => ids.has(page.id)).length;
  }
  return result;
}

/**
 * Add to each page what it has of one part of the query; return the weight of the part in the whole.
 * @param {Engine} engine
 * @param {SearchData} data
 * @param {Lexicon} lexicon
 * @param {PageSets} index
 * @param {import("./lexicon.js").QueryPart} part
 * @param {Map<string, Hit>} pages
 */
async function answer(engine, data, lexicon, index, part, pages) {
  const byWord = await Promise.all(part.words.map(async (word) => (await engine.search(word)).results));
  const unknown = !part.concepts.length && !byWord.some((results) => results.length);
  const concepts = unknown ? part.words.flatMap((word) => similar(word, lexicon)).map((one) => ({ ...one, sure: SIMILAR })) : part.concepts;
  /** @type {Map<string, Gain>} */
  const gained = new Map();
  for (const concept of concepts) await addMeaning(engine, data, index, concept, gained);
  const meant = concepts.some((one) => one.filter !== "kind");
  const rarity = addWords(byWord, meant || concepts.length > 0, index, gained, meant || !concepts.length);
  for (const [id, gain] of gained) give(pages, id, gain);
  return meant ? 1 : concepts.length || unknown ? 0 : rarity;
}

/**
 * The words of a part: each page gets their mean. Returns how much the rarest counts, from 0.4 to 1.
 * @param {Result[][]} byWord
 * @param {boolean} known the part has a meaning
 * @param {PageSets} index
 * @param {Map<string, Gain>} gained
 * @param {boolean} counted the words count as an answer to the part
 */
function addWords(byWord, known, index, gained, counted) {
  const all = index.kindOf.size || 1;
  let most = 0.4;
  for (const results of byWord) {
    const rare = Math.log(1 + all / (results.length || 1)) / Math.log(1 + all);
    if (results.length) most = Math.max(most, 0.4 + 0.6 * rare);
    const weight = ((known ? WEIGHT.knownWord : WEIGHT.word) * rare) / byWord.length;
    for (const one of results) {
      const share = counted ? (known ? 0.7 : 0.4 + 0.6 * rare) / byWord.length : 0;
      const gain = at(gained, one);
      const named = (one.matchedMetaFields || []).includes("title");
      gain.words += weight * strength(one, results) + (named ? (WEIGHT.name * rare) / byWord.length : 0);
      gain.said += share;
      if (rare > gain.rare) Object.assign(gain, { rare, result: one });
    }
  }
  return most;
}

/** Return the engine's score as a share of the best one, the steps between made smaller. @param {Result} one @param {Result[]} results */
function strength(one, results) {
  return Math.sqrt(one.score / (results[0].score || 1));
}

/**
 * One meaning of a part.
 * @param {Engine} engine
 * @param {SearchData} data
 * @param {PageSets} index
 * @param {import("./lexicon.js").Meaning} meaning
 * @param {Map<string, Gain>} gained
 */
async function addMeaning(engine, data, index, { filter, value, sure }, gained) {
  if (filter === "text") return translated(engine, value, gained);
  /** @type {Map<string, Result>} */
  const members = index.filters[filter]?.[value] || new Map();
  for (const one of members.values()) {
    const kind = data.kinds[index.kindOf.get(one.id) || ""] || {};
    const worth = filter === "kind" ? WEIGHT.kind : kind[filter] || 0;
    best(at(gained, one), sure * worth, filter === "kind" ? 0 : sure, kind.meaning === filter);
  }
  if (filter !== "country") return undefined;
  for (const rule of data.rules[data.served[value]] || []) {
    for (const one of (index.filters.rule?.[rule] || new Map()).values()) best(at(gained, one), sure * WEIGHT.serves, sure * 0.5, false);
  }
  return undefined;
}

/** @param {Engine} engine @param {string} text @param {Map<string, Gain>} gained */
async function translated(engine, text, gained) {
  const { results } = await engine.search(text);
  for (const one of results) {
    const gain = at(gained, one);
    best(gain, WEIGHT.text * strength(one, results), 1, false);
    if (gain.rare < 0) Object.assign(gain, { rare: 0, result: one });
  }
}

/** @param {Map<string, Gain>} gained @param {Result} result */
function at(gained, result) {
  const known = gained.get(result.id);
  if (known) return known;
  const gain = { meant: 0, words: 0, share: 0, said: 0, own: false, rare: -1, result };
  gained.set(result.id, gain);
  return gain;
}

/** @param {Gain} gain @param {number} worth @param {number} share @param {boolean} own */
function best(gain, worth, share, own) {
  gain.meant = Math.max(gain.meant, worth);
  gain.share = Math.max(gain.share, share);
  gain.own = gain.own || own;
}

/**
 * Add to a page. The result with the rarest word is kept, for its excerpt shows that word.
 * @param {Map<string, Hit>} pages
 * @param {string} id
 * @param {Gain} gain
 */
function give(pages, id, gain) {
  /** @type {Hit} */
  const page = pages.get(id) || { id, score: 0, share: 0, rare: -2, own: false, result: null };
  page.score += gain.meant + gain.words;
  page.share += Math.max(gain.share, gain.said);
  page.own = page.own || gain.own;
  if (gain.rare > page.rare) Object.assign(page, { rare: gain.rare, result: gain.result });
  pages.set(id, page);
}

/** Pages that have all words of the query. @param {Engine} engine @param {import("./lexicon.js").QueryPart[]} parts @param {Map<string, Hit>} pages */
async function together(engine, parts, pages) {
  const words = parts.flatMap((part) => part.words);
  if (words.length < 2) return;
  const { results } = await engine.search(words.join(" "));
  for (const one of results) give(pages, one.id, { meant: 0, words: WEIGHT.all * strength(one, results), share: 1, said: 0, own: false, rare: 1, result: one });
}

/* What a query means: words without endings and accents, concepts (a topic, a country, a kind of page) and the rest. */

/**
 * A meaning: a value of a filter of the index, or an English text to search for. `sure` is up to 1.
 * @typedef {{ filter: string, value: string }} Concept
 * @typedef {Concept & { sure: number }} Meaning
 * @typedef {{ words: string[], concepts: Meaning[] }} QueryPart
 * @typedef {{ stems: string[], concept: Concept }} Phrase
 * @typedef {{ stop: Set<string>, phrases: Map<string, Phrase[]>, han: Map<string, Concept[]>, single: Map<string, Concept[]>, codes: Set<string> }} Lexicon
 * @typedef {{ stop: string[], concepts: [string, string, string[]][], rules: Record<string, string[]>, served: Record<string, string> }} LexiconData
 */

/** @type {Strings} */
const LETTERS = { "ø": "o", "đ": "d", "ł": "l", "ı": "i", "œ": "oe", "æ": "ae", "ß": "ss", "ة": "ه", "ى": "ي" };
const HAN = /\p{Script=Han}/u;
const RUSSIAN = /(иями|ями|ами|иях|ого|его|ому|ему|ыми|ими|ией|ии|ия|ию|ие|ах|ях|ов|ев|ей|ои|ыи|ии|ая|яя|ое|ее|ые|ых|их|ам|ям|ом|ем|а|я|о|е|ы|и|у|ю|ь)$/;
const ARABIC = /^(وال|بال|كال|فال|لل|ال)(?=...)/;
const LONGEST_QUERY = 24; // words; more is not a question

/** Return a text in small letters without accents. @param {string} text */
export function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[øđłıœæßةى]/g, (letter) => LETTERS[letter]);
}

/** Return the words of a text, folded; a run of Chinese characters is one word. @param {string} text @returns {string[]} */
export function tokens(text) {
  return fold(text).match(/\p{Script=Han}+|[^\P{L}\p{Script=Han}]+[\p{L}\p{N}]*|\p{N}+[\p{L}\p{N}]*/gu) || [];
}

/** Return a folded word without its ending, so that forms of one word are equal; for comparing, not for showing. @param {string} word */
export function stem(word) {
  if (/\p{Script=Cyrillic}/u.test(word)) return cut(word, RUSSIAN, 4);
  if (/\p{Script=Arabic}/u.test(word)) return word.replace(ARABIC, "");
  return cut(cut(word, /s$/, 3), /[aeo]$/, 4);
}

/** @param {string} word @param {RegExp} ending @param {number} least letters that must remain */
function cut(word, ending, least) {
  const rest = word.replace(ending, "");
  return rest.length >= least ? rest : word;
}

/** Make the lexicon of `words.json`: stop words, phrases by their first stem, and Chinese phrases. @param {LexiconData} data */
export function lexicon(data) {
  /** @type {Lexicon} */
  const entries = { stop: new Set(data.stop.map(fold)), phrases: new Map(), han: new Map(), single: new Map(), codes: new Set() };
  for (const [filter, value, phrases] of data.concepts) {
    if (filter === "country") entries.codes.add(value);
    for (const phrase of phrases) enter(entries, phrase, { filter, value });
  }
  for (const list of entries.phrases.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  return entries;
}

/** @param {Lexicon} entries @param {string} phrase @param {Concept} concept */
function enter(entries, phrase, concept) {
  if (HAN.test(phrase)) {
    const text = tokens(phrase).join("");
    entries.han.set(text, [...(entries.han.get(text) || []), concept]);
    return;
  }
  const stems = withoutStopWords(tokens(phrase), entries).map(stem);
  if (!stems.length) return;
  const list = entries.phrases.get(stems[0]) || [];
  list.push({ stems, concept });
  entries.phrases.set(stems[0], list);
  if (stems.length === 1) entries.single.set(stems[0], [...(entries.single.get(stems[0]) || []), concept]);
}

/** @param {string[]} words @param {Lexicon} entries */
function withoutStopWords(words, entries) {
  return words.filter((word) => !entries.stop.has(word));
}

/**
 * Return the parts of a query, in order: each {words, concepts}. A part is the longest phrase that the lexicon knows,
 * with what it means, or one word that it does not know, with no concept.
 * @param {string} query
 * @param {Lexicon} entries
 */
export function understand(query, entries) {
  const codes = countryCodes(query, entries), folded = codes.map(fold);
  const all = tokens(query).slice(0, LONGEST_QUERY).filter((word) => !folded.includes(word));
  const left = withoutStopWords(all, entries);
  const plain = (left.length ? left : all).filter((word) => !HAN.test(word));
  const parts = all.filter((word) => HAN.test(word)).flatMap((run) => chinese(run, entries));
  parts.push(...codes.map((value) => ({ words: [], concepts: [{ filter: "country", value, sure: 1 }] })));
  for (let at = 0; at < plain.length; at += parts[parts.length - 1].words.length) parts.push(phrase(plain, at, entries));
  return [...new Map(parts.map((part) => [meaning(part), part])).values()];
}

/**
 * The alpha-3 codes of countries in a query. They are written in capitals; alone, a code may be in small letters, too.
 * Where everything is in capitals, a code that is also a small word, such as AND, is the word.
 * @param {string} query
 * @param {Lexicon} entries
 */
function countryCodes(query, entries) {
  const words = query.normalize("NFKC").match(/[\p{L}\p{N}]+/gu) || [];
  if (words.length === 1) return words.map((word) => word.toUpperCase()).filter((code) => entries.codes.has(code));
  const isLoud = words.every((word) => word === word.toUpperCase());
  return words.filter((word) => entries.codes.has(word) && !(isLoud && entries.stop.has(fold(word))));
}

/** Two parts with one meaning are one part: "PCB transformers" asks for PCB once. @param {QueryPart} part */
function meaning(part) {
  const concepts = part.concepts.map((one) => `${one.filter}:${one.value}`);
  return concepts.length ? `${concepts} ${part.words.length > 1 ? part.words : ""}` : part.words.join(" ");
}

/**
 * Return the longest known phrase at `at`, or the one word there.
 * @param {string[]} words
 * @param {number} at
 * @param {Lexicon} entries
 * @returns {QueryPart}
 */
function phrase(words, at, entries) {
  const stems = words.slice(at, at + 8).map(stem);
  const fitting = (entries.phrases.get(stems[0]) || []).filter((one) => one.stems.every((part, place) => part === stems[place]));
  const length = fitting.length ? fitting[0].stems.length : 1;
  const concepts = fitting.filter((one) => one.stems.length === length).map((one) => ({ ...one.concept, sure: 1 }));
  return { words: words.slice(at, at + length), concepts: once(concepts) };
}

/** @param {Meaning[]} concepts */
function once(concepts) {
  return [...new Map(concepts.map((one) => [`${one.filter}:${one.value}`, one])).values()];
}

/**
 * Cut a run of Chinese characters into known phrases, longest first; what is left is one part, when nothing is known.
 * @param {string} run
 * @param {Lexicon} entries
 */
function chinese(run, entries) {
  /** @type {QueryPart[]} */
  const parts = [];
  for (let at = 0; at < run.length; ) {
    let length = Math.min(12, run.length - at);
    while (length && !entries.han.has(run.slice(at, at + length))) length -= 1;
    if (length) parts.push({ words: [], concepts: once((entries.han.get(run.slice(at, at + length)) || []).map((one) => ({ ...one, sure: 1 }))) });
    at += length || 1;
  }
  return parts.length ? parts : [{ words: [run], concepts: [] }];
}

/**
 * Return the concepts of phrases of one word that differ from `word` by one letter, or by two neighbours exchanged.
 * @param {string} word
 * @param {Lexicon} entries
 */
export function similar(word, entries) {
  const target = stem(word);
  if (target.length < 5) return [];
  return [...entries.single].filter(([text]) => text.length >= 5 && oneApart(target, text)).flatMap(([, concepts]) => concepts);
}

/** @param {string} a @param {string} b */
function oneApart(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const swapped = a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
  return swapped || a.slice(at + 1) === b.slice(at + 1) || a.slice(at) === b.slice(at + 1) || a.slice(at + 1) === b.slice(at);
}

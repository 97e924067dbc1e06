/* The plan for a question: for each work package and role who likely helps, who must be asked first, and what stays open. */

import { countryVerdict, findAll, standing } from "./criteria.js";

/** @typedef {import("./criteria.js").Options} Options */
/** @typedef {import("./criteria.js").Option} Option */
/** @typedef {import("./criteria.js").Question} Question */
/** @typedef {import("./criteria.js").Finding} Finding */
/** @typedef {import("./criteria.js").Precedent} Precedent */
/** @typedef {Option & { findings: Finding[], standing: number }} Answer */
/** All answers of one role; a plan shows the first of them. @typedef {{ likely: Answer[], ask: Answer[], refused: Answer[] }} Choice */
/** @typedef {{ package: string, choices: Record<string, Choice>, gap: "grant" | "ask" | "loans-only" | "nobody", open: number | null, precedents: Precedent[] }} PackagePlan */
/** @typedef {{ question: Question, packages: PackagePlan[], ways: [string, string][] }} Plan */

export const ROLES = ["pays", "lends", "delivers", "advises", "unclear"];
export const MOST_LIKELY = 5;
export const MOST_TO_ASK = 25;
const MOST_PRECEDENTS = 3;

/** Return the plan for a question. @param {Question} question @param {Options} options @returns {Plan} */
export function makePlan(question, options) {
  /** @type {Map<string, string>} */
  const ways = new Map();
  for (const [number, id, name] of options.ways)
    if (countryVerdict(options, number, question.country)[0] !== "unmet") ways.set(id, name);
  return { question, packages: question.packages.map((work) => packagePlan(work, question, options)), ways: [...ways] };
}

/** @param {string} work @param {Question} question @param {Options} options @returns {PackagePlan} */
function packagePlan(work, question, options) {
  /** @type {Record<string, Choice>} */
  const choices = {};
  for (const role of ROLES) choices[role] = choose(work, role, question, options);
  const { pays, lends } = choices, cost = question.packages.length > 1 ? null : question.cost;
  const gap = pays.likely.length ? "grant" : pays.ask.length ? "ask" : lends.likely.length || lends.ask.length ? "loans-only" : "nobody";
  return { package: work, choices, gap, open: stillOpen(cost, pays.likely, question.currency), precedents: precedents(work, question, options) };
}

/** A source has one place, that of its best line. @param {string} work @param {string} role @param {Question} question @param {Options} options @returns {Choice} */
function choose(work, role, question, options) {
  /** @type {Answer[][]} */
  const found = [[], [], []];
  for (const source of options.sources) {
    const lines = source.lines.filter((line) => line.role === role && line.packages.includes(work));
    const answers = lines.map((line) => assess({ source, line, package: work }, question, options));
    const best = answers.sort((a, b) => a.standing - b.standing)[0]; // stable: the first of its best lines
    if (best) found[best.standing].push(best);
  }
  const [likely, ask, refused] = found;
  return { likely, ask, refused };
}

/** @param {Option} option @param {Question} question @param {Options} options @returns {Answer} */
function assess(option, question, options) {
  const findings = findAll(option, question, options);
  return { ...option, findings, standing: standing(findings) };
}

/** Awards for such work in a field of the question, those of the country first. @param {string} work @param {Question} question @param {Options} options @returns {Precedent[]} */
function precedents(work, question, options) {
  const fields = question.topics.filter((topic) => !options.topics[topic]?.work);
  const fitting = options.precedents.filter(({ packages, topics }) => packages.includes(work) && (!fields.length || fields.some((one) => topics.includes(one))));
  const isOwn = (/** @type {Precedent} */ award) => award.countries.includes(question.country);
  return [...fitting.filter(isOwn), ...fitting.filter((award) => !isOwn(award))].slice(0, MOST_PRECEDENTS);
}

/** The sum of the ceilings of some payers; null when one of them states none in the currency. @param {Answer[]} payers @param {string | null} currency */
export function ceilings(payers, currency) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const { source, line } of payers) {
    if (line.ceiling === undefined || (source.currency || null) !== currency) return null;
    sums.set(source.id, Math.max(line.ceiling, sums.get(source.id) || 0));
  }
  return [...sums.values()].reduce((sum, one) => sum + one, 0);
}

/** @param {number | null} cost @param {Answer[]} payers @param {string | null} currency */
function stillOpen(cost, payers, currency) {
  const most = ceilings(payers, currency);
  if (cost === null || !payers.length) return cost;
  return most === null ? null : Math.max(cost - most, 0);
}

/* A plan in words: the same sentences as `wording/plan_headline.py` and `plan_text.py`, from the same messages. */

import { ceilings } from "./plan.js";

/** @typedef {import("./criteria.js").Options} Options */
/** @typedef {import("./criteria.js").Finding} Finding */
/** @typedef {import("./plan.js").Answer} Answer */
/** @typedef {import("./plan.js").Plan} Plan */

/** Fill the placeholders of a message of the file, %(name)s, or of the page, {name}. @param {string} text @param {Record<string, string | number>} values */
export function fill(text, values) {
  return text.replace(/%\((\w+)\)s|\{(\w+)\}|%%/g, (_, name, other) => (name || other ? String(values[name || other]) : "%"));
}

/** @param {number} sum @param {string | null} currency @param {string} language */
export function money(sum, currency, language) {
  const number = new Intl.NumberFormat(language === "en" ? "en-GB" : language, { maximumFractionDigits: 20 }).format(sum);
  return currency ? `${currency} ${number}` : number;
}

/** Join parts of a sentence: "a", "a or b", "a, b or c". @param {string[]} parts @param {string} last */
function joined(parts, last) {
  const unique = [...new Set(parts)];
  return unique.length === 1 ? unique[0] : fill(last, { first: unique.slice(0, -1).join(", "), last: unique[unique.length - 1] });
}

/** Return the sentences on top of a plan, the one about what nobody pays for first. @param {Plan} plan @param {Options} options @param {string} language */
export function headline({ question, packages }, options, language) {
  const { sentences } = options, { cost, currency } = question, country = options.countries[question.country];
  const without = packages.filter((one) => one.gap !== "grant"), paid = packages.filter((one) => one.gap === "grant");
  const about = question.topics.filter((one) => options.fields[one]).map((one) => options.fields[one]);
  const work = (/** @type {string} */ key) => {
    const { work: plain, on } = options.packages[key];
    return about.length && on ? fill(on, { what: joined(about, sentences.and) }) : plain;
  };
  const works = (/** @type {typeof packages} */ some, /** @type {string} */ last) => joined(some.map((one) => work(one.package)), last);
  const counted = (/** @type {string} */ name, /** @type {Answer[]} */ answers, values = {}) => {
    const count = new Set(answers.map((one) => one.source.id)).size;
    return fill(sentences[`${name}-${new Intl.PluralRules(language).select(count)}`], { count, ...values });
  };
  const payers = packages.flatMap((one) => one.choices.pays.likely);
  const lenders = without.flatMap(({ choices: { lends } }) => lends.likely), lends = lenders.map((one) => one.source);
  const toAsk = without.flatMap((one) => one.choices.lends.ask.filter(({ source }) => !lends.includes(source)));
  const lines = [];
  if (without.length) lines.push(fill(sentences["nobody-pays"], { work: works(without, sentences.or), country }));
  if (lenders.length) lines.push(counted("may-lend", lenders));
  if (toAsk.length) lines.push(counted("ask-lender", toAsk));
  if (paid.length) {
    const recent = payers.filter(({ source }) => !source.old), all = recent.length === payers.length;
    lines.push(counted(`${without.length ? "some" : "all"}-${all ? "is" : "may-be"}-paid`, payers, { work: works(paid, sentences.and), country }));
    if (!all) lines.push(recent.length ? counted("some-confirmed", recent) : sentences["none-confirmed"]);
  }
  if (cost === null) return lines;
  const most = ceilings(payers, currency), shown = (/** @type {number} */ sum) => money(sum, currency, language);
  if (!payers.length) lines.push(fill(sentences["all-is-open"], { cost: shown(cost) }));
  else if (most !== null && most < cost) lines.push(fill(sentences["much-is-open"], { most: shown(most), cost: shown(cost), left: shown(cost - most) }));
  return lines;
}

/** Say a finding in words, without a full stop. @param {Finding} finding @param {Options} options @param {string} language */
export function findingText([criterion, , reason, terms], options, language) {
  const text = options.findings[criterion][reason];
  if (text.includes("%(all)s")) return fill(text, { all: terms.map((term) => nameOf(criterion, reason, term, options)).join(", ") }).replace(/[ .]+$/, "");
  const sums = terms.slice(1).filter((term) => /^\d+$/.test(term)).map((term) => money(+term, terms[0], language));
  return fill(text, { cost: sums[0], limit: sums[sums.length - 1] });
}

/** @param {string} criterion @param {string} reason @param {string} term @param {Options} options */
function nameOf(criterion, reason, term, options) {
  if (reason === "applicant-seat") return options.countries[term] || term;
  if (criterion === "topic" || reason === "purpose") return options.topics[term]?.label || term;
  return (criterion === "applicant" && options.applicants[term]) || term;
}

/** Return what must be asked of a source before all else. @param {Answer} answer @param {Options} options */
export function firstQuestion({ findings }, options) {
  const [criterion, , reason] = /** @type {Finding} */ (findings.find((one) => one[1] === "unknown"));
  return options.questions[criterion][reason] || options.questions.country.named;
}

/* The criteria of a plan, as `domain/plans` has them in Python; a test holds both equal. What the records do not say is
   unknown, and nothing turns unknown into met. */

/** @typedef {"met" | "to-arrange" | "unknown" | "unmet"} State */
/** What a criterion found: criterion, state, reason, and what it is about. @typedef {[string, State, string, string[]]} Finding */
/** @typedef {{ kind: string, what?: string, countries?: string[], topics?: string[], percent?: number, amount?: number, ask?: boolean }} Condition */
/** @typedef {{ packages: string[], role: string, topics?: string[], ceiling?: number, offer?: string }} Line what a source does for some packages */
/** @typedef {{ id: string, name: string, class: number, status: string, state: string, applicants?: string[], topics?: string[], any?: boolean, currency?: string, old?: boolean, least?: number, conditions?: Condition[], lines: Line[] }} Source */
/** @typedef {{ label: string, work?: string[], near?: string[] }} Topic a kind of work where it has packages, else a field */
/** @typedef {{ source: Source, line: Line, package: string }} Option */
/** An award, in words. @typedef {{ id: string, page?: number, packages: string[], topics: string[], countries: string[], text: string }} Precedent */
/** The question; `cost` is in whole units of `currency`. @typedef {{ country: string, topics: string[], packages: string[], applicants: string[], isStated: boolean, cost: number | null, currency: string | null }} Question */
/**
 * The file plan/options.json.
 * @typedef {object} Options
 * @property {Record<string, string>} countries names as they stand in a sentence
 * @property {string[]} givers countries that give help and receive none
 * @property {string[]} answers for each class of sources a character per country
 * @property {[State, string][]} verdicts what each character means
 * @property {Record<string, Topic>} topics
 * @property {Record<string, { label: string, work: string, on?: string }>} packages
 * @property {Record<string, string>} applicants
 * @property {Source[]} sources in the order of a plan
 * @property {[number, string, string][]} ways to the GEF: class, organisation, name
 * @property {Precedent[]} precedents awards outside the GEF, the newest first
 * @property {Record<string, string>} roles
 * @property {Record<string, string>} might
 * @property {Record<string, string>} states
 * @property {Record<string, string>} fields
 * @property {Record<string, string>} sentences
 * @property {Record<string, Record<string, string>>} findings
 * @property {Record<string, Record<string, string>>} questions
 */

const SMALL_PART = 20;
const GENERAL = "general-chemicals";
const PERSONS = ["professional", "student-researcher"];
const PUBLIC = ["national-government", "subnational-government", "public-agency", "laboratory", "utility"];
/** States from the best to the worst; what is to be arranged leaves the verdict as it is. @type {State[]} */
const STATES = ["met", "to-arrange", "unknown", "unmet"];
export const MONEY = ["pays", "lends"];

/** The verdict of a class of sources for a country. @param {Options} options @param {number} number @param {string} country @returns {[State, string]} */
export function countryVerdict({ answers, verdicts, countries }, number, country) {
  return verdicts[answers[number].charCodeAt(Object.keys(countries).indexOf(country)) - 48];
}

/** @param {Option} option @param {Question} question @returns {Finding} */
function findApplicant({ source, package: work }, { applicants, isStated }) {
  const allowed = source.applicants || [], shared = applicants.filter((one) => allowed.includes(one));
  const persons = PERSONS.filter((one) => allowed.includes(one));
  if (shared.length) return ["applicant", "met", "may-apply", shared];
  if (!allowed.length) return ["applicant", "unknown", "not-stated", []];
  if (persons.length && work === "training" && PUBLIC.some((one) => applicants.includes(one)))
    return ["applicant", "to-arrange", "in-person", persons];
  return isStated ? ["applicant", "unmet", "may-not-apply", allowed] : ["applicant", "unknown", "partner-applies", allowed];
}

/** @param {Option} option @param {Question} question @param {Record<string, Topic>} topics @returns {Finding[]} */
function findTopic({ source, line, package: work }, { topics: sought }, topics) {
  const offered = line.topics || source.topics || [], isField = (/** @type {string} */ one) => !topics[one]?.work;
  if (!sought.length) return [];
  if (source.any) return [["topic", "met", "any-topic", []]];
  if (!offered.length) return [["topic", "unknown", "not-stated", []]];
  const fields = sought.filter(isField), own = offered.filter(isField);
  return [fields.length && own.length ? byFields(fields, own, offered, topics) : byWork(sought, offered, work, topics, own.length > 0)];
}

/** @param {string[]} fields @param {string[]} own @param {string[]} offered @param {Record<string, Topic>} topics @returns {Finding} */
function byFields(fields, own, offered, topics) {
  const shared = fields.filter((one) => own.includes(one));
  if (shared.length) return ["topic", "met", "named", shared];
  const isNear = fields.some((one) => (topics[one]?.near || []).some((near) => own.includes(near)));
  return isNear || offered.includes(GENERAL) ? ["topic", "unknown", "wider-or-narrower", own] : ["topic", "unmet", "other", own];
}

/** @param {string[]} sought @param {string[]} offered @param {string} work @param {Record<string, Topic>} topics @param {boolean} isNarrow @returns {Finding} */
function byWork(sought, offered, work, topics, isNarrow) {
  const shared = sought.filter((one) => offered.includes(one)), own = offered.filter((one) => topics[one]?.work?.includes(work));
  if (isNarrow && !shared.length) return ["topic", "unknown", "for-its-field", offered];
  if (shared.length || own.length) return ["topic", "met", "named", shared.length ? shared : own];
  return offered.includes(GENERAL) ? ["topic", "met", "general", [GENERAL]] : ["topic", "unmet", "other", offered];
}

/** @param {Condition} condition @param {Source} source @param {Question} question @returns {[State, string[]]} */
function check(condition, source, question) {
  const { kind, what, topics = [], countries = [], percent, amount } = condition, words = what ? [what] : [];
  switch (kind) {
    case "applicant-seat": return [countries.includes(question.country) ? "met" : "unmet", countries];
    case "single-country": case "endorsement": case "no-gef-overlap": return ["to-arrange", words];
    case "no-gef-financed": return ["unknown", []];
    case "purpose": return [!question.topics.length || question.topics.some((one) => topics.includes(one)) ? "unknown" : "unmet", topics];
    case "cofinancing": return ["to-arrange", percent ? [String(percent)] : []];
    case "min-total": case "max-total": {
      const terms = [source.currency || "", String(amount)];
      if (amount === undefined || question.cost === null || question.currency !== (source.currency || null)) return ["to-arrange", terms];
      return [(kind === "min-total" ? question.cost >= amount : question.cost <= amount) ? "met" : "unmet", terms];
    }
    default: return ["unknown", words]; // a partner, what only the provider can say, and kinds that are not known here
  }
}

/** @param {Source} source @param {Question} question @returns {Finding[]} */
function findConditions(source, question) {
  return (source.conditions || []).map((condition) => {
    const [state, terms] = check(condition, source, question);
    return ["condition", state === "unmet" && condition.ask ? "unknown" : state, condition.kind, terms];
  });
}

/** @param {Option} option @param {Question} question @returns {Finding[]} */
function findAmount({ source, line }, { cost, currency }) {
  const limit = line.ceiling, { least } = source;
  if (!MONEY.includes(line.role) || cost === null || currency !== (source.currency || null)) return [];
  const sums = (/** @type {number} */ sum) => [source.currency || "", String(cost), String(sum)];
  if (limit !== undefined && limit * SMALL_PART < cost) return [["amount", "unknown", "small-part", sums(limit)]];
  if (limit !== undefined && limit < cost) return [["amount", "met", "pays-a-part", sums(limit)]];
  if (least !== undefined && cost < least) return [["amount", "unknown", "below-least", sums(least)]];
  return limit === undefined ? [] : [["amount", "met", "fits", sums(limit)]];
}

/** Return everything that is found about an option. @param {Option} option @param {Question} question @param {Options} options @returns {Finding[]} */
export function findAll(option, question, options) {
  const [state, reason] = countryVerdict(options, option.source.class, question.country);
  return [
    ["country", state, reason, []],
    findApplicant(option, question),
    ...findTopic(option, question, options.topics),
    .../** @type {Finding[]} */ (option.line.role === "unclear" ? [["role", "unknown", "role-not-clear", []]] : []),
    ...findConditions(option.source, question),
    ...findAmount(option, question),
  ];
}

/** Return how an option stands: 0 likely, 1 ask first, 2 refused. @param {Finding[]} findings */
export function standing(findings) {
  return Math.max(0, ...findings.map((one) => STATES.indexOf(one[1]) - 1));
}

/* Rules of the checker about what plans rest on: roles, conditions, work packages. The same as in
   hooks/clearinghouse/rules/plans.py; its tables come with the page. */

import { groupsIn, hasValue, reportIf, reportItems } from "./record-rules.js";

/** @typedef {import("./record-rules.js").RecordRule} RecordRule */

/** @param {any} value @returns {any[]} */
const listIn = (value) => (Array.isArray(value) ? value : []);
/** What a table has for a term; a term such as "constructor" is in none. @param {any} table @param {any} term */
const inTable = (table, term) => Object.entries(table).find(([name]) => name === term)?.[1];

/** Whether a form of help is none that the role can have. @param {any} line @param {Record<string, string[]>} forms */
function isUnfit({ role, form }, forms) {
  const ofRole = /** @type {string[] | undefined} */ (inTable(forms, role));
  return ofRole !== undefined && !ofRole.includes(form) && Object.values(forms).some((known) => known.includes(form));
}

/** The field that a condition lacks. @param {any} condition @param {any} donors @param {any} needed */
function missingField(condition, donors, needed) {
  if (condition.kind === "provider-country") return hasValue(condition.countries) || hasValue(donors) ? "" : "countries";
  const name = inTable(needed, condition.kind);
  return name && !hasValue(condition[name]) ? name : "";
}

/** Each work package of a line, by its place, with its role, form and one of its topics. @param {any} line @param {any} topics @returns {[number, string][]} */
function keysOf({ packages, role, form, topics: own }, topics) {
  const held = hasValue(own) ? own : topics;
  return listIn(packages).flatMap((name, place) => listIn(held).map((topic) => /** @type {[number, string]} */ ([place, JSON.stringify([name, role, form || "", topic])])));
}

/** @type {Record<string, RecordRule>} */
export const PLAN_RULES = {
  "PLN-001": (data) => {
    const count = listIn(data.evidence).length;
    return ["provides", "conditions", "packages"].flatMap((name) => groupsIn(data[name]).flatMap((item, number) =>
      listIn(item.evidence).flatMap((entry, place) => reportIf(typeof entry === "number" && entry > count, name, number, "evidence", place))));
  },
  "PLN-002": ({ provides }, { about }) => [
    ...reportItems("provides", provides, ({ role, form }) => role === "pays" && !hasValue(form), "role"),
    ...reportItems("provides", provides, (line) => isUnfit(line, about.plans.forms), "form"),
  ],
  "PLN-003": ({ conditions, donors }, { about }) => reportItems("conditions", conditions, (item) => missingField(item, donors, about.plans.needed) !== "", "kind"),
  "PLN-004": ({ conditions }, { about }) => groupsIn(conditions).flatMap((item, number) => {
    const own = inTable(about.plans.own, item.kind);
    if (own === undefined) return [];
    return about.plans.ofSomeKinds.filter((/** @type {string} */ name) => name !== own && hasValue(item[name])).map((/** @type {string} */ name) => ["conditions", number, name]);
  }),
  "PLN-005": ({ family, donors, retired, conditions }) =>
    reportIf(family === "bilateral" && hasValue(donors) && !retired && groupsIn(conditions).every(({ kind }) => kind !== "provider-country"), "donors"),
  "PLN-006": ({ provides, topics }) => {
    /** @type {Map<string, number>} */
    const first = new Map();
    return groupsIn(provides).flatMap((line, number) => {
      for (const [place, key] of keysOf(line, topics)) {
        if (!first.has(key)) first.set(key, number);
        if (first.get(key) !== number) return [["provides", number, "packages", place]];
      }
      return [];
    });
  },
};

/* Rules of the checker about single texts and days, wherever they are: the same as in hooks/clearinghouse/rules. */

import { PLAN_RULES } from "./plan-rules.js";
import { RECORD_RULES } from "./record-rules.js";

/** @typedef {import("./record-rules.js").RuleFacts} RuleFacts */

/** Every value that is no list and no group, with its place and schema. @param {any} value @param {Schema} schema @param {ValuePath} path @returns {[ValuePath, any, Schema][]} */
function leaves(value, schema, path = []) {
  if (typeof value !== "object" || value === null) return [[path, value, schema]];
  const inside = (/** @type {string} */ key) => (Array.isArray(value) ? schema.items : Object.entries(schema.properties || {}).find(([name]) => name === key)?.[1]) || {};
  return Object.keys(value).flatMap((key) => leaves(value[key], inside(key), [...path, Array.isArray(value) ? Number(key) : key]));
}

const AT = "(?:\\s?[@＠]\\s?|\\s?[(\\[{]\\s?at\\s?[)\\]}]\\s?)", DOT = "(?:\\.|\\s?[(\\[{]\\s?dot\\s?[)\\]}]\\s?)";
const MAIL = new RegExp(`(?:^|[^\\p{L}\\p{N}_.%+-])([\\p{L}\\p{N}_.%+-]+)${AT}((?:[\\p{L}\\p{N}_-]+${DOT})+\\p{L}{2,})`, "giu");
const DIALLED = "[ .\\-()/\\u00a0\\u202f\\u2010-\\u2013]*";
const LINES = "tel|tél|tlf|phone|ph|telephone|téléphone|telefon|telefone|teléfono|fax|mobile|mob|cell|celular|móvil|gsm|whatsapp|тел|телефон|моб|факс|هاتف|جوال|فاكس|电话|電話|手机|手機|传真";
const TELEPHONE = new RegExp(
  `(^|[^\\p{L}\\p{N}_+＋.])([+＋]|00)${DIALLED}(?!0)\\p{Nd}(${DIALLED}\\p{Nd}){7,14}(?![\\p{L}\\p{N}_])`
  + `|(^|[^\\p{L}\\p{N}_])(${LINES})(?![\\p{L}\\p{N}_])[^\\p{L}\\p{N}_]{0,4}\\p{Nd}(${DIALLED}\\p{Nd}){5,14}`
  + "|(^|[^\\p{L}\\p{N}_-])(1[ -])?(\\([2-9]\\p{Nd}{2}\\) ?|[2-9]\\p{Nd}{2}-)[2-9]\\p{Nd}{2}-\\p{Nd}{4}(?![\\p{L}\\p{N}_-])", "iu",
);
const SHORTEST_STEM = 6; // letters of a role that may be part of a word; shorter ones also begin surnames
const NOT_SEEN = /[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\p{C}\p{Z}]/gu;
const QUOTED_WHOLE = /^(?:'[^']+'|"[^"]+"|“[^“”]+”|«[^«»]+»|„[^„“”]+[“”])$/u;
const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
const UNIT = /^[μµ][A-Za-z]{1,3}$/;
const EARLIEST = 1970, YEARS_AHEAD = 10;

/** Whether a mailbox is that of a role, an organisation or its own host. @param {string} local @param {string} host @param {string[]} roles @param {string[]} acronyms */
function isShared(local, host, roles, acronyms) {
  const known = new Set([...roles, ...acronyms, ...host.toLowerCase().split(/[^\p{L}\p{N}_-]+/u).slice(0, -1)]);
  const stems = roles.filter((role) => role.length >= SHORTEST_STEM);
  const words = local.split("+")[0].toLowerCase().split(/[^\p{L}]+/u);
  return words.some((word) => known.has(word) || stems.some((stem) => word.startsWith(stem) || word.endsWith(stem)));
}

/** Without the list of acronyms nothing is said: the checker has it. @param {string} text @param {RuleFacts} facts */
const hasPersonalMail = (text, { about, acronyms }) => acronyms !== undefined && [...text.matchAll(MAIL)].some(([, local, host]) => !isShared(local, host, about.roles, acronyms));
/** @param {string} text */
const hasMixedScripts = (text) => (text.match(/[\p{L}\p{No}\p{Nl}]+/gu) || []).some((word) => SCRIPTS.filter((script) => script.test(word)).length > 1 && !UNIT.test(word));
/** @param {string} day @param {RuleFacts} facts */
const isFarAway = (day, { latest }) => Number(day.slice(0, 4)) < EARLIEST || Number(day.slice(0, 4)) > Number(latest.slice(0, 4)) + YEARS_AHEAD;

/** @type {Record<string, (text: string, facts: RuleFacts, schema: Schema, path: ValuePath) => boolean>} */
const TEXT_RULES = {
  "PRV-001": hasPersonalMail,
  "PRV-002": (text, _facts, _schema, path) => path.slice(-2).join(".") !== "contact.phone" && !text.includes("://") && TELEPHONE.test(text),
  "TXT-002": hasMixedScripts,
  "TXT-005": (text) => text.replace(NOT_SEEN, "") === "",
  "TXT-006": (text, _facts, _schema, path) => path[path.length - 1] !== "title" && QUOTED_WHOLE.test(text.trim()),
  "DAY-001": (text, facts, { format }) => (format === "date" || format === "partial-date") && /^\d{4}/.test(text) && isFarAway(text, facts),
};

/** The places at which the rules about texts report something, by rule. @param {any} data @param {RuleFacts} facts @returns {[string, ValuePath[]][]} */
function textProblems(data, facts) {
  const own = [data.name, data.short_name].join(" ").match(/\b[A-Z]{3,}\b/g) || [];
  const acronyms = facts.acronyms && [...facts.acronyms, ...own.map((name) => name.toLowerCase())];
  const texts = leaves(data, facts.about.schema).filter(([, value]) => typeof value === "string");
  return Object.keys(TEXT_RULES).map((id) => [id, texts.filter(([path, value, schema]) => TEXT_RULES[id](value, { ...facts, acronyms }, schema, path)).map(([path]) => path)]);
}

/** What the rules of the checker report, by rule, without those for which the record has an exception. @param {Record<string, any>} data @param {RuleFacts} facts @returns {[string, ValuePath[]][]} */
export function ruleProblems(data, facts) {
  const excused = (Array.isArray(data.exceptions) ? data.exceptions : []).map(({ rule }) => rule).filter((rule) => facts.about.excusable.includes(rule));
  const reports = [...Object.entries({ ...RECORD_RULES, ...PLAN_RULES }).map(([id, rule]) => /** @type {[string, ValuePath[]]} */ ([id, rule(data, facts)])), ...textProblems(data, facts)];
  return reports.filter(([id, paths]) => paths.length && !excused.includes(id));
}

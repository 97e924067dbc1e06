/* What is wrong with the answers, in words, at the field and in a summary at the top. */

import { newBox } from "./conditions.js";
import { possibleDays } from "./dates.js";
import { append } from "./fields.js";
import { ID, RESERVED } from "./identifiers.js";
import { twoReadings } from "./numbers.js";
import { holderOf, labelOf, locate, target } from "./places.js";
import { hasOwn, isGroup, validate } from "./validate.js";

/** The answers of the form: the record, its identifier, and the text and path of its file. @typedef {{ data: Record<string, any>, id: string, text: string, file: string }} Answers */
/** The records of the site by kind: identifier to name, or to null when it is taken but no longer used. A kind whose list is not here is undefined. @typedef {Record<string, Record<string, string | null> | undefined>} KnownRecords */
/** A problem of one field. @typedef {{ part: HTMLElement, text: string }} FieldProblem */

/** @typedef {import("./record-rules.js").RuleFacts} RuleFacts */
/** What the rules report, by rule; nothing until their script is here. @typedef {(data: Record<string, any>, facts: RuleFacts) => [string, ValuePath[]][]} RuleCheck */

const LARGEST_FILE = 65536; // bytes; rule DOC-002
/** @type {(id: string) => any} */
export const byId = (id) => document.getElementById(id);
/** @type {HTMLFormElement} */
export const form = byId("ch-form");
/** The file next to the page: what it says of the kind of record (schema, key facts, addresses), and the messages. @type {{ about: any, words: Strings }} */
const inFile = /** @type {any} */ (globalThis).chForm;
export const about = inFile.about;
/** @type {Strings} */
export const words = inFile.words;
/** @type {HTMLInputElement} */
export const identifier = byId("f--id");
const HIDDEN = new RegExp(about.hidden, "u");

/** The day where the visitor is, which may be another one than in Greenwich. */
export function today(now = new Date()) {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** @type {[RegExp, string][]} */
const PATTERNS = [[/^\^https/, "format-uri"], [/^\^\[0-9\]\{4\}-/, "format-date"], [/^\^\[0-9\]\{4\}\(/, "format-partial-date"], [/<>/, "pattern-line"], [/^\^\[a-z0-9\]\+\(-/, "pattern-id"]];

/** Say something at the top of the form, or nothing. @param {string} text */
export function note(text) {
  const box = byId("ch-form-note");
  box.textContent = text;
  box.hidden = !text;
}

/** @param {string} text @param {boolean} isWhole */
function explainNumber(text, isWhole) {
  const readings = twoReadings(text);
  if (readings) return words.twoReadings.replace("{small}", readings[0]).replaceAll("{large}", readings[1]);
  return isWhole ? words.integer : words.type;
}

/** Why a date is not read, if it has two readings. @param {string} text */
function explainDay(text) {
  const days = possibleDays(text);
  return days.length > 1 ? words.twoDays.replace("{first}", days[0]).replace("{second}", days[1]) : "";
}

/** @param {Failure} failure @param {HTMLElement} part */
function explain({ keyword, expected: limit }, part) {
  if (keyword === "required" && /choice/.test(String(part.dataset.control))) return words.choose;
  if (keyword === "type") return explainNumber(holderOf(part)?.value || "", [limit].flat().includes("integer"));
  const twoDays = keyword === "format" || keyword === "pattern" ? explainDay(holderOf(part)?.value || "") : "";
  if (twoDays) return twoDays;
  if (keyword === "format") return words[`format-${limit}`];
  if (keyword === "pattern") return words[(PATTERNS.find(([pattern]) => pattern.test(limit)) || [0, "pattern"])[1]];
  return (words[keyword] || words.other).replace("{limit}", () => String(limit));
}

/** @param {string} id @param {Record<string, unknown>} [taken] identifiers of other records */
function idProblem(id, taken = {}) {
  if (!id) return identifier.dataset.named ? words.noLetters : words.required;
  if (!ID.test(id) || id.length > 80) return words["pattern-id"];
  if (RESERVED.test(id)) return words.reserved;
  return hasOwn(taken, id) ? words.taken : "";
}

/** The paths of all texts with a character that cannot be seen (rule TXT-001). @param {any} value @param {ValuePath} [path] @returns {ValuePath[]} */
function hidden(value, path = []) {
  if (typeof value === "string") return HIDDEN.test(value) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => hidden(value[key], [...path, Array.isArray(value) ? Number(key) : key]));
}

/** @param {any} value @param {string[]} names parts of a group of which one must be stated; none: the value itself */
function isStated(value, names) {
  const stated = (/** @type {any} */ one) => one !== undefined && one !== null && one !== "" && one.length !== 0;
  return names.length ? [value].flat().some((item) => isGroup(item) && names.some((name) => stated(item[name]))) : stated(value);
}

/** The names of key facts that no evidence supports (rule EVD-001). @param {Record<string, any>} data */
export function unsupported({ evidence = [], ...data }) {
  const supported = evidence.flatMap((/** @type {any} */ item) => item.supports || []).map((/** @type {string} */ name) => name.split(".")[0]);
  return Object.keys(about.keyFacts).filter((name) => isStated(data[name], about.keyFacts[name]) && !supported.includes(name));
}

/** Whether another record has the name (rule DUP-001). @param {Record<string, any>} data @param {string} id @param {Record<string, string | null>} [known] */
function isNameTaken({ name }, id, known = {}) {
  const folded = (/** @type {string} */ text) => text.normalize("NFKD").toLowerCase().replace(/ß/g, "ss").replace(/[^\p{L}\p{N}]/gu, "");
  return typeof name === "string" && name !== "" && Object.keys(known).some((other) => other !== id && folded(known[other] || "") === folded(name));
}

/** @param {KnownRecords} known @param {Record<string, any>} data @returns {RuleFacts} */
const factsFor = (known, data) => ({
  latest: today(), about, acronyms: known.acronyms && Object.keys(known.acronyms), organisation: (known.organisations && known.organisations[data.organisation]) || "",
});

/** What is worth a look, and stops nobody. @param {Record<string, any>} data @param {KnownRecords} known @param {RuleCheck} ruleProblems */
export function advice(data, known, ruleProblems) {
  const warnings = ruleProblems(data, factsFor(known, data)).filter(([id]) => about.warnings.includes(id));
  return warnings.flatMap(([id, paths]) => paths.map((path) => {
    const { part, name } = locate(form, path);
    return { part: part || form, text: words[id].replace("{field}", () => name) };
  }));
}

/** What is wrong with the organisation: it is not in the list, or it is new and in the list. @param {Record<string, any>} data @param {Record<string, unknown>} [known] @returns {[ValuePath, string] | null} */
function organisationProblem({ organisation, new_organisation: described }, known = {}) {
  if (described && described.name && !organisation) return [["new_organisation", "short_name"], words.noShortName];
  if (described) return hasOwn(known, organisation) ? [["new_organisation", "name"], words.knownOrganisation] : null;
  const isMissing = typeof organisation === "string" && Object.keys(known).length > 0 && !hasOwn(known, organisation);
  return isMissing ? [["organisation"], words.unknownOrganisation] : null;
}

/**
 * Return the problems in the order of the page, one for each field.
 * @param {Answers} answers
 * @param {KnownRecords} known
 * @param {RuleCheck} ruleProblems
 * @param {boolean} isCorrection
 * @returns {FieldProblem[]}
 */
export function problems({ data, id, text }, known, ruleProblems, isCorrection) {
  /** @type {Map<HTMLElement, FieldProblem>} */
  const byPart = new Map();
  /** @type {(path: ValuePath, describe: (part: HTMLElement) => string) => void} */
  const report = (path, describe) => {
    const { part, name } = locate(form, path);
    if (part && !byPart.has(part)) byPart.set(part, { part, text: describe(part).replace("{field}", () => name) });
  };
  const wrongOrganisation = organisationProblem(data, known.organisations);
  if (wrongOrganisation && newBox(form) && !(isCorrection && data.new_organisation)) report(wrongOrganisation[0], () => wrongOrganisation[1]);
  const failures = validate(about.schema, data);
  for (const failure of failures.filter(({ path: [name] }) => name !== "organisation" || !data.new_organisation)) {
    report(failure.path, (part) => explain(failure, part));
  }
  for (const [rule, paths] of ruleProblems(data, factsFor(known, data))) {
    if (!about.warnings.includes(rule)) paths.forEach((path) => report(path, () => words[rule]));
  }
  if (isNameTaken(data, id, known[about.kind])) report(["name"], () => words["DUP-001"]);
  hidden(data).forEach((path) => report(path, () => words.hidden));
  const missing = unsupported(data).map((name) => locate(form, [name]).name);
  if (missing.length) report(["evidence"], () => words.unsupported.replace("{facts}", () => missing.join(", ")));
  /** @type {HTMLElement} */
  const own = byId("ch-form-identifier");
  const wrongId = idProblem(id, isCorrection ? {} : known[about.kind]);
  if (wrongId) byPart.set(own, { part: own, text: wrongId.replace("{field}", () => labelOf(own)) });
  const all = [...byPart.values()].sort((a, b) => (a.part.compareDocumentPosition(b.part) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  if (new TextEncoder().encode(text).length > LARGEST_FILE) all.push({ part: form, text: words.large });
  return all;
}

function unmark() {
  /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".ch-error:not([hidden])")).forEach((box) => { box.hidden = true; });
  form.querySelectorAll("[aria-invalid]").forEach((node) => node.removeAttribute("aria-invalid"));
}

/** Open the folds that hide a field. @param {Element} part */
function unfold(part) {
  for (let node = /** @type {Element | null} */ (part); node; node = node.parentElement) if (node instanceof HTMLDetailsElement) node.open = true;
}

/** Open what hides a field, and put the focus into it. @param {Element} part */
export function reach(part) {
  const place = target(part); // a long list of boxes is folded inside its field
  unfold(place);
  place.focus();
}

/** Show sentences as links to their fields; without any, the box is hidden. @param {string} id @param {FieldProblem[]} entries */
function showLinks(id, entries) {
  const box = byId(id);
  box.hidden = entries.length === 0;
  box.querySelector("ul").replaceChildren(...entries.map(({ part, text }) => {
    const item = append("li", ""), link = append("a", text, item);
    link.href = `#${target(part).id}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      reach(part);
    });
    return item;
  }));
}

/** The place below the hint of a field for what is wrong with it; null for a part without a hint. @param {HTMLElement} part */
function errorPlace(part) {
  const hint = part.querySelector(":scope > .ch-hint");
  if (!hint) return null;
  const place = document.createElement("p");
  Object.assign(place, { className: "ch-error", id: hint.id.replace(/--hint$/, "--error") });
  hint.after(place);
  return place;
}

/** Show problems in the summary and at their fields, and what is worth a look. @param {FieldProblem[]} fieldProblems @param {FieldProblem[]} worthALook */
export function mark(fieldProblems, worthALook) {
  unmark();
  for (const { part, text } of fieldProblems) {
    unfold(part);
    const box = part.querySelector(":scope > .ch-error") || errorPlace(part), goal = target(part);
    if (box) Object.assign(box, { textContent: text, hidden: false });
    if (box && goal.tagName !== "BUTTON") goal.setAttribute("aria-invalid", "true");
  }
  showLinks("ch-form-problems", fieldProblems);
  showLinks("ch-form-advice", worthALook);
}


/* What is wrong with the answers, in words, at the field and in a summary at the top. */

import { check, isGroup } from "./check.js";
import { locate, make, target } from "./fields.js";

const LARGEST_FILE = 65536; // bytes; rule DOC-002
export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const byId = (id) => document.getElementById(id);
export const form = byId("ch-form");
export const about = JSON.parse(byId("ch-form-data").textContent);
export const words = JSON.parse(byId("ch-form-words").textContent);
export const identifier = byId("f--id");
const HIDDEN = new RegExp(about.hidden, "u");

const PATTERNS = [[/^\^https/, "format-uri"], [/^\^\[0-9\]\{4\}-/, "format-date"], [/^\^\[0-9\]\{4\}\(/, "format-partial-date"], [/<>/, "pattern-line"], [/^\^\[a-z0-9\]\+\(-/, "pattern-id"]];

function explained({ keyword, asked: limit }, part) {
  if (keyword === "required" && /choice/.test(part.dataset.control)) return words.choose;
  if (keyword === "type") return [].concat(limit).includes("integer") ? words.integer : words.type;
  if (keyword === "format") return words[`format-${limit}`];
  if (keyword === "pattern") return words[(PATTERNS.find(([form_]) => form_.test(limit)) || [0, "pattern"])[1]];
  const text = words[keyword] || words.other;
  return text.endsWith(":") ? `${text} ${limit}` : text;
}

function idProblem(id, taken) {
  if (!id) return words.required;
  if (!ID.test(id) || id.length > 80) return words["pattern-id"];
  return Object.hasOwn(taken, id) ? words.taken : "";
}

/* The paths of all texts with a sign that cannot be seen (rule TXT-001). */
function hidden(value, path = []) {
  if (typeof value === "string") return HIDDEN.test(value) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => hidden(value[key], [...path, Array.isArray(value) ? Number(key) : key]));
}

function isStated(value, names) {
  const stated = (one) => one !== undefined && one !== null && one !== "" && one.length !== 0;
  return names.length ? [value].flat().some((item) => isGroup(item) && names.some((name) => stated(item[name]))) : stated(value);
}

/* The names of key facts that no evidence supports (rule EVD-001). */
export function unsupported({ evidence = [], ...data }) {
  const supported = evidence.flatMap((item) => item.supports || []).map((name) => name.split(".")[0]);
  return Object.keys(about.keyFacts).filter((name) => isStated(data[name], about.keyFacts[name]) && !supported.includes(name));
}

/* Return the problems in the order of the page, one for each field: {part, text}. `taken` has the identifiers of others. */
export function problems({ data, id, text }, taken) {
  const found = new Map();
  const tell = (path, told) => {
    const { part, name } = locate(form, path);
    if (part && !found.has(part)) found.set(part, { part, text: `${name} ${told(part)}` });
  };
  for (const failure of check(about.schema, data)) {
    tell(failure.path, (part) => explained(failure, part));
  }
  hidden(data).forEach((path) => tell(path, () => words.hidden));
  const missing = unsupported(data).map((name) => locate(form, [name]).name);
  if (missing.length) tell(["evidence"], () => `${words.unsupported} ${missing.join(", ")}.`);
  const own = byId("ch-form-identifier");
  const wrongId = idProblem(id, taken);
  if (wrongId) found.set(own, { part: own, text: `${own.querySelector("label").textContent} ${wrongId}` });
  const all = [...found.values()].sort((a, b) => (a.part.compareDocumentPosition(b.part) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  if (new TextEncoder().encode(text).length > LARGEST_FILE) all.push({ part: form, text: words.large });
  return all;
}

function unmark() {
  form.querySelectorAll(".ch-error:not([hidden])").forEach((box) => { box.hidden = true; });
  form.querySelectorAll("[aria-invalid]").forEach((node) => node.removeAttribute("aria-invalid"));
}

function reach(part) {
  for (let node = part; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
  target(part).focus();
}

export function mark(found) {
  unmark();
  const list = byId("ch-form-problems").querySelector("ul");
  list.replaceChildren(...found.map(({ part, text }) => {
    const box = part.querySelector(":scope > .ch-error");
    const goal = target(part);
    if (box) Object.assign(box, { textContent: text, hidden: false });
    if (box && goal.tagName !== "BUTTON") goal.setAttribute("aria-invalid", "true");
    const item = make("li", "");
    const link = make("a", text, item);
    link.href = `#${goal.id}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      reach(part);
    });
    return item;
  }));
  byId("ch-form-problems").hidden = found.length === 0;
}


/* What is wrong with the answers, in words, at the field and in a summary at the top. */

import { check } from "./check.js";
import { locate, make, target } from "./fields.js";

const LARGEST_FILE = 65536; // bytes; rule DOC-002
export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const byId = (id) => document.getElementById(id);
export const form = byId("ch-form");
export const about = JSON.parse(byId("ch-form-data").textContent);
export const words = JSON.parse(byId("ch-form-words").textContent);
export const identifier = byId("f--id");

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

/* Return the problems in the order of the page, one for each field: {part, text}. `taken` has the identifiers of others. */
export function problems({ data, id, text }, taken) {
  const found = new Map();
  for (const failure of check(about.schema, data)) {
    const { part, name } = locate(form, failure.path);
    if (part && !found.has(part)) found.set(part, { part, text: `${name} ${explained(failure, part)}` });
  }
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


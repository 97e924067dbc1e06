/* The fields of the page as a record, and a record into the fields. What a field showed and nobody changed is given
   back exactly as it was: null stays null, an empty list stays one, a list keeps its order. */

import { readAddress, readDay } from "./dates.js";
import { readNumber } from "./numbers.js";
import { holderOf, itemsOf, partsOf } from "./places.js";
import { isGroup } from "./validate.js";

const MOST_ITEMS = 200; // of a list in a draft; more would stop the browser for minutes
/** What a field was filled with, and what it then showed. @typedef {{ value: any, shown: string }} Filling */
/** @type {WeakMap<Element, Filling>} */
const filled = new WeakMap();
let clones = 0; // for the ids of cloned fields
const GROUP = { value: undefined, shown: "" }; // a group that the record had

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} text
 * @param {Element | null} [parent]
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function append(name, text, parent) {
  const element = document.createElement(name);
  element.textContent = text;
  if (parent) parent.append(element);
  return element;
}

/** A name for a sentence; one that is written from right to left keeps its direction to itself. @param {string} name */
export function isolated(name) {
  return /[\u0590-\u08ff\ufb1d-\ufefc]/.test(name) ? `\u2068${name}\u2069` : name;
}

/** @param {Element} part @returns {HTMLInputElement[]} */
function boxesOf(part) {
  return [.../** @type {NodeListOf<HTMLInputElement>} */ (part.querySelectorAll("input[type=checkbox]"))];
}

/** What a field shows, as text; one line for each ticked box. @param {Element} part */
function shown(part) {
  const holder = holderOf(part);
  const text = holder ? holder.value : boxesOf(part).filter((box) => box.checked).map((box) => box.value).join("\n");
  return text.replace(/\p{Cs}/gu, "\ufffd").normalize("NFC"); // half of a character is no character
}

/** @param {string} text */
function lines(text) {
  return text.split("\n").map((line) => line.trim()).filter(Boolean);
}

/** @type {Record<string, (text: string) => any>} */
const READERS = {
  line: (text) => text.trim(),
  sentence: (text) => text.trim().replace(/\s*\n\s*/g, " "),
  prose: (text) => text.trim(),
  lines,
  number: readNumber,
  numbers: (text) => text.split(/[\s,;،、]+/).filter(Boolean).map(readNumber),
  "yes-no": (text) => (text === "" ? "" : text === "true"),
  choice: (text) => text.trim(),
  choices: lines,
};

/** How a text of a format is read. @type {Record<string, ((text: string) => string) | undefined>} */
const FORMAT_READERS = {
  date: (text) => readDay(text, false),
  "partial-date": (text) => readDay(text, true),
  uri: readAddress,
};

/** @param {any} value @param {any} old */
function inOldOrder(value, old) {
  if (!Array.isArray(value) || !Array.isArray(old)) return value;
  return [...old.filter((item) => value.includes(item)), ...value.filter((item) => !old.includes(item))];
}

/** @param {any} value */
function isNothing(value) {
  return value === "" || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** @param {HTMLElement} part */
function simpleValue(part) {
  const text = shown(part);
  const known = filled.get(part);
  if (known && known.shown === text) return known.value;
  const control = String(part.dataset.control), readFormat = FORMAT_READERS[String(part.dataset.format)];
  const value = readFormat && text.trim() ? readFormat(text.trim()) : READERS[control](text);
  if (isNothing(value)) return control === "choices" && "needed" in part.dataset ? [] : undefined;
  return control === "choices" ? inOldOrder(value, known && known.value) : value;
}

/** @param {HTMLElement} part @returns {any} */
export function valueOf(part) {
  const needed = "needed" in part.dataset;
  if (part.dataset.control === "group") {
    const value = read(part);
    return Object.keys(value).length || needed || filled.has(part) ? value : undefined;
  }
  if (part.dataset.control !== "groups") return simpleValue(part);
  const items = itemsOf(part).map(read).filter((item) => Object.keys(item).length);
  return items.length || needed || filled.has(part) ? items : undefined;
}

/** Return the record, or the part of one, that the fields inside `container` hold. @param {Element} container @returns {Record<string, any>} */
export function read(container) {
  const asked = partsOf(container).filter((part) => !part.hidden);
  const pairs = asked.map((part) => [part.dataset.part, valueOf(part)]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

/** Choose a value in a list of answers; one that is not in it is added, so that nothing is lost. @param {HTMLSelectElement} select @param {string} value @param {string} [note] */
export function choose(select, value, note = "") {
  if (value && ![...select.options].some((option) => option.value === value)) {
    append("option", note ? `${value} ${note}` : value, select).value = value;
  }
  select.value = value;
}

/** @param {Element} part @param {string[]} values */
function tick(part, values) {
  boxesOf(part).forEach((box) => { box.checked = values.includes(box.value); });
  const known = boxesOf(part).map((box) => box.value);
  for (const value of values.filter((item) => !known.includes(item))) {
    const label = append("label", "", part.querySelector(".ch-boxes"));
    const box = append("input", "", label);
    Object.assign(box, { type: "checkbox", value, checked: true });
    label.append(` ${value}`);
  }
}

/** @param {Element} part @param {any} value */
function show(part, value) {
  const holder = holderOf(part);
  const text = value === undefined || value === null ? "" : value;
  if (!holder) return tick(part, text || []);
  if (holder instanceof HTMLSelectElement) return choose(holder, String(text));
  holder.value = Array.isArray(text) ? text.join(holder instanceof HTMLTextAreaElement ? "\n" : ", ") : String(text);
  part.dispatchEvent(new Event("ch-filled"));
  return undefined;
}

/** @param {HTMLElement} part @param {any} value */
function fillPart(part, value) {
  if (value === undefined) filled.delete(part);
  const { control } = part.dataset;
  if (control === "group") {
    fill(part, value || {});
    if (value) filled.set(part, GROUP);
  } else if (control === "groups") {
    itemsOf(part).forEach((item) => item.remove());
    for (const item of value || []) fill(add(part), item);
    if (value && value.length === 0) filled.set(part, GROUP);
  } else {
    show(part, value);
    if (value !== undefined) filled.set(part, { value, shown: shown(part) });
  }
}

/** Show `data` in the fields inside `container`; fields that it lacks become empty. @param {Element} container @param {Record<string, any>} data */
export function fill(container, data) {
  partsOf(container).forEach((part) => fillPart(part, data[String(part.dataset.part)]));
}

const isText = (/** @type {any} */ value) => ["string", "number", "boolean"].includes(typeof value);
const isList = (/** @type {any} */ value) => Array.isArray(value) && value.every((item) => typeof item === "string");
/** What the fields of each kind can show. @type {Record<string, (value: any, part: HTMLElement) => boolean>} */
const SHAPES = {
  lines: isList,
  numbers: (value) => Array.isArray(value) && value.every((item) => typeof item === "number"),
  choices: isList,
  group: (value, part) => fits(part, value),
  groups: (value, part) => Array.isArray(value) && value.length <= MOST_ITEMS && value.every((item) => fits(template(part), item)),
};

/** Whether the fields inside `container` can show `data`; what they do not have is passed over. @param {Element} container @param {any} data @returns {boolean} */
export function fits(container, data) {
  if (!isGroup(data)) return false;
  return partsOf(container).every((part) => {
    const value = data[String(part.dataset.part)];
    return value === undefined || value === null || (SHAPES[String(part.dataset.control)] || isText)(value, part);
  });
}

/** The empty item of a list of groups. @param {Element} part */
function template(part) {
  return /** @type {Element} */ (/** @type {HTMLTemplateElement} */ (part.querySelector("template")).content.firstElementChild);
}

/** Add one empty item to a list of groups, and return it. @param {Element} part */
export function add(part) {
  const item = /** @type {Element} */ (template(part).cloneNode(true));
  clones += 1;
  for (const name of ["id", "for", "aria-describedby"]) {
    item.querySelectorAll(`[${name}]`).forEach((node) => node.setAttribute(name, String(node.getAttribute(name)).replaceAll("__", String(clones))));
  }
  part.querySelector(".ch-items")?.append(item);
  number(part);
  part.dispatchEvent(new Event("ch-added", { bubbles: true }));
  return item;
}

/** Remove one item of a list of groups. @param {Element} item */
export function remove(item) {
  const part = /** @type {Element} */ (item.closest("[data-part]"));
  item.remove();
  number(part);
  /** @type {HTMLElement} */ (part.querySelector(":scope > [data-add]")).focus();
}

/** @param {Element} part */
function number(part) {
  itemsOf(part).forEach((item, place) => {
    item.querySelectorAll("[data-number]").forEach((node) => { node.textContent = String(place + 1); });
  });
}

/* What somebody typed, kept in this browser. A draft remembers the record from which it began, so that an old one is not
   put over a record that has been published again; and one of another shape never stops the form. */

import { fits } from "./fields.js";
import { canonical, isGroup } from "./validate.js";

/** What was typed, the identifier if it was typed too, and the record that was corrected. @typedef {{ data: Record<string, any>, id: string, base: Record<string, any> | null }} Draft */

const LARGEST_DRAFT = 300000; // characters; a record has at most 64 KB
const HANDED_ON = "ch-form handed on";
const MOST_ASIDE = 5; // drafts put aside

/** The places of a form in the storage of this browser: the draft, and the drafts put aside. @param {string} corrected identifier of the record to correct */
export function draftPlaces(corrected) {
  const draft = `ch-form ${location.pathname} ${corrected}`;
  return { draft, aside: `${draft} aside` };
}

/** @param {string} place */
function stored(place) {
  try {
    return localStorage.getItem(place) || "";
  } catch {
    return "";
  }
}

/** Keep a text, or forget it when it is empty. Returns false where the browser keeps nothing. @param {string} place @param {string} text */
export function keep(place, text) {
  try {
    if (text) localStorage.setItem(place, text);
    else localStorage.removeItem(place);
    return true;
  } catch {
    return false;
  }
}

/** A draft in a text; null when the form cannot show it. @param {Element} form @param {string} text @returns {Draft | null} */
export function readDraft(form, text) {
  try {
    const { data, id, base } = text.length > LARGEST_DRAFT ? /** @type {any} */ ({}) : JSON.parse(text);
    return fits(form, data) ? { data, id: typeof id === "string" ? id : "", base: fits(form, base) ? base : null } : null;
  } catch {
    return null;
  }
}

/** The texts of the drafts put aside, the newest first. @param {string} place @returns {string[]} */
export function draftsAside(place) {
  try {
    const list = JSON.parse(stored(place) || "[]");
    return Array.isArray(list) ? list.filter((text) => typeof text === "string") : [];
  } catch {
    return [];
  }
}

/** Put the draft aside. @param {{ draft: string, aside: string }} places */
export function putAside(places) {
  const kept = [stored(places.draft), ...draftsAside(places.aside)].slice(0, MOST_ASIDE);
  if (keep(places.aside, JSON.stringify(kept))) keep(places.draft, "");
}

/** Forget the newest draft put aside. @param {{ aside: string }} places */
export function forgetAside(places) {
  const rest = draftsAside(places.aside).slice(1);
  keep(places.aside, rest.length ? JSON.stringify(rest) : "");
}

/** The draft of a form, and whether there is one that it cannot show. @param {Element} form @param {{ draft: string }} places */
export function savedDraft(form, places) {
  const text = stored(places.draft);
  const draft = text ? readDraft(form, text) : null;
  return { draft, isBroken: text !== "" && !draft };
}

/** Keep an organisation for the form of its source. @param {Record<string, any>} organisation */
export function handOn(organisation) {
  keep(HANDED_ON, JSON.stringify({ data: { organisation: "", new_organisation: organisation } }));
}

/** The answers that another form has handed on to this one, or null; they are taken once. @param {Element} form */
export function takeHandedOn(form) {
  if (!form.querySelector("[data-new-record]")) return null;
  const { draft } = savedDraft(form, { draft: HANDED_ON });
  keep(HANDED_ON, "");
  return draft && draft.data;
}

/** @param {any} one @param {any} other */
export function same(one, other) {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}

/** The names of the fields in which two records differ. @param {Record<string, any>} one @param {Record<string, any>} other */
export function differences(one, other) {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => !same(one[name], other[name]));
}

/**
 * Put what somebody changed into the record as it is now. Where both have changed the same field, the record's value
 * stays, and its path is added to `conflicts`.
 * @param {any} base what both began with
 * @param {any} mine
 * @param {any} published
 * @param {ValuePath[]} conflicts
 * @param {ValuePath} [path]
 * @returns {any}
 */
export function merge(base, mine, published, conflicts, path = []) {
  if (same(mine, base) || same(mine, published)) return published;
  if (same(published, base)) return mine;
  if (isGroup(mine) && isGroup(published)) {
    const parts = isGroup(base) ? base : {};
    const names = [...new Set([...Object.keys(published), ...Object.keys(mine)])];
    const merged = names.map((name) => [name, merge(parts[name], mine[name], published[name], conflicts, [...path, name])]);
    return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
  }
  conflicts.push(path);
  return published;
}

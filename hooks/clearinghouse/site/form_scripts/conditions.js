/* Parts of the form that only some answers ask for, and the organisation that has no record yet. */

import { append, fill, read, valueOf } from "./fields.js";
import { identifierOf } from "./identifiers.js";
import { holderOf, locate, partsOf } from "./places.js";

/** The box that says that the organisation has no record yet; null in forms that ask for none. @param {Element} form @returns {HTMLInputElement | null} */
export const newBox = (form) => form.querySelector("[data-new-record]");
/** @param {Element} form @param {string} name */
const partNamed = (form, name) => /** @type {HTMLElement} */ (partsOf(form).find((part) => part.dataset.part === name));

/** Whether a part has no answer. @param {HTMLElement} part */
function isUnanswered(part) {
  const value = valueOf(part);
  return value === undefined || Object.keys(value).length === 0;
}

/** Hide what no answer asks for, unless it has answers of its own, and show what one asks for. @param {Element} form */
function followConditions(form) {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-when]"))) {
    const [id, answer] = String(part.dataset.when).split(" ");
    const control = /** @type {HTMLInputElement} */ (document.getElementById(id)), isBox = control.type === "checkbox";
    const isAsked = isBox ? control.checked : control.value === answer;
    part.toggleAttribute("data-needed", isAsked && "must" in part.dataset);
    part.hidden = !isAsked && (isBox || isUnanswered(part));
  }
}

/** The identifier of the organisation that the form describes: the published one, or from its name, or from its short name. @param {Element} form @param {Strings} letters */
function newOrganisationId(form, letters) {
  const published = newBox(form)?.dataset.published;
  if (published) return published;
  const { name, short_name } = read(partNamed(form, "new_organisation"));
  return identifierOf("organisation", { name }, letters) || identifierOf("organisation", { name: short_name }, letters);
}

/** Let the field "Organisation" show the new one, which cannot be chosen. @param {Element} form @param {Strings} letters @param {Strings} words */
function followNewOrganisation(form, letters, words) {
  const box = newBox(form), holder = /** @type {HTMLInputElement | HTMLSelectElement} */ (holderOf(partNamed(form, "organisation")));
  if (!box) return;
  const own = /** @type {HTMLOptionElement | null} */ (holder.querySelector("[data-own]"));
  if (own && !box.checked) own.remove();
  else if (!box.checked && holder.disabled) holder.value = "";
  holder.disabled = box.checked;
  if (!box.checked) return;
  const id = newOrganisationId(form, letters);
  if (holder instanceof HTMLSelectElement) {
    const option = own || append("option", "", holder);
    option.dataset.own = "";
    Object.assign(option, { value: id, selected: true, textContent: `${read(partNamed(form, "new_organisation")).name || ""} ${words.newRecord}` });
  } else holder.value = id;
}

/** The control at a dotted path such as evidence.0.read; null while the entry is not there. @param {Element} form @param {string} path */
function controlAt(form, path) {
  const steps = path.split("."), { part } = locate(form, steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step)));
  return part && part.dataset.part === steps.slice(-1)[0] ? holderOf(part) : null;
}

/** Fill in what follows from another answer, unless somebody has chosen otherwise. Without a table it is the same answer. @param {Element} form @param {Record<string, { from: string, table: Strings | null }>} follows */
export function followTables(form, follows) {
  for (const [name, { from, table }] of Object.entries(follows)) {
    const field = controlAt(form, name), source = controlAt(form, from);
    if (!field || !source || (field.value && field.value !== field.dataset.followed)) continue;
    field.value = field.dataset.followed = table ? table[source.value] ?? "" : source.value;
  }
}

/** Show and hide parts as the answers ask for them. @param {Element} form @param {Strings} letters @param {Strings} words */
export function followAnswers(form, letters, words) {
  followConditions(form);
  if (newBox(form)) followNewOrganisation(form, letters, words);
}

/** Keep the identifier of an organisation that came with a published record: it is a promise. @param {Element} form @param {Record<string, any>} data */
export function keepOrganisationId(form, { new_organisation: described, organisation }) {
  const box = newBox(form);
  if (box && described) box.dataset.published = organisation;
}

/** Fill the form, and show the parts that its data need. @param {Element} form @param {Record<string, any>} data */
export function fillAll(form, data) {
  const box = newBox(form);
  if (box) box.checked = Boolean(data.new_organisation);
  form.querySelectorAll("[data-when]").forEach((part) => { /** @type {HTMLElement} */ (part).hidden = false; }); // until the answers are followed
  fill(form, data);
}

/* A list of the fields of a long form: anyone who corrects one fact goes to it at once. */

import { append } from "./fields.js";
import { itemsOf, labelOf, partsOf } from "./places.js";
import { byId, form, reach } from "./problems.js";

/** @typedef {{ name: string, goal: Element }} Destination */

/** The fields of the form, in the order of the page, and the items of its lists. @returns {Destination[]} */
function destinations() {
  return partsOf(form).filter((part) => !part.hidden).flatMap((part) => {
    const name = labelOf(part);
    const items = part.dataset.control === "groups" ? itemsOf(part) : [];
    return [{ name, goal: part }, ...items.map((item, place) => ({ name: `${name} ${place + 1}`, goal: item }))];
  });
}

/** Offer the list; it is made again when somebody opens it. */
export function offerJump() {
  /** @type {HTMLSelectElement} */
  const select = byId("ch-form-field");
  const [first] = select.options;
  /** @type {Destination[]} */
  let known = [];
  const update = () => {
    known = destinations();
    select.replaceChildren(first, ...known.map(({ name }, place) => Object.assign(append("option", name), { value: String(place) })));
  };
  byId("ch-form-jump").hidden = false;
  update();
  select.addEventListener("focus", update);
  select.addEventListener("change", () => {
    const chosen = known[Number(select.value)];
    select.value = "";
    if (chosen) reach(chosen.goal);
  });
}

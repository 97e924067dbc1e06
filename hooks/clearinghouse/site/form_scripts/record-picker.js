/* Fields that name other records: once the names are here, one chooses by name. Without them one writes identifiers. */

import { append, choose, isolated } from "./fields.js";

/** @typedef {Record<string, string | null>} RecordNames */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} TextField */

/** @type {Map<string, Promise<RecordNames>>} */
const lists = new Map();

/** Fetch the names of a kind of record once: identifier to name, or to null when it is taken but no longer used. @param {string} kind */
export function names(kind) {
  const known = lists.get(kind) || load(kind);
  lists.set(kind, known);
  return known;
}

/** @param {string} kind @returns {Promise<RecordNames>} */
async function load(kind) {
  try {
    const answer = await fetch(new URL(`../api/v1/names/${kind}.json`, import.meta.url));
    if (!answer.ok) throw new Error(String(answer.status));
    return await answer.json();
  } catch (error) {
    lists.delete(kind); // to try again
    throw error;
  }
}

/** @param {HTMLSelectElement} select @param {string} first @param {RecordNames} known */
function addOptions(select, first, known) {
  append("option", first, select).value = "";
  for (const [id, name] of Object.entries(known)) {
    if (name !== null) Object.assign(append("option", name, select), { value: id, dir: "auto" });
  }
}

/** @param {HTMLSelectElement} select @param {TextField} old */
function replaceAttributes(select, old) {
  select.id = old.id;
  for (const name of ["aria-describedby", "aria-required"]) {
    const value = old.getAttribute(name);
    if (value !== null) select.setAttribute(name, value);
  }
}

/** @param {TextField} input @param {RecordNames} known @param {Strings} words */
function pickOne(input, known, words) {
  const select = append("select", "");
  addOptions(select, input.hasAttribute("aria-required") ? words.chooseOne : words.notStated, known);
  replaceAttributes(select, input);
  select.dataset.value = "";
  if (!input.disabled) choose(select, input.value, words.newRecord);
  input.replaceWith(select);
}

/** @param {TextField} holder @param {RecordNames} known @param {Strings} words */
function pickMany(holder, known, words) {
  const box = document.createElement("div");
  const select = append("select", "", box);
  addOptions(select, words.chooseOne, known);
  replaceAttributes(select, holder);
  const button = append("button", words.add, box);
  const chosen = append("ul", "", box);
  button.type = "button";
  button.setAttribute("aria-describedby", String(holder.getAttribute("aria-describedby")).split(" ")[0]);
  chosen.setAttribute("aria-label", words.chosen);
  box.className = "ch-picker";
  holder.removeAttribute("id");
  holder.hidden = true;
  holder.after(box);

  const ids = () => holder.value.split("\n").map((line) => line.trim()).filter(Boolean);
  const draw = () => {
    chosen.replaceChildren(...ids().map((id) => {
      const item = append("li", `${isolated(known[id] || id)} `);
      const off = append("button", words.remove.replace("{name}", () => known[id] || id), item);
      off.type = "button";
      off.className = "ch-small";
      off.addEventListener("click", () => change(ids().filter((other) => other !== id)));
      return item;
    }));
  };
  const change = (/** @type {string[]} */ list) => {
    holder.value = [...new Set(list)].join("\n");
    draw();
    select.focus();
    holder.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const take = () => {
    if (!select.value) return;
    const added = select.value;
    select.value = "";
    change([...ids(), added]);
  };
  button.addEventListener("click", take);
  // A choice that was not confirmed with "Add" is taken when the focus leaves.
  box.addEventListener("focusout", (event) => {
    if (!select.value || box.contains(/** @type {Node | null} */ (event.relatedTarget))) return;
    holder.value = [...new Set([...ids(), select.value])].join("\n");
    select.value = "";
    draw();
    holder.dispatchEvent(new Event("input", { bubbles: true }));
  });
  holder.closest("[data-part]")?.addEventListener("ch-filled", draw);
  draw();
}

/**
 * Turn the fields inside `container` that name records into lists of names. Resolves to false when a list is missing.
 * @param {Element} container
 * @param {Strings} words
 */
export async function addPickers(container, words) {
  const fields = /** @type {NodeListOf<TextField>} */ (container.querySelectorAll("[data-records]"));
  const waiting = [...fields].map(async (field) => {
    const known = await names(String(field.dataset.records));
    if (!field.isConnected || field.hidden) return;
    if ("many" in field.dataset) pickMany(field, known, words);
    else pickOne(field, known, words);
  });
  return (await Promise.allSettled(waiting)).every((result) => result.status === "fulfilled");
}

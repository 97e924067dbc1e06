/* Fields that name other records: once the names are here, one chooses by name. Without them one writes identifiers. */

import { choose, make } from "./fields.js";

const lists = new Map();

/* Fetch the names of a kind of record once: identifier to name, or to null when it is taken but no longer used. */
export function names(kind) {
  if (!lists.has(kind)) lists.set(kind, load(kind));
  return lists.get(kind);
}

async function load(kind) {
  try {
    const answer = await fetch(new URL(`../api/v1/names/${kind}.json`, import.meta.url));
    if (!answer.ok) throw new Error(String(answer.status));
    return await answer.json();
  } catch (error) {
    lists.delete(kind); // to be tried again
    throw error;
  }
}

function options(select, first, known) {
  make("option", first, select).value = "";
  for (const [id, name] of Object.entries(known)) {
    if (name !== null) make("option", name, select).value = id;
  }
}

function takeOver(select, old) {
  select.id = old.id;
  for (const name of ["aria-describedby", "aria-required"]) {
    if (old.hasAttribute(name)) select.setAttribute(name, old.getAttribute(name));
  }
}

function one(input, known, words) {
  const select = make("select", "");
  options(select, input.hasAttribute("aria-required") ? words.chooseOne : words.notStated, known);
  takeOver(select, input);
  select.dataset.value = "";
  choose(select, input.value, words.newRecord);
  input.replaceWith(select);
}

function many(holder, known, words) {
  const box = document.createElement("div");
  const select = make("select", "", box);
  options(select, words.chooseOne, known);
  takeOver(select, holder);
  const button = make("button", words.add, box);
  const chosen = make("ul", "", box);
  button.type = "button";
  button.setAttribute("aria-describedby", `${holder.getAttribute("aria-describedby").split(" ")[0]}`);
  chosen.setAttribute("aria-label", words.chosen);
  box.className = "ch-picker";
  holder.removeAttribute("id");
  holder.hidden = true;
  holder.after(box);

  const ids = () => holder.value.split("\n").map((line) => line.trim()).filter(Boolean);
  const draw = () => {
    chosen.replaceChildren(...ids().map((id) => {
      const item = make("li", `${known[id] || id} `);
      const off = make("button", `${words.remove} ${known[id] || id}`, item);
      off.type = "button";
      off.className = "ch-small";
      off.addEventListener("click", () => change(ids().filter((other) => other !== id)));
      return item;
    }));
  };
  const change = (list) => {
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
  // Who chooses and goes on without "Add" meant it: take it when the focus leaves.
  box.addEventListener("focusout", (event) => {
    if (!select.value || box.contains(event.relatedTarget)) return;
    holder.value = [...new Set([...ids(), select.value])].join("\n");
    select.value = "";
    draw();
    holder.dispatchEvent(new Event("input", { bubbles: true }));
  });
  holder.closest("[data-part]").addEventListener("ch-filled", draw);
  draw();
}

/* Turn the fields inside `container` that name records into lists of names. Resolves to false when a list is missing. */
export async function offer(container, words) {
  const waiting = [...container.querySelectorAll("[data-records]")].map(async (field) => {
    const known = await names(field.dataset.records);
    if (!field.isConnected || field.hidden) return;
    if ("many" in field.dataset) many(field, known, words);
    else one(field, known, words);
  });
  return (await Promise.allSettled(waiting)).every((result) => result.status === "fulfilled");
}

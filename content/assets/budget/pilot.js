/* Other centres for a pilot: the address holds the choice, the sentence what it would cover and cost. Nothing is sent. */

import { recurring, yearCost } from "./cost.js";

/** @typedef {Record<string, Record<string, number>>} Centres the countries of each centre, with the needs waiting for help */

const form = /** @type {HTMLFormElement} */ (document.getElementById("ch-pilot"));
const total = /** @type {HTMLElement} */ (document.getElementById("ch-pilot-total"));
const steps = /** @type {HTMLAnchorElement} */ (document.getElementById("ch-pilot-steps"));
/** @type {{ centres: Centres, budget: import("./cost.js").Budget }} */
const { centres, budget } = JSON.parse(form.dataset.pilot || "{}");
/** @type {Strings} */
const words = JSON.parse(form.dataset.strings || "{}");
const boxes = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[name=centre]")]);
const shown = (/** @type {number} */ number) => number.toLocaleString(document.documentElement.lang || "en");

/** What some centres cover: each country once. @param {Centres} all @param {string[]} chosen */
export function covered(all, chosen) {
  const countries = Object.assign({}, ...chosen.map((id) => all[id]));
  const needs = Object.values(countries).reduce((sum, number) => sum + number, 0);
  return { points: Object.keys(countries).length, needs };
}

/** Take the choice from the address, where it has one; other names in it are passed over. */
function read() {
  const asked = new URLSearchParams(location.search).getAll("centre").filter((id) => boxes.some((box) => box.value === id));
  form.reset();
  if (asked.length) boxes.forEach((box) => { box.checked = asked.includes(box.value); });
}

function show() {
  const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
  steps.hidden = !chosen.length;
  if (!chosen.length) {
    total.textContent = words.none;
    return;
  }
  const { points, needs } = covered(centres, chosen);
  /** @type {Strings} */
  const values = {
    centres: shown(chosen.length), points: shown(points), needs: shown(needs), currency: budget.currency,
    first: shown(yearCost(budget, chosen.length, points, 1).total), later: shown(recurring(budget, chosen.length, points).total),
  };
  total.textContent = words.all.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const size = new URLSearchParams({ centres: String(chosen.length), focal_points: String(points), years: String(budget.years.length), count: "all" });
  steps.href = `${String(steps.getAttribute("href")).split(/[?#]/)[0]}?${size}#calculator`;
}

form.addEventListener("input", () => {
  history.replaceState(null, "", `?${new URLSearchParams(boxes.filter((box) => box.checked).map((box) => ["centre", box.value]))}#choose`);
  show();
});
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", () => { read(); show(); });
form.hidden = false;
read();
show();

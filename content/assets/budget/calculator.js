/* The calculator of the page of budget scenarios: the form and the address hold the same size. Nothing is sent. */

import { costs, inKind, recurring, rows } from "./cost.js";

const NAMES = ["centres", "focal_points", "years"], COLUMNS = ["centres", "focal_points", "years", "year", "prices_of", "row", "quantity", "each", "amount", "currency"];
const PAUSE = 400; // milliseconds after typing, so that a screen reader is not interrupted by each digit
/** @type {HTMLFormElement} */
const form = /** @type {any} */ (document.getElementById("ch-scenario"));
/** @type {(id: string) => any} */
const part = (id) => document.getElementById(`ch-scenario-${id}`);
/** @type {import("./cost.js").Budget} */
const budget = JSON.parse(form.dataset.budget || "{}");
/** @type {Strings} */
const words = JSON.parse(form.dataset.strings || "{}");
/** @type {(name: string) => HTMLInputElement} */
const field = (name) => /** @type {any} */ (form.elements.namedItem(name));
const shown = (/** @type {number} */ number) => number.toLocaleString(document.documentElement.lang || "en");
const fill = (/** @type {string} */ text, /** @type {Strings} */ values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
let waiting = 0;

/** Put the address into the form; what it cannot take is left as it is. */
function read() {
  const query = new URLSearchParams(location.search);
  form.reset();
  for (const name of NAMES) if (/^[0-9]{1,4}$/.test(query.get(name) || "")) field(name).value = String(query.get(name));
  const all = /** @type {HTMLInputElement | null} */ (form.querySelector('[name="count"][value="all"]'));
  if (all && query.get("count") === "all") all.checked = true;
}

const inAll = () => !!form.querySelector('[name="count"][value="all"]:checked');

/** The size that the form holds, or null; each field that is wrong says so. */
function size() {
  let sound = true;
  const [centres, points, years] = NAMES.map((name) => {
    const input = field(name), number = Number(input.value);
    const fits = /^\s*[0-9]{1,4}\s*$/.test(input.value) && number >= Number(input.min) && number <= Number(input.max);
    input.setAttribute("aria-invalid", String(!fits));
    part(`${name}-problem`).textContent = fits ? "" : fill(words.limits, { least: input.min, most: input.max });
    sound = sound && fits;
    return number;
  });
  return sound ? { centres, points: inAll() ? points : centres * points, years } : null;
}

function save() {
  const pairs = NAMES.map((name) => [name, field(name).value.trim()]);
  if (inAll()) pairs.push(["count", "all"]);
  history.replaceState(null, "", `?${new URLSearchParams(pairs)}`);
}

/** @param {string[]} heads @param {string} name @param {(string | number)[]} cells @param {string} [className] */
function row(heads, name, cells, className) {
  const line = document.createElement("tr"), head = document.createElement("th");
  head.scope = "row";
  head.textContent = name;
  line.append(head, ...cells.map((text, at) => {
    const cell = document.createElement("td");
    cell.className = "ch-number";
    cell.dataset.l = heads[at]; // a phone shows it in front of the figure
    cell.textContent = String(text);
    return cell;
  }));
  if (className) line.className = className;
  return line;
}

/** Show the steps of the size in the form, or nothing new while a field is wrong. */
function show() {
  const asked = size();
  part("result").classList.toggle("ch-stale", !asked);
  if (!asked) return;
  const { centres, points, years } = asked, each = costs(budget, centres, points, years), later = recurring(budget, centres, points);
  const columns = [...each.slice(0, budget.years.length), later];
  const name = (/** @type {string} */ id) => budget.units.find((unit) => unit.id === id)?.name || id;
  const sum = (/** @type {(cost: import("./cost.js").YearCost) => number} */ of) => columns.map((cost) => shown(of(cost)));
  const heads = columns.map((_, at) => (at < columns.length - 1 ? fill(words.year, { year: String(at + 1) }) : words.later));
  part("head").replaceChildren(...[words.item, ...heads].map((text, at) => {
    const cell = document.createElement("th");
    cell.scope = "col";
    if (at) cell.className = "ch-number";
    cell.textContent = text;
    return cell;
  }));
  part("rows").replaceChildren(
    ...budget.units.map((unit, at) => row(heads, name(unit.id), columns.map((cost) => {
      const { quantity, each: price, amount } = cost.steps[at];
      return `${shown(quantity)} × ${shown(price)} = ${shown(amount)}`;
    }))),
    row(heads, words.programme, sum((cost) => cost.programme), "ch-budget__sum"),
    row(heads, words.overhead, sum((cost) => cost.overhead)),
    row(heads, words.total, sum((cost) => cost.total), "ch-budget__sum"),
  );
  const total = each.reduce((all, cost) => all + cost.total, 0);
  part("total").textContent = fill(words.all, { centres: shown(centres), points: shown(points), years: shown(years), total: shown(total), currency: budget.currency });
  part("in-kind").replaceChildren(...inKind(budget, centres, points).map(({ item, count }) => {
    const line = document.createElement("li");
    line.textContent = fill(words.given, { count: shown(count), item });
    return line;
  }));
}

function answer() {
  save();
  show();
}

/** Save the steps of the size in the form as a file. */
async function download() {
  const asked = size();
  if (!asked) return;
  const { asCsv } = await import("../explorer-actions.js");
  const table = [COLUMNS, ...rows(budget, asked.centres, asked.points, asked.years)];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([asCsv(table)], { type: "text/csv;charset=utf-8" }));
  link.download = `scenario-${asked.centres}-${asked.points}-${asked.years}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(answer, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  answer();
});
part("csv").addEventListener("click", download);
addEventListener("popstate", () => {
  read();
  show();
});
form.hidden = false;
read();
show();

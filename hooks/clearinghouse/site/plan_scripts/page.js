/* The page of plans: the form and the address hold the same question, and the answer follows both. Nothing typed or read
   from the address is ever written as HTML. Nothing is fetched before a country is chosen. */

import { readNumber, twoReadings } from "../form_scripts/numbers.js";
import { makePlan } from "./plan.js";
import { answerParts, headlineParts, link } from "./view.js";
import { fill } from "./words.js";

/** @typedef {import("./criteria.js").Options} Options */
/** @typedef {import("./criteria.js").Question} Question */

const SINGLE = ["country", "applicant", "currency"], SEVERAL = ["topic", "package"], PAUSE = 300; // milliseconds after typing
// What other sites and mail programs append to links, to count visits.
const TRACKING = /^(utm|mtm|pk|hsa|mc|oly|vero|mkt|ref)_|clk?id$|^(_ga|_gl|_hs|gclsrc|[gw]braid|igsh|srsltid|li_fat)/;
const MOST_IGNORED = 10, LONGEST = 60;

/** @type {(id: string) => any} */
const part = (id) => document.getElementById(`ch-plan-${id}`);
/** @type {HTMLFormElement} */
const form = part("form");
/** @type {Strings} */
const strings = JSON.parse(form.dataset.strings || "{}");
const language = document.documentElement.lang || "en";
/** @type {(name: string) => any} */
const field = (name) => form.elements.namedItem(name);
/** @param {string} name @returns {HTMLInputElement[]} */
const boxes = (name) => [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`input[name="${name}"]`))];
/** @param {string} name */
const ticked = (name) => boxes(name).filter((box) => box.checked).map((box) => box.value);
/** @type {string[]} */
let ignored = [];
/** @type {Promise<Options> | null} */
let loading = null;
let waiting = 0, saving = 0, turn = 0;

/** Put the address into the form. Values that nothing here has are ignored, and said. */
function read() {
  const query = new URLSearchParams(location.search);
  ignored = [];
  form.reset();
  for (const [key, text] of query) {
    if (SEVERAL.includes(key)) readSeveral(key, text);
    else if (SINGLE.includes(key)) readSingle(key, text);
    else if (key === "amount" && !field("amount").value) field("amount").value = text.slice(0, LONGEST);
    else if (text && !TRACKING.test(key)) ignored.push(`${key}=${text}`);
  }
}

/** @param {string} key @param {string} text */
function readSeveral(key, text) {
  for (const value of text.split(",").filter(Boolean)) {
    const box = boxes(key).find((one) => one.value === value.trim().toLowerCase());
    if (box) box.checked = true;
    else ignored.push(`${key}=${value}`);
  }
}

/** @param {string} key @param {string} text */
function readSingle(key, text) {
  const select = field(key), value = key === "applicant" ? text.trim().toLowerCase() : text.trim().toUpperCase();
  const isKnown = [...select.options].some((one) => one.value === value);
  if (isKnown && (!select.value || select.value === value)) select.value = value;
  else if (text) ignored.push(`${key}=${text}`);
}

/** The address of what the form holds. */
function address() {
  const pairs = [
    ["country", field("country").value], ["topic", ticked("topic").join()], ["package", ticked("package").join()],
    ["applicant", field("applicant").value], ["amount", field("amount").value.trim()], ["currency", field("currency").value],
  ];
  const text = pairs.filter(([, value]) => value).map(([key, value]) => `${key}=${encodeURIComponent(value).replace(/%2C/g, ",")}`).join("&");
  return text ? `?${text}` : location.pathname;
}

/** Put the question into the address. Safari refuses more than 100 changes in 30 s. @param {"pushState" | "replaceState"} way */
function save(way) {
  clearTimeout(saving);
  try {
    history[way](null, "", address());
  } catch {
    saving = setTimeout(save, 3000, "replaceState");
  }
}

/** The sum of the form: null where there is none that can be used; what is wrong with it is said at the field. @returns {number | null} */
function readAmount() {
  const text = field("amount").value.trim(), readings = twoReadings(text), number = text ? readNumber(text) : 0;
  const isSum = typeof number === "number" && Number.isInteger(number) && number > 0 && number <= Number.MAX_SAFE_INTEGER;
  const problem = !text || (isSum && !readings) ? "" : readings ? strings.twoReadings : strings.noSum;
  const isUnclear = !problem && isSum && !field("currency").value;
  part("readings").replaceChildren(...(readings || []).filter((one) => !one.includes(".")).map(choice));
  part("problem").textContent = problem ? fill(problem, { text: text.slice(0, LONGEST) }) : isUnclear ? strings.noCurrency : "";
  if (problem) field("amount").setAttribute("aria-invalid", "true");
  else field("amount").removeAttribute("aria-invalid");
  return isSum && !problem && !isUnclear ? Number(number) : null;
}

/** A button that settles what a number means. @param {string} reading */
function choice(reading) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: Number(reading).toLocaleString(language) });
  button.onclick = () => {
    field("amount").value = reading;
    field("amount").focus();
    save("pushState");
    answer();
  };
  return button;
}

/** @returns {Question} */
function question() {
  const packages = ticked("package"), applicant = field("applicant").value, cost = readAmount();
  return {
    country: field("country").value, topics: ticked("topic"), packages: packages.length ? packages : boxes("package").map((box) => box.value),
    applicants: [applicant || "national-government"], isStated: !!applicant, cost, currency: cost === null ? null : field("currency").value,
  };
}

/** @returns {Promise<Options>} */
async function load() {
  const reply = await fetch(new URL("../plan/options.json", import.meta.url).href);
  if (!reply.ok) throw new Error(String(reply.status));
  return reply.json();
}

/** Show the answer to what the form holds. */
async function answer() {
  const asked = question(), mine = ++turn;
  const some = ignored.slice(0, MOST_IGNORED).map((one) => (one.length > LONGEST ? `${one.slice(0, LONGEST)}…` : one));
  part("ignored").textContent = ignored.length ? `${strings.ignored} ${some.join(", ")}${ignored.length > MOST_IGNORED ? " …" : ""}` : "";
  for (const name of SEVERAL) part(`count-${name}`).textContent = ticked(name).length ? `(${ticked(name).length})` : "";
  if (!asked.country) return show([], [], strings.noCountry);
  try {
    if (!loading) part("told").textContent = strings.loading;
    const options = await (loading ||= load()), showing = { plan: makePlan(asked, options), options, strings, language };
    if (mine !== turn) return; // somebody has asked anew
    const name = field("country").selectedOptions[0].textContent;
    part("country").replaceChildren(link(`../countries/${asked.country}/`, fill(strings.countryPage, { country: name })), options.givers.includes(asked.country) ? ` ${strings.gives}` : "");
    part("agencies").replaceChildren(...showing.plan.ways.flatMap(([id, text], place) => [place ? ", " : "", link(`../organisations/${id}/`, text)]));
    show(headlineParts(showing), answerParts(showing), "");
  } catch {
    if (mine !== turn) return;
    loading = null;
    show([], [], strings.failed);
  }
}

/** @param {HTMLElement[]} head @param {Node[]} body @param {string} note instead of an answer */
function show(head, body, note) {
  const box = Object.assign(document.createElement("div"), { className: "ch-answer" });
  box.append(...head);
  part("told").replaceChildren(...(head.length ? [box] : [note]));
  part("body").replaceChildren(...body);
  for (const name of ["gef", "country"]) part(name).hidden = !head.length;
  part("ways").hidden = !part("agencies").textContent;
  part("all").hidden = !head.length || ticked("package").length > 0;
}

part("without").hidden = true;
form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  save("pushState");
  answer();
});
form.addEventListener("input", ({ target }) => {
  const isTyping = /** @type {HTMLInputElement} */ (target).type === "text";
  ignored = [];
  save(isTyping ? "replaceState" : "pushState");
  clearTimeout(waiting);
  if (isTyping) waiting = setTimeout(answer, PAUSE);
  else answer();
});
addEventListener("popstate", () => {
  clearTimeout(saving);
  clearTimeout(waiting);
  read();
  answer();
});
part("clear").onclick = () => {
  form.reset();
  for (const box of [...boxes("topic"), ...boxes("package")]) box.checked = false;
  ignored = [];
  save("pushState");
  answer();
  field("country").focus();
};
read();
answer();

/* The page of plans: the form and the address hold the same question, and the answer follows both. Nothing typed or read
   from the address is ever written as HTML. Nothing is fetched before a country is chosen. */

import { readNumber, twoReadings } from "../form_scripts/numbers.js";
import { makePlan } from "./plan.js";
import { answerParts, element, headlinePart, link } from "./view.js";
import { fill } from "./words.js";

/** @typedef {import("./criteria.js").Options} Options */
/** @typedef {import("./criteria.js").Question} Question */

const SINGLE = ["country", "applicant", "currency"], SEVERAL = ["topic", "package"], PAUSE = 300; // milliseconds after typing
// What other sites and mail programs append to links, to count visits.
const TRACKING = /^(utm|mtm|pk|hsa|mc|oly|vero|mkt|ref|gad|sfmc|piwik|matomo)_|(clk?|_c|^scc)id$|^(_ga|_gl|_hs|_kx|_openstat|_branch|gclsrc|[gw]braid|igsh|srsltid|li_fat|trk|elq|hscta|mibextid|epik)/i;
const MOST_IGNORED = 400, LONGEST = 60; // characters

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
    const isSum = key === "amount" && !field(key).value;
    if (isSum) field(key).value = text.slice(0, LONGEST);
    else for (const value of SEVERAL.includes(key) ? text.split(",") : [text])
      if (value && !mark(key, value.trim()) && !TRACKING.test(key)) ignored.push(`${key}=${value}`);
  }
  for (const name of SEVERAL) part(name).open = false;
}

/** Choose a value in the form; false if nothing there has it, or another one is chosen. @param {string} key @param {string} value */
function mark(key, value) {
  const isCode = key === "country" || key === "currency", text = isCode ? value.toUpperCase() : value.toLowerCase();
  const select = SINGLE.includes(key) ? field(key) : null;
  const found = (select ? [...select.options] : SEVERAL.includes(key) ? boxes(key) : []).find((one) => one.value === text);
  if (!found || (select?.value && select.value !== text)) return false;
  if (select) select.value = text;
  else found.checked = true;
  return true;
}

/** The address of what the form holds. */
function address() {
  const pairs = [...["country", "applicant", "amount", "currency"].map((name) => [name, field(name).value.trim()]), ...SEVERAL.map((name) => [name, ticked(name).join()])];
  const text = String(new URLSearchParams(pairs.filter(([, value]) => value))).replace(/%2C/g, ",");
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
  const text = field("amount").value.trim(), readings = twoReadings(text), number = readNumber(text), currency = field("currency").value;
  const isSum = typeof number === "number" && number % 1 === 0 && number > 0;
  const problem = !text || isSum ? "" : readings ? strings.twoReadings : strings.noSum;
  part("readings").replaceChildren(...(readings || []).filter((one) => !one.includes(".")).map(choice));
  part("problem").textContent = isSum && !currency ? strings.noCurrency : fill(problem, { text });
  field("amount").setAttribute("aria-invalid", String(!!problem));
  return isSum && currency ? Number(number) : null;
}

/** A button that settles what a number means. @param {string} reading */
function choice(reading) {
  const button = element("button", "", Number(reading).toLocaleString(language));
  button.type = "button";
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
  const reply = await fetch("options.json");
  if (!reply.ok) throw new Error(String(reply.status));
  return reply.json();
}

/** Show the answer to what the form holds. */
async function answer() {
  const asked = question(), mine = ++turn;
  part("ignored").textContent = ignored.length ? `${strings.ignored} ${ignored.join(", ").slice(0, MOST_IGNORED)}` : "";
  for (const name of SEVERAL) part(`count-${name}`).textContent = ticked(name).length ? `(${ticked(name).length})` : strings.all;
  if (!asked.country) return show(strings.noCountry);
  try {
    if (!loading) part("told").textContent = strings.loading;
    const options = await (loading ||= load()), showing = { plan: makePlan(asked, options), options, strings, language };
    if (mine !== turn) return; // somebody has asked again
    const name = field("country").selectedOptions[0].textContent, isGiver = options.givers.includes(asked.country);
    part("country-page").replaceChildren(link(`../countries/${asked.country}/`, fill(strings.countryPage, { country: name })), isGiver ? ` ${strings.gives}` : "");
    part("agencies").replaceChildren(...showing.plan.ways.flatMap(([id, text], place) => [place ? ", " : "", link(`../organisations/${id}/`, text)]));
    part("ways").hidden = !showing.plan.ways.length;
    show(headlinePart(showing), answerParts(showing), !isGiver);
  } catch {
    if (mine !== turn) return;
    loading = null;
    show(strings.failed);
  }
}

/** A link that asks a clear question gets its answer in the first screen: the form waits in a fold. */
function fold() {
  const isClear = !!field("country").value && !part("problem").textContent;
  part("question").open = !isClear;
  part("question").querySelector("summary").hidden = !isClear;
}

/** @param {HTMLElement | string} head the sentences, or why there is no answer @param {Node[]} [body] @param {boolean} [isReceiver] */
function show(head, body = [], isReceiver = false) {
  const isAnswer = typeof head !== "string";
  part("told").replaceChildren(head);
  part("body").replaceChildren(...body);
  part("gef").hidden = !isReceiver;
  part("country-page").hidden = !isAnswer;
}

part("without").hidden = true;
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
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
  ignored = [];
  save("pushState");
  answer();
  field("country").focus();
};
read();
answer();
fold();

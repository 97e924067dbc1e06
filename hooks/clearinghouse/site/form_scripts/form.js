/* The form of one kind of record. It sends nothing: it writes the text of a file, and leads to where one can hand it in. */

import { fillAll, followAnswers, followTables, keepOrganisationId } from "./conditions.js";
import { draftPlaces, handOn, keep, putAside, same, savedDraft, takeHandedOn } from "./draft.js";
import { actOnDraft, offerDraft } from "./draft-offer.js";
import { add, isolated, read, remove } from "./fields.js";
import { ID, identifierOf } from "./identifiers.js";
import { offerJump } from "./jump.js";
import { offerLetter } from "./letter.js";
import { locate, target } from "./places.js";
import { about, advice, byId, form, identifier, mark, note, problems, reach, today, words } from "./problems.js";
import { addPickers, names } from "./record-picker.js";
import { copyText, saveFile, setAddresses, showStatus } from "./send.js";
import { record } from "./yaml.js";

/** @typedef {import("./problems.js").Answers} Answers */
/** @typedef {import("./problems.js").KnownRecords} KnownRecords */

const FIELD = /^[a-z0-9_]{1,40}(\.[a-z0-9_]{1,40}){0,3}$/;
const CODE = /^[A-Za-z0-9-]{1,80}$/;
const query = new URLSearchParams(location.search);
const recordId = query.get("record") || "";
const corrected = ID.test(recordId) ? recordId : ""; // the identifier of the record to correct
const places = draftPlaces(corrected);
/** @type {{ ownId: boolean, checked: boolean, start: Record<string, any>, ready: boolean, title: string, known: KnownRecords, rules: import("./problems.js").RuleCheck }} */
const state = { ownId: false, checked: false, start: {}, ready: false, title: document.title, known: {}, rules: () => [] };

/* ---- What is written -------------------------------------------------------------------------------------------- */

/** @returns {Answers} */
function current() {
  followAnswers(form, about.letters, words);
  followTables(form, about.follows);
  const data = read(form);
  identifier.dataset.named = data.name || data.title ? "yes" : "";
  if (!corrected && !state.ownId) identifier.value = identifierOf(about.schemaName, data, about.letters);
  const id = corrected || identifier.value.trim();
  const text = record(data, about.schema, about.schemaName);
  return { data, id, text, file: `data/${about.kind}/${id || "new-record"}.yml` };
}

/* ---- The draft ----------------------------------------------------------------------------------------------- */

/** Save the answers as a draft in this browser. @param {Answers} answers */
function saveDraft({ data }) {
  if (!state.ready) return; // fields that are not yet filled must not be saved as empty
  const draft = { data, id: state.ownId ? identifier.value : "", base: corrected ? state.start : null };
  if (!keep(places.draft, same(data, state.start) && !draft.id ? "" : JSON.stringify(draft))) note(words.notKept);
}

function startAgain() {
  if (!confirm(words.anew)) return;
  state.ready = false;
  keep(places.draft, "");
  location.reload();
}

/** Show the draft, unless the record has been published again since it was begun, or the form cannot show it. */
function continueDraft() {
  const { draft, isBroken } = savedDraft(form, places);
  const isOld = corrected && draft && !same(draft.base, state.start);
  if (draft && corrected && same(draft.data, state.start)) keep(places.draft, ""); // it has been published
  else if (isBroken || isOld) putAside(places);
  else if (draft) {
    fillAll(form, withGiven(draft.data));
    state.ownId = Boolean(draft.id);
    identifier.value = draft.id;
    note(words.kept);
  }
  const why = offerDraft(places, state.start);
  if (why) note(`${why} ${corrected && words.correctNote}`);
}

/** A correction whose facts were checked again, but that does not say so. @param {Record<string, any>} data */
function unverified(data) {
  const isChecked = !corrected || !data.verified || !same(data.verified, state.start.verified) || same(data, state.start);
  return isChecked ? [] : [{ part: locate(form, ["verified"]).part || form, text: words.unverified }];
}

/* ---- What happens ----------------------------------------------------------------------------------------------- */

function refresh() {
  const now = current();
  byId("ch-form-yaml").textContent = now.text;
  byId("ch-form-path").textContent = now.file;
  saveDraft(now);
  if (!state.checked) return now;
  const fieldProblems = problems(now, state.known, state.rules, corrected !== "");
  if (corrected && same(now.data, state.start)) fieldProblems.push({ part: form, text: words.unchanged });
  mark(fieldProblems, [...unverified(now.data), ...advice(now.data, state.known, state.rules)]);
  const ready = byId("ch-form-ready");
  document.title = (fieldProblems.length ? words.problemTitle : "{title}").replace("{title}", () => state.title);
  if (fieldProblems.length && !ready.hidden) showStatus(words.changed);
  ready.hidden = fieldProblems.length > 0;
  if (!fieldProblems.length) setAddresses(now, corrected !== "");
  return now;
}

/** Fetch the rules and the names of other records. On a slow link the wait is short, since the checker has them, too. */
async function prepareCheck() {
  /** @type {Promise<undefined>} */
  const late = new Promise((done) => { setTimeout(done, 3000); });
  /** @type {<T>(waiting: Promise<T>) => Promise<T | undefined>} */
  const soon = (waiting) => Promise.race([waiting.catch(() => undefined), late]);
  const kinds = [...new Set([about.kind, "organisations", "acronyms"])];
  const [rules, ...lists] = await Promise.all([soon(import(new URL("form-rules.js", import.meta.url).href)), ...kinds.map((kind) => soon(names(kind)))]);
  if (rules) state.rules = rules.ruleProblems;
  state.known = Object.fromEntries(kinds.map((kind, place) => [kind, lists[place]]));
}

/** @param {Event} event */
async function checkAll(event) {
  event.preventDefault();
  await prepareCheck();
  state.checked = true;
  showStatus("");
  refresh();
  const box = byId("ch-form-problems");
  const shown = box.hidden ? byId("ch-form-ready") : box;
  shown.focus({ preventScroll: true });
  shown.scrollIntoView(); // its beginning, also when it is higher than the window
}

/** @param {Event} event */
function onClick(event) {
  const button = /** @type {Element} */ (event.target).closest("button");
  if (!button) return;
  if ("copy" in button.dataset) copyText(refresh().text);
  if ("add" in button.dataset) target(add(/** @type {Element} */ (button.closest("[data-part]")))).focus();
  if ("remove" in button.dataset) remove(/** @type {Element} */ (button.closest(".ch-item")));
  refresh();
}

function listen() {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  form.addEventListener("input", (event) => {
    if (event.target === identifier) state.ownId = identifier.value !== "";
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 150);
  });
  form.addEventListener("input", prepareCheck, { once: true });
  form.addEventListener("click", onClick);
  form.querySelectorAll("[data-next]").forEach((link) => link.addEventListener("click", () => handOn(read(form))));
  form.addEventListener("submit", checkAll);
  form.addEventListener("ch-added", (event) => addPickers(/** @type {Element} */ (event.target), words));
  byId("ch-form-aside").addEventListener("click", (/** @type {any} */ { target: { dataset } }) => {
    if (!dataset.draft) return;
    actOnDraft(dataset.draft, places, state.start);
    refresh();
  });
  addEventListener("pagehide", () => saveDraft(current()));
  addEventListener("storage", ({ key }) => { if (key === places.draft) note(words.otherTab); });
  byId("ch-form-download").addEventListener("click", () => {
    const { text, file } = refresh();
    saveFile(text, String(file.split("/").pop()), "application/yaml");
  });
  byId("ch-form-anew").addEventListener("click", startAgain);
  offerLetter(refresh, corrected !== "");
}

/* ---- How it begins ---------------------------------------------------------------------------------------------- */

/** The answers that the address gives. @returns {Record<string, string>} */
function fromAddress() {
  const given = ["organisation", "country"].map((name) => [name, query.get(name) || ""]);
  return Object.fromEntries(corrected ? [] : given.filter(([name, value]) => CODE.test(value) && name in about.schema.properties));
}

/** The answers with what the address gives, which counts for more than what was typed before. @param {Record<string, any>} data */
function withGiven(data) {
  const given = fromAddress();
  return { ...data, ...("organisation" in given ? { new_organisation: undefined } : {}), ...given };
}

/** @returns {Record<string, any>} */
function preset() {
  return withGiven(JSON.parse(JSON.stringify(about.preset).replaceAll("@today", today())));
}

/** @returns {Promise<Record<string, any>>} */
async function published() {
  const answer = await fetch(new URL(`../api/v1/${about.kind}/${corrected}.json`, import.meta.url), { cache: "no-cache" }); // not that of an hour ago
  if (!answer.ok) throw new Error(String(answer.status));
  const data = (await answer.json()).result;
  delete data.id;
  return data;
}

/** @param {Record<string, any>} data */
function showCorrection(data) {
  byId("ch-form-identifier").hidden = true;
  state.title = document.title = byId("ch-form-title").textContent = words.correct.replace("{name}", () => isolated(data.name || data.title));
  note(words.correctNote);
  offerJump();
  form.querySelectorAll("details").forEach((fold) => {
    const fields = /** @type {NodeListOf<HTMLInputElement>} */ (fold.querySelectorAll("[data-value]"));
    fold.open = [...fields].some((field) => field.value) || fold.querySelector(":checked[type=checkbox]") !== null;
  });
}

/** What the form starts with, or the reason why it cannot start. @returns {Promise<Record<string, any> | string>} */
async function beginning() {
  if (!corrected) return query.has("record") ? words.noRecord : preset();
  try {
    return await published();
  } catch (error) {
    return /** @type {Error} */ (error).message === "404" ? words.noRecord : words.noNet;
  }
}

/** @param {Record<string, any>} data */
function start(data) {
  if (corrected) keepOrganisationId(form, data);
  fillAll(form, data);
  followAnswers(form, about.letters, words);
  state.start = read(form);
  if (corrected) showCorrection(data);
  continueDraft();
  const handedOn = corrected ? null : takeHandedOn(form);
  if (handedOn) fillAll(form, { ...read(form), ...handedOn });
  byId("ch-form-send").hidden = false;
  byId("ch-form-all").disabled = false;
  state.ready = true;
  refresh();
  if (corrected) goToField(query.get("field") || "");
}

/** Go to the field that a section of a page leads to. @param {string} name dotted */
function goToField(name) {
  if (!FIELD.test(name)) return;
  const { part } = locate(form, name.split("."));
  if (part && !part.hidden) reach(part);
}

async function begin() {
  const data = await beginning();
  byId("ch-form-off").hidden = true;
  byId("ch-form-on").hidden = false;
  if (typeof data === "string") return note(data);
  listen();
  start(data);
  if (!(await addPickers(form, words))) showStatus(words.noList);
  refresh();
  return undefined;
}

begin();

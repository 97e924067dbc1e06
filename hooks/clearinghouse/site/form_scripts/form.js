/* The form of one kind of record. It sends nothing: it writes the text of a file, and leads to where one can hand it in. */

import { add, append, fill, read, remove, target } from "./fields.js";
import { about, byId, form, ID, identifier, mark, problems, words } from "./problems.js";
import { addPickers, names } from "./record-picker.js";
import { isGroup } from "./validate.js";
import { record } from "./yaml.js";

/** @typedef {import("./problems.js").Answers} Answers */
/** @typedef {{ data: Record<string, any>, id: string }} Draft */

const LONGEST_ADDRESS = 8000; // GitHub refuses addresses of more than about 8 KB
const CODE = /^[A-Za-z0-9-]{1,80}$/;
const query = new URLSearchParams(location.search);
const recordId = query.get("record") || "";
const corrected = ID.test(recordId) ? recordId : ""; // the identifier of the record to correct
const draftName = `ch-form ${location.pathname} ${corrected}`;
/** @type {{ ownId: boolean, checked: boolean, start: string, ready: boolean, taken: Record<string, unknown> }} taken: identifiers of other records */
const state = { ownId: false, checked: false, start: "", ready: false, taken: {} };

function today() {
  return new Date().toISOString().slice(0, 10);
}

/** @param {string} text */
function note(text) {
  const box = byId("ch-form-note");
  box.textContent = text;
  box.hidden = !text;
}

/** @param {string} text */
function showStatus(text) {
  byId("ch-form-status").textContent = text;
}

/* ---- What is written -------------------------------------------------------------------------------------------- */

/** @param {string} text */
function slug(text) {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-[^-]*$/, (/** @type {string} */ end) => (plain.length > 60 ? "" : end));
}

/** @param {Record<string, any>} data */
function derivedId(data) {
  const name = data.short_name || data.acronym || data.name || data.title || "";
  return slug(data.title && data.country ? `${data.country} ${name}` : name);
}

/** @returns {Answers} */
function current() {
  const data = read(form);
  if (!corrected && !state.ownId) identifier.value = derivedId(data);
  const id = corrected || identifier.value.trim();
  const text = record(data, about.schema, about.schemaName);
  return { data, id, text, file: `data/${about.kind}/${id || "new-record"}.yml` };
}

/* ---- The draft ----------------------------------------------------------------------------------------------- */

/** Save the answers as a draft in this browser. @param {Answers} answers */
function saveDraft({ data }) {
  if (!state.ready) return; // fields that are not yet filled must not be saved as empty
  try {
    if (JSON.stringify(data) === state.start) localStorage.removeItem(draftName);
    else localStorage.setItem(draftName, JSON.stringify({ data, id: state.ownId ? identifier.value : "" }));
  } catch {
    note(words.notKept);
  }
}

/** @returns {Draft | null} */
function savedDraft() {
  try {
    const draft = JSON.parse(String(localStorage.getItem(draftName)));
    return draft && isGroup(draft.data) ? draft : null;
  } catch {
    return null;
  }
}

function startAgain() {
  if (!confirm(words.anew)) return;
  state.ready = false;
  try {
    localStorage.removeItem(draftName);
  } catch { /* there is no draft */ }
  location.reload();
}

/* ---- What happens ----------------------------------------------------------------------------------------------- */

/** Set the addresses at which the file can be handed in. @param {Answers} answers */
function setAddresses({ id, text, file }) {
  const { repository, branch } = about;
  const empty = `${repository}new/${branch}?filename=${file}`;
  const whole = `${empty}&value=${encodeURIComponent(text)}`;
  const way = corrected ? "correct" : whole.length > LONGEST_ADDRESS ? "long" : "new";
  const address = { correct: `${repository}edit/${branch}/${file}`, long: empty, new: whole }[way];
  /** @type {(selector: string) => any[]} */
  const all = (selector) => [...form.querySelectorAll(selector)];
  all("[data-way]").forEach((box) => { box.hidden = box.dataset.way !== way; });
  all("[data-open]").forEach((link) => { link.href = address; });
  all("[data-next]").forEach((link) => { link.href = `${link.dataset.next}?organisation=${id}`; });
}

function refresh() {
  const now = current();
  byId("ch-form-yaml").textContent = now.text;
  byId("ch-form-path").textContent = now.file;
  saveDraft(now);
  if (!state.checked) return now;
  const fieldProblems = problems(now, corrected ? {} : state.taken);
  mark(fieldProblems);
  const ready = byId("ch-form-ready");
  if (fieldProblems.length && !ready.hidden) showStatus(words.changed);
  ready.hidden = fieldProblems.length > 0;
  if (!fieldProblems.length) setAddresses(now);
  return now;
}

/** The identifiers of other records. On a slow link the wait is short, since GitHub refuses a taken name too. @returns {Promise<Record<string, unknown>>} */
function otherIds() {
  /** @type {Promise<Record<string, unknown>>} */
  const late = new Promise((done) => { setTimeout(done, 3000, {}); });
  return Promise.race([names(about.kind).catch(() => ({})), late]);
}

/** @param {Event} event */
async function checkAll(event) {
  event.preventDefault();
  if (!corrected) state.taken = await otherIds();
  state.checked = true;
  showStatus("");
  refresh();
  const box = byId("ch-form-problems");
  const shown = box.hidden ? byId("ch-form-ready") : box;
  shown.focus({ preventScroll: true });
  shown.scrollIntoView(); // its beginning, also when it is higher than the window
}

async function copy() {
  const { text } = refresh();
  try {
    await navigator.clipboard.writeText(text);
    showStatus(words.copied);
  } catch {
    getSelection()?.selectAllChildren(byId("ch-form-yaml"));
    showStatus(words.notCopied);
  }
}

function download() {
  const { text, file } = refresh();
  const link = append("a", "");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  link.download = String(file.split("/").pop());
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** @param {Event} event */
function onClick(event) {
  const button = /** @type {Element} */ (event.target).closest("button");
  if (!button) return;
  if ("copy" in button.dataset) copy();
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
  form.addEventListener("input", otherIds, { once: true });
  form.addEventListener("click", onClick);
  form.addEventListener("submit", checkAll);
  form.addEventListener("ch-added", (event) => addPickers(/** @type {Element} */ (event.target), words));
  addEventListener("pagehide", () => saveDraft(current()));
  byId("ch-form-download").addEventListener("click", download);
  byId("ch-form-anew").addEventListener("click", startAgain);
}

/* ---- How it begins ---------------------------------------------------------------------------------------------- */

/** @returns {Record<string, any>} */
function preset() {
  const data = JSON.parse(JSON.stringify(about.preset).replaceAll("@today", today()));
  for (const name of ["organisation", "country"]) {
    const value = query.get(name);
    if (value && CODE.test(value) && name in about.schema.properties) data[name] = value;
  }
  return data;
}

/** @returns {Promise<Record<string, any>>} */
async function published() {
  const answer = await fetch(new URL(`../api/v1/${about.kind}/${corrected}.json`, import.meta.url));
  if (!answer.ok) throw new Error(String(answer.status));
  const data = (await answer.json()).result;
  delete data.id;
  return data;
}

/** @param {Record<string, any>} data */
function showCorrection(data) {
  byId("ch-form-identifier").hidden = true;
  document.title = byId("ch-form-title").textContent = words.correct.replace("{name}", () => data.name || data.title);
  note(words.correctNote);
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
  const draft = savedDraft();
  fill(form, data);
  state.start = JSON.stringify(read(form));
  if (corrected) showCorrection(data);
  if (draft) {
    fill(form, draft.data);
    state.ownId = Boolean(draft.id);
    identifier.value = draft.id;
    note(words.kept);
  }
  byId("ch-form-send").hidden = false;
  byId("ch-form-all").disabled = false;
  state.ready = true;
  refresh();
}

async function begin() {
  const data = await beginning();
  byId("ch-form-off").hidden = true;
  byId("ch-form-on").hidden = false;
  if (typeof data === "string") return note(data);
  listen();
  start(data);
  if (!(await addPickers(form, words))) showStatus(words.noList);
  return undefined;
}

begin();

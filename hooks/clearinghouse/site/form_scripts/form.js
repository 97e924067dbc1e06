/* The form of one kind of record. It sends nothing: it writes the text of a file, and leads to where one can hand it in. */

import { isGroup } from "./check.js";
import { names, offer } from "./choose.js";
import { add, fill, make, read, remove, target } from "./fields.js";
import { about, byId, form, ID, identifier, mark, problems, words } from "./problems.js";
import { record } from "./yaml.js";

const LONGEST_ADDRESS = 8000; // GitHub refuses addresses of more than about 8 KB
const CODE = /^[A-Za-z0-9-]{1,80}$/;
const asked = new URLSearchParams(location.search);
const corrected = ID.test(asked.get("record") || "") ? asked.get("record") : "";
const draftName = `ch-form ${location.pathname} ${corrected}`;
const state = { ownId: false, checked: false, start: "", ready: false, taken: {} }; // taken: identifiers of other records

function today() {
  return new Date().toISOString().slice(0, 10);
}

function note(text) {
  const box = byId("ch-form-note");
  box.textContent = text;
  box.hidden = !text;
}

function say(text) {
  byId("ch-form-status").textContent = text;
}

/* ---- What is written -------------------------------------------------------------------------------------------- */

function slug(text) {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-[^-]*$/, (end) => (plain.length > 60 ? "" : end));
}

function derivedId(data) {
  const name = data.short_name || data.acronym || data.name || data.title || "";
  return slug(data.title && data.country ? `${data.country} ${name}` : name);
}

function current() {
  const data = read(form);
  if (!corrected && !state.ownId) identifier.value = derivedId(data);
  const id = corrected || identifier.value.trim();
  const text = record(data, about.schema, about.schemaName);
  return { data, id, text, file: `data/${about.kind}/${id || "new-record"}.yml` };
}

/* ---- What is kept ----------------------------------------------------------------------------------------------- */

function keep({ data }) {
  if (!state.ready) return; // what is not yet here must not be kept as if it were empty
  try {
    if (JSON.stringify(data) === state.start) localStorage.removeItem(draftName);
    else localStorage.setItem(draftName, JSON.stringify({ data, id: state.ownId ? identifier.value : "" }));
  } catch {
    note(words.notKept);
  }
}

function kept() {
  try {
    const draft = JSON.parse(localStorage.getItem(draftName));
    return draft && isGroup(draft.data) ? draft : null;
  } catch {
    return null;
  }
}

function startAnew() {
  if (!confirm(words.anew)) return;
  state.ready = false;
  try {
    localStorage.removeItem(draftName);
  } catch { /* nothing was kept */ }
  location.reload();
}

/* ---- What happens ----------------------------------------------------------------------------------------------- */

function lead({ id, text, file }) {
  const { repository, branch } = about;
  const empty = `${repository}new/${branch}?filename=${file}`;
  const whole = `${empty}&value=${encodeURIComponent(text)}`;
  const way = corrected ? "correct" : whole.length > LONGEST_ADDRESS ? "long" : "new";
  const address = { correct: `${repository}edit/${branch}/${file}`, long: empty, new: whole }[way];
  form.querySelectorAll("[data-way]").forEach((box) => { box.hidden = box.dataset.way !== way; });
  form.querySelectorAll("[data-open]").forEach((link) => { link.href = address; });
  form.querySelectorAll("[data-next]").forEach((link) => { link.href = `${link.dataset.next}?organisation=${id}`; });
}

function refresh() {
  const now = current();
  byId("ch-form-yaml").textContent = now.text;
  byId("ch-form-path").textContent = now.file;
  keep(now);
  if (!state.checked) return now;
  const found = problems(now, corrected ? {} : state.taken);
  mark(found);
  const ready = byId("ch-form-ready");
  if (found.length && !ready.hidden) say(words.changed);
  ready.hidden = found.length > 0;
  if (!found.length) lead(now);
  return now;
}

/* The identifiers of other records; on a slow link not waited for long, since GitHub too refuses a name that is taken. */
function othersIds() {
  const late = new Promise((done) => { setTimeout(done, 3000, {}); });
  return Promise.race([names(about.kind).catch(() => ({})), late]);
}

async function checkAll(event) {
  event.preventDefault();
  if (!corrected) state.taken = await othersIds();
  state.checked = true;
  say("");
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
    say(words.copied);
  } catch {
    getSelection().selectAllChildren(byId("ch-form-yaml"));
    say(words.notCopied);
  }
}

function download() {
  const { text, file } = refresh();
  const link = make("a", "");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  link.download = file.split("/").pop();
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function pressed(event) {
  const button = event.target.closest("button");
  if (!button) return;
  if ("copy" in button.dataset) copy();
  if ("add" in button.dataset) target(add(button.closest("[data-part]"))).focus();
  if ("remove" in button.dataset) remove(button.closest(".ch-item"));
  refresh();
}

function listen() {
  let waiting = 0;
  form.addEventListener("input", (event) => {
    if (event.target === identifier) state.ownId = identifier.value !== "";
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 150);
  });
  form.addEventListener("input", othersIds, { once: true });
  form.addEventListener("click", pressed);
  form.addEventListener("submit", checkAll);
  form.addEventListener("ch-added", (event) => offer(event.target, words));
  addEventListener("pagehide", () => keep(current()));
  byId("ch-form-download").addEventListener("click", download);
  byId("ch-form-anew").addEventListener("click", startAnew);
}

/* ---- How it begins ---------------------------------------------------------------------------------------------- */

function preset() {
  const data = JSON.parse(JSON.stringify(about.preset).replaceAll("@today", today()));
  for (const name of ["organisation", "country"]) {
    const value = asked.get(name);
    if (value && CODE.test(value) && name in about.schema.properties) data[name] = value;
  }
  return data;
}

async function published() {
  const answer = await fetch(new URL(`../api/v1/${about.kind}/${corrected}.json`, import.meta.url));
  if (!answer.ok) throw new Error(String(answer.status));
  const { id, ...data } = (await answer.json()).result;
  return data;
}

function showCorrection(data) {
  byId("ch-form-identifier").hidden = true;
  document.title = byId("ch-form-title").textContent = `${words.correct} ${data.name || data.title}`;
  note(words.correctNote);
  form.querySelectorAll("details").forEach((fold) => {
    fold.open = [...fold.querySelectorAll("[data-value]")].some((field) => field.value) || fold.querySelector(":checked[type=checkbox]") !== null;
  });
}

/* What the form starts with, or the reason why it cannot start. */
async function beginning() {
  if (!corrected) return asked.has("record") ? words.noRecord : preset();
  try {
    return await published();
  } catch (error) {
    return error.message === "404" ? words.noRecord : words.noNet;
  }
}

function start(data) {
  const draft = kept();
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
  if (!isGroup(data)) return note(data);
  listen();
  start(data);
  if (!(await offer(form, words))) say(words.noList);
  return undefined;
}

begin();

/* A draft that was put aside: why, and what can be done with it. */

import { fillAll } from "./conditions.js";
import { differences, draftsAside, forgetAside, merge, readDraft } from "./draft.js";
import { read } from "./fields.js";
import { locate } from "./places.js";
import { byId, form, note, words } from "./problems.js";
import { saveFile } from "./send.js";

/** @typedef {{ draft: string, aside: string }} Places */
/** @typedef {Record<string, any>} RecordData */

/** The text of the draft put aside last, and the draft in it if the form can show it. @param {Places} places */
function newestAside(places) {
  const [text] = draftsAside(places.aside);
  return { text, draft: text === undefined ? null : readDraft(form, text) };
}

/** Why a draft was put aside. @param {import("./draft.js").Draft | null} draft @param {RecordData} start what the form began with */
function reason(draft, start) {
  if (!draft) return words.broken;
  const changed = draft.base ? differences(draft.base, start) : [];
  return words.aside.replace("{fields}", () => changed.map((name) => locate(form, [name]).name || name).join(", ") || words.unknown);
}

/** Show what can be done with the draft put aside last, if there is one; return why it was. @param {Places} places @param {RecordData} start */
export function offerDraft(places, start) {
  const { text, draft } = newestAside(places), box = byId("ch-form-aside");
  const possible = draft ? ["show", "forget", ...(draft.base ? ["merge"] : [])] : ["save", "forget"];
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-draft]"));
  buttons.forEach((button) => { button.hidden = !possible.includes(String(button.dataset.draft)); });
  box.hidden = text === undefined;
  return text === undefined ? "" : reason(draft, start);
}

/** Put the changes of a draft into what the form shows. @param {Places} places */
function mergeDraft(places) {
  const { draft } = newestAside(places);
  /** @type {ValuePath[]} */
  const conflicts = [];
  if (!draft) return;
  fillAll(form, merge(draft.base, draft.data, read(form), conflicts));
  if (!conflicts.length) forgetAside(places);
  note(conflicts.length ? words.conflicts.replace("{fields}", () => conflicts.map((path) => locate(form, path).name).join("; ")) : words.merged);
}

/** Show a draft as it was typed. @param {Places} places */
function showDraft(places) {
  const { draft } = newestAside(places);
  if (!draft) return;
  fillAll(form, draft.data);
  forgetAside(places);
  note(words.old);
}

/** What the buttons do. @type {Record<string, (places: Places) => void>} */
const DRAFT_ACTS = {
  merge: mergeDraft,
  show: showDraft,
  save: (places) => saveFile(newestAside(places).text, "draft.txt", "text/plain"),
  forget: (places) => {
    if (!confirm(words.forget)) return;
    forgetAside(places);
    note("");
  },
};

/** @param {string} act @param {Places} places @param {RecordData} start */
export function actOnDraft(act, places, start) {
  DRAFT_ACTS[act](places);
  offerDraft(places, start);
}

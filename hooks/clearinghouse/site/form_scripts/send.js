/* How a record leaves the form: the address at which its file can be handed in, the clipboard, a file. */

import { append } from "./fields.js";
import { about, byId, form, words } from "./problems.js";

/** @typedef {import("./problems.js").Answers} Answers */

const LONGEST_ADDRESS = 8000; // GitHub refuses addresses of more than about 8 KB

/** @param {string} text */
export function showStatus(text) {
  byId("ch-form-status").textContent = text;
}

/** Set the addresses at which the file can be handed in. @param {Answers} answers @param {boolean} isCorrection */
export function setAddresses({ id, text }, isCorrection) {
  /** @type {(name: string) => string} */
  const at = (name) => about.addresses[name].replace("IDENTIFIER", id);
  const whole = at("whole") && at("whole") + encodeURIComponent(text); // empty where a host takes no text
  const way = isCorrection ? "correct" : whole.length > LONGEST_ADDRESS ? "long" : "new";
  const address = { correct: at("edit"), long: at("empty"), new: whole || at("empty") }[way];
  /** @type {(selector: string) => any[]} */
  const all = (selector) => [...form.querySelectorAll(selector)];
  all("[data-way]").forEach((box) => { box.hidden = box.dataset.way !== way; });
  all("[data-open]").forEach((link) => { link.href = address; });
}

/** @param {string} text */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    showStatus(words.copied);
  } catch {
    getSelection()?.selectAllChildren(byId("ch-form-yaml"));
    showStatus(words.notCopied);
  }
}

/** Save a text as a file of the visitor. @param {string} text @param {string} name @param {string} type */
export function saveFile(text, name, type) {
  const link = append("a", "");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/* A letter with the record as an annex, for people without an account: to save, to print, or to attach to a mail.
   Nothing is sent: the mail program opens with a short text, and the writer attaches the file. `authoring/letter.py`
   reads the annex back. */

import { about, byId, today, words } from "./problems.js";
import { saveFile } from "./send.js";

/** @typedef {import("./problems.js").Answers} Answers */

/** The lines of a record as the checksum counts them. @param {string} text */
const counted = (text) => text.replace(/\r\n/g, "\n").replace(/[ \t]+$/gm, "").replace(/^\n+|\n+$/g, "");

/** FNV-1a of 32 bits over the bytes of a text: it shows damage on the way, and is no signature. @param {string} text */
export function checksum(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(counted(text))) value = Math.imul(value ^ byte, 0x01000193);
  return (value >>> 0).toString(16).padStart(8, "0");
}

/** The number that the letter, the file and the subject of the mail share. @param {string} text */
export const reference = (text) => `CAN-${today().replaceAll("-", "")}-${checksum(text)}`;

/** @param {Answers} answers @param {boolean} isCorrection */
export function letter({ id, text, data }, isCorrection) {
  const fill = (/** @type {string} */ line) => line.replace("{reference}", reference(text)).replace("{date}", today()).replace("{id}", id).replace("{kind}", about.kind);
  const to = about.kind === "requests" ? words.letterToCentre : words.letterToMaintainers;
  const lines = [
    fill(words.letterReference), fill(words.letterDate), to, "",
    fill(isCorrection ? words.letterCorrects : words.letterProposes), "",
    ...(about.kind === "requests" && data.submitted ? [words.letterConsent, ""] : []),
    words.letterSigned, "", words.letterAnnex, "",
    `=== RECORD ${about.kind}/${id} ===`, text.replace(/\n+$/, ""), `=== END OF RECORD ${checksum(text)} ===`,
  ];
  return `${lines.join("\n")}\n`;
}

/** Show the letter in a window of its own and print it. Where no window may open, the letter is saved instead. @param {Answers} answers @param {boolean} isCorrection */
function printLetter(answers, isCorrection) {
  const page = open("", "_blank");
  if (!page) return saveLetter(answers, isCorrection);
  const paper = page.document.createElement("pre");
  paper.textContent = letter(answers, isCorrection);
  Object.assign(paper.style, { whiteSpace: "pre-wrap", overflowWrap: "anywhere", font: "11pt/1.45 monospace" });
  page.document.title = reference(answers.text);
  page.document.body.replaceChildren(paper);
  page.print();
  return undefined;
}

/** @param {Answers} answers @param {boolean} isCorrection */
function saveLetter(answers, isCorrection) {
  saveFile(letter(answers, isCorrection), `${reference(answers.text)}.txt`, "text/plain;charset=utf-8");
}

/** Listen to the buttons of the letter. @param {() => Answers} current @param {boolean} isCorrection */
export function offerLetter(current, isCorrection) {
  byId("ch-letter-save").addEventListener("click", () => saveLetter(current(), isCorrection));
  byId("ch-letter-print").addEventListener("click", () => printLetter(current(), isCorrection));
  const mail = document.getElementById("ch-letter-mail");
  mail?.addEventListener("click", () => {
    const answers = current(), number = reference(answers.text);
    saveLetter(answers, isCorrection);
    const body = words.mailText.replaceAll("{reference}", number).replace("{file}", `${number}.txt`);
    const { address } = mail.dataset;
    location.href = `${address}?subject=${encodeURIComponent(number)}&body=${encodeURIComponent(body)}`;
  });
}

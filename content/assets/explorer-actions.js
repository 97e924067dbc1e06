/* Loaded when a button of the explorer is pressed: copy the address, print, save the entries shown as CSV or for Excel. */

/** @type {(part: ParentNode, selector: string) => string} */
const textOf = (part, selector) => part.querySelector(selector)?.textContent || "";

/**
 * What the keys of an entry say, by the names of the groups of filters.
 * @param {string[]} keys
 * @returns {[string, Cell][]}
 */
function facets(keys) {
  const groups = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#ch-explorer fieldset")]);
  return groups.map((group) => {
    const boxes = /** @type {HTMLInputElement[]} */ ([...group.querySelectorAll("input[type=checkbox]:not([name=all]):not([name=answer])")]);
    const labels = boxes.filter((box) => keys.includes(`${box.name}=${box.value}`)).map((box) => box.parentElement?.querySelector("span")?.textContent);
    return /** @type {[string, Cell]} */ ([textOf(group, "legend"), labels.join("; ")]);
  }).filter(([, text]) => text);
}

/**
 * One entry as cells: what the page shows of it, in the order in which it shows it.
 * @param {HTMLElement} item
 * @param {Strings} words
 * @returns {[string, Cell][]}
 */
function cells(item, words) {
  const link = /** @type {HTMLAnchorElement} */ (item.querySelector("a")), answer = item.dataset.answer;
  /** @type {[string, Cell][]} */
  const pairs = [[words.columnName, textOf(item, "h3 [hidden]") || textOf(item, "a")], [words.columnAbout, textOf(item, ".ch-entry__note")]];
  if (answer) pairs.push([words.columnAnswer, answer]);
  for (const part of item.querySelectorAll("dl > div")) pairs.push([textOf(part, "dt"), textOf(part, "dd")]);
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".hd [data-of]"))) {
    const of = `.${part.dataset.of}`, status = [textOf(item, `${of} .tag`), textOf(item, `${of} small`)].filter(Boolean).join("; ");
    pairs.push([part.textContent || "", item.querySelector(`${of}.none`) ? "" : of === ".t" ? status : textOf(item, of)]);
  }
  pairs.push(...facets((item.dataset.k || "").split(" ")));
  const [least, most, currency] = (item.dataset.money || "  ").split(" ");
  pairs.push([words.columnLeast, least && Number(least)], [words.columnMost, most && Number(most)], [words.columnCurrency, currency || ""]);
  pairs.push([words.columnDate, item.dataset.due || ""], [words.columnId, item.id], [words.columnAddress, link.href]);
  return pairs.map(([name, value]) => [name, typeof value === "string" ? value.replace(/\s+/g, " ").trim() : value]);
}

/**
 * Return the rows of a saved list: a heading, the entries, an empty row, and the choices that led to them.
 * @param {HTMLElement[]} items
 * @param {string} summary
 * @param {Strings} words
 * @returns {Cell[][]}
 */
export function table(items, summary, words) {
  const records = items.map((item) => new Map(cells(item, words)));
  const heading = [...new Set(records.flatMap((record) => [...record.keys()]))];
  return [heading, ...records.map((record) => heading.map((name) => record.get(name) ?? "")), [], [summary]];
}

/* A cell that begins like a formula would be run by spreadsheet programs: it gets an apostrophe (OWASP, CSV injection).
   The same rule as in the files of the site (csv_writer.py): blanks and invisible characters do not hide a formula, and
   full-width characters count as what they stand for. */
const startsFormula = (/** @type {string} */ text) =>
  /^[\t\r\n]/.test(text) || /^[=+\-@\u2212]/.test(text.replace(/^[\p{Z}\p{C}]+/u, "").normalize("NFKC"));
export const escapeFormula = (/** @type {Cell} */ value) => (typeof value === "string" && startsFormula(value) ? "'" + value : value);

/** @param {Cell[][]} rows */
export function asCsv(rows) {
  const cell = (/** @type {Cell} */ value) => '"' + String(escapeFormula(value)).replaceAll('"', '""') + '"';
  return "\ufeff" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
}

/** @type {Strings} */
const REFERENCES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeXml = (/** @type {Cell} */ text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
  .replace(/[&<>"]/g, (character) => REFERENCES[character]);
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const schema = "http://schemas.openxmlformats.org/";

/** The name of a column, counted from 0: A, B, …, Z, AA. @param {number} number @returns {string} */
function column(number) {
  return (number > 25 ? column(Math.floor(number / 26) - 1) : "") + String.fromCharCode(65 + (number % 26));
}

/**
 * The parts of a workbook with one sheet (ECMA-376). Text cells are inline strings, so nothing in them is a formula.
 * @param {Cell[][]} rows
 * @param {string} sheet its name, of at most 31 characters
 * @returns {Record<string, string>}
 */
function workbook(rows, sheet) {
  const cell = (/** @type {Cell} */ value, /** @type {string} */ place) => (typeof value === "number" ? `<c r="${place}"><v>${value}</v></c>`
    : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`);
  const line = (/** @type {Cell[]} */ row, /** @type {number} */ number) => `<row r="${number + 1}">${row.map((value, at) => (value === "" ? "" : cell(value, column(at) + (number + 1)))).join("")}</row>`;
  const main = schema + "spreadsheetml/2006/main", office = schema + "officeDocument/2006/relationships", type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  return {
    "[Content_Types].xml": `${declaration}<Types xmlns="${schema}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}worksheet+xml"/></Types>`,
    "_rels/.rels": `${declaration}<Relationships xmlns="${schema}package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escapeXml(sheet.slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${declaration}<Relationships xmlns="${schema}package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `${declaration}<worksheet xmlns="${main}"><sheetData>${rows.map(line).join("")}</sheetData></worksheet>`,
  };
}

/** CRC-32, as ZIP archives need it. @param {Uint8Array} bytes */
function checksum(bytes) {
  let value = -1;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

/**
 * A ZIP archive without compression: two and four byte numbers, lowest byte first (APPNOTE 4.3).
 * @param {Record<string, string>} parts
 */
function zip(parts) {
  const encoder = new TextEncoder();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const blocks = [];
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const entries = [];
  const bytes = (/** @type {number[][]} */ ...pairs) => new Uint8Array(pairs.flatMap(([size, value]) => Array.from({ length: size }, (_, at) => (value / 2 ** (8 * at)) & 255)));
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const title = encoder.encode(name), data = encoder.encode(text);
    const common = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 33], [4, checksum(data)], [4, data.length], [4, data.length], [2, title.length], [2, 0]];
    const local = bytes([4, 0x04034b50], ...common);
    entries.push(bytes([4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), title);
    blocks.push(local, title, data);
    offset += local.length + title.length + data.length;
  }
  const size = entries.reduce((sum, entry) => sum + entry.length, 0), count = entries.length / 2;
  const end = bytes([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0]);
  return new Blob([...blocks, ...entries, end], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
}

export const asWorkbook = (/** @type {Cell[][]} */ rows, sheet = "1") => zip(workbook(rows, sheet));

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** @typedef {(items: HTMLElement[], summary: string, kind: string, words: Strings) => void} SaveList */
/** @type {SaveList} */
export const csv = (items, summary, kind, words) => save(new Blob([asCsv(table(items, summary, words))], { type: "text/csv;charset=utf-8" }), kind + ".csv");
/** @type {SaveList} */
export const xlsx = (items, summary, kind, words) => save(asWorkbook(table(items, summary, words), words.sheet), kind + ".xlsx");
export const print = () => window.print();

export async function copy() {
  try {
    await navigator.clipboard.writeText(location.href);
    return "copied";
  } catch {
    return "uncopied";
  }
}

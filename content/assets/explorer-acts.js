/* Loaded when a button of the explorer is pressed: copy the address, print, save the entries shown as CSV or for Excel. */

/* One entry as cells: what the page shows of it, in the order in which it shows it. */
function cells(item) {
  const link = item.querySelector("a"), told = item.querySelector(".ch-answer");
  const found = [["Name", link.textContent], ["About", item.querySelector(".ch-entry__note").textContent]];
  if (told && told.textContent) found.push(["Answer for your country", told.textContent]);
  for (const part of item.querySelectorAll("dl > div"))
    found.push([part.querySelector("dt").textContent, part.querySelector("dd").textContent]);
  const [least, most, currency] = (item.dataset.money || "  ").split(" ");
  found.push(["Least", least && Number(least)], ["Most", most && Number(most)], ["Currency", currency || ""]);
  found.push(["Date", item.dataset.due || ""], ["Identifier", item.id], ["Address", link.href]);
  return found.map(([name, value]) => [name, typeof value === "string" ? value.replace(/\s+/g, " ").trim() : value]);
}

export function table(items, told) {
  const records = items.map((item) => new Map(cells(item)));
  const head = [...new Set(records.flatMap((record) => [...record.keys()]))];
  return [head, ...records.map((record) => head.map((name) => record.get(name) ?? "")), [], [told]];
}

/* A cell that begins like a formula would be run by spreadsheet programs: it gets an apostrophe (OWASP, CSV injection). */
export const inert = (value) => (typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? "'" + value : value);

export function asCsv(rows) {
  const cell = (value) => '"' + String(inert(value)).replaceAll('"', '""') + '"';
  return "\ufeff" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
}

const xml = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
  .replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const schema = "http://schemas.openxmlformats.org/";

function column(number) {
  return (number > 25 ? column(Math.floor(number / 26) - 1) : "") + String.fromCharCode(65 + (number % 26));
}

/* The parts of a workbook with one sheet (ECMA-376). Text cells are inline strings, so nothing in them is a formula. */
function workbook(rows) {
  const cell = (value, place) => (typeof value === "number" ? `<c r="${place}"><v>${value}</v></c>`
    : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>`);
  const line = (row, number) => `<row r="${number + 1}">${row.map((value, at) => (value === "" ? "" : cell(value, column(at) + (number + 1)))).join("")}</row>`;
  const main = schema + "spreadsheetml/2006/main", office = schema + "officeDocument/2006/relationships", type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  return {
    "[Content_Types].xml": `${head}<Types xmlns="${schema}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}worksheet+xml"/></Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="${schema}package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${schema}package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `${head}<worksheet xmlns="${main}"><sheetData>${rows.map(line).join("")}</sheetData></worksheet>`,
  };
}

function checksum(bytes) {
  let value = -1;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

/* A ZIP archive without compression: two and four byte numbers, lowest byte first (APPNOTE 4.3). */
function zip(parts) {
  const encode = new TextEncoder(), blocks = [], entries = [];
  const bytes = (...pairs) => new Uint8Array(pairs.flatMap(([size, value]) => Array.from({ length: size }, (_, at) => (value / 2 ** (8 * at)) & 255)));
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const title = encode.encode(name), data = encode.encode(text);
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

export const asWorkbook = (rows) => zip(workbook(rows));

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

export const csv = (items, told, kind) => save(new Blob([asCsv(table(items, told))], { type: "text/csv;charset=utf-8" }), kind + ".csv");
export const xlsx = (items, told, kind) => save(asWorkbook(table(items, told)), kind + ".xlsx");
export const print = () => window.print();

export async function copy() {
  try {
    await navigator.clipboard.writeText(location.href);
    return "copied";
  } catch {
    return "uncopied";
  }
}

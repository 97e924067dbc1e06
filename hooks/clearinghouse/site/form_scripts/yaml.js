/* A record as YAML in the strict subset that our reader takes: only what JSON can say, one way to write each thing.
   A test holds that the reader gives back exactly what was written. */

import { hasOwn, isGroup } from "./validate.js";

const LONG = 88; // characters; a longer text starts on its own line
const WIDTH = 104; // a line is broken after the word that passes this
// Words and numbers that some reader of YAML takes for something else than text: no is false, 12:30 is a number. The
// same as the house style that "make fix" writes.
const WORDS = /^(~|null|Null|NULL|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|=|<<)$/;
const NUMBER_LIKE = /^\d[\d.,:/+-]*$|^[-+]?(\d[\d_]*|0x[\da-f_]+|0b[01_]+)(:[0-5]?\d)*(\.[\d_]*)?(e[-+]?\d+)?$|^[-+]?\.(\d[\d_]*(e[-+]?\d+)?|inf|nan)$|^\d{4}-\d\d?-\d\d?(t|[ \t]+)\d\d?:/i;
const SPECIAL_START = /^[-?:](\s|$)|^[,[\]{}#&*!|>'"%@`\s]|^---|^\.\.\./;
const SPECIAL_INSIDE = /: |:$| #|\s$/;
// Characters that a reader may refuse or take for the end of a line; they are written as escapes.
const UNSEEN = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\t|\p{Cs}/u;
const SIMPLE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** @param {string} text */
function isPlain(text) {
  return text !== "" && !WORDS.test(text) && !NUMBER_LIKE.test(text) && !SPECIAL_START.test(text) && !SPECIAL_INSIDE.test(text);
}

/** @param {string} text */
function escaped(text) {
  const one = (/** @type {string} */ character) => {
    const code = character.codePointAt(0) || 0;
    if (character === "\\" || character === '"') return `\\${character}`;
    if (character === "\n") return "\\n";
    if (character === "\t") return "\\t";
    if (!UNSEEN.test(character)) return character;
    return code < 256 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
  };
  return `"${Array.from(text, one).join("")}"`;
}

/** @param {string} text */
function quoted(text) {
  if (UNSEEN.test(text) || text.includes("\n")) return escaped(text);
  return isPlain(text) ? text : `'${text.replaceAll("'", "''")}'`;
}

/** Anything on one line; inside brackets every text is in double quotes. @param {any} value @returns {string} */
function scalar(value) {
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${value.map(bracketed).join(", ")}]`;
  if (isGroup(value)) return "{" + Object.keys(value).map((key) => `${escaped(key)}: ${bracketed(value[key])}`).join(", ") + "}";
  return Math.abs(value) > Number.MAX_SAFE_INTEGER ? String(BigInt(value)) : String(value); // never an exponent
}

/** @param {Json} value @returns {string} */
function bracketed(value) {
  return typeof value === "string" ? escaped(value) : scalar(value);
}

/** Break a text at single spaces; folding puts exactly one space back. @param {string} text @param {string} indent */
function wrapped(text, indent) {
  const lines = [""];
  for (const word of text.match(/(?:[^ ]| {2,})+/g) || []) {
    const last = lines.length - 1;
    if (lines[last] !== "" && indent.length + lines[last].length > WIDTH) lines.push(word);
    else lines[last] += (lines[last] && " ") + word;
  }
  return lines.map((line) => indent + line).join("\n");
}

/** What follows "key:" or "-" for a text; `indent` is that of the lines below. @param {string} value @param {string} indent */
function text(value, indent) {
  if (UNSEEN.test(value)) return ` ${escaped(value)}`;
  if (value.includes("\n")) return literal(value, indent);
  if (value.length <= LONG || /^\s|\s$/.test(value)) return ` ${quoted(value)}`;
  return ` >-\n${wrapped(value, indent)}`;
}

/** @param {string} value @param {string} indent */
function literal(value, indent) {
  if (/^\s/.test(value) || /\n\s*$/.test(value)) return ` ${escaped(value)}`;
  const lines = value.split("\n").map((line) => (line === "" ? "" : indent + line));
  return ` |-\n${lines.join("\n")}`;
}

/** @param {Json[]} list @param {string} start @param {string} indent */
function inBrackets(list, start, indent) {
  let line = start + " [";
  /** @type {string[]} */
  const lines = [];
  list.forEach((item, place) => {
    const word = scalar(item) + (place < list.length - 1 ? "," : "]");
    const space = line.endsWith("[") ? "" : " ";
    if (space && line.length > WIDTH) {
      lines.push(line);
      line = indent + word;
    } else line += space + word;
  });
  return [...lines, line].join("\n");
}

/** @param {Json[]} values @param {string} start @param {string} indent */
function list(values, start, indent) {
  if (values.length === 0) return `${start} []`;
  if (values.every((item) => (typeof item === "string" ? SIMPLE.test(item) : Number.isInteger(item)))) return inBrackets(values, start, `${indent}  `);
  return [start, ...values.map((item) => entry(item, `${indent}  `))].join("\n");
}

/** @param {Json} item @param {string} indent @returns {string} */
function entry(item, indent) {
  if (typeof item === "string") return indent + "-" + text(item, `${indent}  `);
  if (!isGroup(item)) return `${indent}- ${scalar(item)}`;
  const lines = group(item, {}, `${indent}  `);
  return lines === "" ? `${indent}- {}` : `${indent}- ${lines.slice(indent.length + 2)}`;
}

/** @param {string} key @param {Json} value @param {Schema} schema @param {string} indent @returns {string} */
function field(key, value, schema, indent) {
  const start = `${indent}${quoted(key)}:`;
  if (typeof value === "string") return start + text(value, `${indent}  `);
  if (Array.isArray(value)) return list(inOrder(value, schema), start, indent);
  if (!isGroup(value)) return `${start} ${scalar(value)}`;
  const lines = group(value, schema, `${indent}  `);
  return lines === "" ? `${start} {}` : `${start}\n${lines}`;
}

/** @param {Json[]} values @param {Schema} schema */
function inOrder(values, schema) {
  return values.map((item) => (isGroup(item) ? sorted(item, schema.items || {}) : item));
}

/** @param {JsonObject} data @param {Schema} schema */
function sorted(data, schema) {
  const order = Object.keys(schema.properties || {}).filter((key) => hasOwn(data, key));
  return Object.fromEntries([...new Set([...order, ...Object.keys(data)])].map((key) => [key, data[key]]));
}

/** @param {JsonObject} data @param {Schema} schema @param {string} indent */
function group(data, schema, indent) {
  const ordered = sorted(data, schema);
  const below = schema.properties || {};
  return Object.keys(ordered)
    .map((key) => field(key, ordered[key], below[key] || {}, indent))
    .join("\n");
}

/**
 * Return the text of a file: the first line names the schema for editors, then the fields in the schema's order.
 * @param {JsonObject} data
 * @param {Schema} schema
 * @param {string} schemaName
 */
export function record(data, schema, schemaName) {
  return `# yaml-language-server: $schema=../../schemas/editor/${schemaName}.schema.json\n${group(data, schema, "")}\n`;
}

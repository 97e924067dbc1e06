/* Does a record fit its schema? The part of JSON Schema 2020-12 that our schemas use, and nothing else.
   A test holds every answer equal to that of Python's jsonschema, so change both or neither. */

/** @type {Record<string, (value: unknown) => boolean>} */
const TYPES = {
  array: Array.isArray,
  boolean: (value) => typeof value === "boolean",
  integer: Number.isInteger,
  null: (value) => value === null,
  number: (value) => typeof value === "number",
  object: isGroup,
  string: (value) => typeof value === "string",
};
// What Python calls white space; JavaScript's own list differs in a few characters.
const NOT_IN_ADDRESS = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000<>"{}|\\^`]/;
// Parts joined by full stops, the last one no number: the same as that of the checker (value_types.py).
const LETTER = "A-Za-z0-9_\\u00a1-\\u3001\\u3003-\\uff0d\\uff0f-\\uff60\\uff62-\\u{10ffff}";
const HOST = new RegExp(`^(?:[${LETTER}](?:[${LETTER}-]*[${LETTER}])?\\.)+(?![0-9]+\\.?$)[${LETTER}](?:[${LETTER}-]*[${LETTER}])?\\.?$`, "u");
const LATEST_YEAR = 2999; // the same as that of the checker
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** @param {unknown} value @returns {value is JsonObject} */
export function isGroup(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Object.hasOwn, which browsers of 2021 do not have. @param {object} value @param {string} name */
export function hasOwn(value, name) {
  return Object.prototype.hasOwnProperty.call(value, name);
}

/** @param {string} text */
function isDay(text) {
  const match = DAY.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number);
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day); // Date.UTC would take the year 26 for 1926
  return year > 0 && year <= LATEST_YEAR && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** @param {string} text */
function isAddress(text) {
  const match = /^[^:/?#]+:\/\/([^/?#]*)/.exec(text);
  if (!match || NOT_IN_ADDRESS.test(text)) return false;
  const [, host] = match;
  if (/[@[\]]/.test(host) || (host !== host.normalize("NFKC") && /[/?#@:]/.test(host.replace(/[#?@:]/g, "").normalize("NFKC")))) return false;
  const [name, ...rest] = host.split(":");
  const port = rest.join(":");
  return HOST.test(name) && (port === "" || (/^\d+$/.test(port) && Number(port) <= 65535));
}

/** @type {Record<string, (text: string) => boolean>} */
const FORMATS = {
  date: isDay,
  "partial-date": (text) => isDay(text.length < 10 ? `${text}-01-01`.slice(0, 10) : text),
  uri: isAddress,
};

/** The same list for equal values, whatever the order of their keys. @param {unknown} value @returns {unknown} */
export function canonical(value) {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isGroup(value)) return value;
  return Object.keys(value).sort().map((key) => [key, canonical(value[key])]);
}

/** @param {unknown[]} list */
function isUnique(list) {
  return new Set(list.map((item) => JSON.stringify([isGroup(item), canonical(item)]))).size === list.length;
}

/**
 * Whether a value is as the keyword demands. A value of another type passes.
 * @type {Record<string, (value: any, expected: any) => boolean>}
 */
const RULES = {
  type: (value, expected) => [expected].flat().some((name) => TYPES[name](value)),
  enum: (value, expected) => expected.includes(value),
  minLength: (value, expected) => typeof value !== "string" || [...value].length >= expected,
  maxLength: (value, expected) => typeof value !== "string" || [...value].length <= expected,
  pattern: (value, expected) => typeof value !== "string" || new RegExp(expected, "u").test(value),
  format: (value, expected) => typeof value !== "string" || !FORMATS[expected] || FORMATS[expected](value),
  minimum: (value, expected) => typeof value !== "number" || value >= expected,
  maximum: (value, expected) => typeof value !== "number" || value <= expected,
  minItems: (value, expected) => !Array.isArray(value) || value.length >= expected,
  uniqueItems: (value, expected) => !expected || !Array.isArray(value) || isUnique(value),
};

/**
 * Return every failure. A missing field is reported at its own path, in the order of the schema.
 * @param {Schema} schema
 * @param {unknown} value
 * @param {ValuePath} [path]
 * @returns {Failure[]}
 */
export function validate(schema, value, path = []) {
  const own = Object.keys(RULES).filter((keyword) => keyword in schema && !RULES[keyword](value, schema[keyword]));
  const failures = own.map((keyword) => ({ path, keyword, expected: schema[keyword] }));
  const { properties, items } = schema;
  if (isGroup(value) && properties) failures.push(...validateParts(schema, properties, value, path));
  if (Array.isArray(value) && items) {
    value.forEach((item, place) => failures.push(...validate(items, item, [...path, place])));
  }
  return failures;
}

/** @param {Schema} schema @param {Record<string, Schema>} properties @param {JsonObject} value @param {ValuePath} path */
function validateParts(schema, properties, value, path) {
  /** @type {Failure[]} */
  const failures = [];
  const required = schema.required || [];
  for (const [name, part] of Object.entries(properties)) {
    const here = [...path, name];
    if (hasOwn(value, name)) failures.push(...validate(part, value[name], here));
    else if (required.includes(name)) failures.push({ path: here, keyword: "required", expected: true });
  }
  const extra = Object.keys(value).filter((name) => !hasOwn(properties, name));
  if (schema.additionalProperties === false && extra.length) {
    failures.push({ path, keyword: "additionalProperties", expected: extra });
  }
  return failures;
}

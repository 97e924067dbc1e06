/* Does a record fit its schema? The part of JSON Schema 2020-12 that our schemas use, and nothing else.
   A test holds every answer equal to that of Python's jsonschema, so change both or neither. */

const TYPES = {
  array: Array.isArray,
  boolean: (value) => typeof value === "boolean",
  integer: Number.isInteger,
  null: (value) => value === null,
  number: (value) => typeof value === "number",
  object: isGroup,
  string: (value) => typeof value === "string",
};
// What Python calls white space; JavaScript's own list differs in a few signs.
const NOT_IN_ADDRESS = /[\t-\r\x1c- \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000<>"{}|\\^`]/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isGroup(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isDay(text) {
  const found = DAY.exec(text);
  if (!found) return false;
  const [year, month, day] = found.slice(1).map(Number);
  const made = new Date(Date.UTC(2000, month - 1, day));
  made.setUTCFullYear(year, month - 1, day); // Date.UTC would take the year 26 for 1926
  return year > 0 && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}

function isAddress(text) {
  const found = /^[^:/?#]+:\/\/([^/?#]*)/.exec(text);
  if (!found || NOT_IN_ADDRESS.test(text)) return false;
  const [, host] = found;
  if (/[@[\]]/.test(host) || (host !== host.normalize("NFKC") && /[/?#@:]/.test(host.replace(/[#?@:]/g, "").normalize("NFKC")))) return false;
  const [name, ...rest] = host.split(":");
  const port = rest.join(":");
  return name !== "" && (port === "" || (/^\d+$/.test(port) && Number(port) <= 65535));
}

const FORMATS = {
  date: isDay,
  "partial-date": (text) => isDay(text.length < 10 ? `${text}-01-01`.slice(0, 10) : text),
  uri: isAddress,
};

function sameForm(value) {
  if (Array.isArray(value)) return value.map(sameForm);
  if (!isGroup(value)) return value;
  return Object.keys(value).sort().map((key) => [key, sameForm(value[key])]);
}

function isUnique(list) {
  return new Set(list.map((item) => JSON.stringify([isGroup(item), sameForm(item)]))).size === list.length;
}

// Each says whether a value is as the keyword asks; a value of another type is none of its business.
const RULES = {
  type: (value, asked) => [].concat(asked).some((name) => TYPES[name](value)),
  enum: (value, asked) => asked.includes(value),
  minLength: (value, asked) => typeof value !== "string" || [...value].length >= asked,
  maxLength: (value, asked) => typeof value !== "string" || [...value].length <= asked,
  pattern: (value, asked) => typeof value !== "string" || new RegExp(asked, "u").test(value),
  format: (value, asked) => typeof value !== "string" || !FORMATS[asked] || FORMATS[asked](value),
  minimum: (value, asked) => typeof value !== "number" || value >= asked,
  maximum: (value, asked) => typeof value !== "number" || value <= asked,
  minItems: (value, asked) => !Array.isArray(value) || value.length >= asked,
  uniqueItems: (value, asked) => !asked || !Array.isArray(value) || isUnique(value),
};

/* Return every failure as {path, keyword, asked}: the path is a list of names and positions. A missing field is told
   at its own path, in the order of the schema. */
export function check(schema, value, path = []) {
  const own = Object.keys(RULES).filter((keyword) => keyword in schema && !RULES[keyword](value, schema[keyword]));
  const found = own.map((keyword) => ({ path, keyword, asked: schema[keyword] }));
  if (isGroup(value) && schema.properties) found.push(...checkParts(schema, value, path));
  if (Array.isArray(value) && schema.items) {
    value.forEach((item, place) => found.push(...check(schema.items, item, [...path, place])));
  }
  return found;
}

function checkParts(schema, value, path) {
  const found = [];
  const needed = schema.required || [];
  for (const [name, part] of Object.entries(schema.properties)) {
    const here = [...path, name];
    if (Object.hasOwn(value, name)) found.push(...check(part, value[name], here));
    else if (needed.includes(name)) found.push({ path: here, keyword: "required", asked: true });
  }
  const extra = Object.keys(value).filter((name) => !Object.hasOwn(schema.properties, name));
  if (schema.additionalProperties === false && extra.length) {
    found.push({ path, keyword: "additionalProperties", asked: extra });
  }
  return found;
}

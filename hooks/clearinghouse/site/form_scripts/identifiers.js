/* The identifier of a new record, made from its name. The command "new" makes the same: tests/cases/identifiers.json. */

const LONGEST_ID = 60; // characters of an identifier that is made from a name
export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const RESERVED = /^(con|prn|aux|nul|(com|lpt)[0-9])$/; // Windows has no files of these names

/** The words of a name in small letters a to z and digits. @param {string} name @param {Strings} letters small Latin letters that Unicode does not take apart */
function slug(name, letters) {
  const plain = (/** @type {string} */ text) => Array.from(text, (letter) => letters[letter] || letter).join("");
  const folded = plain(name.toLowerCase().replace(/['’ʼʻ]/g, "")).normalize("NFKD").replace(/\p{Mn}/gu, "");
  return (plain(folded).match(/[a-z0-9]+/g) || []).join("-");
}

/** Return an identifier; empty when the name has no Latin letters or digits. @param {string} schema @param {Record<string, any>} data @param {Strings} letters */
export function identifierOf(schema, data, letters) {
  const words = slug(String(data.name || data.title || ""), letters);
  const country = schema === "request" && words ? String(data.country || "").toLowerCase() : "";
  const whole = [country, words].filter(Boolean).join("-");
  const start = whole.slice(0, LONGEST_ID + 1), end = start.lastIndexOf("-");
  return whole.length <= LONGEST_ID ? whole : start.slice(0, end > 0 ? end : LONGEST_ID);
}

/* Numbers as people write them. What can be read in two ways is not read: "50.000" is fifty thousand in German and fifty
   in English, so the form asks. */

/** Ways to write a number that have one meaning, each with its decimal sign. @type {[RegExp, "." | ","][]} */
const ONE_MEANING = [
  [/^-?(0|[1-9]\d*)(\.\d+)?$/, "."],
  [/^(0|[1-9]\d*),\d{1,2}$|^(0|[1-9]\d{3,}),\d{3}$/, ","],
  [/^\d{1,3}([ '’]\d{3})+(\.\d+)?$/, "."],
  [/^\d{1,3}([ '’]\d{3})+,\d+$/, ","],
  [/^\d{1,3}(\.\d{3})+,\d+$|^\d{1,3}(\.\d{3}){2,}$/, ","],
  [/^\d{1,3}(,\d{3})+\.\d+$|^\d{1,3}(,\d{3}){2,}$|^\d{1,2}(,\d{2})+,\d{3}$/, "."],
];
const TWO_MEANINGS = /^([1-9]\d{0,2})[.,](\d{3})$/;
// Zero in Arabic, Persian, Devanagari, Bengali and other scripts; the other nine digits follow it.
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x17e0, 0x1040];

/** Return a text with plain digits, spaces and minus signs for those of any script. @param {string} text */
export function inPlainDigits(text) {
  const digit = (/** @type {string} */ character) => {
    const code = character.charCodeAt(0), zero = ZEROS.find((one) => code >= one && code < one + 10);
    return zero === undefined ? character : String(code - zero);
  };
  const plain = text.normalize("NFKC").replace(/[\u2010-\u2013\u2212]/g, "-").replace(/\u066c/g, "'").replace(/\u066b/g, ".");
  return plain.replace(/\p{Nd}/gu, digit).replace(/\s/g, " ").trim();
}

/** Return a number, or the text when it is none or has two meanings. @param {string} text @returns {number | string} */
export function readNumber(text) {
  const plain = inPlainDigits(text);
  const [, decimal] = ONE_MEANING.find(([pattern]) => pattern.test(plain)) || [];
  if (!decimal || TWO_MEANINGS.test(plain)) return text.trim();
  const number = Number(plain.replace(decimal === "." ? /[, '’]/g : /[. '’]/g, "").replace(",", "."));
  return String(number).length < 16 ? number : text.trim(); // the reader of records takes a longer one for a mistake
}

/** The two numbers that a text can mean, such as 50 and 50000 for "50.000"; otherwise null. @param {string} text @returns {[string, string] | null} */
export function twoReadings(text) {
  const match = TWO_MEANINGS.exec(inPlainDigits(text));
  return match && [String(Number(`${match[1]}.${match[2]}`)), match[1] + match[2]];
}

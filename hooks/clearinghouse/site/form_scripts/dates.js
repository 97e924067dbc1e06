/* Dates and web addresses as people write them. What can be read in two ways is not read: 05/07/2027 is in May or in July.
   What is read here, "make fix" reads in the same way (fixes/dates.py), and it knows more. */

import { inPlainDigits } from "./numbers.js";

const MONTH_NAMES = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/** The number of a month, 1 to 12, from its English name or its first three letters; otherwise 0. @param {string} word */
function monthNumber(word) {
  const name = word.toLowerCase();
  return MONTH_NAMES.findIndex((month) => month === name || month.slice(0, 3) === name || (name === "sept" && month === "september")) + 1;
}

/** Not those of other calendars, such as 1405 and 2569. */
const OUR_YEAR = /^(?:19|20|21)\d\d$/;

/** A day as YYYY-MM-DD; empty when there is no such day. @param {string} year @param {number} month @param {string} day */
function isoDay(year, month, day) {
  const date = new Date(Date.UTC(2000, month - 1, Number(day)));
  date.setUTCFullYear(Number(year), month - 1, Number(day));
  const isReal = month > 0 && OUR_YEAR.test(year) && date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
  return isReal ? `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}` : "";
}

/** The days that a date in numbers can be; with the year last, day and month can be exchanged. @param {string} text */
export function possibleDays(text) {
  const match = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(inPlainDigits(text));
  if (!match) return [];
  const [, first, , second, year] = match;
  return [...new Set([isoDay(year, Number(second), first), isoDay(year, Number(first), second)])].filter(Boolean).sort();
}

/** @param {string} text */
function dayInWords(text) {
  const [, day = "", dayMonth = "", year = ""] = /^(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]+)\.?,? (\d{4})$/i.exec(text) || [];
  const [, month = dayMonth, otherDay = day, otherYear = year] = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i.exec(text) || [];
  return isoDay(otherYear, monthNumber(month), otherDay);
}

/** @param {string} text */
function monthInWords(text) {
  const [, word = "", year = ""] = /^([a-z]+)\.?,? (\d{4})$/i.exec(text) || [];
  const [, month = String(monthNumber(word)), otherYear = year] = /^(\d{1,2})[/.-](\d{4})$/.exec(text) || [];
  return Number(month) > 0 && Number(month) < 13 && OUR_YEAR.test(otherYear) ? `${otherYear}-${month.padStart(2, "0")}` : "";
}

/** Return a day in ISO 8601, or the text when it is none or has two readings. @param {string} text @param {boolean} isPartial whether a month is enough */
export function readDay(text, isPartial) {
  const plain = inPlainDigits(text).replace(/ +/g, " ");
  const [, year = "", , month = "", day = ""] = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/.exec(plain) || [];
  const days = possibleDays(plain);
  return isoDay(year, Number(month), day) || (days.length === 1 && days[0]) || dayInWords(plain) || (isPartial && monthInWords(plain)) || text;
}

/** Complete a web address that has no https:// in front, or no slash after its host. @param {string} text */
export function readAddress(text) {
  const whole = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}([/?#]\S*)?$/i.test(text) ? `https://${text}` : text;
  return /^https:\/\/[^/?#\s]+$/.test(whole) ? `${whole}/` : whole;
}

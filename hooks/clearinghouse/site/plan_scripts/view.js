/* The answer as a part of the page, like the plan on the page of a need. Text is written as text, never as HTML. */

import { MOST_LIKELY, MOST_TO_ASK, ROLES } from "./plan.js";
import { fill, findingText, firstQuestion, headline, money } from "./words.js";

/** @typedef {import("./criteria.js").Options} Options */
/** @typedef {import("./plan.js").Answer} Answer */
/** @typedef {import("./plan.js").Choice} Choice */
/** @typedef {import("./plan.js").PackagePlan} PackagePlan */
/** @typedef {import("./plan.js").Plan} Plan */
/** What all parts of an answer need. @typedef {{ plan: Plan, options: Options, strings: Strings, language: string }} Showing */

const SHOWN = ROLES.filter((role) => role !== "unclear");

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/** @param {string} address @param {string} text */
export function link(address, text) {
  const node = element("a", "", text);
  node.setAttribute("href", address);
  return node;
}

/** @param {string} summary @param {(Node | string)[]} children */
function folded(summary, ...children) {
  return element("details", "ch-why", element("summary", "", summary), ...children);
}

/** @param {Answer} answer */
const sourceLink = ({ source }) => link(`../sources/${source.id}/`, source.name);

/** Parts with ", " between them. @param {(Node | string)[][]} parts */
const listed = (parts) => parts.flatMap((part, place) => (place ? [", ", ...part] : part));

/** Return the sentences on top. @param {Showing} showing */
export function headlinePart({ plan, options, language }) {
  return element("div", "ch-answer", ...headline(plan, options, language).map((line) => element("p", "", line)));
}

/** Return everything below the sentences on top. @param {Showing} showing */
export function answerParts(showing) {
  const { plan } = showing;
  return [...plan.packages.flatMap((own, place) => block(own, place + 1, showing)), ...asked(showing), ...reasons(showing), ...others(showing)];
}

/** @param {PackagePlan} own @param {number} number @param {Showing} showing */
function block(own, number, showing) {
  const { options, strings } = showing, title = element("h3", "", `${number}. ${options.packages[own.package].label}`);
  const parts = element("dl", "ch-facts ch-plan"), open = openText(own, showing), isOpen = own.gap !== "grant";
  title.id = `package-${own.package}`;
  if (isOpen) {
    const line = element("dd", "", element("strong", "", strings.noPayer));
    if (open) line.append(" ", fill(strings.staysOpen, { what: open }));
    parts.append(element("dt", "ch-plan--gap", options.roles.pays), line);
  }
  for (const role of SHOWN) if (own.choices[role].likely.length) parts.append(...roleParts(role, own.choices[role], showing));
  if (!isOpen && open) parts.append(element("dt", "", strings.open), element("dd", "", open));
  return [title, parts];
}

/** @param {PackagePlan} own @param {Showing} showing */
function openText({ open, gap }, { plan: { question }, strings, language }) {
  const sum = open ? money(open, question.currency, language) : "";
  return sum && gap === "grant" ? fill(strings.atLeast, { sum }) : sum;
}

/** @param {string} role @param {Choice} choice @param {Showing} showing */
function roleParts(role, { likely }, { options, strings }) {
  const line = (/** @type {Answer} */ answer) => {
    const { source, line: { offer } } = answer, status = element("span", `ch-status ch-status--${source.status}`, options.statuses[source.status]);
    return element("li", "", sourceLink(answer), " ", status, ...(offer ? [" ", element("span", "ch-plan__offer", offer)] : []));
  };
  const list = element("ul", "", ...likely.slice(0, MOST_LIKELY).map(line)), more = likely.slice(MOST_LIKELY);
  const rest = more.length ? [folded(fill(strings.more, { count: more.length }), element("ul", "", ...more.map(line)))] : [];
  return [element("dt", `ch-plan--${role}`, options.roles[role]), element("dd", "", list, ...rest)];
}

/** What must be asked first, grouped by the question and by what a source might do. @param {Showing} showing */
function asked({ plan, options, strings }) {
  /** @type {Map<string, Map<string, Map<string, { answer: Answer, numbers: number[] }>>>} */
  const groups = new Map(), ids = new Set();
  plan.packages.forEach(({ choices }, place) => {
    for (const role of ROLES) for (const answer of choices[role].ask.slice(0, MOST_TO_ASK)) {
      const roles = at(groups, firstQuestion(answer, options), () => new Map()), found = at(roles, role, () => new Map());
      ids.add(answer.source.id);
      at(found, answer.source.id, () => ({ answer, numbers: /** @type {number[]} */ ([]) })).numbers.push(place + 1);
    }
  });
  if (!groups.size) return [];
  const several = plan.packages.length > 1;
  const items = [...groups].map(([question, roles]) => {
    const item = element("li", "", element("b", "", question));
    ROLES.filter((role) => roles.has(role)).forEach((role, place) => {
      const found = [.../** @type {Map<string, { answer: Answer, numbers: number[] }>} */ (roles.get(role)).values()];
      const names = found.map(({ answer, numbers }) => [sourceLink(answer), ...(several ? [` (${numbers.join(",")})`] : [])]);
      item.append(place ? "; " : " ", `${options.might[role]}: `, ...listed(names));
    });
    return item;
  });
  return [folded(fill(strings.ask, { count: ids.size }), element("ul", "ch-plan__ask", ...items))];
}

/**
 * @template Key, Value
 * @param {Map<Key, Value>} map
 * @param {Key} key
 * @param {() => Value} first
 * @returns {Value}
 */
function at(map, key, first) {
  const value = map.has(key) ? /** @type {Value} */ (map.get(key)) : first();
  map.set(key, value);
  return value;
}

/** Everything that was found about each source that likely helps, folded. @param {Showing} showing */
function reasons({ plan, options, strings, language }) {
  /** @type {Map<string, { answer: Answer, texts: Map<string, string> }>} */
  const found = new Map();
  for (const { choices } of plan.packages) for (const role of SHOWN) for (const answer of choices[role].likely.slice(0, MOST_LIKELY)) {
    const { texts } = at(found, answer.source.id, () => ({ answer, texts: new Map() }));
    for (const finding of answer.findings) texts.set(findingText(finding, options, language), finding[1]);
  }
  const items = [...found.values()].map(({ answer, texts }) => {
    const of = (/** @type {string} */ state) => [...texts].filter((one) => one[1] === state).map(([text]) => text).join("; "), todo = of("to-arrange");
    return element("li", "ch-why--met", sourceLink(answer), `: ${of("met")}.`, todo && ` ${options.states["to-arrange"]}: ${todo}.`);
  });
  return items.length ? [folded(strings.why, element("ul", "", ...items))] : [];
}

/** How many sources do such work, and none of it for this question. @param {Showing} showing */
function others({ plan, strings }) {
  const choices = plan.packages.flatMap((own) => Object.values(own.choices)), ids = (/** @type {Answer[]} */ answers) => answers.map((one) => one.source.id);
  const helping = choices.flatMap(({ likely, ask }) => ids([...likely, ...ask]));
  const count = new Set(choices.flatMap(({ refused }) => ids(refused)).filter((id) => !helping.includes(id))).size;
  return count ? [element("p", "ch-entry__note", fill(strings.refused, { count }))] : [];
}
